"""A proposal: what somebody should hear, before it is settled how they can be reached."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from bot.core.notices.notice import Kind


class Proposal(NamedTuple):
    """One thing that one recipient should hear.

    `when` is a time of day for a dated notice; for one that somebody `caused` it is the moment of
    the cause.
    `to_left` and `to_unconfirmed` are the exceptions to who may be told at all; `is_answer` is
    the answer to one's own command, which is never held.
    """

    kind: Kind
    recipient: str
    subject: str
    when: datetime
    caused: bool = True
    revision: str = "1"
    occasion: str = ""
    useful_until: datetime | None = None
    lapses_at: datetime | None = None
    says: str = ""
    needs_left: bool = False
    to_left: bool = False
    to_unconfirmed: bool = False
    is_answer: bool = False

    def to_each(self, recipients: Iterable[str]) -> Iterator["Proposal"]:
        """Yield the same for each recipient; a meeting is proposed to hundreds in one settling."""
        kind, _, *rest = self
        return (Proposal._make((kind, each, *rest)) for each in recipients)
