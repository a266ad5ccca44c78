"""The events that dates are counted from, and the words people read for them."""

from enum import StrEnum


class Event(StrEnum):
    """What a rule counts from; the value is what stands after `from =` in a profile file."""

    INITIAL_CONFERENCE = "initial_conference"
    REVIEW = "review_conference"
    MEETING = "meeting"
    LAST_CORE_GROUP = "last_core_group"
    FINAL_CORE_GROUP = "final_core_group"
    DRAFT_SENT = "draft_sent"
    FINAL_REPORT = "final_report"
    AMENDMENTS_CLOSE = "amendments_close"
    LATEST_DRAFT = "latest_draft"
    UPDATE_DUE = "written_update_due"
    CONTRIBUTION_DUE = "contribution_due"
    MINUTES_DUE = "minutes_due"
    LAST_SIGNATURE = "last_signature"
    FINAL_RECORD = "final_record"
    SIGNIFICANT_CHANGE = "significant_change"
    CASE_CLOSURE = "case_closure"
    GROUP_CLOSED = "closing"
    DUE_DATE = "due_date"
    REQUEST = "request"
    NAMED_DAY = "named_day"


EVENT_WORDS = {
    Event.INITIAL_CONFERENCE: "the initial conference",
    Event.REVIEW: "the review conference",
    Event.MEETING: "the meeting",
    Event.LAST_CORE_GROUP: "the core group before it",
    Event.FINAL_CORE_GROUP: "the final core group before the review",
    Event.DRAFT_SENT: "the day the draft went out",
    Event.FINAL_REPORT: "the final report",
    Event.AMENDMENTS_CLOSE: "the day amendments close",
    Event.LATEST_DRAFT: "the latest draft",
    Event.UPDATE_DUE: "the day the update is due",
    Event.CONTRIBUTION_DUE: "the day the contribution is due",
    Event.MINUTES_DUE: "the last working day for the minutes",
    Event.LAST_SIGNATURE: "the last signature",
    Event.FINAL_RECORD: "the final record",
    Event.SIGNIFICANT_CHANGE: "the day a significant change is identified",
    Event.CASE_CLOSURE: "case closure",
    Event.GROUP_CLOSED: "the closing of the group",
    Event.DUE_DATE: "its date",
    Event.REQUEST: "the request",
    Event.NAMED_DAY: "the day named",
}
