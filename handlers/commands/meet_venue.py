"""The venue of a meeting, released to one of the family (R2)."""

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.diary.arranging import release_place
from bot.core.diary.place import kept_from
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.replacing import put_meeting
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands.meeting_cards import MEETING, again, choices, when
from handlers.finding import take_meeting
from handlers.finding_people import find_member


def venue(call: Call, words: str) -> Card:
    """Answer `meet venue 30 march to Leah`: release place and link to one person (R2)."""
    call.ask(Verb.WRITE, Subject.GROUP)
    call.ask(Verb.SEE, Subject.MEMBERS)
    meeting, rest = take_meeting(call.facts, words, call.today)
    name = call.said("to") or rest.removeprefix("to ").strip()
    if not name:
        return Card("Release the venue", (_venue_form(call.facts, meeting),))
    member = find_member(call.facts, name, call.facts.family)
    with call.begin() as work:
        stands = again(work.facts, meeting)
        must_be_as_drawn(call, stands.revision, MEETING)
        changed = release_place(work.facts, stands, member, call.now)
        work.facts = put_meeting(work.facts, changed)
        work.audit("venue released", f"{meeting.id}:{member.id}")
        text = f"{member.name} may now be told where the meeting of {when(meeting)} is."
        return work.answer(
            Card("Venue released", (Text(text), Text("Their invitation is given again.")))
        )


def venue_form(call: Call, words: str) -> Form:
    """Ask to whom of the family the place is released."""
    meeting, _ = take_meeting(call.facts, words, call.today)
    return _venue_form(call.facts, meeting)


def _venue_form(facts: CoreGroup, meeting: Meeting) -> Form:
    held_back = kept_from(facts, meeting)
    field = Field("to", "To whom?", FieldKind.CHOICE, choices(held_back), required=True)
    return Form(f"meet venue {meeting.id}", (field,), "Release", seen=meeting.revision)
