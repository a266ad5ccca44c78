"""What family read in a mail: neutral words under their own reference, each thing once (IG18).

Slots: {ref} their own reference, {where} what they may be told of the place, else as elsewhere.
"""

from collections.abc import Mapping

from bot.core.messages.sentences import Words
from bot.core.notices.notice import Kind

PART = "You are asked to come for a part of it. The person who leads your meetings knows which."
IN_ENTRY = "Your calendar entry says where it is."
ASK_WHERE = "The person who leads your meetings can tell you where it is."

COMING = (
    ("I am coming", "coming {meeting} yes"),
    ("I cannot come", "apologies {meeting}"),
)
BETTER = "If another day is better, or you need help to take part, tell who leads your meetings."

FAMILY: Mapping[Kind, Words] = {
    Kind.INVITATION: Words(
        "Meeting {ref}: {day}, {time}",
        (
            "You are invited to a meeting on {day} at {time}.",
            "{where}",
            "Please say whether you can come. You need not.",
            BETTER,
        ),
        COMING,
    ),
    Kind.REMINDER: Words(
        "Meeting {ref}: {day}, {time}",
        ("Your meeting is on {day} at {time}.", "{where}", "If you cannot come, please say so."),
        COMING,
    ),
    Kind.UPDATE_REQUEST: Words(
        "Meeting {ref}: what would you like to say?",
        (
            "You do not come, or did not come, on {day}.",
            "If there is something that should be said there, you can write it here.",
            "You need not, and you will not be asked again.",
        ),
        (("Write my views", "update {meeting}"),),
    ),
    Kind.ACTION_PROPOSED: Words(
        "{ref}: {number} is for you",
        (
            "{number} is something for you to do by {due}.",
            "The person who leads your meetings tells you what it is.",
            "Please say whether you will do it. If it cannot be done, tell them.",
        ),
        (("I will do it", "action {number} accept"),),
    ),
    Kind.ACTION_DUE: Words(
        "{ref}: {number} is for {due}",
        ("{number} is something for you to do by {due}.", "This is the one reminder of it."),
        (("Done", "action {number} done"),),
    ),
}

CHANGED = Words(
    "Meeting {ref}: now {day}, {time}",
    (
        "This is how your meeting stands now: {day} at {time}.",
        "It takes the place of what you had before.",
        "{where}",
        "Please say whether you can come.",
    ),
    COMING,
)

ELSEWHERE = Words(
    "Meeting {ref}: {day}, {time}",
    (
        "Your meeting on {day} at {time} stands. What is new is where it is.",
        "{where}",
        "If you have answered, your answer stands.",
    ),
    COMING,
)
