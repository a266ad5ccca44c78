"""What should be said of a correction that lies unfinished: it is chased as minutes are (R10)."""

from collections.abc import Iterator
from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, Role
from bot.core.facts.minutes import Minutes
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.notices.timing import day_by, on_day
from bot.core.record.corrections import opened_at, passed_since, who_finishes
from bot.core.wall_clock import day_of


def to_finish(facts: CoreGroup, meeting: Meeting, minutes: Minutes) -> Iterator[Proposal]:
    """Tell whoever writes it that it waits: when given to them, before it is due, and after.

    It is due as minutes are, counted from when it was opened (R7); where no rule says by when, it
    is brought back as a record that waits to go out (L7, our default).
    """
    writer, since = who_finishes(facts, meeting, minutes), opened_at(minutes)
    if writer is None:
        return
    given_at = passed_since(meeting, minutes)
    waits = Proposal(
        Kind.CORRECTION_WAITS,
        (writer.id,),
        meeting.id,
        given_at or since,
        revision=f"{minutes.version}.{len(meeting.notes_passed)}",
        occasion="given",
    )
    if given_at is not None and writer.id == meeting.note_taker:
        yield waits
    due = day_by(facts.profile, "minutes_to_social_worker", day_of(since))
    if due is not None:
        yield from _before(facts, waits, due)
    key, start = ("overdue", due) if due else ("circulation_reminder", day_of(since))
    late = day_by(facts.profile, key, start)
    if late is not None:
        yield waits._replace(
            recipients=_who_hear(facts, meeting, writer),
            when=on_day(facts, late, is_warning=False),
            caused=False,
            occasion="overdue",
        )


def _before(facts: CoreGroup, waits: Proposal, due: date) -> Iterator[Proposal]:
    last_day = facts.profile.calendar.on_or_before(due)
    reminder = day_by(facts.profile, "minutes_reminder", last_day)
    if reminder is not None:
        when = on_day(facts, reminder, is_warning=True)
        if when > waits.when:
            yield waits._replace(when=when, caused=False, occasion="reminder")


def _who_hear(facts: CoreGroup, meeting: Meeting, writer: Member) -> tuple[str, ...]:
    """Return writer, lead and chair (R7); if it is the lead's own, the team manager as well."""
    is_leads = writer == facts.lead
    above = facts.holder(Role.TEAM_MANAGER) if is_leads else facts.lead
    return ids_of(writer, above, facts.member(meeting.chair))
