"""The packed file for the case file: opened with what everybody has, and the same each time."""

import asyncio
import csv
import io
import zipfile
from dataclasses import replace

from icalendar import Calendar

from bot.core.bundled import Bundle, HandedIn
from bot.core.exports.case_file import case_file
from handlers.printing.mail import PACKED, PrintingMail
from handlers.printing.printer import Files, Printer
from handlers.printing.zipped import zipped
from tests.cast import PRIYA, at
from tests.handlers.printing.test_mail import BROKEN, MESSAGE, Carrier
from tests.record_story import with_actions, with_minutes_released
from tests.story import member_of

FACTS = with_actions(with_minutes_released())
WHOLE = case_file(FACTS, member_of(FACTS, PRIYA), (), at(6, 4))
PRINTED = [
    Files(b"%PDF-1.7 of " + each.name.encode(), b"<p>", is_whole=True) for each in WHOLE.leaves
]


def opened(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return {each: archive.read(each) for each in archive.namelist()}


def test_it_opens_and_its_index_names_each_file_in_it() -> None:
    found = opened(zipped(WHOLE, PRINTED))
    index = found["index.txt"].decode()
    assert index.startswith("7KQ2, as it stands, Tue 6 Apr 2027\r\nFor Priya Nair, ")
    assert "The record is the case file" in index
    assert [each for each in found if each != "index.txt" and f"\r\n{each}: " not in index] == []
    assert found["documents/plan.pdf"] == b"%PDF-1.7 of plan"


def test_the_same_bundle_gives_the_same_bytes() -> None:
    assert zipped(WHOLE, PRINTED) == zipped(WHOLE, PRINTED)
    with zipfile.ZipFile(io.BytesIO(zipped(WHOLE, PRINTED))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(2027, 4, 6, 0, 0, 0)}


def test_its_lists_are_lines_that_a_spreadsheet_takes_for_no_formula() -> None:
    (first, *_) = WHOLE.sheets
    odd = replace(first, rows=(("=1+1", "two\nlines"),))
    found = opened(zipped(replace(WHOLE, sheets=(odd,)), PRINTED))
    rows = list(csv.reader(io.StringIO(found["dates.csv"].decode(), newline="")))
    assert rows == [list(odd.columns), ["'=1+1", "two\nlines"]]


def test_its_calendar_has_each_meeting_by_the_reference_alone() -> None:
    found = opened(zipped(WHOLE, PRINTED))["meetings.ics"]
    events = Calendar.from_ical(found).walk("VEVENT")
    assert {str(each["summary"]) for each in events} == {"Meeting 7KQ2"}
    assert events[0].decoded("dtstart") == at(30, 3, 10)
    assert [each for each in events if "location" in each or "attendee" in each] == []
    assert {str(each["status"]) for each in events} == {"CONFIRMED", "TENTATIVE"}


def test_what_was_handed_in_and_what_could_be_no_pdf_are_in_it_too() -> None:
    drawn = [replace(PRINTED[0], pdf=b""), replace(PRINTED[1], is_whole=False), *PRINTED[2:]]
    handed = HandedIn("minutes-handed-in-1.docx", "Handed in", "D1", b"PK")
    found = opened(zipped(replace(WHOLE, files=(handed,)), drawn))
    assert found["handed-in/minutes-handed-in-1.docx"] == b"PK"
    names = {each for each in found if "minutes-2027" in each or "plan" in each}
    assert names == {
        *("documents/minutes-2027-03-30-M1-v1.html", "documents/plan.pdf", "documents/plan.html")
    }


def sent(printer: Printer, bundle: Bundle) -> dict[str, bytes]:
    async def send() -> dict[str, bytes]:
        carrier = Carrier()
        await PrintingMail(carrier, printer).send(replace(MESSAGE, bundle=bundle))
        (message,) = carrier.carried
        assert [each.filename for each in message.attachments] == [PACKED, "document-1.pdf"]
        assert message.bundle is None
        return opened(message.attachments[0].content)

    return asyncio.run(send())


def test_its_papers_are_made_in_one_process_as_the_mail_leaves() -> None:
    found = sent(Printer(), WHOLE)
    papers = [each for name, each in found.items() if name.startswith("documents/")]
    assert len(papers) == len(WHOLE.leaves)
    assert all(each.startswith(b"%PDF-1.7") for each in papers)


def test_without_pdfs_it_goes_with_web_pages_and_its_index_says_so() -> None:
    found = sent(BROKEN, WHOLE)
    assert [each for each in found if each.endswith(".pdf")] == []
    assert found["index.txt"].count(b"no PDF of it could be made") == len(WHOLE.leaves)
