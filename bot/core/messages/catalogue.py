"""The words of every notice, looked up by kind, audience and language; no slot takes free text.

Slots: {ref} the group, {day} and {time} of the meeting, {due} a date, {number} of an action or
task, {what} a fixed phrase from `phrases`, {limit} the name of a limit, {moved} dates by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.messages.wording import Audience
from bot.core.notices.notice import Kind


class Language(StrEnum):
    """The languages in which there are words; each must have all of them."""

    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """A subject line, sentences, and buttons as pairs of label and command."""

    subject: str
    says: tuple[str, ...]
    buttons: tuple[tuple[str, str], ...] = ()


COMING = (
    ("I am coming", "coming {meeting} yes"),
    ("I cannot come", "apologies {meeting}"),
)

PROFESSIONAL: Mapping[Kind, Words] = {
    Kind.CONFIRM_WHO: Words(
        "{ref}: please confirm who you are",
        (
            "Somebody has put this address on the contact sheet of a group.",
            "Please say whether this is you, and whether you alone read this address.",
            "Until then nothing else is sent here.",
        ),
        (("Say who I am", "contact who"),),
    ),
    Kind.INVITATION: Words(
        "Meeting {ref}: {day}, {time}",
        ("{ref} meets on {day} at {time}.", "Please answer whether you can come."),
        COMING,
    ),
    Kind.MEETING_SET: Words(
        "{ref}: meeting on {day}, {time}",
        ("{ref} meets on {day} at {time}. The calendar entry comes by mail.", "Can you come?"),
        COMING,
    ),
    Kind.REMINDER: Words(
        "{ref}: reminder, meeting on {day}",
        (
            "{ref} meets on {day} at {time}.",
            "If you cannot come, say so now: somebody may come in your place.",
        ),
        COMING,
    ),
    Kind.CAN_YOU_COME: Words(
        "{ref}: can you come on {day}?",
        (
            "{ref} meets on {day} at {time} and your answer is missing.",
            "If you cannot come, name a substitute or send your written update.",
        ),
        (*COMING, ("Write my update", "update {meeting}")),
    ),
    Kind.APOLOGIES_HEARD: Words(
        "{ref}: apologies for {day}",
        ("A member of {ref} cannot come on {day}.", "See who comes and who sends an update."),
        (("Who comes", "coming {meeting}"),),
    ),
    Kind.UPDATE_REQUEST: Words(
        "{ref}: your written update is asked for",
        (
            "You were not able to come, or you were asked to write, for {day}.",
            "Please send your written update by {due}. It takes two minutes.",
            "The link needs no account.",
        ),
        (("Write my update", "update {meeting}"), ("Name a substitute", "substitute {meeting}")),
    ),
    Kind.UPDATE_CHASE: Words(
        "{ref}: your written update is still missing",
        ("Your written update for {day} has not come. It is due by {due}.",),
        (("Write my update", "update {meeting}"),),
    ),
    Kind.UPDATE_RECEIVED: Words(
        "{ref}: a written update has come",
        ("A written update for {day} has come. It stands under its item of the agenda.",),
        (("Show it", "update {meeting}"),),
    ),
    Kind.UPDATE_MISSING: Words(
        "{ref}: absent, and no update yet",
        (
            "A member did not come on {day} and has sent no written update.",
            "It has been asked for. The record says so until it comes.",
        ),
        (("Who was there", "coming {meeting}"),),
    ),
    Kind.CHAIR_LIST: Words(
        "{ref}: who comes on {day}",
        ("The list for {day} is ready: who comes, who sends somebody, who sent an update.",),
        (("Show the list", "coming {meeting}"),),
    ),
    Kind.MINUTES_DUE: Words(
        "{ref}: minutes of {day}",
        (
            "You took the notes on {day}. Please send your draft to the lead by {due}.",
            "You can write it here, or hand in a Word or PDF file.",
        ),
        (("Write or hand in the minutes", "minutes {meeting}"),),
    ),
    Kind.MINUTES_OVERDUE: Words(
        "{ref}: minutes of {day} are overdue",
        ("The minutes of {day} were due by {due}. The lead has not had them.",),
        (("Minutes", "minutes {meeting}"),),
    ),
    Kind.MINUTES_WITH_LEAD: Words(
        "{ref}: draft minutes of {day}",
        ("The draft minutes of {day} are with you. Read them, then let them be signed.",),
        (("Minutes", "minutes {meeting}"),),
    ),
    Kind.MINUTES_TO_SIGN: Words(
        "{ref}: minutes of {day} to sign",
        ("The minutes of {day} wait for your signature.",),
        (("Read and sign", "minutes {meeting}"),),
    ),
    Kind.MINUTES_TO_CIRCULATE: Words(
        "{ref}: signed minutes of {day} wait",
        ("The minutes of {day} are signed and have not gone out yet. You can release them.",),
        (("Release", "minutes {meeting}"),),
    ),
    Kind.MINUTES_TO_READ: Words(
        "{ref}: minutes of {day} are final",
        (
            "The minutes of {day} are final.",
            "Nothing of them is in this message. Ask for them and they are sent to you alone.",
        ),
        (("Send it to me", "minutes {meeting} send me"),),
    ),
    Kind.DOCUMENT: Words(
        "{ref}: the document you asked for",
        ("You asked for this document. Keep it in your own agency's file, and nowhere else.",),
    ),
    Kind.PLAN_CHANGED: Words(
        "{ref}: the plan has changed",
        ("The plan of {ref} has changed. It has {count} open actions.",),
        (("Show the plan", "plan"),),
    ),
    Kind.PLAN_CONFIRMED: Words(
        "{ref}: the plan is confirmed after {day}",
        ("After the meeting of {day} the lead has looked at the plan and confirmed it.",),
    ),
    Kind.ACTION_PROPOSED: Words(
        "{ref}: action {number} is proposed to you",
        ("Action {number} is yours, due {due}. Please accept it, or say that it cannot be done.",),
        (("Accept", "action {number} accept"), ("Show it", "action {number}")),
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
    Kind.STATUTORY_NEARING: Words(
        "{ref}: a date must be set by {due}",
        ("No date is set for {limit}. The latest date is {due}.",),
        (("Show the dates", "dates"), ("Book a meeting", "meet")),
    ),
    Kind.REVIEW_NEARING: Words(
        "{ref}: the review is on {due}",
        ("The review conference of {ref} is on {due}.",),
        (("Show the dates", "dates"),),
    ),
    Kind.TASK_GIVEN: Words(
        "{ref}: task {number}, due {due}",
        ("Task {number} is yours: {what}. It is due on {due}.",),
        (("Show it", "done {number}"),),
    ),
    Kind.TASK_OVERDUE: Words(
        "{ref}: task {number} is overdue",
        ("Task {number} was due on {due}: {what}.",),
        (("Show it", "done {number}"),),
    ),
    Kind.ROUTE_FAILED: Words(
        "{ref}: somebody could not be reached",
        (
            "A message to one member, or to the channel, could not be delivered.",
            "Correct the address on the contact sheet, or reach them in another way.",
        ),
        (("Show who", "receipts"), ("Contact sheet", "contact")),
    ),
    Kind.ADDRESS_TO_CONFIRM: Words(
        "{ref}: an address waits for you",
        ("A new or changed address waits until you confirm it in full.",),
        (("Show it", "contact confirm"),),
    ),
    Kind.PROFILE_ADOPTED: Words(
        "{ref}: newer rules hold, dates counted anew",
        (
            "{ref} has been given newer rules, or a newer list of bank holidays.",
            "{moved}",
            "What is over keeps the rule it had, and what the conference set stays.",
        ),
        (("Show the dates", "dates"),),
    ),
}

CHANNEL: Mapping[Kind, Words] = {
    Kind.MEETING_SET: Words("{ref}: meeting on {day}", ("Meeting on {day} at {time}.",), COMING),
    Kind.MINUTES_TO_READ: Words("{ref}: minutes of {day}", ("Minutes of {day} are final.",)),
    Kind.PLAN_CHANGED: Words(
        "{ref}: plan changed",
        ("The plan has changed. It has {count} open actions.",),
        (("Show me the plan", "plan"),),
    ),
}

OFF: Mapping[Audience, Words] = {
    Audience.PROFESSIONAL: Words(
        "Meeting {ref}: not on {day}", ("You are not expected at the meeting on {day}, {time}.",)
    ),
    Audience.CHANNEL: Words(
        "{ref}: no meeting on {day}", ("The meeting on {day} at {time} is cancelled.",)
    ),
}
"""The words for what is called off; the kind is still that of the invitation."""

CHANGED = Words(
    "Meeting {ref}: changed to {day}, {time}",
    ("The meeting of {ref} has changed. It is now on {day} at {time}.", "Please answer again."),
    COMING,
)

CATALOGUE: Mapping[tuple[Kind, Audience, Language], Words] = {
    **{
        (kind, Audience.PROFESSIONAL, Language.ENGLISH): each for kind, each in PROFESSIONAL.items()
    },
    **{(kind, Audience.CHANNEL, Language.ENGLISH): each for kind, each in CHANNEL.items()},
}
