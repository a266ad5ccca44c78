"""What fills the slots of a notice's words: dates, numbers and the reference, never free text."""

from collections.abc import Mapping
from datetime import date

from bot.core.diary.foresight import too_few
from bot.core.facts.attendance import Answer
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes
from bot.core.facts.updates import UpdateAsked, WrittenUpdate
from bot.core.meeting.rota import POST_WORDS
from bot.core.messages.phrases import LIMITS, TASKS, moved_in_words
from bot.core.notices.about_dates import open_limits
from bot.core.notices.about_minutes import minutes_due
from bot.core.notices.notice import Kind, Notice
from bot.core.notices.timing import day_by
from bot.core.procedure.day_names import listed, many, short_day

Slots = Mapping[str, str]

ABOUT_THE_GROUP = frozenset(
    {
        Kind.CONFIRM_WHO,
        Kind.ADDRESS_TO_CONFIRM,
        Kind.ROUTE_FAILED,
        Kind.PLAN_CHANGED,
        Kind.PLAN_COPY,
        Kind.DOCUMENT,
    }
)
"""Kinds whose words need no meeting, action, task or date of their own."""


def slots(facts: CoreGroup, notice: Notice) -> Slots | None:
    """Return what fills the slots, or None if what the notice is about is there no more."""
    subject, kind = notice.identity.subject, notice.identity.kind
    found: Slots | None
    if kind in {Kind.ACTION_PROPOSED, Kind.ACTION_DUE, Kind.ACTION_OVERDUE}:
        found = _action(facts, subject)
    elif kind in {Kind.TASK_GIVEN, Kind.TASK_OVERDUE}:
        found = _task(facts, subject)
    elif kind in {Kind.STATUTORY_NEARING, Kind.REVIEW_NEARING, Kind.TOO_FEW_MEETINGS}:
        found = _date(facts, subject)
    elif kind is Kind.PROFILE_ADOPTED:
        found = _adopted(facts, subject)
    elif kind is Kind.OWN_ACTIONS:
        found = _own_actions(facts, notice)
    elif kind is Kind.TIME_PROPOSED:
        found = _proposed(facts, subject)
    elif kind in ABOUT_THE_GROUP:
        found = {"count": str(sum(action.is_open for action in facts.actions))}
    else:
        found = _meeting(facts, notice)
    return None if found is None else {"ref": facts.ref, **found}


def meeting_of(facts: CoreGroup, subject: str) -> Meeting | None:
    """Return the meeting that a subject belongs to: its own id, or that of what hangs on it."""
    own = facts.meeting(subject.split(":", maxsplit=1)[0])
    if own is not None:
        return own
    hanging: tuple[Minutes | WrittenUpdate | Answer | UpdateAsked, ...] = (
        *facts.minutes,
        *facts.updates,
        *facts.answers,
        *facts.updates_asked,
    )
    return facts.meeting(next((each.meeting for each in hanging if each.id == subject), ""))


def _meeting(facts: CoreGroup, notice: Notice) -> Slots | None:
    meeting = meeting_of(facts, notice.identity.subject)
    if meeting is None:
        return None
    word = notice.identity.subject.partition(":")[2]
    post = next((post.value for post, each in POST_WORDS.items() if each == word), "")
    return {
        "meeting": meeting.id,
        "day": short_day(meeting.on),
        "time": meeting.starts.strftime("%H:%M"),
        "due": short_day(_due(facts, notice, meeting)),
        "post": post,
        "post_word": word if post else "",
    }


def _due(facts: CoreGroup, notice: Notice, meeting: Meeting) -> date:
    """Return the one date that binds for what is asked about a meeting."""
    if notice.identity.kind in {Kind.MINUTES_DUE, Kind.MINUTES_OVERDUE}:
        due = minutes_due(facts, meeting)
        return meeting.on if due is None else due
    asked = next((a for a in facts.updates_asked if a.id == notice.identity.subject), None)
    if asked is not None:
        return asked.due
    return day_by(facts.profile, "written_update_due", meeting.on) or meeting.on


def _action(facts: CoreGroup, subject: str) -> Slots | None:
    action = facts.action(subject)
    return None if action is None else {"number": action.id, "due": short_day(action.due_on)}


def _task(facts: CoreGroup, subject: str) -> Slots | None:
    task = facts.task(subject)
    if task is None:
        return None
    return {"number": task.id, "due": short_day(task.due_on), "what": TASKS[task.kind]}


def _date(facts: CoreGroup, subject: str) -> Slots | None:
    review = next((each for each in facts.conferences if each.id == subject), None)
    if review is not None:
        short = many(too_few(facts), "more meeting")
        return {"due": short_day(review.on), "limit": LIMITS["review_next"], "short": short}
    due = next((latest for key, _, latest in open_limits(facts) if key == subject), None)
    return None if due is None else {"due": short_day(due), "limit": LIMITS[subject]}


def _adopted(facts: CoreGroup, subject: str) -> Slots | None:
    adopted = next((each for each in facts.adoptions if each.id == subject), None)
    return None if adopted is None else {"moved": moved_in_words(adopted.moved)}


def _proposed(facts: CoreGroup, subject: str) -> Slots | None:
    member = facts.member(subject)
    if member is None or member.proposes is None:
        return None
    return {"day": short_day(member.proposes.on), "time": f"{member.proposes.starts:%H:%M}"}


def _own_actions(facts: CoreGroup, notice: Notice) -> Slots | None:
    owner, found = notice.identity.recipient, _meeting(facts, notice)
    mine = [a for a in facts.actions if a.is_open and a.action_owner == owner]
    if found is None or not mine:
        return None
    return {**found, "actions": listed([f"{a.id} by {short_day(a.due_on)}" for a in mine])}
