"""What stands in a calendar object: RFC 5545 and 5546, the house's own rules, nobody's name."""

import itertools
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from icalendar import Calendar, Event, Timezone

from bot.core.free_text import NO_CHARACTERS
from bot.core.ports import CalendarEntry, EntryState
from bot.core.wall_clock import LONDON
from handlers.email.calendar import ZONE, calendar_object, method, uid
from tests.handlers.email.samples import ENTRY, GRACE, NOW, SENDER, UID
from tests.texts import any_text

# RFC 5546 3.2.2 and 3.2.5, as far as a VEVENT of ours can break them.
REQUIRED = {
    "REQUEST": {"DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY", "UID", "ATTENDEE"},
    "CANCEL": {"DTSTAMP", "ORGANIZER", "SEQUENCE", "UID"},
}
AT_MOST_ONE = {"SEQUENCE", "CLASS", "DTEND", "LOCATION", "STATUS", "TRANSP"}
# The house's rules: one attendee, always SEQUENCE and DTEND, a fixed class, nothing else.
ALWAYS = {"SEQUENCE", "DTEND", "CLASS"}
ALLOWED = {"X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-DISALLOW-COUNTER"} | AT_MOST_ONE
STATES = {
    EntryState.ON: ("REQUEST", "CONFIRMED"),
    EntryState.MEETING_OFF: ("CANCEL", "CANCELLED"),
    EntryState.MEMBER_OFF: ("CANCEL", None),
}


def an_object(entry: CalendarEntry, *, mail_is_read: bool = False) -> bytes:
    return calendar_object(entry, SENDER.address, GRACE, NOW, mail_is_read=mail_is_read)


def parsed(content: bytes) -> Calendar:
    (calendar,) = Calendar.from_ical(content, multiple=True)
    assert isinstance(calendar, Calendar)
    return calendar


def the_event(entry: CalendarEntry, *, mail_is_read: bool = False) -> Event:
    (event,) = parsed(an_object(entry, mail_is_read=mail_is_read)).events
    return event


@pytest.mark.parametrize("state", EntryState)
def test_each_object_holds_what_its_method_demands_and_no_more(state: EntryState) -> None:
    entry = replace(ENTRY, state=state)
    named, status = STATES[state]
    calendar = parsed(an_object(entry))
    (event,) = calendar.events
    assert calendar["METHOD"] == method(entry) == named
    properties = Counter(name for name, _ in event.property_items(recursive=False))
    del properties["BEGIN"], properties["END"]
    wanted = REQUIRED["REQUEST"] | REQUIRED[named] | ALWAYS
    assert wanted <= set(properties) <= wanted | ALLOWED
    assert set(properties.values()) == {1}
    assert event.get("STATUS") == status
    assert event.errors == []


def test_components_are_one_time_zone_and_one_event_without_alarm() -> None:
    calendar = parsed(an_object(ENTRY))
    assert [each.name for each in calendar.walk()] == [
        "VCALENDAR",
        "VTIMEZONE",
        "DAYLIGHT",
        "STANDARD",
        "VEVENT",
    ]
    assert calendar["VERSION"] == "2.0"


def test_the_recipient_is_the_only_attendee_and_has_no_name() -> None:
    attendee = the_event(ENTRY)["ATTENDEE"]
    assert attendee == f"mailto:{GRACE}"
    assert dict(attendee.params) == {
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }


def test_the_organizer_is_the_sending_mailbox_under_the_title() -> None:
    organizer = the_event(ENTRY)["ORGANIZER"]
    assert organizer == "mailto:meetings@eastmere.example"
    assert dict(organizer.params) == {"CN": "Meeting 7KQ2"}


def test_the_entry_is_confidential_and_busy() -> None:
    event = the_event(ENTRY)
    assert event["CLASS"] == "CONFIDENTIAL"
    assert event["TRANSP"] == "OPAQUE"
    assert event["X-MICROSOFT-CDO-BUSYSTATUS"] == "BUSY"


def test_a_new_time_may_be_proposed_only_while_somebody_reads_the_mailbox() -> None:
    assert the_event(ENTRY)["X-MICROSOFT-DISALLOW-COUNTER"] == "TRUE"
    assert "X-MICROSOFT-DISALLOW-COUNTER" not in the_event(ENTRY, mail_is_read=True)


