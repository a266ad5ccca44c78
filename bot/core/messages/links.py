"""How long the link in a message lives: never past what it is for."""

from datetime import UTC, datetime, time, timedelta

from bot.core.facts.groups import CoreGroup
from bot.core.messages.wording import Purpose
from bot.core.wall_clock import day_of, instant_of

LIVES = timedelta(days=42)
"""How long a link lives that no meeting ends: six weeks, as between two meetings (L19)."""

ENDS_WITH_MEETING = {Purpose.ANSWER, Purpose.UPDATE, Purpose.SWAP}


def dies_at(facts: CoreGroup, purpose: Purpose, subject: str, now: datetime) -> datetime:
    """Return until when a link made at `now` opens, in UTC.

    One that answers for a meeting dies with it; a request that is made after the meeting (R14)
    lives on like any other, for `LIVES` to the end of the day in London.
    """
    about = subject.split(":", maxsplit=1)[0]
    meeting = facts.meeting(about) if purpose in ENDS_WITH_MEETING else None
    if meeting is not None and meeting.is_open and now < meeting.ends_at:
        return meeting.ends_at.astimezone(UTC)
    day = day_of(now + LIVES) + timedelta(days=1)
    return instant_of(day, time())
