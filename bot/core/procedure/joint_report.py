"""The joint report counted back from the review, and forward from the final core group (B2)."""

from dataclasses import dataclass
from datetime import date

from bot.core.procedure.deadlines import Deadline, Rule, Term, reckon
from bot.core.procedure.events import Event
from bot.core.procedure.profiles import Profile
from bot.core.procedure.spans import Direction
from bot.core.procedure.timescales import due, term_of


@dataclass(frozen=True, slots=True)
class PlanBack:
    """The latest safe dates before a review; `amendments_close` only where time is set aside."""

    final: Deadline
    amendments_close: Deadline | None
    latest_draft: Deadline
    final_core_group: Deadline


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a final core group on a day leaves time for the joint report.

    `slack` is in working days, negative when it is too late; `other_slack` in the other reading.
    `amendments_late` is by how many working days amendments would come after they must.
    """

    plan: PlanBack
    draft: Deadline
    amendments: Deadline
    slack: int
    other_slack: int
    amendments_late: int

    @property
    def fits(self) -> bool:
        """Tell whether draft and amendments have their time, in the binding reading."""
        return self.slack >= 0

    @property
    def nearest(self) -> date:
        """The nearest day that works in the binding reading."""
        return self.plan.final_core_group.date


def draft_due(profile: Profile, final_core_group: date) -> Deadline | None:
    """Return by when the draft goes to the group, from the final core group (R19)."""
    return due(profile, "report_draft", final_core_group)


def amendments_due(profile: Profile, draft_sent: date) -> Deadline | None:
    """Return by when amendments are in, from the day the draft really went out (R20, rule 9)."""
    return due(profile, "report_amendments", draft_sent)


def final_due(profile: Profile, review: date) -> Deadline | None:
    """Return by when the final report is there, back from the review (R21)."""
    return due(profile, "report_final", review)


def amendments_close(profile: Profile, review: date) -> Deadline | None:
    """Return when amendments close, where working days are set aside for the final report (D14)."""
    final, span = final_due(profile, review), profile.span("report_preparation")
    if final is None or span is None or span.amount == 0:
        return None
    return _step_back(profile, "report_preparation", "amendments_close", final, Event.FINAL_REPORT)


def latest_draft(profile: Profile, review: date) -> Deadline | None:
    """Return the latest day for the draft, back from the final report by the amendments' time."""
    closing = amendments_close(profile, review)
    later = closing or final_due(profile, review)
    if later is None:
        return None
    event = Event.AMENDMENTS_CLOSE if closing else Event.FINAL_REPORT
    return _step_back(profile, "report_amendments", "report_draft_latest", later, event)


def latest_final_core_group(profile: Profile, review: date) -> Deadline | None:
    """Return the latest safe final core group, back from the latest draft by the draft's time."""
    draft = latest_draft(profile, review)
    if draft is None:
        return None
    return _step_back(profile, "report_draft", "final_core_group", draft, Event.LATEST_DRAFT)


def _step_back(
    profile: Profile, key: str, called: str, later: Deadline, event: Event
) -> Deadline | None:
    """Count one step of the chain back from the step after it, in both of its readings."""
    term = term_of(profile, key, called=called)
    if term is None:
        return None
    back = Term(called, Rule(term.rule.span, event, Direction.BACKWARD), term.source)
    return reckon(profile.calendar, back, later.date, other_start=later.other_reading)


def plan_back(profile: Profile, review: date) -> PlanBack | None:
    """Return the whole chain back from a review, or None where the profile lacks a step."""
    final, draft = final_due(profile, review), latest_draft(profile, review)
    meeting = latest_final_core_group(profile, review)
    if final is None or draft is None or meeting is None:
        return None
    return PlanBack(final, amendments_close(profile, review), draft, meeting)


def fit(profile: Profile, final_core_group: date, review: date) -> Fit | None:
    """Tell whether a final core group on that day leaves time for the report to the review."""
    plan, draft = plan_back(profile, review), draft_due(profile, final_core_group)
    amendments = amendments_due(profile, draft.date) if draft else None
    if plan is None or draft is None or amendments is None:
        return None
    latest, calendar = plan.final_core_group, profile.calendar
    closes = plan.amendments_close or plan.final
    return Fit(
        plan=plan,
        draft=draft,
        amendments=amendments,
        slack=calendar.between(final_core_group, latest.date),
        other_slack=calendar.between(final_core_group, latest.other_reading or latest.date),
        amendments_late=max(0, calendar.between(closes.date, amendments.date)),
    )
