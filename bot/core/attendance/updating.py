"""The written update of whoever cannot come: questions, period and marks (R13, L11, B1)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.core.attendance.attending import record_final_at
from bot.core.attendance.sent_before import added_to, sent_before
from bot.core.attendance.substituting import substitute_of
from bot.core.attendance.writing import Written
from bot.core.facts.actions import Action
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member
from bot.core.facts.updates import Mark, UpdatePart, WrittenUpdate
from bot.core.free_text import free_text, says_something
from bot.core.numbering import next_id
from bot.core.procedure.day_names import short_day
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.forms import update_questions
from bot.core.procedure.hours import leaves_at
from bot.core.procedure.spans import Direction, Span, Unit
from bot.core.procedure.timescales import counted, written_update_due
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of

BETWEEN_TELLING = timedelta(hours=1)
"""Whoever corrects what they sent does so in one sitting: lead and chair hear of the last of it."""

THE_DAY_ITSELF = Span(0, Unit.CALENDAR_DAYS)
TOLD_LATE = "The meeting was announced too late for the usual day: it is due before it (S23)."

PROGRESS: Mapping[str, str] = {
    "done": "done",
    "under_way": "under way",
    "not_started": "not started",
    "cannot": "cannot be done",
}
"""How one's own action can stand (R13)."""


