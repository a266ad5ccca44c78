"""Answers to an invitation: yes, apologies, or a family member's decline (L10, H4)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member, MemberKind, OptOut
from bot.core.free_text import free_text
from bot.core.numbering import next_id
from bot.core.procedure.day_names import short_day
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.hours import leaves_at
from bot.core.procedure.reminders import apologies_late
from bot.core.procedure.spans import Direction, Span, Unit
from bot.core.procedure.timescales import counted
from bot.core.refusals import Refusal
from bot.core.replacing import put_answer, put_member
from bot.core.wall_clock import day_of

CAME_AFTER_ALL = "the member comes after all"
ONE_DAY = Span(1, Unit.WORKING_DAYS)
TOLD_LATE = "The meeting was announced, or changed, too late for the usual notice."


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """What was said for one invitation; `by` is who enters it, `ticks` keys of the checklist."""

    coming: Coming
    by: str
    reason: str = ""
    ticks: frozenset[str] = frozenset()
    substitute: str = ""


def answer(
    facts: CoreGroup, meeting: Meeting, member: Member, said: AnswerSaid, now: datetime
) -> CoreGroup:
    """Return the facts with this answer in the place of an earlier one.

    Apologies after the profile's notice are taken and marked late. Only family may decline; that
    never touches the meeting (H4). Coming after all ends the access of a substitute.
    """
    must_be_open(meeting, now)
    _must_be_invited(meeting, member)
    if said.coming is Coming.DECLINED and not member.is_family:
        raise Refusal(
            "Only family can decline to take part.",
            "Send apologies instead, with a substitute or a written update.",
        )
    before = facts.answer(meeting.id, member.id)
    if said.coming is not Coming.APOLOGIES:
        facts = end_substitute(facts, before.substitute if before else "", now, CAME_AFTER_ALL)
    return put_answer(facts, _answer(facts, meeting, member, said, now))


def _answer(
    facts: CoreGroup, meeting: Meeting, member: Member, said: AnswerSaid, now: datetime
) -> Answer:
    """Return the answer as it stands after what was said; ticks once made stay."""
    before = facts.answer(meeting.id, member.id)
    new = Answer(
        id=before.id if before else next_id("R", (each.id for each in facts.answers)),
        meeting=meeting.id,
        member=member.id,
        coming=said.coming,
        at=now,
        recorded_by=said.by,
        substitute=said.substitute,
        late=said.coming is Coming.APOLOGIES and _is_late(facts, meeting, member, now),
        reason=free_text(said.reason, field="reason"),
        ticks=said.ticks,
    )
    if before is None:
        return new
    new = replace(new, ticks=new.ticks | before.ticks)
    return _added_to(before, new) if before.coming is new.coming else new


def _added_to(before: Answer, new: Answer) -> Answer:
    """Return an answer to which something was added: apologies sent in time stay in time."""
    return replace(
        new,
        at=before.at,
        late=before.late,
        substitute=new.substitute or before.substitute,
        reason=new.reason or before.reason,
    )


def _is_late(facts: CoreGroup, meeting: Meeting, member: Member, now: datetime) -> bool:
    until = notice_until(facts, meeting, member)
    return until is not None and day_of(now) > until.date


def notice_until(facts: CoreGroup, meeting: Meeting, member: Member) -> Deadline | None:
    """Return the last day on which a member's apologies are in time; None without a rule (D3).

    Adequate notice (L10) can be given only of what one has heard of: whoever was told inside the
    profile's notice, or on its last day, has until the end of the next working day.
    """
    usual = apologies_late(facts.profile, meeting.on)
    if usual is None:
        return None
    told = counted(facts.profile, _told_on(facts, meeting, member), ONE_DAY, Direction.FORWARD)
    return usual if told.date <= usual.date else told.noting(TOLD_LATE)


def _told_on(facts: CoreGroup, meeting: Meeting, member: Member) -> date:
    """Return the day on which a member heard of the meeting as it is, or of being in it."""
    known = member.contact.confirmation
    heard = max(meeting.changed_at, member.opted_in, known.at if known else member.opted_in)
    return day_of(leaves_at(facts.profile, facts.ref, heard, meeting.starts_at))


def must_be_open(meeting: Meeting, now: datetime) -> None:
    """Refuse what is asked of a meeting that was cancelled or is over."""
    day = short_day(meeting.on)
    if meeting.state is MeetingState.CANCELLED:
        raise Refusal(f"The meeting of {day} was cancelled.", "See which meetings stand: dates")
    if meeting.was_held or now >= meeting.ends_at:
        raise Refusal(
            f"The meeting of {day} is over.",
            "Somebody who was not there can still write: update",
        )


def _must_be_invited(meeting: Meeting, member: Member) -> None:
    is_here = member.is_member
    if member.kind is MemberKind.SUBSTITUTE:
        is_here = member.substitute_at == meeting.id
    if not (is_here and member.is_active):
        raise Refusal(
            "There is no invitation to answer for this person.",
            "Members of the group and their substitutes are invited: members",
        )


def end_substitutes(facts: CoreGroup, meeting: Meeting, now: datetime, why: str) -> CoreGroup:
    """Return the facts with the access ended of everybody who was to come to one meeting."""
    for each in facts.members:
        if each.substitute_at == meeting.id:
            facts = end_substitute(facts, each.id, now, why)
    return facts


def end_substitute(facts: CoreGroup, substitute: str, now: datetime, why: str) -> CoreGroup:
    """Return the facts with a substitute's access ended, if there is one who still has it."""
    found = facts.member(substitute)
    if found is None or not found.is_active:
        return facts
    return put_member(facts, replace(found, opted_out=OptOut(now, why)))
