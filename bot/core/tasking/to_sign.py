"""Tasks about minutes that wait for a signature: to give it, or to find who can (H7)."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import Minutes, SignsAs
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.notices.timing import day_by, on_day
from bot.core.record.asked_since import asked_since
from bot.core.record.signing import next_signers, open_to_nobody
from bot.core.tasking.given import given, soon
from bot.core.wall_clock import day_of


def to_sign(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield a task for each signature that minutes sent to the lead still lack."""
    for meeting in facts.meetings:
        minutes = facts.minutes_of(meeting.id)
        if minutes is not None and minutes.sent_to_lead_at is not None:
            for signer, signs_as in next_signers(facts, minutes):
                yield _chased(facts, minutes, minutes.sent_to_lead_at, signer, signs_as)
            yield from _nobody_can(facts, minutes, minutes.sent_to_lead_at)


def _chased(
    facts: CoreGroup, minutes: Minutes, sent_at: datetime, signer: str, signs_as: SignsAs
) -> WantedTask:
    """Bring it back to who was asked for it, as what then waits to go out is (L7, our default).

    No key says by when minutes are signed: the one that brings back a record is the nearest.
    """
    since, member = asked_since(minutes, sent_at, signer), facts.member(signer)
    asked_at = max(since.at, member.opted_in) if member else since.at
    day = day_by(facts.profile, "circulation_reminder", day_of(asked_at))
    given_at = asked_at if day is None else on_day(facts, day, is_warning=False)
    subject, revision = f"{minutes.meeting}:{signs_as}", str(since.revision)
    due = soon(facts, given_at)
    return given(facts, TaskKind.SIGN_MINUTES, subject, due, given_at, revision, signer)


def _nobody_can(facts: CoreGroup, minutes: Minutes, sent_at: datetime) -> Iterator[WantedTask]:
    """Tell the lead of a signature that nobody in the group can give: it would wait unseen."""
    since = asked_since(minutes, sent_at)
    for place in open_to_nobody(facts, minutes):
        subject, revision = f"{minutes.meeting}:{'+'.join(place)}", str(since.revision)
        due = soon(facts, since.at)
        yield given(facts, TaskKind.FIND_SIGNER, subject, due, since.at, revision)
