"""The words of every notice, looked up by kind, audience and language; no slot takes free text.

Slots: {ref} the group, {day} and {time} of the meeting, {on} that day in a command, {where} how
its place is learnt (never what it is), {post} one of its two posts, {due} a date,
{number} of an action or task, {what} a fixed phrase from `phrases`, {limit} the name of a limit,
{moved} dates by name, {short} how many meetings are missing,
{actions} numbers with dates, {next} what a draft needs, {keep} where a copy belongs.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.core.messages import family_words
from bot.core.messages.family_words import FAMILY
from bot.core.messages.meeting_words import COMING, MEETING_WORDS, WHERE
from bot.core.messages.record_words import RECORD_WORDS
from bot.core.messages.sentences import Words
from bot.core.messages.topics import TOPICS
from bot.core.messages.wording import Audience
from bot.core.notices.notice import Kind


class Language(StrEnum):
    """The languages in which there are words; each must have all of them."""

    ENGLISH = "en"


PROFESSIONAL: Mapping[Kind, Words] = {
    **MEETING_WORDS,
    **RECORD_WORDS,
    **{kind: topic.words for kind, topic in TOPICS.items()},
    Kind.CONFIRM_WHO: Words(
        "{ref}: please confirm who you are",
        (
            "Somebody has put this address on the contact sheet of a group.",
            "Please say whether this is you, and whether you alone read this address.",
            "Until then nothing else is sent here.",
            "If you are not sure, press nothing: ask whoever told you of it, by a number you know.",
        ),
        (("Say who I am", "contact who"),),
    ),
    Kind.STATUTORY_NEARING: Words(
        "{ref}: a date must be set by {due}",
        ("No date is set for {limit}. The latest date is {due}.",),
        (("Show the dates", "dates"), ("Book a meeting", "meet")),
    ),
    Kind.TOO_FEW_MEETINGS: Words(
        "{ref}: too few meetings before the review",
        ("A meeting has been taken away. {short} must be booked before the review on {due}.",),
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
        (
            "A new or changed address waits until you confirm it in full.",
            "Until then nothing goes there but the question who reads it.",
        ),
        (("Show it", "contact confirm"),),
    ),
    Kind.PROFILE_ADOPTED: Words(
        "{ref}: newer rules apply, dates counted again",
        (
            "{ref} has been given newer rules, or a newer list of bank holidays.",
            "{moved}",
            "What is over keeps the rules it had. What the conference set stays.",
        ),
        (("Show the dates", "dates"),),
    ),
}

CHANNEL: Mapping[Kind, Words] = {
    Kind.MEETING_SET: Words("{ref}: meeting on {day}", ("Meeting on {day} at {time}.",), COMING),
    Kind.MINUTES_TO_READ: Words(
        "{ref}: {minutes} of {day}", ("The {minutes} of {day} are final.",)
    ),
    Kind.PLAN_CHANGED: Words(
        "{ref}: plan changed",
        ("The plan has changed. It has {count} open actions.",),
        (("Show me the plan", "plan"),),
    ),
}

CHANGED: Mapping[Audience, Words] = {
    Audience.FAMILY: family_words.CHANGED,
    Audience.PROFESSIONAL: Words(
        "Meeting {ref}: changed to {day}, {time}",
        (
            "The meeting of {ref} has changed. It is now on {day} at {time}.",
            "{where}",
            "Please answer again.",
        ),
        COMING,
    ),
    Audience.CHANNEL: Words(
        "{ref}: meeting now on {day}",
        ("The meeting has changed. It is now on {day} at {time}.",),
        COMING,
    ),
}

STANDS = "If you have answered, your answer stands."

ELSEWHERE: Mapping[Audience, Words] = {
    Audience.FAMILY: family_words.ELSEWHERE,
    Audience.PROFESSIONAL: Words(
        "Meeting {ref}: another place on {day}",
        ("The meeting on {day} at {time} has another place.", "{where}", STANDS),
    ),
    Audience.CHANNEL: Words(
        "{ref}: another place on {day}",
        ("The meeting on {day} at {time} has another place.",),
        (WHERE,),
    ),
}
"""Who was asked for a new time is asked anew; for a new place every answer stands."""

ELSEWHERE_BY_CHAT: Mapping[Audience, Words] = {
    **ELSEWHERE,
    Audience.PROFESSIONAL: Words(
        "{ref}: another place on {day}",
        (
            "The meeting on {day} at {time} has another place. The calendar entry comes by mail.",
            STANDS,
        ),
        (WHERE,),
    ),
}
"""On Slack and Teams the place is a button away, shown after access has been asked (IG2)."""

CATALOGUE: Mapping[tuple[Kind, Audience, Language], Words] = {
    **{
        (kind, Audience.PROFESSIONAL, Language.ENGLISH): each for kind, each in PROFESSIONAL.items()
    },
    **{(kind, Audience.CHANNEL, Language.ENGLISH): each for kind, each in CHANNEL.items()},
    **{(kind, Audience.FAMILY, Language.ENGLISH): each for kind, each in FAMILY.items()},
}