def send_update(
    facts: CoreGroup, meeting: Meeting, member: Member, written: Written, *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with this update, added to an earlier one for the same meeting.

    It is taken until the meeting's minutes are final, and marked late by working days past its
    date. `by` is another than the member where lead or manager enter a paper (R14).
    """
    _must_be_wanted(facts, meeting, member)
    if not (_parts(facts, member, written) or written.document):
        raise Refusal(
            "There is nothing in this update yet.", "Answer at least one of the questions."
        )
    earlier = sent_before(facts, meeting, member, written.asked)
    written = added_to(earlier, written)
    day = _day_it_came(written, now)
    update = WrittenUpdate(
        id=next_id("U", (each.id for each in facts.updates)),
        meeting=meeting.id,
        member=member.id,
        sent_at=now,
        parts=_parts(facts, member, written),
        since=covers_since(facts, meeting),
        document=written.document,
        working_days_late=working_days_late(facts, meeting, day),
        on_paper_by="" if by in _authors(facts, meeting, member) else by,
        progress=_progress(facts, member, written.progress),
        asked=written.asked,
    )
    others = (each for each in facts.updates if each is not earlier)
    return replace(facts, updates=(*others, _told_now_and_then(earlier, update)))


def _authors(facts: CoreGroup, meeting: Meeting, member: Member) -> set[str]:
    """Return who writes it themselves: the member, or whoever comes in their place (R13)."""
    substitute = substitute_of(facts, meeting, member)
    return {member.id, substitute.id} if substitute else {member.id}


def _told_now_and_then(earlier: WrittenUpdate | None, update: WrittenUpdate) -> WrittenUpdate:
    """Let what is sent anew be told once in a while, together with what follows until then."""
    last = earlier.told_at if earlier else None
    if last is None or last + BETWEEN_TELLING <= update.sent_at:
        return update
    is_to_come = last > update.sent_at
    return replace(update, told_from=last if is_to_come else last + BETWEEN_TELLING)


def _must_be_wanted(facts: CoreGroup, meeting: Meeting, member: Member) -> None:
    if meeting.state is MeetingState.CANCELLED:
        raise Refusal(
            f"The meeting of {short_day(meeting.on)} was cancelled.",
            "Send your update for the next meeting.",
        )
    if record_final_at(facts, meeting) is not None:
        raise Refusal(
            f"The minutes of {short_day(meeting.on)} are final.",
            "Send what is new with your update for the next meeting.",
        )
    if not member.is_active:
        raise Refusal("This person has left the group.", "Ask the lead if that is wrong.")


def _day_it_came(written: Written, now: datetime) -> date:
    today = day_of(now)
    day = written.handed_in or today
    if day > today:
        raise Refusal(
            f"{short_day(day)} has not come yet.",
            "Give the day on which the paper was handed in.",
            field="handed_in",
        )
    return day


def _parts(facts: CoreGroup, member: Member, written: Written) -> tuple[UpdatePart, ...]:
    found = []
    for question in (each.key for each in update_questions()):
        text = free_text(written.answers.get(question, ""), field=question)
        mark = written.marks.get(question)
        if text:
            found.append(UpdatePart(question, text, _checked(facts, member, mark, question)))
    return tuple(found)


def _checked(facts: CoreGroup, author: Member, mark: Mark | None, question: str) -> Mark | None:
    """Return a mark as it may be kept: for others in the group, with its reason."""
    if mark is None or not (mark.not_for or mark.unknown):
        return None
    if author.id in mark.not_for or any(facts.member(each) is None for each in mark.not_for):
        raise Refusal(
            "A part can be marked as not for other people in the group.",
            "Choose them from the list.",
            field=f"not_for_{question}",
        )
    why = free_text(mark.why, field=f"why_{question}")
    if not says_something(why):
        raise Refusal(
            "A part that is not for everybody needs a reason.",
            'Write one short sentence, like "he must not learn where she works".',
            field=f"why_{question}",
        )
    return replace(mark, why=why)


def _progress(
    facts: CoreGroup, member: Member, said: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    own = {each.id for each in own_actions(facts, member)}
    return tuple((id_, how) for id_, how in said.items() if id_ in own and how in PROGRESS)


def own_actions(facts: CoreGroup, member: Member) -> tuple[Action, ...]:
    """Return the open actions in this member's name, which the form asks about one by one."""
    return facts.actions_of(member.id)


def covers_since(facts: CoreGroup, meeting: Meeting) -> date | None:
    """Return the day from which an update tells: the last meeting held, else the conference."""
    since = facts.held_before(meeting.on) or facts.initial_conference
    return since.on if since else None


def update_due(facts: CoreGroup, meeting: Meeting) -> Deadline | None:
    """Return by when an update for this meeting is in (D6).

    Of a meeting that was told on that day or later it is due before the meeting itself (S23).
    """
    usual = written_update_due(facts.profile, meeting.on)
    if usual is None or _told_on(facts, meeting) < usual.date:
        return usual
    at_last = counted(facts.profile, meeting.on, THE_DAY_ITSELF, Direction.BACKWARD)
    return at_last.noting(TOLD_LATE)


def _told_on(facts: CoreGroup, meeting: Meeting) -> date:
    """Return the day on which those invited heard of the meeting's day and time."""
    leaves = leaves_at(facts.profile, facts.ref, meeting.time_set_at, meeting.starts_at)
    return day_of(leaves)


def working_days_late(facts: CoreGroup, meeting: Meeting, day: date) -> int:
    """Return by how many working days `day` is past the date, 0 when in time."""
    due = update_due(facts, meeting)
    return max(0, facts.profile.calendar.between(due.date, day)) if due else 0


def addressee(facts: CoreGroup, meeting: Meeting) -> Member | None:
    """Return to whom the profile sends updates, lead or chair; the other gets a copy (S23)."""
    chair = facts.member(meeting.chair)
    return chair or facts.lead if facts.profile.text("written_update_to") == "chair" else facts.lead


def for_the_room(update: WrittenUpdate) -> tuple[UpdatePart, ...]:
    """Return the parts that may stand on an agenda, shown or printed: those without a mark."""
    return tuple(part for part in update.parts if part.mark is None)


def not_for_the_room(update: WrittenUpdate) -> tuple[UpdatePart, ...]:
    """Return the marked parts, which lead and chair see by themselves (B1)."""
    return tuple(part for part in update.parts if part.mark is not None)
