"""Starting a meeting: once, by one chair, with roll call, chair, note taker and agenda (R6, R9)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.attendance.attending import record_final_at
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.roll_call import Presence
from bot.core.free_text import needed_line
from bot.core.meeting.agenda import kind_of
from bot.core.meeting.calling import call_roll, present
from bot.core.meeting.chairing import Posts, name_posts
from bot.core.procedure.agendas import AgendaKind
from bot.core.procedure.day_names import short_day
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put_meeting
from bot.core.wall_clock import day_of, local


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is settled as a meeting begins.

    `without_lead` is the reason why it goes ahead without the lead (R9); `agenda` the chair's
    choice where it is not what follows from the dates.
    """

    posts: Posts
    roll: tuple[tuple[str, Presence], ...]
    without_lead: str = ""
    agenda: AgendaKind | None = None


def start(
    facts: CoreGroup, meeting: Meeting, beginning: Beginning, *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with the meeting under way.

    Of two who press at the same moment the second is told that it has begun. Chair and note taker
    are among those who are there; without the lead it needs the reason (R9).
    """
    must_be_to_start(facts, meeting, now)
    called = call_roll(facts, meeting, beginning.roll)
    so_far = facts.without_missed(day_of(now))
    posted = name_posts(so_far, called, beginning.posts, by=by)
    _must_be_here(facts, posted)
    begun = replace(
        posted,
        state=MeetingState.STARTED,
        started_at=now,
        started_by=by,
        agenda=beginning.agenda or kind_of(so_far, meeting),
        reasons=replace(posted.reasons, without_lead=_without_lead(facts, posted, beginning)),
    )
    return put_meeting(facts, begun)


def must_be_to_start(facts: CoreGroup, meeting: Meeting, now: datetime) -> None:
    """Refuse unless the meeting is booked and its day has come."""
    day = short_day(meeting.on)
    if meeting.state is MeetingState.STARTED and meeting.started_at is not None:
        starter = facts.member(meeting.started_by)
        at = local(meeting.started_at)
        who = f" by {starter.name}" if starter else ""
        raise AlreadyDone(
            f"The meeting of {day} has begun: it was started at {at:%H:%M}{who}.",
            "See its roll call and agenda: start",
        )
    if meeting.state is not MeetingState.BOOKED:
        over = "was cancelled" if meeting.state is MeetingState.CANCELLED else "is over"
        raise Refusal(f"The meeting of {day} {over}.", "See which meetings stand: dates")
    if day_of(now) < meeting.on:
        raise Refusal(
            f"The meeting is on {day}, and that day has not come.",
            "If it is held earlier, move it first: move",
        )


def _must_be_here(facts: CoreGroup, meeting: Meeting) -> None:
    here = {each.id for each in present(facts, meeting)}
    for id_, field in ((meeting.chair, "chair"), (meeting.note_taker, "note_taker")):
        member = facts.member(id_)
        if member is not None and member.is_member and id_ not in here:
            raise Refusal(
                f"{member.name} is not here by the roll call.",
                "Name somebody who is, or mend the roll call.",
                field=field,
            )


def _without_lead(facts: CoreGroup, meeting: Meeting, beginning: Beginning) -> str:
    """Return the reason why the meeting goes ahead without the lead, empty if the lead is here."""
    lead = facts.lead
    if lead is not None and lead in present(facts, meeting):
        return ""
    return needed_line(
        beginning.without_lead,
        "The lead is not here.",
        "The group still meets (R9): give the reason. The lead gets the record first.",
        field="without_lead",
    )


def mend_roll(
    facts: CoreGroup, meeting: Meeting, roll: Iterable[tuple[str, Presence]]
) -> CoreGroup:
    """Return the facts with the roll called anew, while the record is not final."""
    if meeting.started_at is None:
        raise Refusal("The meeting has not begun.", "Start it first: start")
    if record_final_at(facts, meeting) is not None:
        raise Refusal(
            f"The minutes of {short_day(meeting.on)} are final.",
            "The lead can correct them by a new version: minutes",
        )
    return put_meeting(facts, call_roll(facts, meeting, roll))
