"""What should be said about meetings: invitations, reminders, questions, the chair's list."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member
from bot.core.meeting.chairing import proposed_chair
from bot.core.notices.about_invitations import about_invitations, invited
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.notices.timing import day_by, on_day, told_on
from bot.core.wall_clock import day_of

FIRST, LAST, QUESTION = "reminder_first", "reminder_last", "answer_question"
Comer = tuple[str, Answer | None]
"""Somebody expected, by id, and what they have answered."""


def about_meetings(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield everything that the group's meetings call for."""
    for meeting in facts.meetings:
        members = invited(facts, meeting)
        was_never_firm = meeting.provisional and meeting.revision == 1
        if not (meeting.was_held or was_never_firm):
            yield from about_invitations(facts, meeting, members)
        if meeting.is_open and not meeting.provisional:
            yield from _dated_ones(facts, meeting, members)
            yield from _not_held(facts, meeting)


def _dated_ones(
    facts: CoreGroup, meeting: Meeting, members: Sequence[Member]
) -> Iterator[Proposal]:
    """Yield what is dated from the meeting: for whoever is expected, and for its chair."""
    comers, chairs = _expected(facts, meeting, members), _times(facts, meeting)
    # Told today that it is on, nobody is asked or reminded today as well.
    invited_on = told_on(facts, meeting.time_set_at)
    times = {key: when for key, when in chairs.items() if day_of(when) > invited_on}
    plain = _plain(meeting)
    question = times.pop(QUESTION, None)
    for key, when in times.items():
        told = _reminded(facts, meeting, key, when, comers)
        yield plain._replace(recipients=told, when=when, occasion=key)
    if question is not None:
        yield _question(plain, question, comers)
    if LAST in chairs and meeting.state is MeetingState.BOOKED:
        yield _list_for_chair(facts, meeting, plain._replace(when=chairs[LAST], occasion=LAST))


def _question(plain: Proposal, when: datetime, comers: Sequence[Comer]) -> Proposal:
    """Ask professionals who have not answered; family are asked once, by their own route."""
    told = tuple([id_ for id_, answer in comers if answer is None])
    return plain._replace(kind=Kind.CAN_YOU_COME, recipients=told, when=when, occasion=QUESTION)


def _expected(facts: CoreGroup, meeting: Meeting, members: Sequence[Member]) -> Sequence[Comer]:
    """Return who of those invited is in the group and has not said no."""
    answers = [(each.id, facts.answer(meeting.id, each.id)) for each in members if each.is_active]
    return [each for each in answers if each[1] is None or each[1].coming is Coming.YES]


def _times(facts: CoreGroup, meeting: Meeting) -> Mapping[str, datetime]:
    """Return when what is dated from the meeting leaves, as far as that was to come then.

    A time that had passed when the meeting was booked, or changed, is not wanted.
    """
    days = {key: day_by(facts.profile, key, meeting.on) for key in (FIRST, LAST, QUESTION)}
    times = {key: on_day(facts, day, is_warning=True) for key, day in days.items() if day}
    return {key: when for key, when in times.items() if when > meeting.changed_at}


def _plain(meeting: Meeting) -> Proposal:
    """Return a reminder of the meeting for nobody yet, with all that is dated alike."""
    starts = meeting.starts_at.astimezone(UTC)
    return Proposal(
        Kind.REMINDER,
        (),
        meeting.id,
        starts,
        caused=False,
        revision=str(meeting.revision),
        useful_until=starts,
        lapses_at=starts,
    )


def _reminded(
    facts: CoreGroup, meeting: Meeting, key: str, when: datetime, comers: Sequence[Comer]
) -> tuple[str, ...]:
    """Return who is reminded; who gets the question that day needs no reminder beside it.

    Nor does who answers after its time: a reminder would follow on the heels of the answer.
    """
    asked_on = day_by(facts.profile, QUESTION, meeting.on)
    is_asked = day_by(facts.profile, key, meeting.on) == asked_on
    return tuple([id_ for id_, answer in comers if (when > answer.at if answer else not is_asked)])


def _list_for_chair(facts: CoreGroup, meeting: Meeting, plain: Proposal) -> Proposal:
    """Give the list to who is named, else to who is proposed and may see it, else to the lead.

    Before somebody is named as chair, lead and team manager alone see what others answered.
    """
    chair, lead = proposed_chair(facts, meeting), facts.lead
    sees = Asked(Verb.SEE, Subject.ANSWER, meeting=meeting.id)
    if chair is not lead and (chair is None or not allowed(facts, Viewer(chair.id), sees)):
        chair = lead
    told, ends = ids_of(chair), meeting.ends_at.astimezone(UTC)
    return plain._replace(kind=Kind.CHAIR_LIST, recipients=told, lapses_at=ends)


def _not_held(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    """Ask lead and chair, the working day after, what became of a meeting not ended here."""
    day = day_by(facts.profile, "overdue", meeting.on)
    if day is not None:
        told = ids_of(facts.lead, facts.member(meeting.chair))
        when, revision = on_day(facts, day, is_warning=False), str(meeting.revision)
        yield Proposal(Kind.NOT_HELD, told, meeting.id, when, caused=False, revision=revision)
