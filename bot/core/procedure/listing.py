"""All dates of one conference in a list, those that a profile does not give included."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.core.procedure import intervals, joint_report, reminders, timescales
from bot.core.procedure.day_names import short_day
from bot.core.procedure.deadlines import Deadline, Rule
from bot.core.procedure.events import EVENT_WORDS, Event
from bot.core.procedure.profiles import Profile
from bot.core.procedure.sources import Confidence
from bot.core.procedure.values import APPLIES_WORDS
from bot.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Days:
    """The days from which everything is counted; None where a day is not known.

    `review` is the review planned or held; `meetings` are core groups held or planned. Where
    `draft_sent` is not known, the day on which the draft falls due stands for it.
    """

    conference: date | None = None
    review: date | None = None
    meetings: tuple[date, ...] = ()
    draft_sent: date | None = None
    change: date | None = None
    case_closure: date | None = None
    is_final_known: bool = True

    @property
    def last_meeting(self) -> date | None:
        """The last core group held or planned."""
        return max(self.meetings, default=None)

    @property
    def final_core_group(self) -> date | None:
        """The last meeting before the review; none without a review, or while it is not known."""
        if not self.is_final_known:
            return None
        before = (day for day in self.meetings if self.review and day < self.review)
        return max(before, default=None)


def check_order(days: Days) -> None:
    """Refuse days that cannot be: a review or a meeting that is not after the conference."""
    after = [*days.meetings, *([days.review] if days.review else [])]
    for day in sorted(after):
        if days.conference and day <= days.conference:
            raise Refusal(
                f"{short_day(day)} is not after the conference on {short_day(days.conference)}.",
                "Give the conference's day first, then a later one for review and meetings.",
            )


@dataclass(frozen=True, slots=True)
class NoDate:
    """A rule that gives no date: the profile has none, or its starting day is not known.

    `confidence` is None where no layer of the profile says anything.
    """

    key: str
    parameter: str
    rule: Rule | None
    cite: str
    confidence: Confidence | None
    explanation: str


Listed = Deadline | NoDate


@dataclass(frozen=True, slots=True)
class ListLine:
    """One key of the list: the parameters it rests on, its event, and how it is counted."""

    key: str
    parameters: tuple[str, ...]
    event: Event
    count: Callable[[Profile, date], Deadline | None]


CHAIN = ("report_final", "report_amendments", "report_draft")
INITIAL, REVIEW, MEETING = Event.INITIAL_CONFERENCE, Event.REVIEW, Event.MEETING
FROM_CONFERENCE = (
    ListLine("first_meeting", ("first_meeting",), INITIAL, timescales.first_meeting),
    ListLine("review", ("review_after",), INITIAL, timescales.first_review),
    ListLine("next_review", ("review_next",), REVIEW, timescales.next_review),
    ListLine("after_review_first", ("after_review_first",), REVIEW, timescales.after_review_first),
)
FROM_MEETING = (
    ListLine(
        "minutes_to_social_worker",
        ("minutes_to_social_worker",),
        MEETING,
        timescales.minutes_to_social_worker,
    ),
)
JOINT_REPORT = (
    ListLine("report_draft", CHAIN[2:], Event.FINAL_CORE_GROUP, joint_report.draft_due),
    ListLine("report_amendments", CHAIN[1:2], Event.DRAFT_SENT, joint_report.amendments_due),
    ListLine("report_final", CHAIN[:1], REVIEW, joint_report.final_due),
    ListLine("report_draft_latest", CHAIN[:2], REVIEW, joint_report.latest_draft),
    ListLine("final_core_group", CHAIN, REVIEW, joint_report.latest_final_core_group),
)
UPDATES_AND_AFTER = (
    ListLine("written_update_due", ("written_update_due",), MEETING, timescales.written_update_due),
    ListLine(
        "change_to_conference_chair",
        ("change_to_conference_chair",),
        Event.SIGNIFICANT_CHANGE,
        timescales.change_to_conference_chair,
    ),
    ListLine(
        "re_referral_window",
        ("re_referral_window",),
        Event.CASE_CLOSURE,
        timescales.re_referral_window,
    ),
)


DATE_WORDS = {
    "first_meeting": "First core group",
    "review": "Review conference",
    "next_review": "Next review conference",
    "after_review_first": "First core group after the review",
    "next_meeting": "Next core group",
    "minutes_to_social_worker": "Minutes to the social worker",
    "report_draft": "Draft joint report",
    "report_amendments": "Amendments to the joint report",
    "report_final": "Final joint report",
    "report_draft_latest": "Latest draft, counted back",
    "final_core_group": "Latest safe final core group, counted back",
    "written_update_due": "Written update",
    "change_to_conference_chair": "Significant change to the conference chair",
    "re_referral_window": "A new referral goes to the previous worker until",
    "reminder_first": "First reminder of the meeting",
    "reminder_last": "Last reminder of the meeting",
    "answer_question": "Question to those who have not answered",
    "apologies_late": "Apologies are late after",
    "update_chase": "Chase of a missing update",
    "gap_due": "What the meeting left open",
    "minutes_reminder": "Reminder to the note taker",
    "contributions_asked": "Contributions are asked for",
    "review_reminder": "Reminder of the review",
    "retention": "The group is kept until, and then erased",
}


def listed_dates(profile: Profile, days: Days) -> tuple[Listed, ...]:
    """Return one entry for each key and each day it is counted from, in the procedure's order."""
    next_meeting = partial(intervals.next_meeting, review=days.review)
    interval = ListLine("next_meeting", ("interval",), Event.LAST_CORE_GROUP, next_meeting)
    lines = (*FROM_CONFERENCE, interval, *FROM_MEETING, *JOINT_REPORT, *UPDATES_AND_AFTER)
    return tuple(entry for line in lines for entry in _entries(profile, days, line))


