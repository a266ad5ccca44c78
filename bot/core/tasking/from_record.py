"""Tasks that documents and people who left bring: hand-overs, empty roles, work to reassign."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.minutes import Minutes
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.record.releasing import empty_roles, filled_since
from bot.core.record.versions import in_force, lacks_minutes
from bot.core.tasking.given import given, soon


def from_record(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield documents to carry, gaps in who gets the minutes, and what leavers leave."""
    yield from documents_to_carry(facts)
    yield from _places_to_tell(facts)
    for minutes in _final(facts):
        yield from _empty_roles(facts, minutes)
        yield from _roles_filled(facts, minutes)
    yield from _to_reassign(facts)
    yield from _to_pass_on(facts)


def documents_to_carry(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield what was asked for and cannot be mailed, and minutes for whose member has left."""
    yield from _hand_overs(facts)
    for minutes in _final(facts):
        yield from _left_since(facts, minutes)


def _final(facts: CoreGroup) -> Iterator[Minutes]:
    """Yield what is in force of each meeting, be it under correction or not (R10)."""
    for meeting in facts.meetings:
        minutes = in_force(facts, meeting.id)
        if minutes is not None:
            yield minutes


def _hand_overs(facts: CoreGroup) -> Iterator[WantedTask]:
    """A released document that may not be mailed to whoever asked for it (IG2)."""
    for pull in facts.pulls:
        if not pull.by_mail and facts.meeting(pull.subject) is None:
            subject = f"{pull.subject}:{pull.member}"
            due = soon(facts, pull.at)
            yield given(facts, TaskKind.HAND_OVER, subject, due, pull.at, pull.id)


def _places_to_tell(facts: CoreGroup) -> Iterator[WantedTask]:
    """The place of a meeting to come, asked for where it may not be mailed (S13, IG2)."""
    for pull in facts.pulls:
        meeting = facts.meeting(pull.subject)
        if pull.by_mail or meeting is None or not meeting.is_open:
            continue
        due = min(soon(facts, pull.at), meeting.on)
        subject = f"{meeting.id}:{pull.member}"
        yield given(facts, TaskKind.TELL_PLACE, subject, due, pull.at, pull.id)


def _empty_roles(facts: CoreGroup, minutes: Minutes) -> Iterator[WantedTask]:
    """A role that should get the minutes and that nobody holds stops nobody else (H8)."""
    if minutes.released_at is None:
        return
    for role in empty_roles(facts):
        due = soon(facts, minutes.released_at)
        subject = f"{minutes.id}:{role.value}"
        yield given(facts, TaskKind.FILL_ROLE, subject, due, minutes.released_at)


def _roles_filled(facts: CoreGroup, minutes: Minutes) -> Iterator[WantedTask]:
    """Who took such a role since is without the minutes until they are released again (H8, B4)."""
    for role, holder in filled_since(facts, minutes):
        given_at = max(holder.opted_in, minutes.released_at or holder.opted_in)
        subject, version = f"{minutes.meeting}:{role.value}", str(minutes.version)
        due = soon(facts, given_at)
        yield given(facts, TaskKind.RELEASE_TO_ROLE, subject, due, given_at, version)


def _left_since(facts: CoreGroup, minutes: Minutes) -> Iterator[WantedTask]:
    """Who attended and has since left: the lead sends to their agency, or records why not (L7)."""
    meeting = facts.meeting(minutes.meeting)
    if meeting is None or minutes.released_at is None:
        return
    for member in filter(None, map(facts.member, sorted(meeting.here))):
        if member.is_professional and _had_left(member, minutes.released_at):
            subject = f"{minutes.id}:{member.id}"
            due = soon(facts, minutes.released_at)
            yield given(facts, TaskKind.SEND_TO_AGENCY, subject, due, minutes.released_at)


def _had_left(member: Member, by: datetime) -> bool:
    return member.opted_out is not None and member.opted_out.at <= by


def _to_reassign(facts: CoreGroup) -> Iterator[WantedTask]:
    """Open actions of somebody who has left (IG5)."""
    for action in facts.actions:
        owner = facts.member(action.action_owner)
        if action.is_open and owner is not None and owner.opted_out is not None:
            due = soon(facts, owner.opted_out.at)
            yield given(
                facts,
                TaskKind.REASSIGN,
                action.id,
                due,
                owner.opted_out.at,
                f"{owner.id}.{owner.spell}",
            )


def _to_pass_on(facts: CoreGroup) -> Iterator[WantedTask]:
    """Minutes that the lead still waits for, of a note taker who has left (IG5, R7)."""
    for meeting in facts.held:
        writer = facts.member(meeting.note_taker)
        if writer is not None and writer.opted_out is not None and lacks_minutes(facts, meeting):
            at = writer.opted_out.at
            revision = f"{writer.id}.{writer.spell}"
            yield given(facts, TaskKind.HAND_ON_MINUTES, meeting.id, soon(facts, at), at, revision)
