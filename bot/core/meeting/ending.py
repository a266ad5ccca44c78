"""Ending a meeting: it always ends, and what is missing is left for somebody to do (S16, S12)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from bot.core.attendance.answering import end_substitutes
from bot.core.diary.booking import MeetingWish
from bot.core.diary.series import book_series
from bot.core.disagreeing.settling import at_the_end
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState, Reasons
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.roll_call import Tick
from bot.core.facts.taking_part import TellsChild
from bot.core.free_text import free_text, one_line
from bot.core.meeting.calling import tick
from bot.core.meeting.record_keys import childs_views
from bot.core.meeting.rota import RotaLine, set_rota
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.replacing import put_meeting
from bot.core.wall_clock import local

ENDED = "the meeting ended"
NO_REASONS = Reasons()


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells one child about the meeting, and by when; the day may be missing."""

    child: str
    member: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingEnding:
    """What was agreed at the end; whatever is left out becomes a named task.

    `rota` are chair and note taker of the next meetings in order; either may be empty. `settled`
    are disagreements by number, and how the meeting settled them: all others go further (N6).
    """

    views: tuple[tuple[str, str], ...] = ()
    tells: tuple[Telling, ...] = ()
    ticks: tuple[Tick, ...] = ()
    dates: tuple[MeetingWish, ...] = ()
    reasons: Reasons = NO_REASONS
    no_next_date: str = ""
    agreed_by: frozenset[str] = frozenset()
    rota: tuple[tuple[str, str], ...] = ()
    settled: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """The facts after the end, and what could not be taken as it was said."""

    facts: CoreGroup
    not_taken: tuple[Refusal, ...] = field(default=())


def end(
    facts: CoreGroup, meeting: Meeting, ending: MeetingEnding, *, by: str, now: datetime
) -> Ended:
    """Return the facts with the meeting ended, whatever is missing or cannot be taken.

    A meeting that has ended is completed in the same way. Substitutes lose their access with it.
    """
    must_be_to_end(meeting)
    if meeting.state is MeetingState.STARTED:
        over = replace(meeting, state=MeetingState.ENDED, ended_at=now, ended_by=by, swaps=())
        facts = end_substitutes(put_meeting(facts, over), meeting, now, ENDED)
        facts = at_the_end(facts, meeting.id, dict(ending.settled), by=by, now=now)
    not_taken: list[Refusal] = []
    for step in _steps(meeting.id, ending, by=by, now=now):
        try:
            facts = step(facts)
        except Refusal as refusal:
            not_taken.append(refusal)
    return Ended(facts, tuple(not_taken))


def must_be_to_end(meeting: Meeting) -> None:
    """Refuse to end what was cancelled or has not begun."""
    if meeting.state is MeetingState.CANCELLED:
        raise Refusal(
            f"The meeting of {short_day(meeting.on)} was cancelled.",
            "See which meetings stand: dates",
        )
    if meeting.state is MeetingState.BOOKED:
        raise Refusal(
            f"The meeting of {short_day(meeting.on)} has not begun.", "Start it first: start"
        )


def ended_already(facts: CoreGroup, meeting: Meeting) -> str:
    """Say when a meeting was ended and by whom; empty while it can still be ended."""
    if not meeting.was_held or meeting.ended_at is None:
        return ""
    day, at = short_day(meeting.on), local(meeting.ended_at)
    later = "" if at.date() == meeting.on else f" on {short_day(at.date())}"
    ender = facts.member(meeting.ended_by)
    who = f" by {ender.name}" if ender else ""
    return f"The meeting of {day} has ended: it was ended{later} at {at:%H:%M}{who}."


Step = Callable[[CoreGroup], CoreGroup]


def _steps(meeting: str, ending: MeetingEnding, *, by: str, now: datetime) -> Iterator[Step]:
    """Yield each thing that was agreed as a step of its own: one that fails stops no other."""
    for child, text in ending.views:
        yield partial(_noted, meeting=meeting, child=child, text=text)
    for telling in ending.tells:
        yield partial(_told, meeting=meeting, telling=telling)
    for each in ending.ticks:
        yield partial(_ticked, meeting=meeting, mark=each)
    yield partial(_agreed, meeting=meeting, ending=ending)
    yield partial(_dates_and_rota, ending=ending, by=by, now=now)