def _entries(profile: Profile, days: Days, line: ListLine) -> Iterator[Listed]:
    starts = _starts(profile, days, line.event)
    missing = [key for key in line.parameters if not profile[key].is_set]
    if missing or not starts:
        yield _no_date(profile, line, missing)
        return
    for start in starts:
        yield line.count(profile, start) or _no_date(profile, line, [])


def _starts(profile: Profile, days: Days, event: Event) -> tuple[date, ...]:
    draft = days.final_core_group and joint_report.draft_due(profile, days.final_core_group)
    known: dict[Event, date | None] = {
        Event.INITIAL_CONFERENCE: days.conference,
        Event.REVIEW: days.review,
        Event.LAST_CORE_GROUP: days.last_meeting,
        Event.FINAL_CORE_GROUP: days.final_core_group,
        Event.DRAFT_SENT: days.draft_sent or (draft.date if draft else None),
        Event.SIGNIFICANT_CHANGE: days.change,
        Event.CASE_CLOSURE: days.case_closure,
    }
    if event is Event.MEETING:
        return days.meetings
    start = known[event]
    return () if start is None else (start,)


def _no_date(profile: Profile, line: ListLine, missing: list[str]) -> NoDate:
    parameter = (missing or line.parameters)[0]
    value, span = profile[parameter], profile.span(parameter)
    event, direction = value.parameter.events[0], value.parameter.direction
    if missing:
        why = " ".join(("No rule, so no date.", *value.source.notes))
    elif parameter == "interval":
        why = f"No date yet: {span} hold {APPLIES_WORDS[value.applies]}, from the last one held."
    else:
        why = f"No date yet: it is counted from {EVENT_WORDS[line.event]}."
    cite = f" ({value.cite})" if value.cite else ""
    rule = None if span is None else Rule(span, event, direction)
    confidence = value.confidence if value.layer else None
    return NoDate(line.key, parameter, rule, value.cite, confidence, why + cite)


def our_dates(profile: Profile, days: Days) -> tuple[Deadline, ...]:
    """Return what follows by the product defaults: reminders, chases and what `end` left open."""
    found = [each for meeting in days.meetings for each in _around(profile, meeting)]
    if days.final_core_group:
        found.append(reminders.contributions_asked(profile, days.final_core_group))
    if days.review:
        found += reminders.review_reminders(profile, days.review)
    return tuple(each for each in found if each)


def _around(profile: Profile, meeting: date) -> tuple[Deadline | None, ...]:
    minutes = timescales.minutes_to_social_worker(profile, meeting)
    return (
        reminders.reminder_first(profile, meeting),
        reminders.answer_question(profile, meeting),
        reminders.apologies_late(profile, meeting),
        *reminders.update_chases(profile, meeting),
        reminders.reminder_last(profile, meeting),
        reminders.gap_due(profile, meeting),
        reminders.minutes_reminder(profile, minutes) if minutes else None,
    )
