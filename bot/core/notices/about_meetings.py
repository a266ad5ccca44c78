"""What should be said about meetings: invitations, reminders, questions, the chair's list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.people import Route
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.proposal import Proposal
from bot.core.notices.said import OFF, Said
from bot.core.notices.timing import day_by, on_day

CHANGE_IS_LATE = timedelta(hours=3)


def about_meetings(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield everything that the group's meetings call for."""
    for meeting in facts.meetings:
        was_never_firm = meeting.provisional and meeting.revision == 1
        if not (meeting.was_held or was_never_firm):
            yield from _invitations(facts, meeting)
        if meeting.is_open and not meeting.provisional:
            yield from _reminders(facts, meeting)
            yield from _questions(facts, meeting)
        if meeting.state is MeetingState.BOOKED and not meeting.provisional:
            yield from _list_for_chair(facts, meeting)


def invited(facts: CoreGroup, meeting: Meeting) -> tuple[Member, ...]:
    """Return who gets an entry for this meeting by message, whether still in the group or not.

    Professionals, foster carers and the meeting's substitutes; family have their own route.
    """
    return tuple(
        each
        for each in facts.members
        if each.is_professional
        or each.kind is MemberKind.FOSTER_CARER
        or (each.kind is MemberKind.SUBSTITUTE and each.substitute_at == meeting.id)
    )


def expected(facts: CoreGroup, meeting: Meeting) -> tuple[Member, ...]:
    """Return who of those invited is in the group and has not said no."""
    return tuple(
        each
        for each in invited(facts, meeting)
        if each.is_active and facts.coming(meeting.id, each.id) in {None, Coming.YES}
    )


def _invitations(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    off = _off(facts, meeting)
    since = max(meeting.changed_at, facts.closing.at if facts.closing else meeting.changed_at)
    for member in invited(facts, meeting):
        for proposal in _invitation(meeting, member, since, off):
            yield _to_mailbox(proposal, meeting, member)
            if member.contact.route in {Route.SLACK, Route.TEAMS}:
                yield replace(proposal, kind=Kind.MEETING_SET)
    if facts.channel.platform is not None:
        cause = max(since, facts.channel.opened_at or since)
        proposal = _about(meeting, CHANNEL, cause, str(meeting.revision), off)
        yield replace(proposal, kind=Kind.MEETING_SET)


def _to_mailbox(proposal: Proposal, meeting: Meeting, member: Member) -> Proposal:
    """Return the entry as this address should have it: one that took another's place has none."""
    if proposal.needs_left:
        return proposal
    return replace(proposal, says=str(Said.of(meeting, member.mailbox)))


def _off(facts: CoreGroup, meeting: Meeting) -> str:
    """Return why nobody is to keep the date, or nothing if it stands.

    A group that has closed meets no more; a date that was moved beyond a review waits for its
    outcome, and whoever had been invited to the old one must hear that it is off (R24).
    """
    if meeting.state is MeetingState.CANCELLED:
        return "cancelled"
    if facts.is_closed:
        return "closed"
    return "provisional" if meeting.provisional else ""


def _invitation(meeting: Meeting, member: Member, since: datetime, off: str) -> Iterator[Proposal]:
    """Yield the invitation, change or cancellation that this member should have."""
    revision = f"{meeting.revision}.{member.spell}"
    if member.opted_out is None:
        yield _about(meeting, member.id, max(since, member.opted_in), revision, off)
    elif member.opted_out.at < meeting.starts_at:
        yield _about(meeting, member.id, max(since, member.opted_out.at), revision, "out")


def _about(meeting: Meeting, recipient: str, cause: datetime, revision: str, off: str) -> Proposal:
    """Return one proposal; why it is off tells it apart from the invitation that may follow."""
    is_first = meeting.revision == 1 and not off
    starts = meeting.starts_at
    return Proposal(
        Kind.INVITATION,
        recipient,
        meeting.id,
        cause,
        revision=f"{revision}.{off}" if off else revision,
        useful_until=starts if is_first else starts - CHANGE_IS_LATE,
        lapses_at=starts,
        says=OFF if off else str(Said.of(meeting)),
        needs_left=bool(off),
        to_left=bool(off),
    )


def _reminders(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    """Remind whoever is expected; who gets the question that day needs no reminder beside it.

    Nor does who answers after its time: a reminder would follow on the heels of the answer.
    """
    asked_on = day_by(facts.profile, "answer_question", meeting.on)
    for key in ("reminder_first", "reminder_last"):
        is_asked = day_by(facts.profile, key, meeting.on) == asked_on
        for member in expected(facts, meeting):
            answer = facts.answer(meeting.id, member.id)
            if not is_asked or answer is not None:
                since = answer.at if answer else meeting.changed_at
                yield from _dated(facts, meeting, key, Kind.REMINDER, member.id, since)


def _questions(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    """Ask professionals who have not answered; family are asked once, by their own route."""
    for member in expected(facts, meeting):
        if facts.answer(meeting.id, member.id) is None:
            yield from _dated(facts, meeting, "answer_question", Kind.CAN_YOU_COME, member.id)


def _list_for_chair(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    chair = facts.member(meeting.chair) or facts.lead
    if chair is not None:
        found = _dated(facts, meeting, "reminder_last", Kind.CHAIR_LIST, chair.id)
        yield from (replace(each, lapses_at=meeting.ends_at) for each in found)


def _dated(
    facts: CoreGroup,
    meeting: Meeting,
    key: str,
    kind: Kind,
    recipient: str,
    since: datetime | None = None,
) -> Iterator[Proposal]:
    """Yield a notice dated from the meeting, unless its time had passed when that was booked.

    `since` is when it came to be of use to this recipient, if that was later.
    """
    day = day_by(facts.profile, key, meeting.on)
    if day is None:
        return
    when = on_day(facts, day, is_warning=True)
    if when > max(meeting.changed_at, since or meeting.changed_at):
        yield Proposal(
            kind,
            recipient,
            meeting.id,
            when,
            caused=False,
            revision=str(meeting.revision),
            occasion=key,
            useful_until=meeting.starts_at,
            lapses_at=meeting.starts_at,
        )
