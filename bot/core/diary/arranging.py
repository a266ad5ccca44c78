"""What the lead arranges for family at one meeting: the place told, needs met, who sits where."""

from dataclasses import replace
from datetime import datetime

from bot.core.diary.place import has_place, may_be_told
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, MemberKind, Need
from bot.core.facts.taking_part import Arrangement, FamilyPlace, TakesPart
from bot.core.free_text import one_line
from bot.core.refusals import AlreadyDone, Refusal

PARENTS = frozenset({MemberKind.PARENT, MemberKind.CARER})


def release_place(facts: CoreGroup, meeting: Meeting, member: Member, now: datetime) -> Meeting:
    """Return the meeting with its venue and join link released to one family member (R2).

    Without the flag nothing is kept from anybody, so there is nothing to release.
    """
    _must_be_family(member)
    if not has_place(meeting):
        raise Refusal("This meeting has no venue yet.", "Set one first: move")
    if may_be_told(facts, meeting, member):
        raise AlreadyDone("This person may be told the venue already.", "See their task: done")
    released_to = meeting.released_to | {member.id}
    return replace(meeting, released_to=released_to, released_at=now)


def arrange(meeting: Meeting, member: Member, need: str, *, arranged: bool, by: str) -> Meeting:
    """Return the meeting with one need of a family member answered: arranged, or by whom (S20)."""
    who = one_line(by, field=f"need_{member.id}_{need}")
    if need not in {each.id for each in member.needs}:
        raise Refusal("This person has no such need on the contact sheet.", "See it: contact")
    if not (arranged or who):
        raise Refusal(
            "Is it arranged, or by whom will it be?",
            "Say one of the two.",
            field=f"need_{member.id}_{need}",
        )
    kept = (each for each in meeting.arrangements if (each.member, each.need) != (member.id, need))
    answer = Arrangement(member.id, need, arranged, who)
    return replace(meeting, arrangements=(*kept, answer))


def seat(meeting: Meeting, member: Member, takes_part: TakesPart, now: datetime) -> Meeting:
    """Return the meeting with it settled how one family member takes part (S21)."""
    _must_be_family(member)
    before = meeting.seat_of(member.id)
    if before is not None and before.takes_part is takes_part:
        return meeting
    place = FamilyPlace(member.id, takes_part, before.turn + 1 if before else 1, now)
    kept = (each for each in meeting.places if each.member != member.id)
    return replace(meeting, places=(*kept, place))


def is_seated_apart(seat_: FamilyPlace | None) -> bool:
    """Tell whether a plain invitation to the meeting is not, or no more, what they should have."""
    return seat_ is not None and (seat_.turn > 1 or seat_.takes_part is not TakesPart.SAME_MEETING)


def seat_apart(meeting: Meeting, member: Member) -> FamilyPlace | None:
    """Return how somebody takes part otherwise than by a plain invitation; None if they do not."""
    seat_ = meeting.seat_of(member.id)
    return seat_ if is_seated_apart(seat_) else None


def takes_part(facts: CoreGroup, meeting: Meeting, member: Member) -> TakesPart | None:
    """Return how a family member takes part; under the flag nothing is taken for granted."""
    found = meeting.seat_of(member.id)
    if found is not None:
        return found.takes_part
    return None if facts.flag.is_set else TakesPart.SAME_MEETING


def open_needs(facts: CoreGroup, meeting: Meeting) -> tuple[tuple[Member, Need], ...]:
    """Return the needs nobody has answered for this meeting (S20)."""
    answered = {(each.member, each.need) for each in meeting.arrangements}
    return tuple(
        (member, need)
        for member in facts.family
        for need in member.needs
        if (member.id, need.id) not in answered
    )


def unseated(facts: CoreGroup, meeting: Meeting) -> tuple[Member, ...]:
    """Return the parents of whom it must still be said how they take part, under the flag (S21).

    Who does not come meets nobody there.
    """
    may_come = {None, Coming.YES}
    parents = [
        each
        for each in facts.family
        if each.kind in PARENTS and facts.coming(meeting.id, each.id) in may_come
    ]
    if len(parents) < 2:
        return ()
    return tuple(each for each in parents if takes_part(facts, meeting, each) is None)


def _must_be_family(member: Member) -> None:
    if not (member.is_family and member.is_active):
        raise Refusal("That is settled for family members only.", "Choose one: members")
