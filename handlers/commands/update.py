"""The command update: send a written update, and read those that came (R13, S23)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.core.access import Asked, Subject, Verb
from bot.core.attendance.asking_updates import open_requests
from bot.core.attendance.updating import addressee, covers_since, send_update, update_due
from bot.core.cards import Block, Buttons, Card, Form, Items, Text, Warn, Why
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.roll_call import Presence
from bot.core.facts.updates import UpdateAsked, WrittenUpdate
from bot.core.procedure.day_names import many, short_day
from bot.core.procedure.forms import update_questions
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands import update_ask, update_forms
from handlers.commands.instead import SENT_AGAIN, received, somebody_instead
from handlers.commands.meeting_cards import again, answering_for, member_again, sees_people, when
from handlers.commands.updates_read import updates_read
from handlers.finding import all_meetings, held_meetings, must_be_all, open_meetings, take_meeting
from handlers.handed_in import take_document

FAMILY_THANKS = "Thank you. What you wrote is with the person who leads your meetings."
UNSURE = "Where a name is not written as on the contact sheet, only lead and chair see that part."
UNSURE_FAMILY = (
    "Where it is not clear whom you named, only the person who leads your meetings and whoever "
    "chairs see that part."
)
HOW_TO_READ = 'All updates that came for a meeting are shown with "update 30 march".'
HOW_TO_HAND_IN = 'What somebody has told you is handed in with "update 30 march for NAME".'
REQUEST = re.compile(r"Q[1-9][0-9]*", re.IGNORECASE)


def run(call: Call) -> Card:
    """Answer `update 30 march`: the form and what came from others, or the receipt of one sent."""
    first, rest = call.first_word
    if first == "ask":
        return update_ask.run(call, rest)
    if first == "asked":
        must_be_all(rest, "update asked")
        return update_ask.asked(call)
    member, meeting, asked = _about(call)
    call.ask(Verb.WRITE, Subject.UPDATE, owner=_writer(call, member), meeting=meeting.id)
    if not (call.fields.keys() - {"for"} or call.request.uploads):
        return _show(call, member, meeting, asked)
    return _send(call, member, meeting, asked)


def _about(call: Call) -> tuple[Member, Meeting, UpdateAsked | None]:
    """Return whose update it is, for which meeting, and what was asked for, if it was (L13)."""
    member, words = answering_for(call, call.rest)
    asked = _asked(call, words)
    if asked is not None:
        found = call.facts.meeting(asked.meeting)
        if found is not None:
            return member_again(call.facts, asked.member), found, asked
    represented = call.facts.member(member.substitute_for)
    if member.kind is MemberKind.SUBSTITUTE and represented is not None:
        member, words = represented, words or member.substitute_at

    def among(facts: CoreGroup) -> tuple[Meeting, ...]:
        return _wanting(facts, member) if not words else all_meetings(facts)

    meeting, left = take_meeting(call.facts, words, call.today, among)
    _must_be_all(call, left, meeting)
    return member, meeting, None


def _must_be_all(call: Call, left: str, meeting: Meeting) -> None:
    """Refuse words that are left; who reads, or hands in, others' updates is told how."""
    ways = (
        (Asked(Verb.SEE, Subject.UPDATE, meeting=meeting.id), HOW_TO_READ),
        (Asked(Verb.WRITE, Subject.UPDATE, meeting=meeting.id), HOW_TO_HAND_IN),
    )
    ways_on = [way_on for asked, way_on in ways if call.may(asked)]
    if left and ways_on:
        raise Refusal(f'"{left[:40]}" is not clear.', " ".join(ways_on))
    must_be_all(left, "update 30 march")


def _asked(call: Call, words: str) -> UpdateAsked | None:
    number, _, left = words.partition(" ")
    if not REQUEST.fullmatch(number):
        return None
    must_be_all(left, f"update {number}")
    found = [each for each in call.facts.updates_asked if each.id == number.upper()]
    if not found or found[0].member != call.member:
        raise Refusal("You were not asked for that.", "Send your update: update")
    return found[0]


def _wanting(facts: CoreGroup, member: Member) -> tuple[Meeting, ...]:
    """Return meetings by how much an update is wanted: missed without word, to come, others."""

    def missed(meeting: Meeting) -> bool:
        line = meeting.presence(member.id)
        is_absent = line is not None and line.presence is Presence.ABSENT
        return is_absent and facts.update(meeting.id, member.id) is None

    held = held_meetings(facts)
    return (
        *(each for each in held if missed(each)),
        *open_meetings(facts),
        *(each for each in held if not missed(each)),
    )


def _writer(call: Call, member: Member) -> str:
    """Return whose row of access is asked: a substitute writes their own, to bring along."""
    return call.member if member.id == call.me.substitute_for else member.id


def _command(call: Call, member: Member, meeting: Meeting, asked: UpdateAsked | None) -> str:
    if asked is not None:
        return f"update {asked.id}"
    is_own = call.member in {member.id, _writer(call, member)}
    return f"update {meeting.id}{'' if is_own else f' for {member.name}'}"


