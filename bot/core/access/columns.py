"""Which columns of the matrix somebody stands in, for one meeting or for the group."""

from collections.abc import Iterator

from bot.core.access.asked import Column
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, MemberKind, Role

BY_ROLE = {
    Role.LEAD: Column.LEAD,
    Role.TEAM_MANAGER: Column.TEAM_MANAGER,
    Role.ORGANISER: Column.ORGANISER,
    Role.CONFERENCE_CHAIR: Column.CONFERENCE_CHAIR,
    Role.SENIOR_SOCIAL_WORKER: Column.SENIOR_SOCIAL_WORKER,
}

POWERS = frozenset({*BY_ROLE, Role.DEPUTY})
"""The roles that open more than a member may: whoever gives one says who sees and decides."""

_BY_KIND = {
    MemberKind.PROFESSIONAL: Column.PROFESSIONAL,
    MemberKind.VOLUNTARY: Column.PROFESSIONAL,
    MemberKind.FOSTER_CARER: Column.FOSTER_CARER,
    MemberKind.PARENT: Column.FAMILY,
    MemberKind.CARER: Column.FAMILY,
    MemberKind.RELATIVE: Column.FAMILY,
    MemberKind.CHILD: Column.CHILD,
}


def columns(
    facts: CoreGroup, member: Member, meeting: str = "", *, stands_in: bool = False
) -> frozenset[Column]:
    """Return every column `member` stands in; roles add up, and having left replaces all.

    Chair, note taker and substitute count only where `meeting` is theirs; chair and note taker
    until its minutes are final, and again while a correction of them is under way (R10). A deputy
    who `stands_in` has the team manager's as well (H2).
    """
    if not member.is_active:
        return frozenset({Column.LEFT})
    lent = {Column.TEAM_MANAGER} if stands_in else set()
    return frozenset((*_standing(member), *_at(facts, member, facts.meeting(meeting)), *lent))


def _standing(member: Member) -> Iterator[Column]:
    if member.kind in _BY_KIND:
        yield _BY_KIND[member.kind]
    yield from (column for role, column in BY_ROLE.items() if member.has(role))


def _at(facts: CoreGroup, member: Member, meeting: Meeting | None) -> Iterator[Column]:
    if meeting is None:
        return
    if member.kind is MemberKind.SUBSTITUTE:
        if member.substitute_at == meeting.id and not meeting.was_held:
            yield Column.SUBSTITUTE
        return
    record = facts.minutes_of(meeting.id)
    if record is None or not record.is_final:
        yield from _in_the_chair(member, meeting)


def _in_the_chair(member: Member, meeting: Meeting) -> Iterator[Column]:
    if meeting.chair == member.id:
        yield Column.CHAIR
    if meeting.note_taker == member.id:
        yield Column.NOTE_TAKER


def minutes_final(facts: CoreGroup, meeting: str) -> bool:
    """Tell whether a meeting's record is final: its newest version, or one before a correction."""
    versions = [each for each in facts.minutes if each.meeting == meeting]
    return any(each.is_final for each in versions)
