"""What is said behind `evidence`: of which days, to see or to have sent, of one group or all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.cards import Button, Buttons, Card, Text
from bot.core.saying.periods import Period, months_said, quarters_said

SEND_ME = "send me"
SEND_ALL = f"{SEND_ME} all"
FROM = "from"
SENT = re.compile(
    rf"(?:^| ){SEND_ME}(?P<all> all(?: {FROM} (?P<start>[A-Z0-9]{{4}}))?)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """Of which days: None is all of the time, and `quarters` are what a number can mean.

    `of_all` is said of all of one's groups, `start` names the first of them by reference.
    """

    period: Period | None = None
    quarters: tuple[Period, ...] = ()
    is_sent: bool = False
    of_all: bool = False
    start: str = ""

    @property
    def can_be_of_all(self) -> bool:
        """Whether it can be of all of one's groups: of some days, and sent only where so said."""
        return bool(self.period or self.quarters) and (self.of_all or not self.is_sent)


def read_said(rest: str) -> Said | None:
    """Return what the words behind the command ask for; None where they are not clear."""
    found = SENT.search(rest)
    days = rest[: found.start()] if found else rest
    period, quarters = months_said(days), quarters_said(days)
    if days and not (period or quarters):
        return None
    if found is None:
        return Said(period, quarters)
    start = (found["start"] or "").upper()
    return Said(period, quarters, is_sent=True, of_all=bool(found["all"]), start=start)


def is_said_of_all(rest: str) -> bool:
    """Tell whether the words can be said of all of one's groups, by who names none."""
    said = read_said(rest)
    return said is not None and said.can_be_of_all


def which_quarter(said: Sequence[Period], of: str = "") -> Card:
    """Ask which months a quarter's number means: authorities count from April, others do not.

    `of` is the reference of the group that it is asked of, empty for all.
    """
    buttons = (Button(str(e), f"{of} evidence {e.as_months}".strip()) for e in said)
    text = "It can be either, as years are counted from January or from April."
    return Card("Which quarter?", (Text(text), Buttons(tuple(buttons))))
