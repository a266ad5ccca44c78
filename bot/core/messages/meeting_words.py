"""The words of notices about meetings: invited, reminded, asked, excused, who does what."""

from collections.abc import Mapping

from bot.core.messages.sentences import Words
from bot.core.notices.notice import Kind

COMING = (
    ("I am coming", "coming {meeting} yes"),
    ("I cannot come", "apologies {meeting}"),
)
WHERE = ("Where it is", "coming {meeting}")

MEETING_WORDS: Mapping[Kind, Words] = {
    Kind.INVITATION: Words(
        "Meeting {ref}: {day}, {time}",
        ("{ref} meets on {day} at {time}.", "{where}", "Please answer whether you can come."),
        COMING,
    ),
    Kind.MEETING_SET: Words(
        "{ref}: meeting on {day}, {time}",
        ("{ref} meets on {day} at {time}. The calendar entry comes by mail.", "Can you come?"),
        (*COMING, WHERE),
    ),
    Kind.REMINDER: Words(
        "{ref}: reminder, meeting on {day}",
        (
            "{ref} meets on {day} at {time}.",
            "{where}",
            "If you cannot come, say so now: somebody may come in your place.",
        ),
        (*COMING, ("Before the meeting", "coming {meeting}")),
    ),
    Kind.CAN_YOU_COME: Words(
        "{ref}: can you come on {day}?",
        (
            "{ref} meets on {day} at {time} and your answer is missing.",
            "If you cannot come, name a substitute or send your written update.",
        ),
        (*COMING, ("Write my update", "update {meeting}")),
    ),
    Kind.PLACE: Words(
        "{ref}: where the meeting on {day} is",
        ("You asked where the meeting on {day} at {time} is. Please do not pass this on.",),
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
        (
            ("Somebody comes instead", "substitute {meeting}"),
            ("Write my update", "update {meeting}"),
        ),
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
    Kind.ASKED_OVERDUE: Words(
        "{ref}: something asked for has not come",
        ("A member was asked to write something by {due}. It has not come.",),
        (("What was asked for", "update asked"),),
    ),
    Kind.CHAIR_LIST: Words(
        "{ref}: who comes on {day}",
        ("The list for {day} is ready: who comes, who sends somebody, who sent an update.",),
        (("Show the list", "coming {meeting}"),),
    ),
    Kind.NOT_HELD: Words(
        "{ref}: was there a meeting on {day}?",
        (
            "The meeting of {day} has not been started and ended here.",
            "If it was held, do both now, with who was there. If not, cancel it with the reason.",
        ),
        (("It was held", "start {meeting}"), ("It was not held", "cancel {meeting}")),
    ),
    Kind.SWAP_ASKED: Words(
        "{ref}: may somebody take your post on {day}?",
        (
            "You are down as {post} on {day}. A member of {ref} asks to take it from you.",
            "It stays yours unless you say yes.",
        ),
        (
            ("Yes, they may have it", "rota yes {meeting} {post_word}"),
            ("No, I keep it", "rota no {meeting} {post_word}"),
        ),
    ),
    Kind.SWAP_AGREED: Words(
        "{ref}: you are {post} on {day}",
        ("You asked to be {post} on {day}. The answer is yes: you are down for it now.",),
        (("Show the rota", "rota"),),
    ),
    Kind.SWAP_REFUSED: Words(
        "{ref}: no swap on {day}",
        ("You asked to be {post} on {day}. The answer is no: the rota stays as it was.",),
        (("Show the rota", "rota"),),
    ),
}
