"""Tasks that a meeting leaves or asks for: views to bring, gaps that `end` left, the child told."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.diary.arranging import open_needs, unseated
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Role
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.meeting.record_keys import childs_views
from bot.core.notices.timing import day_by, on_day, told_on
from bot.core.tasking.given import given, in_time
from bot.core.wall_clock import day_of


def from_meetings(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield the work around each meeting; what its end left open is due the next working day."""
    for meeting in facts.meetings:
        if meeting.is_open and not meeting.provisional:
            yield from _views_to_bring(facts, meeting)
            yield from _needs(facts, meeting)
            yield from _parents(facts, meeting)
        elif meeting.was_held and meeting.ended_at is not None:
            yield from _explanations(facts, meeting)
            yield from _told(facts, meeting)
            yield from _gaps(facts, meeting)
            yield from _plan_to_confirm(facts, meeting)


def _views_to_bring(facts: CoreGroup, meeting: Meeting) -> Iterator[WantedTask]:
    """Ask a named person to bring each child's views, with the first reminder (H17).

    Where nobody is named the lead is asked to name them, or to say why nobody does.
    """
    bringer, when = facts.holder(Role.BRINGS_VIEWS), _a_week_before(facts, meeting)
    if when is None:
        return
    for child in facts.children if bringer else ():
        subject, owner = f"{meeting.id}:{child.id}", bringer.id if bringer else ""
        yield given(facts, TaskKind.BRING_VIEWS, subject, meeting.on, when, owner=owner)
    if facts.children and bringer is None:
        due, kind = in_time(facts, day_of(when), when, meeting.on), TaskKind.NAME_WHO_BRINGS_VIEWS
        yield given(facts, kind, meeting.id, due, when)


def _a_week_before(facts: CoreGroup, meeting: Meeting) -> datetime | None:
    """Return when what is open before a meeting becomes a task: with its first reminder."""
    day = day_by(facts.profile, "reminder_first", meeting.on)
    return None if day is None else max(on_day(facts, day, is_warning=True), meeting.changed_at)


def _needs(facts: CoreGroup, meeting: Meeting) -> Iterator[WantedTask]:
    """Ask the lead for what somebody needs who may come: arranged, or by whom (S20).

    It is asked with the booking; what is open a week before the meeting becomes a task.
    """
    when = _a_week_before(facts, meeting)
    if when is None:
        return
    last = day_by(facts.profile, "reminder_last", meeting.on) or meeting.on
    for member, need in open_needs(facts, meeting):
        answer = facts.answer(meeting.id, member.id)
        if answer is None or answer.coming is Coming.YES:
            subject = f"{meeting.id}:{need.id}:{member.id}"
            due = in_time(facts, last, when, meeting.on)
            yield given(facts, TaskKind.ARRANGE_NEED, subject, due, when, str(meeting.revision))


def _parents(facts: CoreGroup, meeting: Meeting) -> Iterator[WantedTask]:
    """Ask the lead how each parent takes part, where nothing may be taken for granted (S21)."""
    when = _a_week_before(facts, meeting)
    if when is not None and unseated(facts, meeting):
        last = day_by(facts.profile, "reminder_last", meeting.on) or meeting.on
        due, kind = in_time(facts, last, when, meeting.on), TaskKind.SAY_HOW_PARENTS_COME
        yield given(facts, kind, meeting.id, due, when, str(meeting.revision))


def _explanations(facts: CoreGroup, meeting: Meeting) -> Iterator[WantedTask]:
    """What was ticked as "later, by ..." for one person (R26, S9)."""
    for tick in meeting.ticks:
        if tick.later:
            subject = f"{meeting.id}:{tick.member}:{tick.item}"
            yield _gap(facts, meeting, TaskKind.EXPLAIN_PURPOSE, subject, tick.by)


def _told(facts: CoreGroup, meeting: Meeting) -> Iterator[WantedTask]:
    """Who tells a child about the meeting, by the date agreed (S12)."""
    for telling in meeting.tells_child:
        subject = f"{meeting.id}:{telling.child}"
        cause = meeting.ended_at or meeting.ends_at
        kind = TaskKind.TELL_CHILD
        yield given(facts, kind, subject, telling.due, cause, owner=telling.member)


def _gaps(facts: CoreGroup, meeting: Meeting) -> Iterator[WantedTask]:
    """What `end` left open, of whoever was to bring it or else the chair (S16)."""
    bringer = facts.holder(Role.BRINGS_VIEWS)
    told = {each.child for each in meeting.tells_child}
    for child in facts.children:
        subject = f"{meeting.id}:{child.id}"
        if not meeting.note(childs_views(child.id)):
            owner = bringer.id if bringer else meeting.chair
            yield _gap(facts, meeting, TaskKind.VIEWS_NOT_COVERED, subject, owner)
        if child.id not in told:
            yield _gap(facts, meeting, TaskKind.NAME_WHO_TELLS_CHILD, subject, meeting.chair)
    if meeting == facts.last_held and _lacks_next_date(facts, meeting):
        yield _gap(facts, meeting, TaskKind.NEXT_DATE, meeting.id, meeting.chair)


def _lacks_next_date(facts: CoreGroup, meeting: Meeting) -> bool:
    has_next = any(each.on > meeting.on for each in facts.upcoming)
    return not has_next and not meeting.reasons.no_next_date


def _plan_to_confirm(facts: CoreGroup, meeting: Meeting) -> Iterator[WantedTask]:
    """After each meeting the lead confirms the plan as updated or unchanged (L20)."""
    if meeting.id not in facts.plan.reviewed:
        yield _gap(facts, meeting, TaskKind.CONFIRM_PLAN, meeting.id, "")


def _gap(
    facts: CoreGroup, meeting: Meeting, kind: TaskKind, subject: str, owner: str
) -> WantedTask:
    ended_at = meeting.ended_at or meeting.ends_at
    due = max(day_by(facts.profile, "gap_due", meeting.on) or meeting.on, told_on(facts, ended_at))
    return given(facts, kind, subject, due, ended_at, owner=owner)
