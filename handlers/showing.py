"""Parts of cards that several commands show alike: dates, lists, what lies behind them."""

from collections.abc import Iterable, Iterator, Sequence

from bot.core.cards import Block, Facts, Items, Why
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Reader
from bot.core.membership.gaps import agency_gaps
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


def a_list(heading: str, lines: Iterable[str]) -> Iterator[Items]:
    """Show lines under their heading, and nothing at all where there are none."""
    if found := tuple(lines):
        yield Items(found, heading=heading)


def behind(label: str, lines: Iterable[str]) -> Iterator[Why]:
    """Put lines behind a label that can be opened, and nothing where there are none."""
    if found := tuple(lines):
        yield Why(found, label)


def nobody_speaks_for(facts: CoreGroup) -> Iterator[Items]:
    """List the agencies named at the conference for which nobody speaks yet (H1)."""
    return a_list("Nobody speaks yet for", agency_gaps(facts))


def _date(deadline: Deadline | None) -> str:
    return short_day(deadline.date) if deadline else NO_RULE
