"""Tasks that reach the family by a person: the invitation, the minutes, an action of their own."""

from collections.abc import Iterator
from datetime import date, datetime

from bot.core.copies.standing import is_seen_to
from bot.core.diary.arranging import seat_apart
from bot.core.diary.papers import WITH_PLACE, invitation_now, says_place, told_since
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.particulars import Closing
from bot.core.facts.taking_part import TakesPart
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.notices.about_dates import review_reminders
from bot.core.notices.about_invitations import CHANGE_IS_LATE
from bot.core.notices.about_minutes import minutes_due
from bot.core.notices.family_mail import (
    has_own_talk,
    is_action_told_by_mail,
    is_invited_by_mail,
    was_invited_by_mail_until,
)
from bot.core.notices.notice import Kind
from bot.core.notices.timing import day_by, days_by, on_day
from bot.core.record.sharing import version_to_share
from bot.core.record.versions import in_force
from bot.core.tasking.absent_family import views_to_ask
from bot.core.tasking.given import carrier, given, in_time, soon, waits_too_long
from bot.core.wall_clock import day_of


def for_family(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield the lead's tasks to tell each family member what concerns them (IG11, B9)."""
    for member in facts.family:
        for meeting in facts.meetings:
            yield from paper_for(facts, meeting, member)
            yield from views_to_ask(facts, meeting, member)
            yield from minutes_for(facts, meeting, member)
        yield from _actions(facts, member)
        yield from _review(facts, member)
        yield from _answers(facts, member)


def paper_for(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[WantedTask]:
    """An invitation on paper, replaced where it would say something else.

    A new time, a release of the place, a call-off and, for who is told it, a new place do so. A
    flag that is set later takes the place off the paper that still waits, and asks for no second
    one where it was given.
    Whoever had the paper hears of a change the next working day, others before the first reminder.
    A group that has closed invites nobody, and calls off what somebody was told of on paper.
    Where mail tells of it there is none; once it does not, a paper says how it stands.
    """
    subject = f"{meeting.id}:{member.id}"
    papers = facts.done(TaskKind.GIVE_INVITATION, subject)
    since = was_invited_by_mail_until(facts, meeting, member)
    is_known = bool(papers) or since is not None
    if not _is_expected(facts, meeting, member, is_known=is_known):
        return
    cause = max(member.opted_in, _seated(facts, meeting, member), _called_off(facts, meeting))
    cause = cause if papers or since is None else max(cause, since)
    if meeting.starts_at > cause:
        due_on = _due_anew if is_known else _due_first
        due = due_on(facts, meeting, cause)
        revision = _paper(facts, meeting, member)
        if f"{revision}{WITH_PLACE}" not in papers:
            owner = carrier(facts, member)
            yield given(facts, TaskKind.GIVE_INVITATION, subject, due, cause, revision, owner)


def _due_first(facts: CoreGroup, meeting: Meeting, cause: datetime) -> date:
    by = day_by(facts.profile, "reminder_first", meeting.on)
    return in_time(facts, by or meeting.on, cause, meeting.on)


def _due_anew(facts: CoreGroup, meeting: Meeting, cause: datetime) -> date:
    by = day_of(cause)
    return in_time(facts, by, cause, by if _cannot_wait(facts, meeting, cause) else meeting.on)


def _cannot_wait(facts: CoreGroup, meeting: Meeting, cause: datetime) -> bool:
    """Tell whether a change told in the morning comes too late for who has the old paper."""
    goes_by = min(meeting.starts_at, meeting.moved_from or meeting.starts_at)
    return waits_too_long(facts, cause, goes_by - CHANGE_IS_LATE)


def _is_expected(facts: CoreGroup, meeting: Meeting, member: Member, *, is_known: bool) -> bool:
    """Tell whether a paper about the meeting may concern somebody, who knows of it or not."""
    if meeting.was_held or facts.coming(meeting.id, member.id) is Coming.DECLINED:
        return False
    if is_invited_by_mail(facts, meeting, member) and not has_own_talk(meeting, member):
        return False
    return is_known or (meeting.is_firm and not facts.is_closed)


def _seated(facts: CoreGroup, meeting: Meeting, member: Member) -> datetime:
    """Return when it was settled that somebody takes part otherwise; else when it last changed."""
    apart = seat_apart(meeting, member)
    at, changed_at = apart.at if apart else None, _changed(facts, meeting, member)
    return max(changed_at, at) if at else changed_at


def _changed(facts: CoreGroup, meeting: Meeting, member: Member) -> datetime:
    """Return when a meeting was last changed in what somebody's paper says of it."""
    is_of_time = told_since(facts, meeting, member) == meeting.time_revision
    return meeting.time_set_at if is_of_time else meeting.changed_at


def _called_off(facts: CoreGroup, meeting: Meeting) -> datetime:
    """Return when closing called off a meeting; of another when it was booked."""
    closing = _closing_of(facts, meeting)
    return closing.at if closing else meeting.booked_at


def _closing_of(facts: CoreGroup, meeting: Meeting) -> Closing | None:
    """Return the closing that called off a meeting, None where none did."""
    return facts.closing if meeting.is_firm else None


def _paper(facts: CoreGroup, meeting: Meeting, member: Member) -> str:
    """Return what tells one paper from another about the same meeting.

    Who has a talk of their own instead is not told when the meeting moves.
    """
    revision = f"{told_since(facts, meeting, member)}.{member.spell}"
    if meeting.provisional:
        return f"{revision}.put_off"
    if _closing_of(facts, meeting):
        return f"{revision}.closed"
    seat = seat_apart(meeting, member)
    if seat is not None and seat.takes_part is TakesPart.SEPARATE_TALK and meeting.is_firm:
        return f"talk{seat.turn}.{member.spell}"
    revision = invitation_now(facts, meeting, member)
    return f"{revision}{WITH_PLACE}" if says_place(facts, meeting, member) else revision


def minutes_for(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[WantedTask]:
    """Share the minutes by the authority's own procedure, or decide not to (H4, H9).

    What is in force stays owed while it is being corrected (R10), until a copy of their own may
    leave or it is decided that there is none (B9).
    """
    minutes = in_force(facts, meeting.id)
    if minutes is not None and minutes.released_at is not None:
        if is_seen_to(facts, minutes, member.id):
            return
        released, version = minutes.released_at, version_to_share(minutes)
        yield _to_share(facts, meeting, member, day_of(released), released, version)
        return
    declined = _declined(facts, meeting, member)
    if declined is not None:
        since = minutes_due(facts, meeting) or meeting.on
        yield _to_share(facts, meeting, member, since, declined.at)


def _declined(facts: CoreGroup, meeting: Meeting, member: Member) -> Answer | None:
    """Return the no of somebody to a meeting that stands, while the group is open."""
    answer = facts.answer(meeting.id, member.id)
    if facts.is_closed or answer is None or not meeting.stands:
        return None
    return answer if answer.coming is Coming.DECLINED else None


def _to_share(
    facts: CoreGroup, meeting: Meeting, member: Member, since: date, at: datetime, version: str = ""
) -> WantedTask:
    due = day_by(facts.profile, "overdue", since) or meeting.on
    return given(facts, TaskKind.SHARE_MINUTES, f"{meeting.id}:{member.id}", due, at, version)


def _actions(facts: CoreGroup, member: Member) -> Iterator[WantedTask]:
    """Tell a family member of an action of theirs, and remind once; by number and date (S11)."""
    for action in facts.actions_of(member.id):
        told = day_by(facts.profile, "overdue", day_of(action.changed_at)) or action.due_on
        revision = str(action.revision)
        kind = TaskKind.TELL_ACTION_OWNER
        owner, at = carrier(facts, member), action.changed_at
        if not is_action_told_by_mail(facts, member, Kind.ACTION_PROPOSED, action.id, at):
            yield given(facts, kind, action.id, told, at, revision, owner)
        for day in days_by(facts.profile, "action_reminder", action.due_on)[:1]:
            when, again = on_day(facts, day, is_warning=True), f"{revision}.reminder"
            by_mail = is_action_told_by_mail(facts, member, Kind.ACTION_DUE, action.id, when)
            if when > at and not by_mail:
                yield given(facts, kind, action.id, action.due_on, when, again, owner)


def _review(facts: CoreGroup, member: Member) -> Iterator[WantedTask]:
    """Tell a family member the date of the review, once, when the first reminder leaves (L18)."""
    review = facts.next_review
    first = next(review_reminders(facts, review), None) if review else None
    if review is None or first is None:
        return
    _, when = first
    subject, due = f"{review.id}:{member.id}", in_time(facts, day_of(when), when, review.on)
    revision, kind = str(review.revision), TaskKind.TELL_REVIEW
    yield given(facts, kind, subject, due, when, revision, carrier(facts, member))


def _answers(facts: CoreGroup, member: Member) -> Iterator[WantedTask]:
    """Tell a family member what became of what they suggested; others get a message (L15, IG11)."""
    for each in facts.suggestions:
        if each.by == member.id and each.answered_at is not None:
            subject, at = f"{each.id}:{member.id}", each.answered_at
            kind, owner = TaskKind.TELL_ANSWER, carrier(facts, member)
            yield given(facts, kind, subject, soon(facts, at), at, owner=owner)