def test_times_are_the_wall_clock_in_london_and_the_stamp_is_utc() -> None:
    content = an_object(replace(ENTRY, sequence=4)).decode()
    assert "DTSTART;TZID=Europe/London:20270330T100000\r\n" in content
    assert "DTEND;TZID=Europe/London:20270330T113000\r\n" in content
    assert "DTSTAMP:20270318T100500Z\r\n" in content
    assert "SEQUENCE:4\r\n" in content
    assert f"UID:{UID}\r\n" in content
    start = the_event(ENTRY).DTSTART
    assert start == datetime(2027, 3, 30, 9, 0, tzinfo=UTC)


def test_an_entry_without_a_stamp_is_stamped_with_now_in_utc() -> None:
    plus_two = NOW.astimezone(ZoneInfo("Europe/Helsinki"))
    entry = replace(ENTRY, stamp=None)
    content = calendar_object(entry, SENDER.address, GRACE, plus_two, mail_is_read=False)
    assert b"DTSTAMP:20270318T100500Z\r\n" in content


def test_nothing_outside_speaks_of_the_matter() -> None:
    content = an_object(replace(ENTRY, place="")).decode().lower()
    for word in ("core", "group", "child", "protection", "social", "safeguard", "location"):
        assert word not in content
    assert "prodid:-//meetings//invitations//en\r\n" in content


@given(any_text(), any_text())
@example("a\ufffe", "\U0010ffffb")
def test_no_text_breaks_out_of_its_property(title: str, place: str) -> None:
    content = an_object(replace(ENTRY, title=title, place=place))
    (event,) = parsed(content).events
    names = [name for name, _ in event.property_items(recursive=False)]
    assert Counter(names) - Counter(["LOCATION"]) == Counter(
        name for name, _ in the_event(replace(ENTRY, place="")).property_items(recursive=False)
    )
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert event["SUMMARY"] == " ".join(str(event["SUMMARY"]).split())
    assert NO_CHARACTERS.isdisjoint(content.decode())


def test_an_address_with_signs_of_its_own_stays_one_address() -> None:
    content = calendar_object(ENTRY, "m@x.example", "o'b+1%?#@x.example", NOW, mail_is_read=True)
    assert b"mailto:o'b+1%25%3F%23@x.example" in content


def test_the_time_zone_agrees_with_the_zone_database_from_1996_to_2037() -> None:
    (zone,) = parsed(an_object(ENTRY)).walk("VTIMEZONE")
    assert isinstance(zone, Timezone)
    ours = zone.to_tz(lookup_tzid=False)
    day, last = datetime(1996, 1, 1, 12, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
    while day < last:
        wall = day.replace(tzinfo=None)
        assert wall.replace(tzinfo=ours).utcoffset() == wall.replace(tzinfo=LONDON).utcoffset()
        day += timedelta(days=1)


def test_the_time_zone_changes_on_the_very_night_of_the_zone_database() -> None:
    (zone,) = parsed(an_object(ENTRY)).walk("VTIMEZONE")
    assert isinstance(zone, Timezone)
    ours = zone.to_tz(lookup_tzid=False)
    nights = ((3, 31, 0), (3, 31, 2), (10, 31, 0), (10, 31, 2))
    for year, (month, day, hour) in itertools.product(range(1996, 2038), nights):
        end = datetime(year, month, day, hour, 30, tzinfo=UTC).replace(tzinfo=None)
        wall = end - timedelta(days=(end.weekday() + 1) % 7)
        assert wall.replace(tzinfo=ours).utcoffset() == wall.replace(tzinfo=LONDON).utcoffset()


def test_the_time_zone_is_written_as_it_was_checked() -> None:
    assert ZONE.replace(b"\n", b"\r\n") in an_object(ENTRY)


def test_a_uid_is_the_same_for_life_and_another_for_everybody_else() -> None:
    first = uid(b"k" * 32, "M1", "p3", "Eastmere.example")
    assert first == uid(b"k" * 32, "M1", "p3", "eastmere.example")
    others = {uid(b"k" * 32, "M1", "p4", "e"), uid(b"k" * 32, "M2", "p3", "e")}
    assert len(others | {uid(b"l" * 32, "M1", "p3", "e"), first}) == 4


def test_a_uid_tells_nothing_and_needs_no_fold() -> None:
    made = uid(b"k" * 32, "7KQ2-M1", "p3", "eastmere.example")
    local, _, domain = made.partition("@")
    assert domain == "eastmere.example"
    assert local.startswith("mtg-")
    assert len(local) == 30
    assert local == local.lower()
    assert "7kq2" not in made
