"""One meeting as one person's iCalendar object, by RFC 5545, 5546 and facts.md 1, 2 and 4."""

import hmac
from base64 import b32encode
from datetime import UTC, datetime
from urllib.parse import quote

from icalendar import Event, vCalAddress

from bot.core.ports import CalendarEntry, EntryState
from bot.core.wall_clock import LONDON
from handlers.email.clean import one_line

# Right in icalendar, libical and ical.js for 1996-2049; what libraries generate is not
# (facts.md 4). It is constant, so nothing draws it again.
ZONE = b"""BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
END:STANDARD
END:VTIMEZONE
"""
_OBJECT = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Meetings//Invitations//EN
METHOD:%s
%s%sEND:VCALENDAR
"""


def uid(key: bytes, meeting: str, member: str, domain: str) -> str:
    """Return what names one meeting in one member's calendar, for the life of both.

    It cannot be guessed without `key`, so an answer proves that its sender had this invitation;
    and it tells nothing to whoever sees it (IG18). `domain` is that of the sending address.
    """
    digest = hmac.digest(key, f"{meeting}:{member}".encode(), "sha256")[:16]
    return f"mtg-{b32encode(digest).decode().rstrip('=').lower()}@{domain.lower()}"


def method(entry: CalendarEntry) -> str:
    """Return the METHOD that object and mail part must both name (RFC 6047 2.4)."""
    return "REQUEST" if entry.state is EntryState.ON else "CANCEL"


def calendar_object(
    entry: CalendarEntry, organizer: str, attendee: str, now: datetime, *, mail_is_read: bool
) -> bytes:
    """Return the iCalendar object for `attendee`, the only one in it (RFC 5546 6.3, IG3).

    `organizer` is the mailbox to which calendars send their answers: the sender's own. `now` is
    the stamp where the entry has none. No name of a person stands in it (IG1).
    """
    event = _event(entry, now)
    event["organizer"] = _mailbox(organizer, CN=one_line(entry.title).replace('"', ""))
    if entry.state is EntryState.ON:
        _request(event, mail_is_read=mail_is_read)
        event["attendee"] = _mailbox(
            attendee,
            CUTYPE="INDIVIDUAL",
            ROLE="REQ-PARTICIPANT",
            PARTSTAT="NEEDS-ACTION",
            RSVP="TRUE",
        )
    else:
        event["attendee"] = _mailbox(attendee, CUTYPE="INDIVIDUAL", ROLE="REQ-PARTICIPANT")
    frame = _OBJECT.replace(b"\n", b"\r\n")
    return frame % (method(entry).encode(), ZONE.replace(b"\n", b"\r\n"), event.to_ical())


def _event(entry: CalendarEntry, now: datetime) -> Event:
    """Return what an invitation and its cancellation have in common.

    A cancellation keeps times and title, so that Outlook can show what was cancelled; only the
    end of the whole meeting has STATUS:CANCELLED, not one member's leaving (facts.md 2).
    """
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", (entry.stamp or now).astimezone(UTC))
    event.add("dtstart", entry.starts.replace(tzinfo=LONDON))
    event.add("dtend", entry.ends.replace(tzinfo=LONDON))
    event.add("summary", one_line(entry.title))
    event.add("class", "CONFIDENTIAL")
    if entry.place:
        event.add("location", one_line(entry.place))
    if entry.state is EntryState.MEETING_OFF:
        event.add("status", "CANCELLED")
    return event


def _request(event: Event, *, mail_is_read: bool) -> None:
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("x-microsoft-cdo-busystatus", "BUSY")
    if not mail_is_read:
        # A new time proposed by calendar would lie in a mailbox that nobody opens (IG14).
        event.add("x-microsoft-disallow-counter", "TRUE")


def _mailbox(address: str, **params: str) -> vCalAddress:
    mailbox = vCalAddress("mailto:" + quote(address, safe="@!$&'*+-/=^_`{|}~."))
    mailbox.params.update(params)
    return mailbox
