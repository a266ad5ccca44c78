"""What fills the slots of a notice's words: dates, numbers and the reference, never free text."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.core.attendance.updating import update_due
from bot.core.diary.foresight import too_few
from bot.core.diary.place import has_place
from bot.core.documents.to_print import FOR
from bot.core.facts.attendance import Answer
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes
from bot.core.facts.updates import UpdateAsked, WrittenUpdate
from bot.core.meeting.rota import POST_WORDS
from bot.core.messages.phrases import (
    IN_ENTRY,
    IN_ITS_PLACE,
    KEEP_CASE_FILE,
    KEEP_DRAFT,
    KEEP_EVIDENCE,
    KEEP_FILED,
    KEEP_TO_PRINT,
    LIMITS,
    NO_PLACE,
    OF_DAYS_ONLY,
    TASKS,
    TO_BE_RELEASED,
    TO_BE_SIGNED,
    moved_in_words,
)
from bot.core.messages.sentences import Slots
from bot.core.messages.topics import TOPICS
from bot.core.notices.about_dates import open_limits
from bot.core.notices.about_minutes import minutes_due
from bot.core.notices.notice import Kind, Notice
from bot.core.procedure.day_names import listed, many, short_day
from bot.core.record.corrections import opened_at, under_correction
from bot.core.record.pulling import CASE_FILE, EVIDENCE, days_of, without_days
from bot.core.record.signing import demanded
from bot.core.wall_clock import day_of


class MeetingSlots(dict[str, str]):
    """What fills the slots about a meeting, each worked out when a sentence first asks for it."""

    def __init__(self, facts: CoreGroup, notice: Notice, meeting: Meeting) -> None:
        super().__init__(ref=facts.ref)
        self._about = facts, notice, meeting

    def __missing__(self, slot: str) -> str:
        filled = self[slot] = ABOUT_MEETING[slot](*self._about)
        return filled


def slots(facts: CoreGroup, notice: Notice) -> dict[str, str] | None:
    """Return what fills the slots, or None if what the notice is about is there no more."""
    found = FILLED_BY.get(notice.identity.kind, _meeting)(facts, notice)
    if found is None or isinstance(found, MeetingSlots):
        return found
    return {"ref": facts.ref, **found}


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


def _meeting(facts: CoreGroup, notice: Notice) -> MeetingSlots | None:
    meeting = meeting_of(facts, notice.identity.subject)
    return None if meeting is None else MeetingSlots(facts, notice, meeting)


def _post(notice: Notice) -> tuple[str, str]:
    """Return the post that a subject names, as people say it and as commands do."""
    word = notice.identity.subject.partition(":")[2]
    post = next((post.value for post, each in POST_WORDS.items() if each == word), "")
    return post, word if post else ""


def _due(facts: CoreGroup, notice: Notice, meeting: Meeting) -> date:
    """Return the one date that binds for what is asked about a meeting."""
    if notice.identity.kind in {Kind.MINUTES_DUE, Kind.MINUTES_OVERDUE}:
        due = minutes_due(facts, meeting)
        return meeting.on if due is None else due
    asked = next((a for a in facts.updates_asked if a.id == notice.identity.subject), None)
    if asked is not None:
        return asked.due
    update = update_due(facts, meeting)
    return meeting.on if update is None else update.date


def _by(facts: CoreGroup, meeting: Meeting) -> str:
    """Say by when the lead should have the minutes; no day is made up where no rule sets one."""
    due = minutes_due(facts, meeting)
    return "as soon as you can" if due is None else f"by {short_day(due)}"


def _is_corrected(facts: CoreGroup, notice: Notice) -> bool:
    """Tell of which minutes it is: the second message is not to be taken for the first (R10)."""
    minutes = facts.minutes_by_id(notice.identity.subject)
    return minutes is not None and minutes.version > 1


def _since(facts: CoreGroup, meeting: Meeting) -> str:
    """Return the day on which a correction of the minutes was opened, where one is under way."""
    minutes = under_correction(facts, meeting.id)
    return short_day(day_of(opened_at(minutes))) if minutes else ""


ABOUT_MEETING: Mapping[str, Callable[[CoreGroup, Notice, Meeting], str]] = {
    "meeting": lambda _f, _n, meeting: meeting.id,
    "day": lambda _f, _n, meeting: short_day(meeting.on),
    "time": lambda _f, _n, meeting: meeting.starts.isoformat("minutes"),
    "due": lambda facts, notice, meeting: short_day(_due(facts, notice, meeting)),
    "by": lambda facts, _n, meeting: _by(facts, meeting),
    "since": lambda facts, _n, meeting: _since(facts, meeting),
    "minutes": lambda facts, notice, _m: (
        "corrected minutes" if _is_corrected(facts, notice) else "minutes"
    ),
    "instead": lambda facts, notice, _m: IN_ITS_PLACE if _is_corrected(facts, notice) else "",
    "next": lambda facts, _n, _m: TO_BE_SIGNED if demanded(facts) else TO_BE_RELEASED,
    "where": lambda _f, _n, meeting: IN_ENTRY if has_place(meeting) else NO_PLACE,
    "post": lambda _f, notice, _m: _post(notice)[0],
    "post_word": lambda _f, notice, _m: _post(notice)[1],
}
"""How each slot about a meeting is filled."""


def _action(facts: CoreGroup, notice: Notice) -> Slots | None:
    action = facts.action(notice.identity.subject)
    return None if action is None else {"number": action.id, "due": short_day(action.due_on)}


def _task(facts: CoreGroup, notice: Notice) -> Slots | None:
    task = facts.task(notice.identity.subject)
    if task is None:
        return None
    return {"number": task.id, "due": short_day(task.due_on), "what": TASKS[task.kind]}


def _date(facts: CoreGroup, notice: Notice) -> Slots | None:
    subject = notice.identity.subject
    review = next((each for each in facts.conferences if each.id == subject), None)
    if review is not None:
        short = many(too_few(facts), "more meeting")
        return {"due": short_day(review.on), "limit": LIMITS["review_next"], "short": short}
    due = next((latest for key, _, latest in open_limits(facts) if key == subject), None)
    return None if due is None else {"due": short_day(due), "limit": LIMITS[subject]}


def _adopted(facts: CoreGroup, notice: Notice) -> Slots | None:
    adopted = next((each for each in facts.adoptions if each.id == notice.identity.subject), None)
    return None if adopted is None else {"moved": moved_in_words(adopted.moved)}


def _own_actions(facts: CoreGroup, notice: Notice) -> Slots | None:
    owner, found = notice.identity.recipient, _meeting(facts, notice)
    mine = facts.actions_of(owner)
    if found is None or not mine:
        return None
    found["actions"] = listed([f"{a.id} by {short_day(a.due_on)}" for a in mine])
    return found


KEPT_SO = {EVIDENCE: KEEP_EVIDENCE, CASE_FILE: KEEP_CASE_FILE}


def _document(facts: CoreGroup, notice: Notice) -> Slots:
    """Say where a copy belongs: a draft is nobody's record, another's copy not theirs (N7)."""
    subject = notice.identity.subject
    if FOR in subject:
        return {"keep": KEEP_TO_PRINT}
    if without_days(subject) in KEPT_SO:
        days = days_of(subject)
        part = f"{OF_DAYS_ONLY.format(days=days)} " if days else ""
        return {"keep": f"{part}{KEPT_SO[without_days(subject)]}"}
    minutes = facts.minutes_by_id(subject)
    return {"keep": KEEP_DRAFT if minutes is not None and not minutes.is_final else KEEP_FILED}


def _group(facts: CoreGroup, _notice: Notice) -> Slots:
    """Fill words that need no meeting, action, task or date of their own."""
    return {"count": str(len(facts.open_actions))}


FILLED_BY: Mapping[Kind, Callable[[CoreGroup, Notice], Slots | None]] = {
    **dict.fromkeys((Kind.ACTION_PROPOSED, Kind.ACTION_DUE, Kind.ACTION_OVERDUE), _action),
    **dict.fromkeys((Kind.TASK_GIVEN, Kind.TASK_OVERDUE), _task),
    **dict.fromkeys((Kind.STATUTORY_NEARING, Kind.REVIEW_NEARING, Kind.TOO_FEW_MEETINGS), _date),
    Kind.PROFILE_ADOPTED: _adopted,
    Kind.OWN_ACTIONS: _own_actions,
    **dict.fromkeys((Kind.CONFIRM_WHO, Kind.ADDRESS_TO_CONFIRM, Kind.ROUTE_FAILED), _group),
    **dict.fromkeys((Kind.PLAN_CHANGED, Kind.PLAN_COPY), _group),
    Kind.DOCUMENT: _document,
    **{kind: topic.fills for kind, topic in TOPICS.items()},
}
"""What fills the slots of a kind of notice; every other kind is about a meeting."""
