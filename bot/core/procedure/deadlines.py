"""A deadline: one date that binds, with everything needed to explain it."""

import datetime as dt
from dataclasses import dataclass, replace
from itertools import product

from bot.core.procedure.bank_holidays import how_known
from bot.core.procedure.day_names import day_and_month, listed, short_day
from bot.core.procedure.events import EVENT_WORDS, Event
from bot.core.procedure.sources import CONFIDENCE_WORDS, UNSOURCED, Confidence, Source
from bot.core.procedure.spans import Direction, Span, Unit
from bot.core.procedure.working_days import Counted, Skipped, WorkingCalendar

MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """A span counted from an event, on or back."""

    span: Span
    event: Event
    direction: Direction = Direction.FORWARD


@dataclass(frozen=True, slots=True)
class Deadline:
    """The binding date under one rule, and how it was reached.

    `date` is never moved: `last_working_day` stands beside it, on or before it. `read_as` is the
    reading of the rule's span that binds; `other_reading` is the date of the other one, where it
    differs. `counted` and `skipped` belong to the binding reading. `start` is the event's day;
    `stepped_back_to` the working day from which a count back began if the event's day is none.
    `calendar` is the version of the holiday list; `looser_than` is the guidance's value where what
    stands in its place gives more time.
    """

    key: str
    date: dt.date
    last_working_day: dt.date
    rule: Rule
    read_as: Span
    start: dt.date
    calendar: str
    counted: tuple[dt.date, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    stepped_back_to: dt.date | None = None
    other_reading: dt.date | None = None
    cite: str = ""
    confidence: Confidence | None = None
    notes: tuple[str, ...] = ()
    looser_than: str = ""

    @property
    def explanation(self) -> str:
        """The one sentence: "Fri 2 Apr 2027: 10 working days after Wed 17 Mar 2027 (L5)"."""
        relation = "after" if self.rule.direction is Direction.FORWARD else "before"
        cite = f" ({self.cite})" if self.cite else ""
        count = f"{self.read_as} {relation} {short_day(self.start)}"
        return f"{short_day(self.date)}: {count}{self._skipping()}{cite}"

    def _skipping(self) -> str:
        by_date = sorted(self.skipped, key=lambda each: each.date)
        names = list(dict.fromkeys(each.why for each in by_date))
        if len(names) > MOST_NAMES:
            return f", skipping {len(by_date)} bank holidays"
        return f", skipping {listed(names)}" if names else ""

    @property
    def cautions(self) -> tuple[str, ...]:
        """What nobody may miss who sees the date alone: looser than guidance, holidays unsure."""
        looser = f"Looser than the guidance, which gives {self.looser_than}."
        known = how_known(self.date.year)
        return tuple(filter(None, (looser if self.looser_than else "", known)))

    @property
    def why(self) -> tuple[str, ...]:
        """What stands behind *why?*, one line each, the sentence first."""
        lines = [self.explanation]
        if self.rule.event is not Event.NAMED_DAY:
            lines.append(f"{short_day(self.start)} is {EVENT_WORDS[self.rule.event]}.")
        lines += self._days()
        if self.rule.span.unit is Unit.DAYS:
            lines.append(f'"{self.rule.span}" names no unit: both are counted, the earlier binds.')
        if self.other_reading:
            lines.append(f"In the other reading it would be {short_day(self.other_reading)}.")
        lines += self.notes
        lines += filter(None, [how_known(self.date.year)])
        if self.confidence:
            lines.append(CONFIDENCE_WORDS[self.confidence])
        return tuple(lines)

    def _days(self) -> list[str]:
        lines = []
        if self.stepped_back_to:
            back = short_day(self.stepped_back_to)
            lines.append(f"That is not a working day, so the count starts from {back}.")
        if self.counted:
            lines.append(f"Counted: {', '.join(map(day_and_month, self.counted))}.")
        if self.skipped:
            days = "; ".join(f"{short_day(each.date)}, {each.why}" for each in self.skipped)
            lines.append(f"Not counted: {days}; and week-ends.")
        if self.last_working_day != self.date:
            last = short_day(self.last_working_day)
            lines.append(
                f"{short_day(self.date)} is not a working day; the last before it is {last}."
            )
        return lines

    def noting(self, *notes: str) -> "Deadline":
        """Return the deadline with further lines behind *why?*."""
        return replace(self, notes=(*self.notes, *notes))


@dataclass(frozen=True, slots=True)
class Term:
    """A rule under its key, with its source; `other` is a reading that does not bind."""

    key: str
    rule: Rule
    source: Source = UNSOURCED
    other: Span | None = None


def reckon(
    calendar: WorkingCalendar, term: Term, start: dt.date, *, other_start: dt.date | None = None
) -> Deadline:
    """Count a term from its start; of all readings the earliest binds (counting rule 8).

    `other_start` is the start in the other reading, in a chain whose last step had two. Where the
    source states the unit (`term.other` holds the reading without it) the stated unit binds.
    """
    rule = term.rule
    starts = (start,) if other_start is None else (start, other_start)
    readings = [
        (calendar.count(begun, span, rule.direction), span, begun)
        for begun, span in product(starts, rule.span.readings)
    ]
    counted, read_as, begun = min(readings, key=lambda reading: reading[0].date)
    others = [max(reading[0].date for reading in readings)]
    if term.other is not None:
        others = [calendar.count(begun, term.other, rule.direction).date]
    other = next((day for day in others if day != counted.date), None)
    return _explained(calendar, term, (counted, read_as, begun), other)


def _explained(
    calendar: WorkingCalendar,
    term: Term,
    reading: tuple[Counted, Span, dt.date],
    other: dt.date | None,
) -> Deadline:
    counted, read_as, start = reading
    return Deadline(
        key=term.key,
        date=counted.date,
        last_working_day=calendar.on_or_before(counted.date),
        rule=term.rule,
        read_as=read_as,
        start=start,
        calendar=calendar.version,
        counted=counted.counted,
        skipped=counted.skipped,
        stepped_back_to=counted.stepped_back_to,
        other_reading=other,
        cite=term.source.cite,
        confidence=term.source.confidence,
        notes=term.source.notes,
        looser_than=term.source.looser_than,
    )
