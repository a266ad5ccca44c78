"""What of a group is a family member's own: all that their commands are given to work with."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import ChildsPart, Member, MemberKind
from bot.core.facts.particulars import Closing
from bot.core.facts.pauses import Pause
from bot.core.facts.plan import Plan
from bot.core.facts.taking_part import TakesPart

T = TypeVar("T")
THERE = frozenset({ChildsPart.ATTENDS, ChildsPart.ATTENDS_PART})
"""How a child takes part who is asked to come (H3)."""


def own_invitations(facts: CoreGroup, member: Member) -> tuple[Meeting, ...]:
    """Return the meetings to which somebody of the family or a substitute is asked, by date.

    All that they see of the group's dates (access condition 3). A date that waits for a review is
    no invitation yet (R24), and who has a talk of their own is told nothing of the meeting (S21).
    """
    asked = (each for each in facts.meetings if _is_asked(member, each))
    return tuple(sorted(asked, key=lambda each: (each.on, each.starts)))


def _is_asked(member: Member, meeting: Meeting) -> bool:
    if member.kind is MemberKind.SUBSTITUTE:
        return meeting.id == member.substitute_at
    if member.kind is MemberKind.CHILD and member.childs_part not in THERE:
        return False
    seat = meeting.seat_of(member.id)
    is_apart = seat is not None and seat.takes_part is TakesPart.SEPARATE_TALK
    return not (meeting.provisional or is_apart) and meeting.starts_at > member.opted_in


def as_held_for(facts: CoreGroup, member: Member) -> CoreGroup:
    """Return the facts with which somebody's commands work: for family what is their own alone.

    What is not there can stand on no card, whatever is said: no name, no number and no date that is
    another's, nothing of minutes and plan (access conditions 3 and 13, B9, IG18): even a copy that
    was released reaches them by hand or by post. What they change is changed in the whole group.
    """
    if not member.is_family:
        return facts

    def own(parts: Iterable[T], name: str = "member") -> tuple[T, ...]:
        return tuple(each for each in parts if getattr(each, name) == member.id)

    return replace(
        _without_what_is_the_groups(facts),
        members=(member,),
        children=tuple(each for each in facts.children if each.id in member.children),
        meetings=own_invitations(facts, member),
        answers=own(facts.answers),
        updates=own(facts.updates),
        updates_asked=own(facts.updates_asked),
        actions=own(facts.actions, "action_owner"),
        tasks=own(facts.tasks, "owner"),
        pulls=own(facts.pulls),
        events=own(facts.events, "by"),
        pauses=(*own(facts.pauses), *_of_the_group(facts)),
    )


def _without_what_is_the_groups(facts: CoreGroup) -> CoreGroup:
    """Return the facts without all of which no part is anybody's own."""
    return replace(
        facts,
        plan=Plan(),
        flag_reason="",
        named_agencies=(),
        suggestions=(),
        disagreements=(),
        early=(),
        absences=(),
        copies=(),
        holds=(),
        connecting=(),
        closing=_when_closed(facts),
        handovers=(),
        role_changes=(),
        minutes=(),
        failures=(),
        documents=(),
    )


def _when_closed(facts: CoreGroup) -> Closing | None:
    """Return the days on which group and case closed; how it was decided is the group's (S3)."""
    if facts.closing is None:
        return None
    return Closing(facts.closing.at, "", "", "", case_closed_on=facts.closing.case_closed_on)


def _of_the_group(facts: CoreGroup) -> tuple[Pause, ...]:
    """Return the pauses of the whole group without who made and who lifted them: access asks."""
    return tuple(replace(each, by="", lifted_by="") for each in facts.pauses if not each.member)
