"""Fixed phrases for tasks and dates, without any name: they go into messages that are pushed."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.core.facts.adoptions import Moved
from bot.core.facts.tasks import TaskKind
from bot.core.procedure.day_names import short_day
from bot.core.procedure.listing import DATE_WORDS

TASKS: Mapping[TaskKind, str] = {
    TaskKind.GIVE_INVITATION: "give somebody their invitation",
    TaskKind.ASK_VIEWS: "ask somebody who does not come for their views",
    TaskKind.SHARE_MINUTES: "share the minutes by your own procedure",
    TaskKind.DELIVER_COPY: "print somebody's copy of the minutes, and post it or hand it over",
    TaskKind.DECIDE_COPY: "decide whether a copy that the lead keeps back is shared",
    TaskKind.EXPLAIN_PURPOSE: "explain the purpose to somebody",
    TaskKind.BRING_VIEWS: "talk the meeting over with the child, and bring the child's views",
    TaskKind.NAME_WHO_BRINGS_VIEWS: "name who brings the child's views to the meeting",
    TaskKind.SAY_HOW_PARENTS_COME: "say for each parent how they take part",
    TaskKind.ARRANGE_NEED: "arrange what somebody needs for the meeting",
    TaskKind.VIEWS_NOT_COVERED: "bring the child's views, which were not covered",
    TaskKind.NEXT_DATE: "agree the next date",
    TaskKind.NAME_WHO_TELLS_CHILD: "name who tells the child",
    TaskKind.TELL_CHILD: "tell the child about the meeting",
    TaskKind.HAND_OVER: "hand over a document",
    TaskKind.GIVE_EXPORT: "read what is kept about somebody, and post it or hand it over",
    TaskKind.TELL_PLACE: "tell somebody where a meeting is",
    TaskKind.TELL_ACTION_OWNER: "tell somebody of their action",
    TaskKind.TELL_REVIEW: "tell somebody of the review's date",
    TaskKind.TELL_ANSWER: "tell somebody the answer to what they suggested or sent",
    TaskKind.FILL_ROLE: "fill an empty role that gets the minutes",
    TaskKind.RELEASE_TO_ROLE: "release minutes to whoever has taken an empty role since",
    TaskKind.REASSIGN: "give an action to somebody else",
    TaskKind.HAND_ON_MINUTES: "name who writes the minutes now",
    TaskKind.SIGN_MINUTES: "sign the minutes",
    TaskKind.FIND_SIGNER: "find who can sign the minutes",
    TaskKind.MINUTES_LEFT: "see to minutes that were not released when the group closed",
    TaskKind.CONFIRM_PLAN: "confirm the plan after the meeting",
    TaskKind.ENTER_REVIEW: "enter what the review decided",
    TaskKind.MEND_ROUTE: "find a way to reach somebody",
    TaskKind.SEND_TO_AGENCY: "send the minutes to an agency that has left",
    TaskKind.REACH_BY_HAND: "carry a message by hand or post",
    TaskKind.LEAVE_CHANNEL: "take somebody who has left out of the channel",
    TaskKind.CLOSE_CHANNEL: "delete the posts of this service in the channel, and archive it",
}

LIMITS: Mapping[str, str] = {
    "first_meeting": "the first meeting",
    "interval": "the next meeting",
    "review_after": "the review conference",
    "review_next": "the next review conference",
    "after_review_first": "the first meeting after the review",
}

SEND_IT_TO_ME = "Send it to me"
"""The button that sends a document to its one reader, by a message of its own (IG2)."""

IN_ENTRY = "Your calendar entry says where it is."
IN_ITS_PLACE = " They take the place of the version before."
NO_PLACE = "The place is not settled yet. You will be told."

TO_BE_SIGNED = "Those who sign have been asked. When they have signed, you can release them."
TO_BE_RELEASED = "When you have read them you can release them."
KEEP_FILED = "Keep it in your own agency's file, and nowhere else."
KEEP_TO_PRINT = "Print it, and nothing else with it. Once it is with them, close the task."
KEEP_EVIDENCE = "Its lines are signed: whoever runs this service can try them as they came."
OF_DAYS_ONLY = "It is of these days only: {days}."
KEEP_CASE_FILE = "Put it into the case file, which is the record, and delete this mail."
KEEP_DRAFT = "It is a draft: do not pass it on. What you file are the final minutes."

MOST_TOLD = 5


def moved_in_words(moved: Sequence[Moved]) -> str:
    """Say which dates an adoption moved and by which value; the command dates shows them all."""
    if not moved:
        return "No open date has moved."
    told = "; ".join(map(one_moved, moved[:MOST_TOLD]))
    more = f"; and {len(moved) - MOST_TOLD} more" if len(moved) > MOST_TOLD else ""
    return f"Moved: {told}{more}."


def one_moved(moved: Moved) -> str:
    """Say "First core group, counted from Wed 17 Mar 2027: was ..., now ... (first_meeting)"."""
    by = f" ({', '.join(moved.by)})" if moved.by else ""
    counted = f"{DATE_WORDS[moved.key]}, counted from {short_day(moved.start)}"
    return f"{counted}: was {_day(moved.before)}, now {_day(moved.after)}{by}"


def _day(day: date | None) -> str:
    return "without a date" if day is None else short_day(day)
