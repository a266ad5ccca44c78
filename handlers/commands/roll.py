"""The roll call's form, with everybody's role, and what is ticked for each (R25, R26, S9, S15)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.roll_call import Presence, Tick
from bot.core.meeting.calling import Seat, present, seats, tick, ticked
from bot.core.meeting.record_keys import HAS_COPY, PURPOSE_EXPLAINED
from bot.core.meeting.starting import mend_roll
from bot.core.refusals import Refusal
from bot.core.replacing import put_meeting
from handlers.as_shown import fingerprint, must_be_as_drawn
from handlers.call import Call
from handlers.commands.meeting_cards import again, choices, when
from handlers.commands.who_comes import who_comes
from handlers.finding import all_meetings, must_be_all, take_meeting

HERE = (Presence.IN_PERSON.value, "here")
ABSENT = (Presence.ABSENT.value, "not here")


def roll_fields(facts: CoreGroup, meeting: Meeting) -> Iterator[Field]:
    """Yield a question for each member: here, by a confirmed substitute, or not here."""
    for seat in seats(facts, meeting):
        member = seat.member
        label = f"{member.name}, {member.part or member.agency}{_expected(facts, meeting, seat)}"
        options = [HERE, ABSENT]
        if seat.is_confirmed and seat.substitute is not None:
            instead = (Presence.BY_SUBSTITUTE.value, f"{seat.substitute.name} is here instead")
            options.insert(1, instead)
        yield Field(
            f"here_{member.id}", label, FieldKind.CHOICE, tuple(options), value=seat.likely.value
        )


def _expected(facts: CoreGroup, meeting: Meeting, seat: Seat) -> str:
    """Say what their answer was, where it was not yes."""
    answer = facts.answer(meeting.id, seat.member.id)
    if seat.substitute is not None and not seat.is_confirmed:
        return f" ({seat.substitute.name} is not confirmed yet)"
    if answer is None:
        return " (has not answered)"
    words = {Coming.APOLOGIES: " (apologies)", Coming.DECLINED: " (declined)"}
    return words.get(answer.coming, "")


def roll_said(call: Call, facts: CoreGroup, meeting: Meeting) -> tuple[tuple[str, Presence], ...]:
    """Return the roll as the form says it; who is left out is as was expected."""
    return tuple(
        (seat.member.id, _presence(call.said(f"here_{seat.member.id}"), seat))
        for seat in seats(facts, meeting)
    )


def _presence(said: str, seat: Seat) -> Presence:
    if not said:
        return seat.likely
    if said not in list(Presence):
        raise Refusal(
            f'"{said[:20]}" is not on the roll call.',
            "Choose here, here instead, or not here.",
            field=f"here_{seat.member.id}",
        )
    return Presence(said)


def run(call: Call, words: str) -> Card:
    """Answer `start roll 30 march`: mend the roll, and tick what has been explained and handed."""
    meeting, left = take_meeting(call.facts, words, call.today, _begun)
    must_be_all(left, "start roll 30 march")
    call.ask(Verb.WRITE, Subject.ATTENDANCE, meeting=meeting.id)
    call.ask(Verb.SEE, Subject.MEMBERS)
    if not call.fields:
        return Card(f"Roll call of {when(meeting)}", (_form(call, meeting),))
    with call.begin() as work:
        stands = again(work.facts, meeting)
        must_be_as_drawn(call, _called(stands), "The roll call")
        facts = mend_roll(work.facts, stands, roll_said(call, work.facts, stands))
        changed = _ticked(call, facts, again(facts, meeting))
        work.facts = put_meeting(facts, changed)
        work.audit("roll called", meeting.id)
        blocks = who_comes(replace(call, group=work.facts), changed)
        text = Text("What is left for later becomes the task of the person named.")
        return work.answer(Card(f"Roll call of {when(meeting)}", (*blocks, text)))


def form(call: Call, words: str) -> Form:
    """Ask for the roll of a meeting that has begun, and for what is ticked."""
    meeting, _ = take_meeting(call.facts, words, call.today, _begun)
    return _form(call, meeting)


def _begun(facts: CoreGroup) -> tuple[Meeting, ...]:
    begun = (each for each in all_meetings(facts) if each.started_at is not None)
    return tuple(reversed(tuple(begun)))


def _form(call: Call, meeting: Meeting) -> Form:
    fields = (*roll_fields(call.facts, meeting), *_tick_fields(call.facts, meeting))
    return Form(f"start roll {meeting.id}", fields, "Keep", seen=_called(meeting))


def _called(meeting: Meeting) -> int:
    """Return what tells one state of a roll call from another."""
    return fingerprint(meeting.roll_call, meeting.ticks)


def _tick_fields(facts: CoreGroup, meeting: Meeting) -> Iterator[Field]:
    """Yield the ticks: purpose and role explained to each of the family, by whom, now or later."""
    people = choices(facts.professionals)
    for member in facts.family:
        done = ticked(meeting, PURPOSE_EXPLAINED, member.id)
        by, later = (done.by, done.later) if done else ("", False)
        label = f"Purpose explained to {member.name} by"
        yield Field(f"explained_{member.id}", label, FieldKind.CHOICE, people, value=by)
        yield Field(
            f"later_{member.id}", "Later, not yet", FieldKind.TICK, value="yes" if later else ""
        )
    yield _many(facts.professionals, meeting, PURPOSE_EXPLAINED, "Clear what the plan is for")
    yield _many(facts.core_members, meeting, HAS_COPY, "Has a copy of the plan")


def _many(among: Iterable[Member], meeting: Meeting, item: str, label: str) -> Field:
    people = tuple(among)
    done = ",".join(each.id for each in people if ticked(meeting, item, each.id))
    return Field(item, label, FieldKind.CHOICES, choices(people), value=done)


def _ticked(call: Call, facts: CoreGroup, meeting: Meeting) -> Meeting:
    meeting = _without_unticked(call, facts, meeting)
    return tick(facts, meeting, _ticks(call, facts))


def _ticks(call: Call, facts: CoreGroup) -> Iterator[Tick]:
    for member in facts.family:
        by, later = call.said(f"explained_{member.id}"), call.said(f"later_{member.id}") == "yes"
        if by or later:
            yield Tick(PURPOSE_EXPLAINED, member.id, by, later)
    for item in (PURPOSE_EXPLAINED, HAS_COPY):
        yield from (Tick(item, id_) for id_ in call.said(item).split(",") if id_)


def _without_unticked(call: Call, facts: CoreGroup, meeting: Meeting) -> Meeting:
    """Take away ticks that the form no longer has; a field that was not sent takes none away."""
    family = {each.id for each in facts.family}
    shown = {item for item in (PURPOSE_EXPLAINED, HAS_COPY) if item in call.fields}
    kept = tuple(
        each
        for each in meeting.ticks
        if each.item not in shown or (each.item == PURPOSE_EXPLAINED and each.member in family)
    )
    return replace(meeting, ticks=kept)


def here(facts: CoreGroup, meeting: Meeting) -> tuple[Member, ...]:
    """Return who is there, or before the roll is called, who is likely to be."""
    if meeting.roll_call:
        return present(facts, meeting)
    found = seats(facts, meeting)
    return tuple(each.member for each in found if each.likely is Presence.IN_PERSON)
