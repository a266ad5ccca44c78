"""The commands move and cancel: a meeting at another time or place, or not at all (L8)."""

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Facts, Field, FieldKind, Form, Text, Warn
from bot.core.diary.booking import MeetingWish
from bot.core.diary.foresight import warnings
from bot.core.diary.limits import NeedsReasons
from bot.core.diary.moving import cancel, move
from bot.core.diary.place import Place, may_see_place
from bot.core.facts.meetings import Meeting
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands.booking_cards import ask_for_reasons, reasons_said, told_of
from handlers.commands.meeting_cards import MEETING, again, must_be_clear, when
from handlers.commands.slots import Said, as_far_as_said, place_fields, read, slot, slot_fields
from handlers.finding import take_meeting


def run_move(call: Call) -> Card:
    """Answer `move 30 march to 6 apr 14:00`."""
    call.ask(Verb.WRITE, Subject.GROUP)
    meeting, words = _meeting(call)
    said = read(call, words)
    if said == Said() and not call.fields:
        return Card("Move a meeting", (Facts((("Meeting", when(meeting)),)), form_to_move(call)))
    must_be_clear(call, call.rest.removeprefix("to "), words, "move {} to 6 apr 14:00")
    try:
        return _move(call, meeting, said)
    except NeedsReasons as needed:
        return ask_for_reasons(needed, form_to_move(call), call)


def _meeting(call: Call) -> tuple[Meeting, str]:
    meeting, rest = take_meeting(call.facts, call.rest, call.today)
    return meeting, rest.removeprefix("to ").strip()


def _move(call: Call, meeting: Meeting, said: Said) -> Card:
    with call.begin() as work:
        stands = again(work.facts, meeting)
        must_be_as_drawn(call, stands.revision, MEETING)
        venue, join_link = _place(call, said, stands)
        wish = MeetingWish(slot(said, moving=stands), venue, join_link, reasons_said(call))
        work.facts = move(work.facts, stands, wish, by=call.member, now=call.now)
        moved = again(work.facts, meeting)
        work.audit("meeting moved", meeting.id)
        text = Text("Everybody invited is told, and asked again only if the time has changed.")
        return work.answer(Card("Meeting moved", (*told_of(call, work.facts, moved), text)))


def _place(call: Call, said: Said, stands: Meeting) -> Place:
    """Return the place that is meant: what was not said stays, what was emptied goes."""
    venue = "" if "venue" in call.fields else stands.venue
    join_link = "" if "join_link" in call.fields else stands.join_link
    return said.venue or venue, call.said("join_link") or join_link


def form_to_move(call: Call) -> Form:
    """Ask for the new day, time and place; what stays is filled in, for whoever may see it."""
    meeting, words = _meeting(call)
    said = as_far_as_said(call, words)
    filled = Said(said.on or meeting.on, said.starts or meeting.starts, said.ends)
    sees = may_see_place(call.facts, call.viewer, meeting)
    place = place_fields(said.venue or meeting.venue, meeting.join_link) if sees else ()
    fields = (*slot_fields(filled), *place)
    return Form(f"move {meeting.id}", fields, "Move", seen=meeting.revision)


def run_cancel(call: Call) -> Card:
    """Answer `cancel 30 march`, which needs a reason."""
    call.ask(Verb.WRITE, Subject.GROUP)
    meeting, words = take_meeting(call.facts, call.rest, call.today)
    reason = call.said("reason") or words.removeprefix("because ").removeprefix("of ")
    if not (reason or call.fields):
        said = Facts((("Meeting", when(meeting)),))
        return Card("Cancel a meeting", (said, form_to_cancel(call)))
    must_be_clear(call, call.rest, words, "cancel {} because ...")
    with call.begin() as work:
        stands = again(work.facts, meeting)
        must_be_as_drawn(call, stands.revision, MEETING)
        work.facts = cancel(work.facts, stands, reason, by=call.member, now=call.now)
        work.audit("meeting cancelled", meeting.id)
        text = Text(f"The meeting of {when(meeting)} will not be held. Those invited are told.")
        warned = tuple(Warn(each) for each in warnings(work.facts))
        return work.answer(Card("Meeting cancelled", (text, *warned)))


def form_to_cancel(call: Call) -> Form:
    """Ask for the reason."""
    meeting, _ = take_meeting(call.facts, call.rest, call.today)
    help_ = "A meeting is not cancelled because a parent declines (H4)."
    fields = (Field("reason", "Why?", FieldKind.LINE, help=help_, required=True),)
    return Form(f"cancel {meeting.id}", fields, "Cancel the meeting", seen=meeting.revision)
