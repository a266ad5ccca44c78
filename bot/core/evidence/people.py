"""Who held which role when, and how many came to each meeting or sent their update (B10)."""

from collections.abc import Iterator

from bot.core.attendance.attending import attendance_cell, was_expected
from bot.core.documents.wording import name_of, with_agency
from bot.core.facts.attendance import Attendance
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, Role
from bot.core.procedure.day_names import short_day
from bot.core.sheet.labels import role_label
from bot.core.wall_clock import day_of

Row = tuple[str, ...]
NOT_RECORDED = "not recorded"
THERE = frozenset({Attendance.IN_PERSON, Attendance.BY_SUBSTITUTE})


def called(facts: CoreGroup, id_: str) -> str:
    """Return a professional by name and agency, family as "family 1": never by name (B10)."""
    member = facts.member(id_)
    if member is not None and member.is_family:
        family = [each.id for each in facts.members if each.is_family]
        return f"family {family.index(id_) + 1}"
    return with_agency(member) if member is not None else name_of(facts, id_)


def roles(facts: CoreGroup) -> Iterator[Row]:
    """Yield (role, who, from, until): the leads one after the other, then who holds or held a role.

    What was given before such days were kept stands without one: the day of joining is another.
    """
    yield from _leads(facts)
    for member in facts.members:
        known = {*member.roles, *(e.role for e in facts.role_changes if e.member == member.id)}
        for role in sorted(known - {Role.LEAD}):
            for since, until in _held(facts, member, role):
                yield role_label(facts, role), called(facts, member.id), since, until


def _leads(facts: CoreGroup) -> Iterator[Row]:
    label, since = role_label(facts, Role.LEAD), short_day(day_of(facts.created_at))
    for each in facts.handovers:
        until = short_day(day_of(each.at))
        yield label, called(facts, each.giver), since, until
        since = until
    if facts.lead is not None:
        yield label, called(facts, facts.lead.id), since, ""


def _held(facts: CoreGroup, member: Member, role: Role) -> Iterator[tuple[str, str]]:
    """Yield from when until when somebody held a role, each time that they did."""
    since = NOT_RECORDED
    for each in facts.role_changes:
        if (each.member, each.role) == (member.id, role):
            day = short_day(day_of(each.at))
            if not each.is_given:
                yield since, day
            since = day
    if role in member.roles:
        yield since, ""


def taking_part(facts: CoreGroup) -> Iterator[Row]:
    """Yield (who, from, until) for each professional who is or was in the group."""
    for each in facts.members:
        if each.is_member and not each.is_family:
            yield called(facts, each.id), short_day(day_of(each.opted_in)), _left(each)


def took_part(facts: CoreGroup) -> Iterator[Row]:
    """Yield (meeting, expected, there, update in time, update late, neither): professionals (R13).

    In numbers alone: who was not there stands in the record, this goes out of the group.
    """
    for meeting in facts.held:
        expected = _expected(facts, meeting)
        absent = [e for e in expected if attendance_cell(facts, meeting, e) not in THERE]
        found = (facts.update(meeting.id, each.id) for each in absent)
        late = [each.working_days_late > 0 for each in found if each is not None]
        there, neither = len(expected) - len(absent), len(absent) - len(late)
        counts = (len(expected), there, len(late) - sum(late), sum(late), neither)
        yield short_day(meeting.on), *map(str, counts)


def _expected(facts: CoreGroup, meeting: Meeting) -> list[Member]:
    return [e for e in facts.members if was_expected(meeting, e) and not e.is_family]


def _left(member: Member) -> str:
    return short_day(day_of(member.opted_out.at)) if member.opted_out else ""
