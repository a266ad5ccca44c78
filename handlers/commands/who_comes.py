"""The list of who comes to a meeting, or who was there, for those who may have it."""

from collections.abc import Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.attendance.attending import attendance_cell
from bot.core.cards import Block, Table, Text, Warn
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.meeting.checklist import how_many_discussed
from bot.core.procedure.day_names import many
from handlers.call import Call
from handlers.commands.meeting_cards import what_is_open

COMING = {
    Coming.YES: "coming",
    Coming.APOLOGIES: "apologies",
    Coming.DECLINED: "does not want to take part",
}
BEFORE, AFTER = ("Name", "Part", "Answer", "Update"), ("Name", "Part", "Attendance", "Update")


def who_comes(call: Call, meeting: Meeting) -> Iterator[Block]:
    """Yield the list before a meeting and the attendance from its start on; else nothing."""
    has_begun = meeting.started_at is not None
    subject = Subject.ATTENDANCE if has_begun else Subject.ANSWER
    if not call.may(Asked(Verb.SEE, subject, meeting=meeting.id)):
        return
    facts = call.facts
    rows = tuple(
        (each.name, each.part, _word(facts, meeting, each), _update(facts, meeting, each))
        for each in facts.core_members
    )
    yield Table(AFTER if has_begun else BEFORE, rows)
    if not has_begun:
        done, all_ = how_many_discussed(facts, meeting)
        have = "has" if done == 1 else "have"
        yield Text(f"{done} of {all_} {have} talked with the child and the parents before (S14).")
        yield from (Warn(line) for line in what_is_open(facts, meeting))


def _word(facts: CoreGroup, meeting: Meeting, member: Member) -> str:
    if meeting.started_at is not None:
        cell = attendance_cell(facts, meeting, member)
        return cell.value if cell else "not called yet"
    answer, seat = facts.answer(meeting.id, member.id), meeting.seat_of(member.id)
    said = _answered(facts, answer) if answer else "no answer yet"
    return f"{said}; {seat.takes_part}" if seat else said


def _answered(facts: CoreGroup, answer: Answer) -> str:
    late = ", late" if answer.late else ""
    substitute = facts.member(answer.substitute)
    if substitute is None or not substitute.is_active:
        return f"{COMING[answer.coming]}{late}"
    known = "" if substitute.contact.is_confirmed else ", not yet confirmed"
    return f"{COMING[answer.coming]}{late}; {substitute.name} comes instead{known}"


def _update(facts: CoreGroup, meeting: Meeting, member: Member) -> str:
    update = facts.update(meeting.id, member.id)
    if update is None:
        return ""
    days = update.working_days_late
    return f"sent, {many(days, 'working day')} late" if days else "sent"
