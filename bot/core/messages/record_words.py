"""The words of notices about the record: minutes, plan and actions."""

from collections.abc import Mapping

from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.messages.sentences import Words
from bot.core.notices.notice import Kind

RECORD_WORDS: Mapping[Kind, Words] = {
    Kind.MINUTES_DUE: Words(
        "{ref}: minutes of {day}",
        (
            "The minutes of {day} are yours to write. Please send your draft to the lead {by}.",
            "You can write it here, or hand in a Word or PDF file.",
        ),
        (("Write or hand in the minutes", "minutes {meeting}"),),
    ),
    Kind.MINUTES_OVERDUE: Words(
        "{ref}: minutes of {day} are overdue",
        ("The minutes of {day} were due by {due}. The lead has not had them.",),
        (("Minutes", "minutes {meeting}"),),
    ),
    Kind.CORRECTION_WAITS: Words(
        "{ref}: correction of the minutes of {day}",
        (
            "A correction of the minutes of {day} was begun on {since}. The lead has not had it.",
            "Until it is released the version before it holds. Please see that it is finished.",
        ),
        (("Minutes", "minutes {meeting}"),),
    ),
    Kind.MINUTES_WITH_LEAD: Words(
        "{ref}: draft {minutes} of {day}",
        ("The draft {minutes} of {day} are with you. {next}",),
        (("Minutes", "minutes {meeting}"),),
    ),
    Kind.MINUTES_TO_SIGN: Words(
        "{ref}: {minutes} of {day} to sign",
        (
            "The {minutes} of {day} wait for your signature.",
            "Please read them, and sign them as soon as you can.",
        ),
        (("Read and sign", "minutes {meeting}"),),
    ),
    Kind.MINUTES_TO_CIRCULATE: Words(
        "{ref}: {minutes} of {day} wait to go out",
        (
            "The {minutes} of {day} are ready and have not gone out yet.",
            "Please release them as soon as you can.",
        ),
        (("Release", "minutes {meeting}"),),
    ),
    Kind.MINUTES_TO_READ: Words(
        "{ref}: {minutes} of {day} are final",
        (
            "The {minutes} of {day} are final.{instead}",
            "Nothing of them is in this message. Ask for them and they are sent to you alone.",
        ),
        ((SEND_IT_TO_ME, "minutes {meeting} send me"),),
    ),
    Kind.DOCUMENT: Words(
        "{ref}: the document you asked for",
        ("You asked for this document. {keep}",),
    ),
    Kind.PLAN_CHANGED: Words(
        "{ref}: the plan has changed",
        ("The plan of {ref} has changed. It has {count} open actions.",),
        (("Show the plan", "plan"),),
    ),
    Kind.PLAN_COPY: Words(
        "{ref}: a copy of the plan for you",
        (
            "No receipt shows that you have a copy of the plan.",
            "Nothing of it is in this message. Ask for it and it is sent to you alone.",
        ),
        ((SEND_IT_TO_ME, "plan send me"),),
    ),
    Kind.PLAN_CONFIRMED: Words(
        "{ref}: the plan is confirmed after {day}",
        ("After the meeting of {day} the lead has looked at the plan and confirmed it.",),
    ),
    Kind.ACTION_PROPOSED: Words(
        "{ref}: action {number} is proposed to you",
        (
            "Action {number} is yours, due {due}.",
            "Please say that you will do it, or that it cannot be done: the lead is then asked.",
        ),
        (
            ("I will do it", "action {number} accept"),
            ("It cannot be done", "cannot {number}"),
            ("Show it", "action {number}"),
        ),
    ),
    Kind.ACTION_DUE: Words(
        "{ref}: action {number} is due on {due}",
        ("Action {number} is due on {due}.",),
        (("Done", "action {number} done"),),
    ),
    Kind.ACTION_OVERDUE: Words(
        "{ref}: action {number} is overdue",
        ("Action {number} was due on {due} and is not marked as done.",),
        (("Done", "action {number} done"), ("Show it", "action {number}")),
    ),
    Kind.OWN_ACTIONS: Words(
        "{ref}: your actions after {day}",
        ("Your actions after the meeting of {day}: {actions}.",),
        (("Show the plan", "plan"),),
    ),
}
