"""Parts of cards that several commands show alike: deadlines and what explains them."""

from collections.abc import Iterator, Sequence

from bot.core.cards import Block, Facts, Why
from bot.core.facts.people import Reader
from bot.core.procedure.day_names import short_day
from bot.core.procedure.deadlines import Deadline

READS = {Reader.ALONE: "read by this person alone", Reader.SHARED: "shared mailbox"}
NO_RULE = "no date: the profile gives none"


def dated(lines: Sequence[tuple[str, Deadline | None]]) -> tuple[Block, ...]:
    """Show the binding dates alone; a rule that the profile lacks says so."""
    return (Facts(tuple((label, _date(each)) for label, each in lines)),)


def why(deadlines: Sequence[Deadline | None]) -> Iterator[Why]:
    """Put all that explains each date behind *why?* (B3)."""
    for each in deadlines:
        if each is not None:
            yield Why(each.why, f"Why {short_day(each.date)}?")


def _date(deadline: Deadline | None) -> str:
    return short_day(deadline.date) if deadline else NO_RULE
