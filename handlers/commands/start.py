"""The command start: roll call and agenda, chair and note taker named before it opens (R6)."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.access import Subject, Verb
from bot.core.attendance.updating import not_for_the_room
from bot.core.cards import (
    Block,
    Button,
    Buttons,
    Card,
    Facts,
    Field,
    FieldKind,
    Form,
    Items,
    Text,
    Warn,
)
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member
from bot.core.meeting.agenda import agenda_of, kind_of
from bot.core.meeting.calling import seats
from bot.core.meeting.chairing import (
    Posts,
    may_hold_a_post,
    needs_agreement,
    proposed_chair,
    proposed_note_taker,
    signature_clash,
)
from bot.core.meeting.starting import Beginning, must_be_to_start, start
from bot.core.procedure.agendas import AgendaKind
from bot.core.procedure.day_names import short_day
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands import roll
from handlers.commands.meeting_cards import (
    KINDS,
    MEETING,
    again,
    choices,
    names,
    open_first,
    what_is_open,
    when,
)
from handlers.filling import choice, tick
from handlers.finding import must_be_all, take_meeting

AGENDA = Field(
    "agenda",
    "Agenda",
    FieldKind.CHOICE,
    tuple((kind.value, words) for kind, words in KINDS.items()),
)


def run(call: Call) -> Card:
    """Answer `start 30 march`: what is asked first, then the agenda once it has begun."""
    first, rest = call.first_word
    if first == "roll":
        return roll.run(call, rest)
    meeting, left = take_meeting(call.facts, call.rest, call.today, open_first)
    must_be_all(left, "start 30 march")
    call.ask(Verb.WRITE, Subject.GROUP, meeting=meeting.id)
    call.ask(Verb.WRITE, Subject.ATTENDANCE, meeting=meeting.id)
    call.ask(Verb.SEE, Subject.MEMBERS)
    if not call.fields:
        return _show(call, meeting)
    return _start(call, meeting)


def _show(call: Call, meeting: Meeting) -> Card:
    """Show the meeting under way, the agenda before its day, or what is asked to begin."""
    facts = call.facts.without_missed(call.today)
    if meeting.state is MeetingState.STARTED:
        return Card(f"Meeting of {when(meeting)}", _under_way(facts, meeting))
    if meeting.state is MeetingState.BOOKED and call.today < meeting.on:
        text = Text("It can be started on its day.")
        return Card(f"Agenda of {when(meeting)}", (text, *agenda_blocks(facts, meeting)))
    must_be_to_start(facts, meeting, call.now)
    warned = tuple(Warn(line) for line in _before(facts, meeting))
    asked = _form(call, meeting)
    blocks = (*warned, asked, *agenda_blocks(facts, meeting))
    return Card(f"Start the meeting of {when(meeting)}", blocks)


def _before(facts: CoreGroup, meeting: Meeting) -> Iterator[str]:
    """Say what should be known before it begins; nothing of it holds the chair up (L16, S20)."""
    conference = facts.initial_conference
    if kind_of(facts, meeting) is AgendaKind.FIRST and conference and not conference.record:
        yield (
            f"Neither the record of the conference of {short_day(conference.on)} nor a copy of "
            "its decisions is here (L16). You can go on."
        )
    yield from what_is_open(facts, meeting)


def form(call: Call) -> Form:
    """Ask who is here, who chairs and who takes notes; or the roll alone once it has begun."""
    first, rest = call.first_word
    if first == "roll":
        return roll.form(call, rest)
    meeting, _ = take_meeting(call.facts, call.rest, call.today, open_first)
    return _form(call, meeting)


def _form(call: Call, meeting: Meeting) -> Form:
    facts, likely = call.facts.without_missed(call.today), roll.here(call.facts, meeting)
    chair = proposed_chair(facts, meeting, likely)
    noter = proposed_note_taker(facts, meeting, chair.id if chair else "", likely)
    people = choices(each for each in facts.members if may_hold_a_post(each))
    fields = (
        *roll.roll_fields(facts, meeting),
        _post("chair", "Who chairs?", people, chair),
        replace(
            _post("note_taker", "Who takes notes?", people, noter),
            help=_no_substitute(facts, meeting),
        ),
        *_if_unusual(facts),
        Field(
            AGENDA.name, AGENDA.label, AGENDA.kind, AGENDA.choices, kind_of(facts, meeting).value
        ),
    )
    return Form(f"start {meeting.id}", fields, "Start the meeting", seen=meeting.revision)


def _post(
    name: str, label: str, people: tuple[tuple[str, str], ...], proposed: Member | None
) -> Field:
    value = proposed.id if proposed else ""
    return Field(name, label, FieldKind.CHOICE, people, value=value, required=True)


def _no_substitute(facts: CoreGroup, meeting: Meeting) -> str:
    """Say why a substitute who is in the room is not on the list; nothing where none is."""
    is_there = any(seat.is_confirmed for seat in seats(facts, meeting))
    why = "A substitute is not on the list: their access ends with the meeting (L10)."
    return why if is_there else ""


def _if_unusual(facts: CoreGroup) -> Iterator[Field]:
    """Ask for what only some meetings need: R5's record, L9's agreement, R9's reason."""
    yield Field("alone", "If one person does both: why can nobody else? (R5)")
    if needs_agreement(facts):
        yield Field("chair_agreed", "If somebody else chairs: the members agree", FieldKind.TICK)
    yield Field("chair_reason", "If somebody else chairs: reason, or experience")
    yield Field("without_lead", "If the lead is not here: why? (R9)")


