"""The date of the first meeting as the conference set it, entered with the new group (L5)."""

from dataclasses import replace

from bot.core.cards import Field
from bot.core.diary.booking import MeetingWish, book
from bot.core.diary.limits import NeedsReasons
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Reasons
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.slots import read, slot
from handlers.filling import line

FIELDS = (
    Field(
        "first_meeting",
        "Date set for the first meeting, if the conference set one",
        help="Like: tue 30 march 10:00 at Larkfield School",
    ),
    Field(
        "first_meeting_reason",
        "If that is late, no working day or at an unusual time, why",
        help="Likewise what the place is called after, if a name of the family stands in it.",
    ),
)


def with_first_meeting(call: Call, facts: CoreGroup) -> CoreGroup:
    """Return the group with its first meeting booked, if a date was set; late ones are marked."""
    words = line(call, "first_meeting")
    if not words:
        return facts
    why = line(call, "first_meeting_reason")
    try:
        said = read(replace(call, fields={}), words)
        reasons = Reasons(late=why, holiday=why, times=why, place=why)
        wish = MeetingWish(slot(said), said.venue, reasons=reasons)
        return book(facts, wish, by=facts.created_by, now=call.now)
    except NeedsReasons as needs:
        raise Refusal(needs.why, needs.way_on, field="first_meeting_reason") from needs
    except Refusal as refusal:
        raise Refusal(refusal.why, refusal.way_on, field="first_meeting") from refusal
