"""What the lead asks one member to write: a report, advice, progress on their part (L13)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.updates import UpdateAsked
from bot.core.free_text import needed_line
from bot.core.numbering import next_id
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of


@dataclass(frozen=True, slots=True)
class UpdateWish:
    """What the lead wants in writing, and by when."""

    what: str
    due: date


def ask_for_update(
    facts: CoreGroup, meeting: Meeting, member: Member, wish: UpdateWish, *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with one member asked for something in writing, by a date.

    It is chased and received like an update, so family, who are never chased, cannot be asked.
    """
    if member.is_family or not (member.is_active and member.is_member):
        raise Refusal(
            "Only professionals and foster carers in the group can be asked to write.",
            "Ask family in person; they are asked for their views once.",
            field="member",
        )
    wanted = needed_line(
        wish.what,
        "What should they write?",
        'Say it in a few words, like "your assessment of the home".',
        field="what",
    )
    if wish.due <= day_of(now):
        raise Refusal("The date must lie ahead.", "Give them a day or more.", field="due")
    asked = UpdateAsked(
        id=next_id("Q", (each.id for each in facts.updates_asked)),
        meeting=meeting.id,
        member=member.id,
        what=wanted,
        due=wish.due,
        asked_at=now,
        asked_by=by,
    )
    return replace(facts, updates_asked=(*facts.updates_asked, asked))


def unanswered(facts: CoreGroup) -> tuple[UpdateAsked, ...]:
    """Return what was asked for and has not come, of whoever is in the group still."""
    answered = {each.asked for each in facts.updates}
    here = {each.id for each in facts.everybody}
    open_ = (each for each in facts.updates_asked if each.id not in answered)
    return tuple(each for each in open_ if each.member in here)


def open_requests(facts: CoreGroup, member: Member) -> tuple[UpdateAsked, ...]:
    """Return what this member was asked to write and has not sent yet."""
    return tuple(each for each in unanswered(facts) if each.member == member.id)
