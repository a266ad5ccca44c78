"""The meetings of a group as one calendar file (RFC 5545), to be read in and answered to nobody."""

from collections.abc import Iterable

from icalendar import Calendar, Event

from bot.core.bundled import Dated


def calendar(meetings: Iterable[Dated]) -> bytes:
    """Return the file; the same meetings give the same bytes, each with the reference as title."""
    found = Calendar()
    found.add("prodid", "-//Meetings//Case file//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    for each in meetings:
        found.add_component(_event(each))
    return bytes(found.to_ical())


def _event(meeting: Dated) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("dtstart", meeting.starts)
    event.add("dtend", meeting.ends)
    event.add("summary", meeting.title)
    event.add("class", "CONFIDENTIAL")
    event.add("status", meeting.stands)
    return event
