"""Every parameter of a profile: its key, what it holds, what it is counted from."""

from dataclasses import dataclass, replace

from bot.core.procedure.events import Event
from bot.core.procedure.kinds import ValueKind
from bot.core.procedure.spans import Direction

FORWARD = Direction.FORWARD
BACKWARD = Direction.BACKWARD


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of the profile.

    `events` and `direction` say what a span is counted from; `choices` are all that a text may be.
    `is_limit`: guidance sets it, so that a looser override needs a reason. `takes_time`: a span of
    nothing makes no sense. `is_telephone`: somebody must be able to phone it.
    """

    key: str
    kind: ValueKind
    what: str
    events: tuple[Event, ...] = ()
    direction: Direction = FORWARD
    choices: tuple[str, ...] = ()
    is_limit: bool = False
    takes_time: bool = False
    is_telephone: bool = False


def _limit(key: str, what: str, event: Event, direction: Direction = FORWARD) -> Parameter:
    return Parameter(key, ValueKind.SPAN, what, (event,), direction, is_limit=True)


def _coming(key: str, what: str, event: Event) -> Parameter:
    """Return a limit on what comes after its event, never on the same day."""
    return replace(_limit(key, what, event), takes_time=True)


def _span(key: str, what: str, event: Event, direction: Direction = FORWARD) -> Parameter:
    return Parameter(key, ValueKind.SPAN, what, (event,), direction)


def _spans(key: str, what: str, *events: Event) -> Parameter:
    return Parameter(key, ValueKind.SPANS, what, events, BACKWARD)


LIMITS = (
    _coming("first_meeting", "first core group", Event.INITIAL_CONFERENCE),
    Parameter(
        "meetings_before_review", ValueKind.NUMBER, "least number of meetings", is_limit=True
    ),
    _coming("review_after", "first review conference", Event.INITIAL_CONFERENCE),
    _coming("review_next", "next review conference", Event.REVIEW),
    _coming("after_review_first", "first core group after a review", Event.REVIEW),
    _coming("interval", "longest time between core groups", Event.LAST_CORE_GROUP),
    _limit("minutes_to_social_worker", "minutes to the social worker", Event.MEETING),
    _limit("minutes_circulation", "minutes to everybody", Event.FINAL_RECORD),
    _limit("report_draft", "draft of the joint report", Event.FINAL_CORE_GROUP),
    _limit("report_amendments", "amendments to the joint report", Event.DRAFT_SENT),
    _limit("report_final", "final joint report", Event.REVIEW, BACKWARD),
    _limit("absence_notice", "notice of absence", Event.MEETING, BACKWARD),
    _limit(
        "written_update_due", "written update by those who cannot come", Event.MEETING, BACKWARD
    ),
    _limit(
        "change_to_conference_chair",
        "significant change to the conference chair",
        Event.SIGNIFICANT_CHANGE,
    ),
    _span("re_referral_window", "new referral goes to the previous worker", Event.CASE_CLOSURE),
    replace(_span("retention", "how long the group is kept", Event.GROUP_CLOSED), takes_time=True),
)

STEPS = (
    *("talk", "meeting", "line manager", "manager and conference chair"),
    *("escalation policy", "joint report and conference chair"),
)
RULES = (
    Parameter(
        "date_horizon",
        ValueKind.TEXT,
        "how far ahead dates are set",
        choices=("next meeting", "first review", "second review"),
    ),
    Parameter("minutes_signatures", ValueKind.ROLES, "who signs, always different people"),
    Parameter("minutes_also_to", ValueKind.ROLES, "who else gets the minutes"),
    Parameter(
        "written_update_to",
        ValueKind.TEXT,
        "who gets the written update",
        choices=("lead", "chair"),
    ),
    Parameter("substitute_excuses_update", ValueKind.YES_NO, "a substitute stands for the update"),
    Parameter("chair_first", ValueKind.ROLES, "proposed chair of the first meeting"),
    Parameter("chair_after", ValueKind.ROLES, "proposed chair of later meetings"),
    Parameter("chair_agreed", ValueKind.ROLES, "another chair must be"),
    Parameter("contributions_due", ValueKind.TEXT, "contributions to the joint report"),
    Parameter(
        "method",
        ValueKind.TEXT,
        "method of the meeting's record",
        choices=("signs of safety",),
    ),
    Parameter("outcome_measures", ValueKind.YES_NO, "outcomes say what, by how much, by when"),
    Parameter("agency_copies", ValueKind.YES_NO, "every professional files an own copy"),
    Parameter("escalation", ValueKind.TEXTS, "steps of a disagreement", choices=STEPS),
    Parameter("escalation_policy", ValueKind.TEXT, "where the escalation policy is"),
    Parameter("disagreement_to", ValueKind.ROLES, "who else hears of a disagreement"),
    Parameter("duty_number", ValueKind.TEXT, "telephone number for today", is_telephone=True),
    Parameter(
        "out_of_hours_number", ValueKind.TEXT, "telephone number out of hours", is_telephone=True
    ),
)

PLACE = (
    Parameter(
        "nation", ValueKind.TEXT, "whose law applies", choices=("England", "Scotland", "Wales")
    ),
    Parameter("status", ValueKind.TEXT, "whether the text is in force"),
    Parameter(
        "holiday_calendar",
        ValueKind.TEXT,
        "whose bank holidays count",
        choices=("england_wales", "scotland"),
    ),
    Parameter("holidays_add", ValueKind.DAYS, "local holidays besides the list"),
    Parameter("holidays_remove", ValueKind.DAYS, "bank holidays that are worked"),
    Parameter("label_lead", ValueKind.TEXT, "what the lead is called"),
    Parameter("label_conference", ValueKind.TEXT, "what the initial conference is called"),
)

DEFAULTS = (
    _span("reminder_first", "reminder of a meeting", Event.MEETING, BACKWARD),
    _span("reminder_last", "last reminder of a meeting", Event.MEETING, BACKWARD),
    _span("answer_question", "question to those who have not answered", Event.MEETING, BACKWARD),
    _span("apologies_late", "apologies are late after", Event.MEETING, BACKWARD),
    _spans("update_chase", "chases of a missing update", Event.UPDATE_DUE, Event.MEETING),
    _span("contributions_asked", "contributions are asked for", Event.FINAL_CORE_GROUP, BACKWARD),
    _span(
        "contribution_chase", "chase of a missing contribution", Event.CONTRIBUTION_DUE, BACKWARD
    ),
    _spans("review_reminder", "reminders of the review", Event.REVIEW),
    _span("minutes_reminder", "reminder to the note taker", Event.MINUTES_DUE, BACKWARD),
    _span("circulation_reminder", "reminder to circulate the record", Event.LAST_SIGNATURE),
    _spans("action_reminder", "reminders of a plan action", Event.DUE_DATE),
    _span("overdue", "an action, minutes or a task is overdue", Event.DUE_DATE),
    _span("report_preparation", "time for the final report", Event.FINAL_REPORT, BACKWARD),
    _span("gap_due", "what `end` left open", Event.MEETING),
    _span("to_manager", "an unanswered request goes to the manager", Event.REQUEST),
    Parameter("concern_to_deputy", ValueKind.NUMBER, "working hours until the deputy hears"),
    Parameter("notice_time", ValueKind.TIME, "when a dated notice leaves"),
    Parameter("notice_spread", ValueKind.NUMBER, "minutes over which notices are spread"),
    Parameter("window", ValueKind.WINDOW, "when ordinary notices may leave"),
)

PARAMETERS = {each.key: each for each in (*PLACE, *LIMITS, *RULES, *DEFAULTS)}
