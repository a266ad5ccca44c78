"""What the demo leaves: mail that calendars understand, and no name where none may stand."""

import io
import json
import re
import zipfile
from email.message import EmailMessage

import pytest
from icalendar import Calendar, Event

from bot.demo.cast import ASHA, DAWN, GRACE, MARTIN, PRIYA, SHEET, TOM
from bot.demo.story.part_5 import DRAFT
from bot.demo.story.part_7 import DONE, NOT_FOR_DEAN
from tests.demo.conftest import Told

pytestmark = pytest.mark.told
NAMES = [part for line in SHEET for part in line.name.split()]
ADDRESSES = [PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN]
FREE_TEXT = (*DRAFT.values(), DONE, NOT_FOR_DEAN, "Made Up Street", "EH-2291", "Leah would like")
REQUIRED = {"DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY", "UID", "ATTENDEE"}


def event_in(calendar: Calendar) -> Event:
    (event,) = calendar.walk("VEVENT")
    assert isinstance(event, Event)
    return event


def invitations(told: Told, day: str = "20270330") -> list[tuple[EmailMessage, Calendar]]:
    found = [(mail, calendar) for mail, calendar in told.entries if calendar is not None]
    return [
        (mail, calendar) for mail, calendar in found if f"{event_in(calendar).start:%Y%m%d}" == day
    ]


def test_every_expectation_of_the_story_holds(told: Told) -> None:
    assert told.exit_code == 0
    assert "expectations hold" in told.text
    assert "DOES NOT HOLD" not in told.text


def test_the_folder_has_what_the_demo_promises(told: Told) -> None:
    left = {each.name for each in told.folder.iterdir()}
    files = {"coregroup.db", "transcript.txt", "notices.json", "two-parents.html"}
    assert left == {"mail", "documents", *files}
    assert [each.name for each in told.folder.iterdir() if each.stat().st_mode & 0o077] == []


def test_each_document_that_was_asked_for_came_as_a_pdf_and_is_left_to_be_printed(
    told: Told,
) -> None:
    mails = [each for each in told.mails if "the document you asked for" in each["Subject"]]
    mailed = [pdf for mail in mails for pdf in files_of(mail, "document.pdf")]
    left = sorted((told.folder / "documents").glob("*.pdf"))
    assert len(mailed) == len(mails) - 1 == len(left) > 3
    assert {each.read_bytes() for each in left} == set(mailed)
    assert all(pdf.startswith(b"%PDF-1.7") for pdf in mailed)
    assert len(list((told.folder / "documents").glob("*.html"))) == len(left)


def test_the_case_file_came_packed_with_a_pdf_for_each_of_its_papers(told: Told) -> None:
    """IG8: to Tom alone, and the one mail that has no document of its own."""
    (packed,) = (each for mail in told.mails for each in files_of(mail, "case-file.zip"))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        papers = [each for each in archive.namelist() if each.startswith("documents/")]
        assert len(papers) > 6
        assert all(archive.read(each).startswith(b"%PDF-1.7") for each in papers)
        assert b"For Tom Adeyemi" in archive.read("index.txt")
        assert not [name for name in NAMES for each in archive.namelist() if name in each]


def files_of(mail: EmailMessage, name: str) -> list[bytes]:
    parts = (part for part in mail.walk() if part.get_filename() == name)
    return [bytes(part.get_payload(decode=True)) for part in parts]


def test_the_report_of_the_story_has_what_each_parent_got_and_loads_nothing(told: Told) -> None:
    report = (told.folder / "two-parents.html").read_text(encoding="utf-8")
    assert "Found: nothing." in report
    for each in ("By mail", "On a page", "(by post)", "(by hand)", "Copy H4MX", "Copy T9RK"):
        assert each in report, each
    assert not re.search(r"<script|<link|<img|src=|href=|url\(|@import", report)
    columns = re.findall(r"<tr><td>(.*?)</td><td>(.*?)</td></tr>", report, re.DOTALL)
    assert [bool(hers) + bool(his) for hers, his in columns] == [1] * len(columns)
    assert all(sum(bool(each[column]) for each in columns) > 1 for column in (0, 1))


def test_the_transcript_is_what_was_told(told: Told) -> None:
    assert (told.folder / "transcript.txt").read_text(encoding="utf-8") == told.text


def test_each_professional_has_one_invitation_to_the_first_meeting(told: Told) -> None:
    """It must show 3: six members and the substitute, each addressed alone."""
    to = sorted(str(mail["To"]) for mail, _ in invitations(told))
    assert to == sorted([*ADDRESSES, "joan.whitby@police.example"])


def test_each_calendar_part_is_what_rfc_5546_asks_of_a_request(told: Told) -> None:
    for mail, calendar in invitations(told):
        event = event_in(calendar)
        assert calendar["METHOD"] == "REQUEST"
        assert set(event) >= REQUIRED
        assert "REQUEST-STATUS" not in event
        assert str(event["ATTENDEE"]).lower() == f"mailto:{mail['To']}"
        assert "CN" not in event["ATTENDEE"].params
        assert [str(each["TZID"]) for each in calendar.walk("VTIMEZONE")] == ["Europe/London"]
        assert event.errors == []


def test_each_member_has_an_own_uid(told: Told) -> None:
    uids = [str(event_in(calendar)["UID"]) for _, calendar in invitations(told)]
    assert len(set(uids)) == len(uids)


def test_no_name_stands_in_a_subject_a_calendar_or_a_file_name(told: Told) -> None:
    for mail, calendar in told.entries:
        text = str(mail["Subject"])
        if calendar is not None:
            text += calendar.to_ical().decode().replace(str(mail["To"]), "")
        assert not any(name in text for name in NAMES), text
    names = [each.name for each in told.folder.rglob("*")]
    assert not any(name.lower() in file.lower() for name in NAMES for file in names)


def test_each_mail_is_to_one_person_who_sees_nobody_elses_address(told: Told) -> None:
    for mail in told.mails:
        assert mail["Cc"] is None
        assert mail["Bcc"] is None
        if "the document you asked for" not in mail["Subject"]:
            raw = mail.as_string()
            others = set(ADDRESSES) - {str(mail["To"])}
            assert not any(address in raw for address in others)


def test_the_notices_hold_no_name_and_no_address(told: Told) -> None:
    text = (told.folder / "notices.json").read_text(encoding="utf-8")
    assert json.loads(text)
    assert "@" not in text
    assert not any(name in text for name in NAMES)


@pytest.mark.parametrize("suffix", ["", "-wal"])
def test_nothing_of_the_group_can_be_read_in_the_database(told: Told, suffix: str) -> None:
    """No name, address or free text, in the file or in what is written ahead of it."""
    path = told.folder / f"coregroup.db{suffix}"
    held = path.read_bytes() if path.exists() else b""
    # "Tom" stands in every few megabytes of what is sealed, as any three letters do.
    names = {line.name for line in SHEET} | {part for part in NAMES if len(part) > 4}
    texts = (*names, *ADDRESSES, *FREE_TEXT, "01632 96010", "Larkfield", "Orchard Clinic")
    for text in texts:
        assert text.encode() not in held, text


def test_no_name_and_no_address_is_logged(told: Told) -> None:
    assert not any(each in told.log for each in (*NAMES, "@"))