def form(call: Call) -> Form:
    """Ask R13's questions for the time since the last meeting (L11)."""
    return _form(call, *_about(call))


def form_for(call: Call, member: Member, meeting: Meeting) -> Form:
    """Return the form for one meeting, as it opens with the apologies (L11, B1)."""
    return _form(call, member, meeting, None)


def _form(call: Call, member: Member, meeting: Meeting, asked: UpdateAsked | None) -> Form:
    drawn = update_forms.form(call, _command(call, member, meeting, asked), member)
    since = covers_since(call.facts, meeting)
    heading = f"Since {short_day(since)}" if since else "Your update"
    return replace(drawn, heading=heading)


def _sent(call: Call) -> str:
    return "It is sent" if call.me.is_family else "Update sent"


def _called(call: Call) -> str:
    return "Your views" if call.me.is_family else "Written update"


def _show(call: Call, member: Member, meeting: Meeting, asked: UpdateAsked | None) -> Card:
    if meeting.state is MeetingState.CANCELLED:
        off = Text("This meeting was cancelled. No update is asked of you for it.")
        return Card(f"{_called(call)} for {when(meeting)}", (off,))
    blocks: list[Block] = [*received(call, meeting, member, asked)]
    if asked is None:
        blocks += updates_read(call, meeting)
        blocks += () if member.is_family else _due(call.facts, meeting)
        if sends := tuple(somebody_instead(call, meeting, member)):
            blocks.append(Buttons(sends))
    else:
        blocks.append(Text(f"You are asked for: {asked.what}, by {short_day(asked.due)}."))
    told = update_forms.FAMILY_IS_TOLD if call.me.is_family else update_forms.AUTHOR_IS_TOLD
    blocks.append(Text(told))
    blocks.append(_form(call, member, meeting, asked))
    return Card(f"{_called(call)} for {when(meeting)}", tuple(blocks))


def _due(facts: CoreGroup, meeting: Meeting) -> tuple[Block, ...]:
    due = update_due(facts, meeting)
    if due is None or not meeting.is_open:
        return ()
    return (Text(f"It is due by {short_day(due.date)}."), Why(due.why))


def _send(call: Call, member: Member, meeting: Meeting, asked: UpdateAsked | None) -> Card:
    written = update_forms.written(call, member)
    with call.begin() as work:
        facts, document = take_document(call, work.facts, update_forms.DOCUMENT)
        stands, who = again(facts, meeting), member_again(facts, member.id)
        taken = replace(
            written, document=document.id if document else "", asked=asked.id if asked else ""
        )
        work.facts = send_update(facts, stands, who, taken, by=call.member, now=call.now)
        update = work.facts.updates[-1]
        work.audit("update sent", update.id)
        return work.answer(Card(_sent(call), _receipt(call, work.facts, stands, update)))


def _receipt(
    call: Call, facts: CoreGroup, meeting: Meeting, update: WrittenUpdate
) -> tuple[Block, ...]:
    """Say that it came, whether it was late, what is kept apart and what was left empty."""
    if call.me.is_family:
        return Text(FAMILY_THANKS), *_kept_apart(call, update), Text(SENT_AGAIN)
    waiting = (each for each in open_requests(facts, call.me) if each.id != update.asked)
    return (
        Text(f"Thank you. The update for {when(meeting)} is with {_readers(facts, meeting)}."),
        *_lateness(facts, meeting, update),
        *_kept_apart(call, update),
        *_left_empty(update),
        Text("There is nothing more to do."),
        Text(SENT_AGAIN),
        *(Text(f"Still asked of you: {each.what}") for each in waiting),
    )


def _readers(facts: CoreGroup, meeting: Meeting) -> str:
    """Say to whom it went by the profile, lead or chair, and that the other has a copy (S23)."""
    to, lead, chair = addressee(facts, meeting), facts.lead, facts.member(meeting.chair)
    first, other = ("chair", "lead") if to is not None and to != lead else ("lead", "chair")
    is_copied = None not in {lead, chair} and lead != chair
    return f"the {first}, and a copy with the {other}" if is_copied else f"the {first}"


def _lateness(facts: CoreGroup, meeting: Meeting, update: WrittenUpdate) -> Iterator[Block]:
    days, due = update.working_days_late, update_due(facts, meeting)
    if days and due is not None:
        yield Warn(f"It is marked late by {many(days, 'working day')}.")
        yield Why(due.why)


def _kept_apart(call: Call, update: WrittenUpdate) -> Iterator[Block]:
    kept = sum(part.mark is not None for part in update.parts)
    if not kept:
        return
    so = "They are not spoken of in the room." if call.me.is_family else "They stand on no agenda."
    yield Text(f"Parts marked as not for everybody: {kept}. {so}")
    if not sees_people(call):
        yield Text(UNSURE_FAMILY if call.me.is_family else UNSURE)


def _left_empty(update: WrittenUpdate) -> Iterator[Block]:
    answered = {part.question for part in update.parts}
    asked = (each for each in update_questions() if not each.optional)
    empty = [each.question for each in asked if each.key not in answered]
    if empty and not update.document:
        yield Items(tuple(empty), heading="Left empty")
