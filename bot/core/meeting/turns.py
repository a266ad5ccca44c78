"""Whose turn it is: how often each has chaired and taken notes, shared fairly (R6, B5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member

PostKey = Literal["chair", "note_taker"]


@dataclass(frozen=True, slots=True)
class Turns:
    """How often one member has had each post, at meetings held and on the rota."""

    member: Member
    chaired: int
    noted: int


def history(facts: CoreGroup) -> tuple[Turns, ...]:
    """Return the turns of every professional member, for all to see (R6)."""
    return tuple(
        Turns(each, len(_turns(facts, each, "chair")), len(_turns(facts, each, "note_taker")))
        for each in facts.professionals
    )


def fewest_turns(
    facts: CoreGroup, among: Sequence[Member], post: PostKey, *, before: date | None = None
) -> list[Member]:
    """Return members by fewest turns, then longest since the last, then the order of the sheet.

    Only meetings before `before` count, so that the rota of later ones takes no turn away.
    """

    def rank(member: Member) -> tuple[int, date]:
        days = _turns(facts, member, post, before)
        return len(days), max(days, default=date.min)

    return sorted(among, key=rank)


def _turns(
    facts: CoreGroup, member: Member, post: PostKey, before: date | None = None
) -> list[date]:
    return [
        each.on
        for each in _that_stand(facts.meetings)
        if getattr(each, post) == member.id and (before is None or each.on < before)
    ]


def _that_stand(meetings: Iterable[Meeting]) -> Iterable[Meeting]:
    return (each for each in meetings if each.state is not MeetingState.CANCELLED)
