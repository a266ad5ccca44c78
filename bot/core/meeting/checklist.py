"""The checklist before a meeting: what a member ticks, and what the bot knows (S13, S14)."""

from dataclasses import dataclass

from bot.core.diary.place import has_place
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.procedure.forms import Checklist, checklist
from bot.core.record.versions import in_force

KEYS = ("covered", "knows", "discussed", "minutes")
DISCUSSED = "discussed"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist in the guidance's words; `is_known` where the bot filled it in."""

    key: str
    words: str
    is_done: bool
    is_known: bool = False


def checks(facts: CoreGroup, meeting: Meeting, member: Member) -> tuple[Check, ...]:
    """Return the four lines for one member: what they ticked, and what is known anyway."""
    answer = facts.answer(meeting.id, member.id)
    ticks = answer.ticks if answer else frozenset()
    known = _known(facts, meeting, member)
    return tuple(
        Check(key, words, key in known or key in ticks, key in known)
        for key, words in zip(KEYS, checklist(Checklist.BEFORE), strict=True)
    )


def _known(facts: CoreGroup, meeting: Meeting, member: Member) -> frozenset[str]:
    answer = facts.answer(meeting.id, member.id)
    if answer is None:
        return frozenset()
    is_coming = answer.coming is Coming.YES
    is_covered = bool(answer.substitute) or facts.update(meeting.id, member.id) is not None
    covered = {"covered"} if is_coming or is_covered else set()
    # Who has answered has seen the date that was asked about, and has the entry with its place.
    knows = {"knows"} if has_place(meeting) else set()
    return frozenset({*knows, *covered, *_minutes(facts, meeting, member)})


def _minutes(facts: CoreGroup, meeting: Meeting, member: Member) -> set[str]:
    """Tell whether the last meeting's minutes were sent to this member because they asked."""
    last = facts.held_before(meeting.on)
    minutes = in_force(facts, last.id) if last else None
    pulled = {(each.member, each.subject) for each in facts.pulls}
    return {"minutes"} if minutes and (member.id, minutes.id) in pulled else set()


def how_many_discussed(facts: CoreGroup, meeting: Meeting) -> tuple[int, int]:
    """Return how many professionals have talked to child and parents beforehand, of how many."""
    answers = (facts.answer(meeting.id, each.id) for each in facts.professionals)
    done = sum(DISCUSSED in each.ticks for each in answers if each)
    return done, len(facts.professionals)
