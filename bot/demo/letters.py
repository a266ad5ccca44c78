"""One mail of the folder as its owner has it: what it says, and the entry for the calendar."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from pathlib import Path
from zoneinfo import ZoneInfo

ENTRY = ("SUMMARY", "DTSTART", "DTEND", "ATTENDEE", "ORGANIZER", "LOCATION")
LINK = re.compile(r"(/a/)\S+")
FOLD = 74
SIGNED = "\n--\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """The calendar part of one mail, its folded lines whole again."""

    lines: tuple[str, ...]

    def of(self, name: str) -> list[str]:
        """Return the lines of one property: "ATTENDEE;...:mailto:..."."""
        return [each for each in self.lines if re.match(rf"{name}[;:]", each)]

    @property
    def in_short(self) -> list[str]:
        """The lines that say what, when, where and who, folded as they are in the file."""
        found = (line for name in ENTRY for line in self.of(name))
        return [part for line in found for part in _folded(line)]

    @property
    def starts(self) -> datetime:
        """When it starts, in UTC, by the zone that its line names."""
        (line,) = self.of("DTSTART")
        zone, _, value = line.removeprefix("DTSTART;TZID=").partition(":")
        local = datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(zone))
        return local.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in one mail; `body` ends where the signature begins, and shows no link whole."""

    body: tuple[str, ...]
    entry: Entry | None


def _folded(line: str) -> list[str]:
    return [line[:FOLD], *(f" {line[at : at + FOLD]}" for at in range(FOLD, len(line), FOLD))]


def newest(folder: Path, address: str, subject: str) -> Letter | None:
    """Return the last mail of the folder to an address with these words in its subject."""
    for path in sorted(folder.glob("*.eml"), reverse=True):
        mail = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        if mail["To"] == address and subject in mail["Subject"]:
            return _letter(mail) if isinstance(mail, EmailMessage) else None
    return None


def _letter(mail: EmailMessage) -> Letter:
    text = LINK.sub(r"\1...", _content(mail.get_body(("plain",)))).partition(SIGNED)[0]
    calendar = (part for part in mail.walk() if part.get_content_type() == "text/calendar")
    event = _content(next(calendar, None)).replace("\n ", "").partition("BEGIN:VEVENT\n")[2]
    body = tuple(filter(None, text.splitlines()))
    return Letter(body, Entry(tuple(event.splitlines())) if event else None)


def _content(part: MIMEPart | None) -> str:
    return "" if part is None else str(part.get_content()).replace("\r\n", "\n")
