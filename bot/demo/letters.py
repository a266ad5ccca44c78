"""One mail of the folder as its owner has it: what it says, and the entry for the calendar."""

import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from pathlib import Path

from icalendar import Calendar, Event

ENTRY = ("SUMMARY", "DTSTART", "DTEND", "ATTENDEE", "ORGANIZER", "LOCATION")
LINK = re.compile(r"(/a/)\S+")
SIGNED = "\n--\n"


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in one mail; `body` ends where the signature begins, and shows no link whole."""

    body: tuple[str, ...]
    entry: Event | None


def in_short(entry: Event) -> list[str]:
    """Return the lines that say what, when, where and who, folded as they are in the file."""
    lines = entry.content_lines()
    found = (line for name in ENTRY for line in lines if re.match(rf"{name}[;:]", line))
    return [part for line in found for part in line.to_ical().decode().split("\r\n")]


def newest(folder: Path, address: str, subject: str) -> Letter | None:
    """Return the last mail of the folder to an address with these words in its subject."""
    parser = BytesParser(policy=policy.default)
    for path in sorted(folder.glob("*.eml"), reverse=True):
        head = parser.parsebytes(path.read_bytes(), headersonly=True)
        if head["To"] == address and subject in head["Subject"]:
            mail = parser.parsebytes(path.read_bytes())
            return _letter(mail) if isinstance(mail, EmailMessage) else None
    return None


def _letter(mail: EmailMessage) -> Letter:
    text = LINK.sub(r"\1...", _content(mail.get_body(("plain",)))).partition(SIGNED)[0]
    parts = (part for part in mail.walk() if part.get_content_type() == "text/calendar")
    entries = (event for part in parts for event in Calendar.from_ical(_content(part)).events)
    return Letter(tuple(filter(None, text.splitlines())), next(entries, None))


def _content(part: MIMEPart | None) -> str:
    return "" if part is None else str(part.get_content()).replace("\r\n", "\n")
