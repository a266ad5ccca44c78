"""Absences: the days on which somebody is not there, and never why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.core.procedure.working_days import DAY
from bot.core.wall_clock import instant_of


@dataclass(frozen=True, slots=True)
class Absence:
    """One absence ("Y1") of a member, its `first` and its `last` day included.

    No reason is asked or kept: it would be about somebody's health. `at` is when it was recorded;
    `ended_at` when it was taken back, or ended before its last day.
    """

    id: str
    member: str
    first: date
    last: date
    by: str
    at: datetime
    ended_at: datetime | None = None
    ended_by: str = ""

    @property
    def begins(self) -> datetime:
        """Return from when on it counts: its first day, but not before anybody knew of it."""
        return max(instant_of(self.first, time()), self.at)

    @property
    def over(self) -> datetime:
        """Return from when on it counts no more; no later than `begins` if it never counted."""
        ends = instant_of(self.last + DAY, time())
        return ends if self.ended_at is None else min(ends, self.ended_at)


def of_member(absences: Iterable[Absence], member: str) -> tuple[Absence, ...]:
    """Return the absences of one member that count for a time, the earliest first."""
    found = (each for each in absences if each.member == member and each.begins < each.over)
    return tuple(sorted(found, key=lambda each: each.begins))


def to_come(absences: Iterable[Absence], member: str, now: datetime) -> tuple[Absence, ...]:
    """Return those of one member that stand now or lie ahead."""
    return tuple(each for each in of_member(absences, member) if now < each.over)


def away_until(absences: Iterable[Absence], member: str, moment: datetime) -> date | None:
    """Return the last day on which somebody is away who is away at a moment; None who is not."""
    of_them = of_member(absences, member)
    return max((each.last for each in of_them if each.begins <= moment < each.over), default=None)


def away_from(absences: Iterable[Absence], member: str, since: datetime) -> datetime | None:
    """Return the first moment from `since` on at which somebody is away; None without one."""
    of_them = (each for each in of_member(absences, member) if since < each.over)
    return min((max(since, each.begins) for each in of_them), default=None)
