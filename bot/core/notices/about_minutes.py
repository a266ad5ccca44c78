"""What should be said about minutes: due, overdue, to sign, to read, sent on asking."""

from collections.abc import Iterator
from datetime import date, datetime

from bot.core.access import Viewer
from bot.core.documents.pack import may_have
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.minutes import Minutes
from bot.core.meeting.passing_notes import notes_since
from bot.core.notices.about_corrections import to_finish
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.notices.timing import day_by, on_day
from bot.core.record.asked_since import asked_since
from bot.core.record.pulling import may_still_be_mailed
from bot.core.record.signing import demanded, next_signers
from bot.core.record.versions import in_force, lacks_minutes
from bot.core.wall_clock import day_of


def about_minutes(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield everything that the record of each meeting calls for."""
    for meeting in facts.meetings:
        if meeting.was_held:
            minutes = facts.minutes_of(meeting.id)
            if minutes is None or lacks_minutes(facts, meeting):
                yield from _to_write(facts, meeting)
            else:
                yield from _written(facts, meeting, minutes)
    yield from _asked_for(facts)


def minutes_due(facts: CoreGroup, meeting: Meeting) -> date | None:
    """Return when the social worker should have the minutes (R7), or None without such a rule."""
    return day_by(facts.profile, "minutes_to_social_worker", meeting.on)


def _to_write(facts: CoreGroup, meeting: Meeting) -> Iterator[Proposal]:
    note_taker = facts.member(meeting.note_taker)
    if note_taker is None or meeting.ended_at is None:
        return
    since = notes_since(meeting)
    asked = Proposal(
        Kind.MINUTES_DUE,
        (note_taker.id,),
        meeting.id,
        since,
        revision=_turn(meeting),
        occasion="asked",
    )
    yield asked
    due = minutes_due(facts, meeting)
    if due is None:
        return
    last_day = facts.profile.calendar.on_or_before(due)
    reminder = day_by(facts.profile, "minutes_reminder", last_day)
    if reminder is not None:
        when = on_day(facts, reminder, is_warning=True)
        if when > since:
            yield asked._replace(when=when, caused=False, occasion="reminder")
    yield from _overdue(facts, meeting, note_taker, due)


def _overdue(
    facts: CoreGroup, meeting: Meeting, note_taker: Member, due: date
) -> Iterator[Proposal]:
    """Tell lead and chair, and the note taker, one working day after the date (R7).

    Who was given the minutes to write after that day heard then by when they had been due.
    """
    day = day_by(facts.profile, "overdue", due)
    if day is None:
        return
    when = on_day(facts, day, is_warning=False)
    writer, others = (note_taker.id,), ids_of(facts.lead, facts.member(meeting.chair))
    plain = Proposal(Kind.MINUTES_OVERDUE, writer, meeting.id, when, caused=False)
    if when > notes_since(meeting):
        yield plain._replace(revision=_turn(meeting))
    yield plain._replace(recipients=tuple(each for each in others if each not in writer))


def _turn(meeting: Meeting) -> str:
    """Return what tells one note taker's turn from the next: who has it again is asked again."""
    return str(len(meeting.notes_passed) + 1)


def _written(facts: CoreGroup, meeting: Meeting, minutes: Minutes) -> Iterator[Proposal]:
    lead = facts.lead
    final = in_force(facts, meeting.id)
    if final is not None:
        yield from _to_read(facts, final)
    if minutes.sent_to_lead_at is None:
        yield from to_finish(facts, meeting, minutes)
        return
    if final == minutes:
        return
    since = asked_since(minutes, minutes.sent_to_lead_at)
    if lead is not None:
        kind, revision = Kind.MINUTES_WITH_LEAD, str(since.revision)
        yield Proposal(kind, (lead.id,), minutes.id, since.at, revision=revision)
    yield from _to_sign(facts, minutes, minutes.sent_to_lead_at)
    yield from _to_circulate(facts, minutes, str(since.revision))


def _to_sign(facts: CoreGroup, minutes: Minutes, sent_at: datetime) -> Iterator[Proposal]:
    """Ask for each missing signature, of people who can give it; again of who has lost it (H7)."""
    for signer, _ in next_signers(facts, minutes):
        since = asked_since(minutes, sent_at, signer)
        kind, revision = Kind.MINUTES_TO_SIGN, str(since.revision)
        yield Proposal(kind, (signer,), minutes.id, since.at, revision=revision)


def _to_circulate(facts: CoreGroup, minutes: Minutes, revision: str) -> Iterator[Proposal]:
    """Remind the lead that a record still waits to go out (L7, our default).

    It can go once the last signature is in; where none is asked for, once the lead has it. Where
    a profile says by when, it is on that day at the latest.
    """
    ready_at = minutes.signed_at if demanded(facts) else minutes.sent_to_lead_at
    if ready_at is None or facts.lead is None:
        return
    ready_on, keys = day_of(ready_at), ("circulation_reminder", "minutes_circulation")
    day = min(filter(None, (day_by(facts.profile, key, ready_on) for key in keys)), default=None)
    if day is not None:
        yield Proposal(
            Kind.MINUTES_TO_CIRCULATE,
            (facts.lead.id,),
            minutes.id,
            on_day(facts, day, is_warning=False),
            caused=False,
            revision=revision,
        )


def _to_read(facts: CoreGroup, minutes: Minutes) -> Iterator[Proposal]:
    """Tell each recipient alone that the record is final, and the channel without content (S8)."""
    if minutes.released_at is None:
        return
    channel = (CHANNEL,) if facts.channel.platform is not None else ()
    told = (*minutes.recipients, *channel)
    yield Proposal(Kind.MINUTES_TO_READ, told, minutes.id, minutes.released_at)


def _asked_for(facts: CoreGroup) -> Iterator[Proposal]:
    """What *Send it to me* sends: one further message, by mail, with the document (IG2).

    Nothing is wanted of what may not be had, or mailed, any more: it would not be sent either.
    """
    for pull in facts.pulls:
        is_theirs = may_have(facts, pull.subject, Viewer(pull.member))
        if is_theirs and may_still_be_mailed(facts, pull.id):
            meeting = facts.meeting(pull.subject)
            yield Proposal(
                Kind.DOCUMENT if meeting is None else Kind.PLACE,
                (pull.member,),
                pull.subject,
                pull.at,
                occasion=pull.id,
                lapses_at=meeting.ends_at if meeting else None,
                is_answer=True,
            )
