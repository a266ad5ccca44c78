"""Minutes given to another note taker after the meeting: `minutes [DATE] note taker NAME` (R7)."""

from collections.abc import Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Card, Field, FieldKind, Form, Text, Warn
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.meeting.chairing import may_hold_a_post
from bot.core.meeting.passing_notes import pass_notes, who_could_write
from bot.core.procedure.day_names import short_day
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands.meeting_cards import again, choices, names
from handlers.filling import line
from handlers.finding_people import find_member

STEP = "note taker"


def passed_on(call: Call, meeting: Meeting, name: str) -> Card:
    """Name another note taker for a meeting that was held: lead, team manager or its chair may."""
    call.ask(Verb.WRITE, Subject.ROTA, meeting=meeting.id)
    said = name or line(call, "note_taker")
    if not said:
        return Card(_title(meeting), (pass_form(call, meeting),))
    taker = find_member(call.facts, said)
    with call.begin() as work:
        held = again(work.facts, meeting)
        must_be_as_drawn(call, len(held.notes_passed), "Who writes these minutes")
        alone = line(call, "alone")
        work.facts = pass_notes(
            work.facts, held, taker.id, by=call.member, now=call.now, alone=alone
        )
        work.audit("notes passed on", meeting.id)
        return work.answer(Card(_title(meeting), tuple(_told(work.facts, meeting, taker.id))))


def may_pass_on(call: Call, meeting: Meeting) -> bool:
    """Tell whether the caller may say who writes these minutes now."""
    record = call.facts.minutes_of(meeting.id)
    is_open = meeting.was_held and not (record and record.is_final)
    return is_open and call.may(Asked(Verb.WRITE, Subject.ROTA, meeting=meeting.id))


def pass_form(call: Call, meeting: Meeting) -> Form:
    """Ask who writes the minutes now; proposed is somebody who was there and does not chair."""
    facts = call.facts
    people = choices(
        m for m in facts.everybody if may_hold_a_post(m) and m.id != meeting.note_taker
    )
    proposed = who_could_write(facts, meeting)
    fields = [
        Field(
            "note_taker",
            "Who writes the minutes now?",
            FieldKind.CHOICE,
            people,
            value=proposed.id if proposed else "",
            required=True,
        )
    ]
    if meeting.chair == call.member:
        fields.append(Field("alone", "If you as chair do it yourself: why can nobody else?"))
    command, turn = f"minutes {meeting.id} {STEP}", len(meeting.notes_passed)
    return Form(command, tuple(fields), submit="Give them the minutes", seen=turn)


def _told(facts: CoreGroup, meeting: Meeting, taker: str) -> Iterator[Block]:
    name = names(facts, [taker])
    yield Text(f"{name} has the minutes of {short_day(meeting.on)} to write now, and is told so.")
    if facts.minutes_of(meeting.id) is not None:
        yield Text("What has been written so far is there for them to go on with.")
    if meeting.roll_call and taker not in meeting.here:
        yield Warn(f"By the roll call {name} was not there: let somebody who was look it over.")


def _title(meeting: Meeting) -> str:
    return f"Minutes of {short_day(meeting.on)}"
