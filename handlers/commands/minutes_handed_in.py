"""Minutes handed in as a Word or PDF document, and the written agreement beside them (R7, L7)."""

from bot.core.access import Subject, Verb
from bot.core.cards import Button, Buttons, Card, Facts, Field, FieldKind, Form, Text, Why
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import MinutesState
from bot.core.procedure.day_names import short_day
from bot.core.record.corrections import under_correction
from bot.core.record.headings import DECISION, INTERVENTION, written_headings
from bot.core.record.minuting import attach_agreement, due, hand_in, send_to_lead
from bot.core.record.versions import newest
from handlers.call import Call
from handlers.changing import changing
from handlers.commands.minutes_draft import sent_card
from handlers.filling import tick
from handlers.handed_in import FIELD, handed_in, sealed

SAYS = {f"says_{key}": key for key in (INTERVENTION, DECISION)}
"""Ticks beside a document: it holds what must not be missing when somebody signs (H6)."""


def document(call: Call, meeting: Meeting) -> Card:
    """Take the minutes as a Word or PDF document, and give them to the lead at once (R7)."""
    upload = handed_in(call)
    if upload is None:
        call.ask(Verb.WRITE, Subject.MINUTES_DRAFT, owner=call.member, meeting=meeting.id)
        return to_hand_in(call, meeting)
    answers = tuple(key for name, key in SAYS.items() if tick(call, name))
    with changing(
        call, Verb.WRITE, Subject.MINUTES_DRAFT, owner=call.member, meeting=meeting.id
    ) as work:
        kept = sealed(call, upload)
        work.facts = hand_in(work.facts, meeting.id, kept, call.now, answers=answers)
        if newest(work.facts, meeting.id).state is MinutesState.DRAFT:
            work.facts = send_to_lead(work.facts, meeting.id, call.now)
        work.audit("minutes handed in", newest(work.facts, meeting.id).id)
        return work.answer(sent_card(meeting, newest(work.facts, meeting.id)))


def to_hand_in(call: Call, meeting: Meeting) -> Card:
    """Ask for the document, say by when, and offer to write instead."""
    write = Button("Write them here instead", f"minutes {meeting.id} draft")
    blocks = (*due_lines(call, meeting), document_form(call, meeting), Buttons((write,)))
    return Card(f"Minutes of {short_day(meeting.on)}", blocks)


def document_form(call: Call, meeting: Meeting) -> Form:
    """Return the form that takes the document; its two ticks answer H6."""
    texts = {each.key: each.text for each in written_headings(call.facts.profile)}
    ticks = tuple(
        Field(name, f"The document says: {texts[key].lower()}", FieldKind.TICK)
        for name, key in SAYS.items()
    )
    field = Field(FIELD, "Word or PDF document", FieldKind.FILE, required=True)
    return Form(f"minutes {meeting.id} hand in", (field, *ticks), submit="Hand in the minutes")


def agreement(call: Call, meeting: Meeting) -> Card:
    """Attach the written agreement that goes round with the minutes (L7)."""
    upload = handed_in(call)
    title = f"Minutes of {short_day(meeting.on)}"
    if upload is None:
        call.ask(Verb.WRITE, Subject.MINUTES_DRAFT, owner=call.member, meeting=meeting.id)
        return Card(title, (agreement_form(call, meeting),))
    with changing(
        call, Verb.WRITE, Subject.MINUTES_DRAFT, owner=call.member, meeting=meeting.id
    ) as work:
        work.facts = attach_agreement(work.facts, meeting.id, sealed(call, upload), call.now)
        work.audit("agreement attached", newest(work.facts, meeting.id).id)
        return work.answer(Card(title, (Text("The written agreement goes along with them."),)))


def agreement_form(_call: Call, meeting: Meeting) -> Form:
    """Ask for the written agreement that goes along with the minutes (L7)."""
    field = Field(FIELD, "The written agreement, Word or PDF", FieldKind.FILE, required=True)
    return Form(f"minutes {meeting.id} agreement", (field,), submit="Attach it")


def due_lines(call: Call, meeting: Meeting) -> tuple[Facts | Why, ...]:
    """Return by when the lead should have the minutes, and why; nothing where no rule says so.

    Nor once they went out and are corrected: it says when the first version was due.
    """
    limit = due(call.facts, meeting.id)
    if limit is None or under_correction(call.facts, meeting.id):
        return ()
    return (Facts((("With the lead by", short_day(limit.date)),)), Why(limit.why))
