"""An update sent again: what is left empty stays as it was sent, with its mark."""

from dataclasses import replace

from bot.core.attendance.writing import Written
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.updates import WrittenUpdate


def sent_before(
    facts: CoreGroup, meeting: Meeting, member: Member, asked: str
) -> WrittenUpdate | None:
    """Return the update that a member has sent already; `asked` is the request of the lead's."""
    wanted = (meeting.id, member.id, asked)
    for each in facts.updates:
        if (each.meeting, each.member, each.asked) == wanted:
            return each
    return None


def added_to(earlier: WrittenUpdate | None, written: Written) -> Written:
    """Return what an update says once this is added to what was sent before.

    Whoever opens a link again sees nothing of what they wrote (IG19): what they leave out they did
    not mean to take back. A mark stays on a part that is written anew without one, so that it does
    not go to those whom it was kept from (B1).
    """
    if earlier is None:
        return written
    marks = {part.question: part.mark for part in earlier.parts if part.mark is not None}
    return replace(
        written,
        answers={part.question: part.text for part in earlier.parts} | _said(written),
        marks=marks | dict(written.marks),
        progress=dict(earlier.progress) | dict(written.progress),
        document=written.document or earlier.document,
    )


def _said(written: Written) -> dict[str, str]:
    return {question: text for question, text in written.answers.items() if text.strip()}
