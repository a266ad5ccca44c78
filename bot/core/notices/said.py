"""What an invitation tells, written so that the next one, or its calling-off, can go by it."""

from dataclasses import dataclass, replace
from datetime import date, time

from bot.core.facts.meetings import Meeting

OFF = "off"
"""What is told by whatever calls a meeting off."""


@dataclass(frozen=True, slots=True)
class Said:
    """When a meeting is, by the clock on the wall in London, and which of its places it has.

    `mailbox` is which of somebody's addresses was told: another one has been told nothing yet.
    `part` is which word on it told one of the family that they come for a part of it, 0 if none.
    Nothing of the case stands in it: it is stored with the notice.
    """

    on: date
    starts: time
    ends: time
    place: int
    mailbox: int = 1
    part: int = 0

    def __str__(self) -> str:
        part = f" {self.part}" if self.part else ""
        mailbox = f" {self.mailbox}" if self.mailbox > 1 or part else ""
        return f"{self.on} {self.starts:%H:%M} {self.ends:%H:%M} {self.place}{mailbox}{part}"

    @classmethod
    def of(cls, meeting: Meeting, mailbox: int = 1) -> "Said":
        """Return what an invitation to a meeting tells now."""
        return cls(meeting.on, meeting.starts, meeting.ends, meeting.place_revision, mailbox)

    @classmethod
    def parse(cls, text: str) -> "Said":
        """Read what `str` wrote; raises ValueError for anything else."""
        on, starts, ends, place, *more = text.split()
        return cls(
            date.fromisoformat(on),
            time.fromisoformat(starts),
            time.fromisoformat(ends),
            int(place),
            *map(int, more),
        )

    def is_elsewhere(self, other: "Said") -> bool:
        """Tell whether the time is the same and only the place is another."""
        return self.is_as(replace(other, place=self.place)) and self.place != other.place

    def is_as(self, other: "Said") -> bool:
        """Tell whether both tell of the same time and place, to whichever mailbox."""
        return replace(self, mailbox=other.mailbox) == other
