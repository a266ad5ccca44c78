"""What an invitation tells, written so that the next one, or its calling-off, can go by it."""

from dataclasses import dataclass
from datetime import date, time

from bot.core.facts.meetings import Meeting

OFF = "off"
"""What is told by whatever calls a meeting off."""


@dataclass(frozen=True, slots=True)
class Said:
    """When a meeting is, by the clock on the wall in London, and which of its places it has.

    Nothing of the case stands in it: it is stored with the notice.
    """

    on: date
    starts: time
    ends: time
    place: int

    def __str__(self) -> str:
        return f"{self.on} {self.starts:%H:%M} {self.ends:%H:%M} {self.place}"

    @classmethod
    def of(cls, meeting: Meeting) -> "Said":
        return cls(meeting.on, meeting.starts, meeting.ends, meeting.place_revision)

    @classmethod
    def parse(cls, text: str) -> "Said":
        on, starts, ends, place = text.split()
        return cls(
            date.fromisoformat(on),
            time.fromisoformat(starts),
            time.fromisoformat(ends),
            int(place),
        )
