"""A proposal: what some should hear, before it is settled how each of them can be reached."""

from datetime import datetime
from typing import NamedTuple

from bot.core.facts.members import Member
from bot.core.notices.notice import Kind


class Proposal(NamedTuple):
    """One thing that several should hear, or one of them; what differs is another proposal.

    `when` is a time of day for a dated notice; for one that somebody `caused` it is the moment of
    the cause.
    `to_left`, `to_unconfirmed` and `to_paused` are the exceptions to who may be told at all;
    `is_answer` is the answer to one's own command, which is never held. `to_family` goes by mail
    to one of the family, where that is safe, and to nobody else. `within` are the ids of the pauses
    that hold it back, where not all do that could (B6).
    """

    kind: Kind
    recipients: tuple[str, ...]
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
    to_paused: bool = False
    to_family: bool = False
    within: frozenset[str] | None = None


def ids_of(*members: Member | None) -> tuple[str, ...]:
    """Return the ids of those of them who are there, each once: nobody hears a thing twice."""
    return tuple(dict.fromkeys(each.id for each in members if each is not None))
