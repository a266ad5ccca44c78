"""What each of the family needs at a meeting, and how they take part in it (S20, S21)."""

from collections.abc import Iterator

from bot.core.access import Subject, Verb
from bot.core.cards import Block, Card, Facts, Field, FieldKind, Form, Warn
from bot.core.diary.arranging import arrange, seat, takes_part
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.taking_part import TakesPart
from bot.core.replacing import put_meeting
from handlers.as_shown import fingerprint, must_be_as_drawn
from handlers.call import Call
from handlers.commands.meeting_cards import again, needs_asked, when
from handlers.finding import must_be_all, take_meeting

ARRANGED = "arranged"
WAYS = tuple((each.value, each.value) for each in TakesPart)


def needs(call: Call, words: str) -> Card:
    """Answer `meet needs 30 march`: what each family member needs, and how they take part."""
    call.ask(Verb.WRITE, Subject.GROUP)
    call.ask(Verb.SEE, Subject.MEMBERS)
    meeting, left = take_meeting(call.facts, words, call.today)
    must_be_all(left, "meet needs 30 march")
    if not call.fields:
        return Card(
            "For the family", (*_standing(call.facts, meeting), _needs_form(call.facts, meeting))
        )
    with call.begin() as work:
        changed = again(work.facts, meeting)
        must_be_as_drawn(call, _arrangements(changed), "What is arranged")
        for member in work.facts.family:
            changed = _arranged(call, changed, member)
        work.facts = put_meeting(work.facts, changed)
        work.audit("family arrangements", meeting.id)
        return work.answer(Card("For the family", _standing(work.facts, changed)))


def _arranged(call: Call, meeting: Meeting, member: Member) -> Meeting:
    """Take what the form says of one person; what is left empty stays open."""
    for need in member.needs:
        said, by = call.said(f"need_{member.id}_{need.id}"), call.said(f"by_{member.id}_{need.id}")
        if said or by:
            meeting = arrange(meeting, member, need.id, arranged=said == "yes", by=by)
    how = call.said(f"takes_{member.id}")
    return seat(meeting, member, TakesPart(how), call.now) if how in list(TakesPart) else meeting


def needs_form(call: Call, words: str) -> Form:
    """Ask what each of the family needs at one meeting, and how they take part."""
    meeting, _ = take_meeting(call.facts, words, call.today)
    return _needs_form(call.facts, meeting)


def _needs_form(facts: CoreGroup, meeting: Meeting) -> Form:
    fields: list[Field] = []
    for member in facts.family:
        for need in member.needs:
            name = f"{member.id}_{need.id}"
            label = f"{member.name} needs {need.what}"
            fields.append(Field(f"need_{name}", f"{label}: it is arranged", FieldKind.TICK))
            fields.append(Field(f"by_{name}", "If not, by whom will it be?"))
        if member.kind is not MemberKind.CHILD:
            way = takes_part(facts, meeting, member)
            label = f"{member.name} takes part"
            fields.append(
                Field(f"takes_{member.id}", label, FieldKind.CHOICE, WAYS, value=way or "")
            )
    return Form(f"meet needs {meeting.id}", tuple(fields), "Keep", seen=_arrangements(meeting))


def _arrangements(meeting: Meeting) -> int:
    seats = ((each.member, each.takes_part, each.turn) for each in meeting.places)
    return fingerprint(meeting.revision, meeting.arrangements, *seats)


def _standing(facts: CoreGroup, meeting: Meeting) -> tuple[Block, ...]:
    pairs = [("Meeting", when(meeting))]
    for member in facts.family:
        pairs += [*_needs_of(meeting, member), *_part_of(facts, meeting, member)]
    return (Facts(tuple(pairs)), *map(Warn, needs_asked(facts, meeting)))


def _needs_of(meeting: Meeting, member: Member) -> Iterator[tuple[str, str]]:
    known = {(each.member, each.need): each for each in meeting.arrangements}
    for need in member.needs:
        found = known.get((member.id, need.id))
        if found is not None:
            how = ARRANGED if found.arranged else f"to be arranged by {found.by}"
            yield f"{member.name}: {need.what}", how


def _part_of(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[tuple[str, str]]:
    way = takes_part(facts, meeting, member)
    if way is not None and member.kind is not MemberKind.CHILD:
        yield f"{member.name} takes part", way