def _ticked(facts: CoreGroup, meeting: str, mark: Tick) -> CoreGroup:
    return _changed(facts, meeting, lambda old: tick(facts, old, (mark,)))


def _dates_and_rota(
    facts: CoreGroup, ending: MeetingEnding, *, by: str, now: datetime
) -> CoreGroup:
    """Book the dates and share the posts at the next meetings, in order; both or neither."""
    facts = book_series(facts, ending.dates, ending.reasons, by=by, now=now)
    if len(ending.rota) > len(facts.upcoming):
        raise Refusal(
            "The rota has more lines than there are meetings booked.",
            "Agree the dates first; then: rota",
            field="next_dates",
        )
    lines = zip(facts.upcoming, ending.rota, strict=False)
    return set_rota(facts, [RotaLine(each.id, *posts) for each, posts in lines if any(posts)])


def _changed(facts: CoreGroup, id_: str, change: Callable[[Meeting], Meeting]) -> CoreGroup:
    found = facts.meeting(id_)
    return put_meeting(facts, change(found)) if found else facts


def _noted(facts: CoreGroup, meeting: str, child: str, text: str) -> CoreGroup:
    """Keep what life is like for one child under the agenda's item (R15)."""
    key = childs_views(child)
    said = free_text(text, field=f"views_{child}")
    if not said:
        return facts

    def noted(old: Meeting) -> Meeting:
        others = (pair for pair in old.notes if pair[0] != key)
        return replace(old, notes=(*others, (key, said)))

    return _changed(facts, meeting, noted)


def _told(facts: CoreGroup, meeting: str, telling: Telling) -> CoreGroup:
    """Keep who tells a child and by when; that becomes this person's task (S12)."""
    where = f"tells_{telling.child}"
    if telling.child not in {each.id for each in facts.children}:
        raise Refusal("The group has no such child.", "Open the form again: end")
    member = facts.member(telling.member)
    if member is None or not _may_tell(member):
        raise Refusal(
            "A professional or foster carer of the group tells the child.",
            "Choose somebody from the list.",
            field=where,
        )
    return _changed(facts, meeting, partial(_with_telling, telling=telling, name=member.name))


def _with_telling(meeting: Meeting, *, telling: Telling, name: str) -> Meeting:
    if telling.due is None or telling.due < meeting.on:
        raise Refusal(
            f"By when does {name} tell the child?",
            "Give a day on or after the meeting.",
            field=f"tells_{telling.child}_by",
        )
    others = (each for each in meeting.tells_child if each.child != telling.child)
    entry = TellsChild(telling.child, telling.member, telling.due)
    return replace(meeting, tells_child=(*others, entry))


def _may_tell(member: Member) -> bool:
    is_carer = member.kind is MemberKind.FOSTER_CARER
    return member.is_active and (member.is_professional or is_carer)


def _agreed(facts: CoreGroup, meeting: str, ending: MeetingEnding) -> CoreGroup:
    """Keep who agreed the next date, or why there is none (S16)."""
    why = one_line(ending.no_next_date, field="no_next_date")
    known = {each.id for each in facts.core_members}

    def agreed(old: Meeting) -> Meeting:
        reasons = replace(old.reasons, no_next_date=why or old.reasons.no_next_date)
        by = old.next_agreed_by | (ending.agreed_by & known)
        return replace(old, reasons=reasons, next_agreed_by=by)

    return _changed(facts, meeting, agreed)


def not_covered(facts: CoreGroup, meeting: Meeting) -> tuple[str, ...]:
    """Return what the record does not cover yet, in words (S16, R15)."""
    return (
        *_views_missing(facts, meeting),
        *_nobody_tells(facts, meeting),
        *_no_date(facts, meeting),
    )


def _views_missing(facts: CoreGroup, meeting: Meeting) -> Iterator[str]:
    for child in facts.children:
        if not meeting.note(childs_views(child.id)):
            yield f"{child.label}: views not yet covered"


def _nobody_tells(facts: CoreGroup, meeting: Meeting) -> Iterator[str]:
    told = {each.child for each in meeting.tells_child}
    for child in facts.children:
        if child.id not in told:
            yield f"{child.label}: nobody is named to tell them"


def _no_date(facts: CoreGroup, meeting: Meeting) -> Iterator[str]:
    ahead = any(each.on > meeting.on for each in facts.upcoming)
    if not ahead and not meeting.reasons.no_next_date:
        yield "The next meeting: no date agreed"
