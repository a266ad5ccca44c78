"""Opting out: everything a person had in the group ends together or not at all (R4, IG5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, MemberKind, OptOut, Role
from bot.core.facts.tasks import Task
from bot.core.free_text import says_something
from bot.core.membership.roles_kept import with_roles_kept
from bot.core.membership.two_people import must_be_agreed_by_another
from bot.core.record.versions import lacks_minutes
from bot.core.refusals import Refusal
from bot.core.replacing import HasId, put_member


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What somebody who leaves had to do, for reassignment: numbers and ids, no words."""

    actions: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    minutes: tuple[str, ...] = ()
    carries_to: tuple[str, ...] = ()
    roles: frozenset[Role] = frozenset()


def left_behind(facts: CoreGroup, member: Member) -> LeftBehind:
    """List a member's open actions and tasks, posts, minutes owed and people they carry to."""
    mine = member.id
    return LeftBehind(
        actions=_ids(facts.actions_of(mine)),
        tasks=_ids(_open_tasks(facts, mine)),
        chairs=_ids(each for each in facts.upcoming if each.chair == mine),
        notes=_ids(each for each in facts.upcoming if each.note_taker == mine),
        minutes=_ids(_without_minutes(facts, mine)),
        carries_to=_ids(each for each in facts.core_members if each.contact.route_by == mine),
        roles=member.roles,
    )


def _open_tasks(facts: CoreGroup, owner: str) -> Iterator[Task]:
    return (each for each in facts.tasks if each.is_open and each.owner == owner)


def _without_minutes(facts: CoreGroup, note_taker: str) -> Iterator[Meeting]:
    """Yield the meetings held of which the lead still waits for somebody's minutes (R7)."""
    for meeting in facts.held:
        if meeting.note_taker == note_taker and lacks_minutes(facts, meeting):
            yield meeting


def _ids(parts: Iterable[HasId]) -> tuple[str, ...]:
    return tuple(each.id for each in parts)


def opt_out(
    facts: CoreGroup, member: Member, *, now: datetime, reason: str, agreed_by: str, by: str
) -> CoreGroup:
    """Opt somebody out at once; notices, invitations and requests follow by settling.

    Links die with the generation, roles and posts on the rota fall free, their own record number
    is forgotten. What they were to carry or to do is listed by `left_behind`, asked before.
    """
    _check_leaving(member, reason, agreed_by)
    must_be_agreed_by_another(facts, member, by, agreed_by)
    out = replace(
        member,
        opted_out=OptOut(now, reason, agreed_by),
        link_generation=member.link_generation + 1,
        roles=frozenset(),
        own_record_number="",
    )
    after = put_member(_without_posts(facts, member.id), out)
    return with_roles_kept(facts, after, by=by, now=now)


def _check_leaving(member: Member, reason: str, agreed_by: str) -> None:
    if not member.is_active:
        raise Refusal(f"{member.name} has left already.", "See who is in the group: members")
    if member.has(Role.LEAD):
        raise Refusal(
            f"{member.name} leads the group; without a lead there is no group (H2).",
            "Hand it over first: members lead NAME",
        )
    if not says_something(reason):
        raise Refusal("Why do they leave?", "Write the reason in a line (R4).", field="reason")
    if not agreed_by and member.kind is not MemberKind.SUBSTITUTE:
        raise Refusal(
            "Who agreed to it?", "Write by whom, or at which meeting (R4).", field="agreed_by"
        )


def _without_posts(facts: CoreGroup, member: str) -> CoreGroup:
    """Free the posts at meetings to come; what was held stays as it was."""
    meetings = tuple(
        replace(
            each,
            chair="" if each.chair == member else each.chair,
            note_taker="" if each.note_taker == member else each.note_taker,
            swaps=tuple(s for s in each.swaps if member not in {s.asked_by, s.holder}),
            released_to=each.released_to - {member},
        )
        if each.is_open
        else each
        for each in facts.meetings
    )
    return replace(facts, meetings=meetings)
