"""What family hear by mail where that is safe: each thing once, and never chased (IG11, IG18)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.core.attendance.family_views import views_missing_since
from bot.core.diary.arranging import seat_apart
from bot.core.diary.papers import says_place
from bot.core.facts.actions import Action, ActionState
from bot.core.facts.attendance import Coming
from bot.core.facts.family_mail import is_mail_safe
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.people import Reader
from bot.core.facts.tasks import TaskKind
from bot.core.notices.about_invitations import called_off, of_meeting, off_by
from bot.core.notices.family_mail import (
    goes_by_mail,
    has_own_talk,
    is_action_told_by_mail,
    is_for_part,
    is_invited_by_mail,
)
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal
from bot.core.notices.said import OFF, Said
from bot.core.notices.timing import day_by, days_by, on_day, told_on
from bot.core.wall_clock import day_of

REMINDER = "reminder_first"


def about_family(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield what goes by mail to those of the family for whom the lead has recorded it as safe."""
    for member in facts.members:
        if member.is_family and is_mail_safe(facts, member):
            for each in _to(facts, member):
                yield each._replace(recipients=(member.id,), to_family=True)


def _to(facts: CoreGroup, member: Member) -> Iterator[Proposal]:
    for meeting in facts.meetings:
        if is_invited_by_mail(facts, meeting, member):
            yield from _invitation(facts, meeting, member)
            yield from _reminder(facts, meeting, member)
        yield from _views(facts, meeting, member)
    for action in facts.actions_of(member.id) if member.is_active else ():
        yield from _action(facts, action, member)


def _invitation(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[Proposal]:
    """Invite, say what has changed, or call off what they had; who does not want to hears nothing.

    What differs between two words for them is the time, how they take part and whether it says
    where: the number of the place itself is nobody's who may not be told it.
    """
    off = _off(facts, meeting, member)
    if off is None:
        return
    seat = seat_apart(meeting, member)
    turn = seat.turn if seat else 0
    part = turn if is_for_part(meeting, member) else 0
    place = meeting.place_revision if place_by_mail(facts, meeting, member) else 0
    said = replace(Said.of(meeting, member.mailbox), place=place, part=part)
    base = of_meeting(meeting, _since(facts, meeting, member), off)
    revision = f"{meeting.revision}.{member.spell}.{turn}.{place}"
    yield base._replace(revision=off_by(revision, off), says=OFF if off else str(said))


def _off(facts: CoreGroup, meeting: Meeting, member: Member) -> str | None:
    """Return why somebody is not to keep the date, nothing if they are; None of no more use."""
    if meeting.was_held or facts.coming(meeting.id, member.id) is Coming.DECLINED:
        return None
    if meeting.provisional and meeting.revision == 1:
        return None  # It was never firm, so nobody was told of it.
    return _off_for(facts, meeting, member)


def _off_for(facts: CoreGroup, meeting: Meeting, member: Member) -> str | None:
    out = member.opted_out
    if out is not None:
        return "out" if out.at < meeting.starts_at else None
    return called_off(facts, meeting) or ("talk" if has_own_talk(meeting, member) else "")


def place_by_mail(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    """Tell whether a mail says where it is: once it may be told, and where nobody reads along."""
    return says_place(facts, meeting, member) and member.contact.reader is Reader.ALONE


def _since(facts: CoreGroup, meeting: Meeting, member: Member) -> datetime:
    """Return when what they should hear of a meeting last became other than it was."""
    seat, out, closing = meeting.seat_of(member.id), member.opted_out, facts.closing
    released = meeting.released_at if member.id in meeting.released_to else None
    moments = (
        meeting.changed_at,
        member.opted_in,
        released,
        seat.at if seat else None,
        out.at if out else None,
        closing.at if closing else None,
    )
    return max(filter(None, moments)).astimezone(UTC)


def _reminder(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[Proposal]:
    """Remind once of a meeting to which they were invited some day before, unless they said no."""
    answer, day = facts.answer(meeting.id, member.id), day_by(facts.profile, REMINDER, meeting.on)
    is_expected = answer is None or answer.coming is Coming.YES
    if day is None or not is_expected or _off(facts, meeting, member) != "":
        return
    when, starts = on_day(facts, day, is_warning=True), meeting.starts_at.astimezone(UTC)
    known_since = max(_since(facts, meeting, member), answer.at if answer else meeting.booked_at)
    if not meeting.is_open or day_of(when) <= told_on(facts, known_since):
        return
    yield Proposal(
        Kind.REMINDER,
        (),
        meeting.id,
        when,
        caused=False,
        revision=str(meeting.revision),
        occasion=REMINDER,
        useful_until=starts,
        lapses_at=starts,
    )


def _views(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[Proposal]:
    """Ask once who does not come what they would like to say; who was asked is not asked again."""
    since = views_missing_since(facts, meeting, member) if member.is_active else None
    was_asked = facts.done(TaskKind.ASK_VIEWS, f"{meeting.id}:{member.id}")
    if since is None or was_asked:
        return
    if goes_by_mail(facts, member, Kind.UPDATE_REQUEST, meeting.id):
        yield Proposal(Kind.UPDATE_REQUEST, (), meeting.id, since, occasion="views")


def _action(facts: CoreGroup, action: Action, member: Member) -> Iterator[Proposal]:
    """Tell an action of theirs by number and date, and remind once; what was told is not (S11)."""
    told = facts.done(TaskKind.TELL_ACTION_OWNER, action.id)
    revision, at = str(action.revision), action.changed_at
    plain = Proposal(Kind.ACTION_PROPOSED, (), action.id, at, revision=revision)
    is_new = action.state is ActionState.PROPOSED and revision not in told
    if is_new and is_action_told_by_mail(facts, member, plain.kind, action.id, at):
        yield plain
    for day in days_by(facts.profile, "action_reminder", action.due_on)[:1]:
        when, kind = on_day(facts, day, is_warning=True), Kind.ACTION_DUE
        is_new = when > at and f"{revision}.reminder" not in told
        if is_new and is_action_told_by_mail(facts, member, kind, action.id, when):
            yield plain._replace(kind=kind, when=when, caused=False, occasion="1")
