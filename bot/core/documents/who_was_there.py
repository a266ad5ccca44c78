"""Who was there, who sent apologies: the part of the record that the roll call fills."""

from collections.abc import Iterator

from bot.core.attendance.attending import attendance_cell
from bot.core.cards import Block, Items, Table
from bot.core.documents.wording import name_of, with_agency
from bot.core.facts.attendance import Attendance, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.meeting.record_keys import PURPOSE_EXPLAINED
from bot.core.procedure.day_names import listed

THERE = {Attendance.IN_PERSON, Attendance.BY_SUBSTITUTE}


def note_taker_line(facts: CoreGroup, meeting: Meeting) -> str:
    """Return the note taker with agency, the reason where the chair took the notes (R5).

    Where somebody else came to write the minutes, it says in whose place.
    """
    note_taker = facts.member(meeting.note_taker)
    if note_taker is None:
        return "Nobody is named."
    reason = meeting.reasons.alone if meeting.chair == meeting.note_taker else ""
    before = meeting.notes_passed[0].giver if meeting.notes_passed else ""
    added = (
        f" (also in the chair: {reason})" if reason else "",
        f" (in the place of {name_of(facts, before)})" if before not in {"", note_taker.id} else "",
    )
    return with_agency(note_taker) + "".join(added)


def attended(facts: CoreGroup, meeting: Meeting, heading: str) -> Block:
    """Return everybody's place: name, agency, part, and how they took part (S15, S24)."""
    rows = tuple(
        (member.name, member.agency, member.part, _how(facts, meeting, member, cell))
        for member, cell in _cells(facts, meeting)
    )
    return Table(("NAME", "AGENCY", "PART", "THERE"), rows, heading=heading)


def apologies(facts: CoreGroup, meeting: Meeting, heading: str) -> Block:
    """Return who sent apologies, late ones marked, and who declined to take part (H4)."""
    lines = tuple(
        _apology(facts, meeting, member)
        for member, cell in _cells(facts, meeting)
        if cell not in {*THERE, Attendance.NEITHER} or _sent_word(facts, meeting, member)
    )
    return Items(lines or ("None.",), heading=heading)


def explained(facts: CoreGroup, meeting: Meeting) -> tuple[str, ...]:
    """Return to whom the purpose was explained, and who will do it later (R26, S9).

    One line for each who explains, and one for all professionals to whom it is clear.
    """
    heard: dict[tuple[str, bool], list[str]] = {}
    for tick in meeting.ticks:
        if tick.item == PURPOSE_EXPLAINED:
            heard.setdefault((tick.by, tick.later), []).append(name_of(facts, tick.member))
    return tuple(
        _explained(facts, by, listed(to), later=later) for (by, later), to in heard.items()
    )


def _explained(facts: CoreGroup, by: str, to: str, *, later: bool) -> str:
    if not by:
        return f"Clear to {to} what the plan is for."
    return f"{'To be explained later' if later else 'Explained'} to {to}, by {name_of(facts, by)}."


def _cells(facts: CoreGroup, meeting: Meeting) -> Iterator[tuple[Member, Attendance]]:
    for member in facts.members:
        cell = attendance_cell(facts, meeting, member)
        if cell is not None:
            yield member, cell


def _how(facts: CoreGroup, meeting: Meeting, member: Member, cell: Attendance) -> str:
    line = meeting.presence(member.id)
    if cell is Attendance.BY_SUBSTITUTE and line is not None:
        return f"{cell.value}: {name_of(facts, line.substitute)}"
    if cell is Attendance.NEITHER:
        return "absent, no apologies, no update"
    return cell.value


def _sent_word(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    return facts.coming(meeting.id, member.id) is Coming.APOLOGIES


def _apology(facts: CoreGroup, meeting: Meeting, member: Member) -> str:
    if facts.coming(meeting.id, member.id) is Coming.DECLINED:
        return f"{member.name} does not want to take part."
    answer = facts.answer(meeting.id, member.id)
    late = ", told late" if answer is not None and answer.late else ""
    return f"{with_agency(member)}{late}."
