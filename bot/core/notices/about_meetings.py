"""What should be said about meetings: invitations, reminders, questions, the chair's list."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.people import Route
from bot.core.meeting.chairing import proposed_chair
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.proposal import Proposal
from bot.core.notices.said import OFF, Said
from bot.core.notices.timing import day_by, on_day

CHANGE_IS_LATE = timedelta(hours=3)
BY_CHAT = (Route.SLACK, Route.TEAMS)
Comer = tuple[str, Answer | None]
"""Somebody expected, by id, and what they have answered."""


def about_meetings(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield everything that the group's meetings call for."""
    for meeting in facts.meetings:
        was_never_firm = meeting.provisional and meeting.revision == 1
        if not (meeting.was_held or was_never_firm):
            yield from _invitations(facts, meeting)
        if meeting.is_open and not meeting.provisional:
            yield from _dated_ones(facts, meeting)
            if meeting.state is MeetingState.BOOKED:
                yield from _list_for_chair(facts, meeting)
            yield from _not_held(facts, meeting)


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
    plain = _about(meeting, CHANNEL, since.astimezone(UTC), off)
    for member in invited(facts, meeting):
        for proposal in _invitation(meeting, member, plain, off):
            yield _to_mailbox(proposal, meeting, member)
            if member.contact.route in BY_CHAT:
                yield proposal._replace(kind=Kind.MEETING_SET)
    if facts.channel.platform is not None:
        cause = max(since, facts.channel.opened_at or since)
        yield plain._replace(kind=Kind.MEETING_SET, when=cause)


def _to_mailbox(proposal: Proposal, meeting: Meeting, member: Member) -> Proposal:
    """Return the entry as this address should have it: one that took another's place has none."""
    if proposal.needs_left or member.mailbox == 1:
        return proposal
    return proposal._replace(says=str(Said.of(meeting, member.mailbox)))


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


def _invitation(meeting: Meeting, member: Member, plain: Proposal, off: str) -> Iterator[Proposal]:
    """Yield the invitation, change or cancellation that this member should have."""
    revision = f"{meeting.revision}.{member.spell}"
    if member.opted_out is None:
        cause = max(plain.when, member.opted_in)
        yield plain._replace(recipient=member.id, when=cause, revision=_off_by(revision, off))
    elif member.opted_out.at < meeting.starts_at:
        cause = max(plain.when, member.opted_out.at)
        out = _about(meeting, member.id, cause, "out")
        yield out._replace(revision=_off_by(revision, "out"))


def _about(meeting: Meeting, recipient: str, cause: datetime, off: str) -> Proposal:
    is_first = meeting.revision == 1 and not off
    starts = meeting.starts_at
    return Proposal(
        Kind.INVITATION,
        recipient,
        meeting.id,
        cause,
        revision=_off_by(str(meeting.revision), off),
        useful_until=starts if is_first else starts - CHANGE_IS_LATE,
        lapses_at=starts,
        says=OFF if off else str(Said.of(meeting)),
        needs_left=bool(off),
        to_left=bool(off),
    )


def _off_by(revision: str, off: str) -> str:
    """Why it is off tells a calling-off apart from the invitation that may follow."""
    return f"{revision}.{off}" if off else revision


def _dated_ones(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    """Yield what is dated from the meeting, for whoever is expected."""
    comers = [(each.id, facts.answer(meeting.id, each.id)) for each in expected(facts, meeting)]
    yield from _reminders(facts, meeting, comers)
    yield from _questions(facts, meeting, comers)


def _reminders(facts: CoreGroup, meeting: Meeting, comers: Sequence[Comer]) -> Iterator[Proposal]:
    """Remind whoever is expected; who gets the question that day needs no reminder beside it.

    Nor does who answers after its time: a reminder would follow on the heels of the answer.
    """
    asked_on = day_by(facts.profile, "answer_question", meeting.on)
    for key in ("reminder_first", "reminder_last"):
        is_asked = day_by(facts.profile, key, meeting.on) == asked_on
        for plain in _dated(facts, meeting, key, Kind.REMINDER):
            yield from plain.to_each(
                id_
                for id_, answer in comers
                if (plain.when > answer.at if answer else not is_asked)
            )


def _questions(facts: CoreGroup, meeting: Meeting, comers: Sequence[Comer]) -> Iterator[Proposal]:
    """Ask professionals who have not answered; family are asked once, by their own route."""
    for plain in _dated(facts, meeting, "answer_question", Kind.CAN_YOU_COME):
        yield from plain.to_each(id_ for id_, answer in comers if answer is None)


def _list_for_chair(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    """Give the list to who is named, else to who is proposed and may see it, else to the lead.

    Before somebody is named as chair, lead and team manager alone see what others answered.
    """
    chair = proposed_chair(facts, meeting)
    sees = Asked(Verb.SEE, Subject.ANSWER, meeting=meeting.id)
    if chair is None or not allowed(facts, Viewer(chair.id), sees):
        chair = facts.lead
    if chair is not None:
        for plain in _dated(facts, meeting, "reminder_last", Kind.CHAIR_LIST):
            yield plain._replace(recipient=chair.id, lapses_at=meeting.ends_at)


def _not_held(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    """Ask lead and chair, the working day after, what became of a meeting not ended here."""
    day = day_by(facts.profile, "overdue", meeting.on)
    told = {each.id for each in (facts.lead, facts.member(meeting.chair)) if each is not None}
    if day is not None:
        when = on_day(facts, day, is_warning=False)
        revision = str(meeting.revision)
        asked = Proposal(Kind.NOT_HELD, "", meeting.id, when, caused=False, revision=revision)
        yield from asked.to_each(sorted(told))


def _dated(facts: CoreGroup, meeting: Meeting, key: str, kind: Kind) -> Iterator[Proposal]:
    """Yield a notice dated from the meeting, for nobody yet, if its time was still to come then.

    A time that had passed when the meeting was booked, or changed, is not wanted.
    """
    day = day_by(facts.profile, key, meeting.on)
    when = on_day(facts, day, is_warning=True) if day is not None else None
    if when is not None and when > meeting.changed_at:
        starts = meeting.starts_at
        yield Proposal(
            kind,
            "",
            meeting.id,
            when,
            caused=False,
            revision=str(meeting.revision),
            occasion=key,
            useful_until=starts,
            lapses_at=starts,
        )
