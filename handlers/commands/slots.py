"""Reading when a meeting is to be: a day, a time, until when and where, from words or a form."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.core.cards import Field, FieldKind
from bot.core.diary.limits import Slot
from bot.core.facts.meetings import Meeting
from bot.core.refusals import Refusal
from bot.core.saying.dates import BOTH_EXAMPLE, as_written, off_the_front, the_time
from handlers.call import Call
from handlers.commands.bare_hours import must_be_no_bare_hour
from handlers.filling import day

USUAL = timedelta(minutes=90)
CLOCK = r"\d{1,2}(?:[:.]\d{2}(?:am|pm)?|am|pm)"
RANGE = re.compile(rf"(?<!\S)({CLOCK})\s*[-–—]\s*(?={CLOCK}(?!\S))", re.IGNORECASE)
PLACE = re.compile(r"\A(?:at|in)\s+(?=\S)", re.IGNORECASE)
UNTIL = re.compile(r"(?:to|until|till)\s+(\d\S*)\s*(.*)", re.IGNORECASE | re.DOTALL)
IN_CALENDARS = "It stands in the calendar of every professional: no name of a person."


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a meeting; what was left out is None or empty."""

    on: date | None = None
    starts: time | None = None
    ends: time | None = None
    venue: str = ""


def read(call: Call, words: str) -> Said:
    """Read "30 march 10:00 to 11:30 at Larkfield School"; a form's fields go before words.

    "10:00-11:30" says the same as "10:00 to 11:30". Words left over are a place only if they say
    so: "please" is none.
    """
    said, left = _read(call, words)
    if left and not PLACE.match(left):
        must_be_no_bare_hour(call, words, left)
        raise Refusal(
            f'"{left[:40]}" is not clear.',
            'If it is the place, say so: "30 march 10:00 at Larkfield School".',
            field="venue",
        )
    return said


def _read(call: Call, words: str) -> tuple[Said, str]:
    """Return what was said, with the words left over as the place, and those words."""
    words = RANGE.sub(r"\1 to ", words)
    on, starts, rest = off_the_front(words, call.today)
    rest = as_written(words, rest)
    until = UNTIL.match(rest)
    ends = the_time(until[1]) if until else None
    left = (until[2] if until else rest).strip()
    said = Said(
        day(call, "on") or on,
        time_in(call, "starts") or starts,
        time_in(call, "ends") or ends,
        call.said("venue") or PLACE.sub("", left),
    )
    return said, left


def as_far_as_said(call: Call, words: str) -> Said:
    """Return what the words alone say, for filling a form; unclear words fill nothing."""
    try:
        return _read(replace(call, fields={}), words)[0]
    except Refusal:
        return Said()


def time_in(call: Call, name: str) -> time | None:
    """Return the time in a form's field, None if it is empty; what is unclear is said there."""
    try:
        return the_time(call.said(name)) if call.said(name) else None
    except Refusal as unclear:
        raise Refusal(unclear.why, unclear.way_on, field=name) from unclear


def slot(said: Said, *, moving: Meeting | None = None) -> Slot:
    """Return the slot that was meant; a meeting that moves keeps what was not said of it."""
    before = _of(moving) if moving else Said()
    on, starts = said.on or before.on, said.starts or before.starts
    if on is None or starts is None:
        raise lacking(replace(said, on=on, starts=starts))
    return Slot(on, starts, said.ends or _after(starts, _length(moving)))


def lacking(said: Said) -> Refusal:
    """Return the question for the day and the time of which at least one was not said."""
    missing = "on" if said.on is None else "starts"
    return Refusal("On which day, and at what time?", BOTH_EXAMPLE, field=missing)


def _of(moving: Meeting) -> Said:
    return Said(moving.on, moving.starts, moving.ends, moving.venue)


def _length(moving: Meeting | None) -> timedelta:
    return moving.ends_at - moving.starts_at if moving else USUAL


def _after(starts: time, length: timedelta) -> time:
    """Return the end on the same day; a meeting that would run past midnight ends before it."""
    begun = datetime.combine(date.min, starts)
    ends = begun + length
    return ends.time() if ends.date() == begun.date() else time(23, 59)


def slot_fields(said: Said, latest: str = "") -> tuple[Field, ...]:
    """Return the questions for day and time, filled in with what was said."""
    return (
        Field("on", "Day", FieldKind.DATE, value=_iso(said.on), help=latest, required=True),
        Field("starts", "From", FieldKind.TIME, value=_clock(said.starts), required=True),
        Field("ends", "Until", FieldKind.TIME, value=_clock(said.ends)),
    )


def place_fields(venue: str, join_link: str = "") -> tuple[Field, ...]:
    """Return the questions for the place."""
    return (
        Field("venue", "Venue", help=IN_CALENDARS, value=venue),
        Field("join_link", "Link to join by video", value=join_link),
    )


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""


def _clock(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""
