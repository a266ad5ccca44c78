"""What a mail consists of: one recipient, a stable Message-ID, parts in the order Outlook wants."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from bot.core.cards import Card, Text
from bot.core.ports import Attachment, EntryState, Message, TransportError
from handlers.email.message import LONGEST_LINE, compose, message_id
from tests.handlers.email.samples import (
    GRACE,
    INVITATION,
    NOW,
    READING_SENDER,
    SENDER,
    UID,
    as_received,
    received,
)
from tests.texts import any_text

MINUTES = Attachment("minutes-7KQ2-2027-03-30.pdf", "application/pdf", b"%PDF-1.7\x00\xff")


def test_the_calendar_comes_last_and_names_its_method() -> None:
    mail = as_received(INVITATION)
    assert mail.get_content_type() == "multipart/alternative"
    parts = list(mail.iter_parts())
    types = [part.get_content_type() for part in parts]
    assert types == ["text/plain", "text/html", "text/calendar"]
    assert parts[2]["Content-Type"].params == {"method": "REQUEST", "charset": "UTF-8"}
    assert parts[2]["Content-Transfer-Encoding"] == "base64"
    assert parts[2]["Content-Disposition"] is None
    content = parts[2].get_payload(decode=True)
    assert isinstance(content, bytes)
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"METHOD:REQUEST\r\n" in content


@pytest.mark.parametrize("state", [EntryState.MEETING_OFF, EntryState.MEMBER_OFF])
def test_a_cancellation_says_so_in_both_places(state: EntryState) -> None:
    assert INVITATION.calendar
    off = replace(INVITATION, calendar=replace(INVITATION.calendar, state=state))
    *_, part = as_received(off).iter_parts()
    assert part["Content-Type"].params["method"] == "CANCEL"
    assert "METHOD:CANCEL\r\n" in part.get_content()


def test_a_message_without_an_entry_has_text_and_html_alone() -> None:
    parts = as_received(replace(INVITATION, calendar=None)).iter_parts()
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]


def test_attachments_come_behind_the_alternative() -> None:
    mail = as_received(replace(INVITATION, attachments=(MINUTES,)))
    assert mail.get_content_type() == "multipart/mixed"
    first, document = mail.iter_parts()
    assert first.get_content_type() == "multipart/alternative"
    assert document.get_content() == MINUTES.content
    assert document.get_filename() == MINUTES.filename
    assert document.is_attachment()


def test_a_file_name_cannot_bring_a_header_with_it() -> None:
    odd = replace(MINUTES, filename='a"; x=\r\nBcc: dean@family.example é.pdf')
    mail = as_received(replace(INVITATION, attachments=(odd,)))
    _, document = mail.iter_parts()
    assert "Bcc" not in document
    assert document.get_filename() == 'a"; x= Bcc: dean@family.example é.pdf'


def test_headers_name_one_recipient_and_say_that_a_machine_wrote() -> None:
    mail = as_received(INVITATION)
    assert str(mail["From"]) == "Eastmere Meetings <meetings@eastmere.example>"
    assert str(mail["To"]) == GRACE
    assert mail["Cc"] is mail["Bcc"] is mail["Reply-To"] is None
    assert mail["Subject"] == "Meeting 7KQ2 on Tue 30 Mar 2027"
    assert mail["Date"].datetime == NOW
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert mail["List-Unsubscribe"] is mail["Precedence"] is None


def test_no_name_of_a_person_stands_in_any_header_but_the_address() -> None:
    mail = as_received(replace(INVITATION, attachments=(MINUTES,)))
    written = "".join(f"{name}: {value}\n" for name, value in mail.items() if name != "To")
    for name in ("grace", "holloway", "health.example"):
        assert name not in written.lower()


def test_every_attempt_has_one_message_id_that_tells_nothing_of_the_group() -> None:
    first, again = as_received(INVITATION), as_received(replace(INVITATION, attempt=2))
    other = as_received(replace(INVITATION, idempotency_key="7KQ2|invitation|p4|M1|1|"))
    assert first["Message-ID"] == again["Message-ID"] == message_id(INVITATION, SENDER)
    assert other["Message-ID"] != first["Message-ID"]
    assert first["Message-ID"].endswith("@eastmere.example>")
    assert "7kq2" not in first["Message-ID"].lower()
    elsewhere = replace(SENDER, key=b"l" * 32)
    assert message_id(INVITATION, elsewhere) != message_id(INVITATION, SENDER)


def test_a_repeat_is_marked_in_its_header_too() -> None:
    assert as_received(INVITATION)["X-Possible-Repeat"] is None
    assert as_received(replace(INVITATION, attempt=3))["X-Possible-Repeat"] == "3"


def test_mail_about_one_meeting_hangs_together() -> None:
    assert INVITATION.calendar
    moved = replace(INVITATION, idempotency_key="another", calendar=INVITATION.calendar)
    thread = as_received(INVITATION)["References"]
    assert as_received(moved)["References"] == thread
    assert UID.partition("@")[0] not in thread
    assert as_received(replace(INVITATION, calendar=None))["References"] is None


def test_a_mailbox_that_is_not_read_says_so_and_is_not_named_to_reply_to() -> None:
    tagged = replace(INVITATION, reply_tag="t4g")
    unread, read = as_received(tagged), as_received(tagged, READING_SENDER)
    assert unread["Reply-To"] is None
    assert str(read["Reply-To"]) == "meetings+t4g@eastmere.example"
    assert "This mailbox is not read." in unread.get_body(("plain",)).get_content()  # type: ignore[union-attr] # there is one
    assert "not read" not in read.get_body(("plain",)).get_content()  # type: ignore[union-attr] # there is one


@given(any_text())
def test_no_subject_can_bring_a_header_with_it(subject: str) -> None:
    mail = as_received(replace(INVITATION, subject=subject + "\r\nBcc: dean@family.example"))
    assert mail["Bcc"] is None
    assert len(mail.items()) == len(as_received(INVITATION).items())
    assert mail["Subject"].endswith("Bcc: dean@family.example")


def test_no_subject_asks_a_gateway_to_wrap_the_mail() -> None:
    marked = replace(INVITATION, subject="[Secure] Meeting 7KQ2 [secure][ SECURE ]")
    assert as_received(marked)["Subject"] == "Meeting 7KQ2"


@pytest.mark.parametrize(
    "subject", ["Meeting 7KQ2 – café", "Meeting 7KQ2 – café 漢字 " * 8, "Meeting 7KQ2 " * 20]
)
def test_a_subject_long_or_beyond_ascii_arrives_whole(subject: str) -> None:
    content = compose(replace(INVITATION, subject=subject), SENDER, NOW).as_bytes()
    assert received(content)["Subject"] == subject.strip()
    assert all(len(line) <= 78 for line in content.partition(b"\r\n\r\n")[0].split(b"\r\n"))


def test_a_name_beyond_ascii_or_with_signs_arrives() -> None:
    sender = replace(SENDER, name='Cyfarfodydd "Môn", meetings\r\n')
    mail = as_received(INVITATION, sender)
    assert mail["From"].addresses[0].display_name == 'Cyfarfodydd "Môn", meetings'


@pytest.mark.parametrize(
    "text", ["plain", "£5 – café 漢字", "From here\n.\n.dots", "x" * 3 * LONGEST_LINE]
)
def test_any_text_travels_in_ascii_lines_of_a_lawful_length(text: str) -> None:
    message = replace(INVITATION, card=Card("7KQ2", (Text(text),)))
    content = compose(message, SENDER, NOW).as_bytes()
    assert content.isascii()
    assert all(len(line) <= LONGEST_LINE for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    body = received(content).get_body(("plain",))
    assert body is not None
    assert text in body.get_content().replace("\r\n", "\n")


def test_a_bad_address_is_refused_before_anything_is_drawn() -> None:
    two = replace(INVITATION, address=f"{GRACE}, dean@family.example")
    with pytest.raises(TransportError):
        compose(two, SENDER, NOW)


def test_a_tag_that_would_break_a_header_is_a_bug_and_stops_the_mail() -> None:
    with pytest.raises(ValueError, match="linefeed"):
        compose(replace(INVITATION, reply_tag="t\r\nBcc: x"), READING_SENDER, NOW)


def test_a_later_attempt_has_a_later_date() -> None:
    later = received(compose(INVITATION, SENDER, NOW + timedelta(hours=1)).as_bytes())
    assert later["Date"].datetime == NOW + timedelta(hours=1)


def test_a_sender_shows_no_key() -> None:
    assert "kkkk" not in repr(SENDER)
    assert GRACE not in repr(Message(GRACE, "", Card("7KQ2"), "k"))
