"""The lists of a group for its case file, as one reader may see them (IG8)."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.core.attendance.attending import attendance_cell
from bot.core.bundled import Sheet
from bot.core.documents.wording import name_of
from bot.core.evidence.card import DUE, due_row
from bot.core.evidence.due import all_due
from bot.core.facts.actions import Action
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.notices.delivery import Delivery
from bot.core.procedure.day_names import short_day
from bot.core.receipts.copies import ROUTE_NAMES, Copy
from bot.core.receipts.of_minutes import of_minutes
from bot.core.record.plan_receipts import receipt_of
from bot.core.wall_clock import day_of

Row = tuple[str, ...]
MEETINGS = ("No.", "Day", "From", "Until", "Where", "How it stands", "Chair", "Note taker")
ATTENDANCE = ("Meeting", "Day", "Name", "Agency", "Part", "Answer", "There")
ACTIONS = (
    *("No.", "Kind", "From", "Need", "Outcome", "What", "How", "So what", "Who"),
    *("By", "How it stands", "Accepted on", "Done on", "Closed because"),
)
RECEIPTS = ("Document", "Version", "Who", "How", "How far", "When", "Filed")


def lists(facts: CoreGroup, deliveries: Sequence[Delivery], today: date) -> Iterator[Sheet]:
    """Yield dates, meetings, attendance, actions and receipts; lead and manager see them all."""
    due = tuple(due_row(facts, each, today) for each in all_due(facts, today))
    yield Sheet("dates", "What was due by which rule, and when it was done", DUE, due)
    meetings = tuple(_meeting(facts, each) for each in facts.meetings)
    yield Sheet("meetings", "Each meeting", MEETINGS, meetings)
    there = tuple(row for each in facts.meetings for row in _attendance(facts, each))
    yield Sheet("attendance", "Who answered what, and was there", ATTENDANCE, there)
    actions = tuple(_action(facts, each) for each in facts.actions)
    yield Sheet("actions", "The actions of the plan", ACTIONS, actions)
    receipts = (*_of_minutes(facts, deliveries), *_of_plan(facts))
    yield Sheet("receipts", "Who has which document, and how it came", RECEIPTS, receipts)


def _meeting(facts: CoreGroup, meeting: Meeting) -> Row:
    provisional = ", provisional" if meeting.provisional else ""
    return (
        meeting.id,
        short_day(meeting.on),
        f"{meeting.starts:%H:%M}",
        f"{meeting.ends:%H:%M}",
        meeting.venue,
        f"{meeting.state.value}{provisional}",
        name_of(facts, meeting.chair) if meeting.chair else "",
        name_of(facts, meeting.note_taker) if meeting.note_taker else "",
    )


def _attendance(facts: CoreGroup, meeting: Meeting) -> Iterator[Row]:
    for member in facts.members:
        cell, answer = attendance_cell(facts, meeting, member), facts.answer(meeting.id, member.id)
        if cell is not None or answer is not None:
            said = answer.coming.value if answer else ""
            who = member.name, member.agency, member.part
            there = cell.value if cell is not None else ""
            yield meeting.id, short_day(meeting.on), *who, said, there


def _action(facts: CoreGroup, action: Action) -> Row:
    accepted, done = action.accepted_at, action.done_on
    return (
        *(action.id, action.kind.value, action.origin.value, action.need, action.outcome),
        *(action.what, action.how, action.so_what, name_of(facts, action.action_owner)),
        *(short_day(action.due_on), action.state.value),
        short_day(day_of(accepted)) if accepted else "",
        short_day(done) if done else "",
        action.closed_because,
    )


def _of_minutes(facts: CoreGroup, deliveries: Sequence[Delivery]) -> Iterator[Row]:
    for minutes in facts.minutes:
        meeting = facts.meeting(minutes.meeting)
        about = f"minutes of {short_day(meeting.on)}" if meeting else "minutes"
        for copy in of_minutes(facts, minutes, deliveries):
            yield about, str(minutes.version), *_copy(facts, copy)


def _copy(facts: CoreGroup, copy: Copy) -> Row:
    who = name_of(facts, copy.who) if facts.member(copy.who) else copy.who.replace("_", " ")
    how = copy.how or (ROUTE_NAMES[copy.route] if copy.route else "")
    return who, how, copy.standing.value, _on(copy.on), _on(copy.filed_on)


def _of_plan(facts: CoreGroup) -> Iterator[Row]:
    for member in facts.core_members:
        had = receipt_of(facts, member)
        if had is not None:
            yield "the plan", "", member.name, "", "had by receipt", _on(had), ""


def _on(day: date | None) -> str:
    return short_day(day) if day else ""
