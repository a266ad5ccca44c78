"""What speaks against a date for a meeting, and must have a recorded reason to stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from bot.core.diary.possible_times import family_unfit
from bot.core.facts.conferences import ConferenceKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, Reasons
from bot.core.free_text import says_something
from bot.core.procedure.day_names import many, short_day
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.intervals import next_core_group
from bot.core.procedure.spans import Unit
from bot.core.procedure.timescales import first_meeting
from bot.core.refusals import Refusal


class Against(StrEnum):
    """What a date can have against it; each has its own reason in `Reasons`."""

    LATE = "late"
    HOLIDAY = "holiday"
    TIMES = "times"
    PLACE = "place"


ASKED = {
    Against.LATE: "Reason for the later date",
    Against.HOLIDAY: "Reason for a day that is not a working day",
    Against.TIMES: "Reason for a time that is unusual or does not suit the family",
    Against.PLACE: "What the place is called after, if it is the name of a place",
}
# People hardly ever meet outside these hours: whoever writes 3am most likely means 15:00.
USUAL_FROM, USUAL_UNTIL = time(7), time(20)


@dataclass(frozen=True, slots=True)
class Slot:
    """When a meeting is to be, by the clock on the wall in London."""

    on: date
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing against a date: the sentence for people, and the deadline behind *why?*.

    `member` is the id of whom the sentence names, if it names anybody.
    """

    against: Against
    sentence: str
    deadline: Deadline | None = None
    member: str = ""


class NeedsReasons(Refusal):
    """A date is possible only with a recorded reason for each thing against it."""

    def __init__(self, limits: tuple[Limit, ...], missing: frozenset[Against]) -> None:
        first = next(each.against for each in limits if each.against in missing)
        super().__init__(
            " ".join(each.sentence for each in limits),
            "Give the reason to keep it, or choose another.",
            field=f"reason_{first}",
        )
        self.limits = limits
        self.missing = missing


def limits(facts: CoreGroup, slot: Slot, *, moving: Meeting | None = None) -> tuple[Limit, ...]:
    """Return everything against a slot; `moving` is the meeting that would leave its old one."""
    return (
        *_too_late(facts, slot.on, moving),
        *_no_working_day(facts, slot.on),
        *_at_an_unusual_time(slot),
        *_not_when_family_can(facts, slot),
    )


def must_have_reasons(found: tuple[Limit, ...], reasons: Reasons) -> None:
    """Refuse unless each thing against the date has its reason."""
    given = {each.against: says_something(getattr(reasons, each.against)) for each in found}
    missing = frozenset(against for against, is_given in given.items() if not is_given)
    if missing:
        raise NeedsReasons(found, missing)


def _too_late(facts: CoreGroup, day: date, moving: Meeting | None) -> Iterator[Limit]:
    """Yield the limits that the date goes over, and those that moving away from a date opens."""
    before = _meeting_days(facts, None)
    after = sorted({*_meeting_days(facts, moving), day})
    stood = over_limits(facts, before)
    for later, deadline in over_limits(facts, after).items():
        if later == day or later not in stood:
            yield Limit(Against.LATE, _lateness(facts, later, deadline), deadline)


def _meeting_days(facts: CoreGroup, leaving: Meeting | None) -> list[date]:
    return [each.on for each in facts.standing if leaving is None or each.id != leaving.id]


def over_limits(facts: CoreGroup, days: list[date]) -> Mapping[date, Deadline]:
    """Return each day of a series that is later than allowed, with the limit it goes over.

    The first is counted from the initial conference, each further one from the one before it and
    from the last review between (L5, H14, L19).
    """
    found = {}
    for previous, day in zip([None, *days], days, strict=False):
        limit = limit_after(facts, previous, day)
        if limit is not None and day > limit.date:
            found[day] = limit
    return found


def limit_after(facts: CoreGroup, previous: date | None, day: date) -> Deadline | None:
    """Return by when the meeting on `day` has to be, after the one before it, if any."""
    if previous is None:
        conference = facts.initial_conference
        return first_meeting(facts.profile, conference.on) if conference else None
    reviews = (c.on for c in facts.conferences if c.kind is ConferenceKind.REVIEW)
    review = max((each for each in reviews if each <= day), default=None)
    return next_core_group(facts.profile, previous, review)


def _lateness(facts: CoreGroup, day: date, deadline: Deadline) -> str:
    """Say how late a day is, in the unit of the rule it breaks: "1 working day after ..."."""
    working = facts.profile.calendar.between(deadline.date, day)
    in_working_days = deadline.read_as.unit is Unit.WORKING_DAYS and working > 0
    amount = working if in_working_days else (day - deadline.date).days
    unit = "working day" if in_working_days else "day"
    cite = f" ({deadline.cite})" if deadline.cite else ""
    latest = short_day(deadline.date)
    return f"{short_day(day)} is {many(amount, unit)} after the latest date, {latest}{cite}."


def _no_working_day(facts: CoreGroup, day: date) -> Iterator[Limit]:
    calendar = facts.profile.calendar
    if not calendar.is_working_day(day):
        name = calendar.holiday(day) or "at the week-end"
        yield Limit(Against.HOLIDAY, f"{short_day(day)} is {name}.")


def _at_an_unusual_time(slot: Slot) -> Iterator[Limit]:
    """Yield a start in the night or late in the evening, with the half day later that was meant."""
    if USUAL_FROM <= slot.starts <= USUAL_UNTIL:
        return
    is_night = slot.starts < USUAL_FROM
    other = f" Did you mean {slot.starts.hour + 12}:{slot.starts:%M}?" if is_night else ""
    yield Limit(Against.TIMES, f"{slot.starts:%H:%M} is an unusual time to meet.{other}")


def _not_when_family_can(facts: CoreGroup, slot: Slot) -> Iterator[Limit]:
    for member in family_unfit(facts, slot.on, slot.starts):
        said = member.possible_times.as_written if member.possible_times else ""
        sentence = f"It is outside {member.name}'s possible times: {said}."
        yield Limit(Against.TIMES, sentence, member=member.id)
