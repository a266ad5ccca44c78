"""What is kept of somebody's meetings: asked, answered, there or not, what they sent and signed."""

from collections.abc import Iterator

from bot.core.access.own_part import own_invitations
from bot.core.attendance.attending import attendance_cell
from bot.core.attendance.updating import PROGRESS
from bot.core.cards import Block
from bot.core.exports.gathering import Gathering, Row, listing, on, table
from bot.core.facts.attendance import Answer
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import MemberKind
from bot.core.facts.minutes import Minutes
from bot.core.facts.updates import WrittenUpdate
from bot.core.procedure.day_names import short_day
from bot.core.procedure.forms import asked_in_updates

MEETINGS = ("Day", "Your answer", "Given on", "Were you there?", "What you did there")
ASKED = ("Asked on", "Due", "What", "By")


def of_meetings(page: Gathering) -> Iterator[Block]:
    """Yield one line a meeting, why they could not come, what they sent, and what they signed."""
    meetings = theirs(page)
    yield from table("Your meetings", MEETINGS, (_meeting(page, each) for each in meetings))
    answers = (each for each in page.facts.answers if each.member == page.person.id)
    yield from listing("What was noted with your answers", (_why(page, e) for e in answers))
    yield from table("What you were asked for in writing", ASKED, _asked(page))
    for update in page.facts.updates:
        if update.member == page.person.id:
            heading = f"What you sent on {on(update.sent_at)}"
            yield from listing(heading, _update(page, update))
    yield from listing("What you wrote, signed, released or filed", _signed(page))


def theirs(page: Gathering) -> tuple[Meeting, ...]:
    """Return the meetings to which somebody was asked while they were in the group.

    Of a meeting from which one of the family was kept apart they are told nothing here either
    (S21); of what was held after somebody had left, nobody is.
    """
    person, left = page.person, page.person.opted_out
    if person.is_family or person.kind is MemberKind.SUBSTITUTE:
        found = own_invitations(page.facts, person)
    else:
        found = tuple(each for each in page.facts.meetings if each.starts_at > person.opted_in)
    return tuple(each for each in found if left is None or each.starts_at <= left.at)


def _meeting(page: Gathering, meeting: Meeting) -> Row:
    person = page.person
    answer = page.facts.answer(meeting.id, person.id)
    cell = attendance_cell(page.facts, meeting, person)
    posts = {"chair": meeting.chair, "took the notes": meeting.note_taker}
    did = [post for post, holder in posts.items() if holder == person.id]
    seat = meeting.seat_of(person.id)
    return (
        short_day(meeting.on) + ("" if meeting.stands else ", cancelled"),
        answer.coming.value if answer else "",
        on(answer.at) if answer else "",
        cell.value if cell else "",
        ", ".join((*did, *((seat.takes_part.value,) if seat else ()))),
    )


def _why(page: Gathering, answer: Answer) -> str:
    meeting, reason = (
        page.facts.meeting(answer.meeting),
        page.said(answer.reason, answer.recorded_by),
    )
    instead = f"in your place: {page.called(answer.substitute)}" if answer.substitute else ""
    late = "told late" if answer.late else ""
    said = "; ".join(filter(None, (reason, instead, late)))
    return f"{short_day(meeting.on)}: {said}" if meeting and said else said


def _asked(page: Gathering) -> Iterator[Row]:
    for each in page.facts.updates_asked:
        if each.member == page.person.id:
            what = page.said(each.what, each.asked_by)
            yield on(each.asked_at), short_day(each.due), what, page.called(each.asked_by)


def _update(page: Gathering, update: WrittenUpdate) -> Iterator[str]:
    """Yield its parts, without whom each was not for: that is about somebody else (B1).

    A part that is not for the maker is not on a paper that goes through their hands.
    """
    asked, by = asked_in_updates(), update.on_paper_by or update.member
    if update.on_paper_by:
        yield f"Written down for you by: {page.called(update.on_paper_by)}"
    for number, how in update.progress:
        yield f"{number}: {PROGRESS[how]}"
    for part in (each for each in update.parts if page.may_read(update, each)):
        text = page.said(part.text, by)
        yield f"{asked.get(part.question, part.question)} {text}" if text else ""
    if update.document:
        yield "A document was handed in with it. Ask for a copy of it."


def _signed(page: Gathering) -> Iterator[str]:
    for minutes in page.facts.minutes:
        meeting = page.facts.meeting(minutes.meeting)
        day = short_day(meeting.on) if meeting else minutes.meeting
        for did, when in _did(minutes, page.person.id):
            yield f"Minutes of {day}, version {minutes.version}: {did}" + (when and f" on {when}")
    for each in page.facts.plan.confirmations:
        if each.by == page.person.id:
            yield f"Plan: confirmed on {on(each.at)}"


def _did(minutes: Minutes, member: str) -> Iterator[tuple[str, str]]:
    if minutes.written_by == member:
        yield "written", ""
    for signature in minutes.signatures:
        if signature.member == member:
            yield "signed", on(signature.at)
    if minutes.released_by == member:
        yield "released", on(minutes.released_at)
    for filed in minutes.filed:
        if filed.member == member:
            yield "filed", on(filed.at)
