"""A family member's copy of minutes and plan: nothing else draws either for family (B9, H9)."""

from collections.abc import Iterator, Mapping
from itertools import chain

from bot.core.access.own_part import own_invitations
from bot.core.attendance.attending import attendance_cell
from bot.core.cards import Block, Items
from bot.core.diary.place import may_be_told
from bot.core.documents.contact_sheet import is_first
from bot.core.documents.family_headings import said_at_meeting
from bot.core.documents.family_parts import Reading, Rendered, reading
from bot.core.documents.family_plan import plan_now
from bot.core.documents.family_views import sent_in
from bot.core.documents.plain_words import explained
from bot.core.documents.who_was_there import THERE
from bot.core.facts.attendance import Attendance
from bot.core.facts.copies import Parts
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.minutes import Minutes
from bot.core.procedure.day_names import listed, short_day
from bot.core.record.versions import held_meeting
from bot.core.sheet.lines import HELD
from bot.core.sheet.views import family_sheet

ABOUT = (
    "This copy is for you. The record itself is the local authority's own file.",
    "If something here is wrong, or hard to understand, say so to the person who gave you this.",
)
"""Every document says what it is not (IG8)."""

Lines = tuple[str, ...]


def family_copy(
    facts: CoreGroup, minutes: Minutes, reader: Member, sections: Mapping[str, str]
) -> Rendered:
    """Return one family member's copy of released minutes, under their own reference alone.

    `sections` are the lead's plain words for this reader; where there are none the record's own
    stand, line by line, but for what speaks of another. Only what is named here comes into it:
    of other family and foster carers nothing, no place that was not released to the reader, no
    reason of a mark, and nothing of a child of whom they may not hear (H19).
    """
    meeting = held_meeting(facts, minutes.meeting)
    page = reading(facts, meeting, minutes, reader)
    said = tuple(said_at_meeting(page, sections))
    rest = chain(sent_in(page), plan_now(page, sections), _dates(page), _who_is_who(page))
    parts = (*_top(page), *said, *rest)
    parts = (*parts, *_meant(parts), ("About this copy", ABOUT))
    return Rendered(parts, tuple(page.left_out), tuple(page.doubts), bool(said))


def drawn(parts: Parts) -> tuple[Block, ...]:
    """Return the blocks of a copy: the same where it is previewed, confirmed and printed."""
    return tuple(Items(lines, heading) for heading, lines in parts)


def _meant(parts: Parts) -> Iterator[tuple[str, Lines]]:
    """Yield what the words of the trade mean that stand in the copy, whoever wrote them."""
    lines = explained(line for heading, lines in parts for line in (heading, *lines))
    if lines:
        yield "What some words mean", lines


def _top(page: Reading) -> Iterator[tuple[str, Lines]]:
    meeting, minutes = page.meeting, page.minutes
    corrected = ", corrected: it takes the place of the one before" if minutes.version > 1 else ""
    yield (
        "Your copy of what was said and agreed",
        (
            f"For: {page.reader.own_reference}",
            f"Meeting: {short_day(meeting.on)}, {meeting.starts:%H:%M}",
            f"Version: {minutes.version}{corrected}",
        ),
    )
    yield "Who was there", tuple(_who_was_there(page))


def _who_was_there(page: Reading) -> Iterator[str]:
    """Yield whether the reader was there, and which professionals were; of nobody else a word."""
    own = attendance_cell(page.facts, page.meeting, page.reader)
    yield "You were there." if own in THERE else "You were not there."
    there, absent = _at_work(page, present=True), _at_work(page, present=False)
    if there:
        yield f"There: {listed(there)}."
    if absent:
        yield f"Not there: {listed(absent)}."


def _at_work(page: Reading, *, present: bool) -> list[str]:
    """Return the professionals who were there, or those who were not."""
    found = []
    for member in page.facts.members:
        cell = attendance_cell(page.facts, page.meeting, member)
        if cell is not None and member.is_professional and (cell in THERE) is present:
            by = " (somebody in their place)" if cell is Attendance.BY_SUBSTITUTE else ""
            found.append(f"{page.called(member)}{by}")
    return found


def _dates(page: Reading) -> Iterator[tuple[str, Lines]]:
    """Yield the meetings to come to which the reader is asked, with a place that they may know."""
    invited = {each.id for each in own_invitations(page.facts, page.reader)}
    ahead = (each for each in page.facts.upcoming if each.on > page.meeting.on)
    lines = tuple(_date(page, each) for each in ahead if each.id in invited)
    if lines:
        yield "Your next meetings", lines


def _date(page: Reading, meeting: Meeting) -> str:
    when = f"{short_day(meeting.on)}, {meeting.starts:%H:%M}"
    may_know = may_be_told(page.facts, meeting, page.reader)
    return f"{when}, {meeting.venue}" if may_know and meeting.venue else when


def _who_is_who(page: Reading) -> Iterator[tuple[str, Lines]]:
    """Yield the contact sheet with the first notes: the reader's own line, and professionals."""
    if not is_first(page.facts, page.meeting):
        return
    own, *others = family_sheet(page.facts, page.reader)
    lines = [f"You: {own.details}"]
    for each in others:
        name = page.called(page.facts.member(each.member))
        lines.append(" - ".join(filter(None, (name, each.details.removeprefix(HELD)))))
    yield "Who is who", tuple(lines)