def _start(call: Call, meeting: Meeting) -> Card:
    with call.begin(own_right=call.said("chair") == call.member) as work:
        stands = again(work.facts, meeting)
        must_be_to_start(work.facts, stands, call.now)
        must_be_as_drawn(call, stands.revision, MEETING)
        posts = Posts(
            call.said("chair"),
            call.said("note_taker"),
            call.said("alone"),
            call.said("chair_reason"),
            agreed=tick(call, "chair_agreed"),
        )
        said = roll.roll_said(call, work.facts, stands)
        kind = choice(call, AGENDA)
        beginning = Beginning(
            posts, said, call.said("without_lead"), AgendaKind(kind) if kind else None
        )
        work.facts = start(work.facts, stands, beginning, by=call.member, now=call.now)
        work.audit("meeting started", meeting.id)
        begun = again(work.facts, meeting)
        return work.answer(Card("The meeting has begun", _under_way(work.facts, begun)))


def _under_way(facts: CoreGroup, meeting: Meeting) -> tuple[Block, ...]:
    pairs = (
        ("Meeting", when(meeting)),
        ("Chair", names(facts, [meeting.chair])),
        ("Note taker", names(facts, [meeting.note_taker])),
        ("Agenda", KINDS[kind_of(facts, meeting)]),
    )
    clash = signature_clash(facts, meeting.chair)
    buttons = (
        Button("Roll call and ticks", f"start roll {meeting.id}"),
        Button("Who has the plan", "receipts plan"),
        Button("End the meeting", f"end {meeting.id}"),
    )
    return (
        Facts(pairs),
        *((Warn(clash),) if clash else ()),
        *_to_be_tried(facts),
        *_kept_from_the_room(facts, meeting),
        *agenda_blocks(facts, meeting),
        Buttons(buttons),
    )


def _to_be_tried(facts: CoreGroup) -> Iterator[Block]:
    """Point to a disagreement without a word of it: this card may lie open in the room (N6)."""
    if any(each.waits_for_meeting for each in facts.disagreements):
        yield Text("A disagreement is put to this meeting. See it by yourself: disagree")


def _kept_from_the_room(facts: CoreGroup, meeting: Meeting) -> Iterator[Block]:
    """Point to marked parts without showing them: this card may lie open in the room (B1)."""
    updates = (each for each in facts.updates if each.meeting == meeting.id)
    if any(not_for_the_room(each) for each in updates):
        yield Text("There is something to read by yourself.")
        yield Buttons((Button("Read it by yourself", f"update {meeting.id}"),))


def agenda_blocks(facts: CoreGroup, meeting: Meeting) -> tuple[Block, ...]:
    """Return the agenda in the guidance's words, then what stands under its items."""
    items = agenda_of(facts, meeting)
    listed = Items(tuple(each.text for each in items), heading="Agenda", numbered=True)
    under = tuple(
        Items(item.lines, heading=f"Under item {number}")
        for number, item in enumerate(items, 1)
        if item.lines
    )
    return (listed, *under)
