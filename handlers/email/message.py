"""A message as a mail: one recipient, one address in it, and no name of a person in any header."""

import hmac
import re
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime, formataddr

from bot.core.ports import CalendarEntry, Message
from handlers.email.addresses import one_address
from handlers.email.calendar import calendar_object, method
from handlers.email.clean import one_line
from handlers.email.render import bodies

LONGEST_LINE = 998
"""Octets in one line of a mail (RFC 5322 2.1.1); longer ones travel as base64."""

# NHSmail's gateway would turn such a mail into a web link, the invitation with it (facts.md 6).
_SECURE_MARK = re.compile(r"\[\s*secure\s*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who the mail comes from, for everybody alike.

    `address` is `COREGROUP_MAIL_FROM`, `name` the neutral public name. `key` keeps Message-IDs
    from being worked back to the group they belong to; it must stay the same across restarts.
    `reads_mail`: the mailbox is read, so it may be named as the one to answer to (IG14).
    """

    address: str
    name: str
    key: bytes = field(repr=False)
    reads_mail: bool = False

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2].lower()

    def mark(self, *parts: str) -> str:
        """Return a stable mark for `parts` that tells nothing about them."""
        return hmac.digest(self.key, "\0".join(parts).encode(), "sha256")[:15].hex()


class _AsWritten(EmailPolicy):
    """Keep a header as it is written if it is ASCII: parsing takes milliseconds a mail.

    Anything else, and every line end that is not a fold, goes the library's way, which encodes
    it or refuses it.
    """

    def header_store_parse(self, name: str, value: str) -> tuple[str, str]:
        if value.isascii() and value.replace("\r\n ", "").isprintable():
            return name, value
        return super().header_store_parse(name, value)

    def header_fetch_parse(self, _name: str, value: str) -> str:
        return value

    def header_max_count(self, _name: str) -> None:
        """Say nothing: each header is set once below, and to be asked costs a fifth of a mail."""


_POLICY = _AsWritten(linesep=SMTP.linesep, cte_type="7bit")


def message_id(message: Message, sender: Sender) -> str:
    """Return the Message-ID, the same for every attempt at one notice."""
    return f"<{sender.mark('message', message.idempotency_key)}@{sender.domain}>"


def compose(message: Message, sender: Sender, now: datetime) -> EmailMessage:
    """Draw and wrap `message` as a mail that leaves at `now`; pure ASCII, CRLF when flattened.

    Raises a permanent `TransportError` if the address is not one plain address.
    """
    address = one_address(message.address)
    mail = _multipart("alternative", message, sender)
    drawn = bodies(message, sender.name, mail_is_read=sender.reads_mail)
    mail.attach(_text("plain; charset=utf-8", drawn.text))
    mail.attach(_text("html; charset=utf-8", drawn.html))
    if message.calendar:
        mail.attach(_calendar(message.calendar, address, sender, now))
    if message.attachments:
        mail = _with_attachments(mail, message, sender)
    for name, value in _headers(message, address, sender, now):
        mail[name] = value
    return mail


def _headers(
    message: Message, address: str, sender: Sender, now: datetime
) -> list[tuple[str, str]]:
    headers = [
        ("From", formataddr((one_line(sender.name), sender.address))),
        ("To", address),
        ("Subject", _subject(message.subject)),
        ("Date", format_datetime(now)),
        ("Message-ID", message_id(message, sender)),
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "OOF, AutoReply"),
        ("MIME-Version", "1.0"),
    ]
    if message.calendar:
        # Mail about one meeting hangs together, from the first invitation to the cancellation.
        thread = sender.mark("thread", message.calendar.uid)
        headers.append(("References", f"<{thread}@{sender.domain}>"))
    if message.attempt > 1:
        headers.append(("X-Possible-Repeat", str(message.attempt)))
    if sender.reads_mail and message.reply_tag:
        local = sender.address.rpartition("@")[0]
        headers.append(("Reply-To", f"{local}+{message.reply_tag}@{sender.domain}"))
    return headers


def _subject(text: str) -> str:
    """Return the subject as it travels: encoded, and folded where it is long."""
    subject = one_line(_SECURE_MARK.sub("", one_line(text)))
    charset = "us-ascii" if subject.isascii() else "utf-8"
    return Header(subject, charset, header_name="Subject").encode(linesep="\r\n")


def _multipart(kind: str, message: Message, sender: Sender) -> EmailMessage:
    """Return an empty multipart; its boundary cannot be guessed, so no text can contain it."""
    part = EmailMessage(_POLICY)
    boundary = sender.mark(kind, message.idempotency_key)[:24]
    part["Content-Type"] = f'multipart/{kind}; boundary="={boundary}"'
    return part


def _text(kind: str, text: str) -> EmailMessage:
    """Return text as it is where a mail may carry it so, else as base64."""
    short = all(len(line) <= LONGEST_LINE for line in text.split("\n"))
    if short and text.isascii():
        return _part(f"text/{kind}", "7bit", text)
    return _part(f"text/{kind}", "base64", _base64(text.encode()))


def _base64(content: bytes) -> str:
    encoded = b64encode(content).decode("ascii")
    return "\n".join(encoded[start : start + 76] for start in range(0, len(encoded), 76))


def _part(media_type: str, encoding: str, payload: str) -> EmailMessage:
    part = EmailMessage(_POLICY)
    part["Content-Type"] = media_type
    part["Content-Transfer-Encoding"] = encoding
    part.set_payload(payload)
    return part


def _calendar(entry: CalendarEntry, address: str, sender: Sender, now: datetime) -> EmailMessage:
    """Return the calendar part, which has no disposition: it is no attachment (facts.md 3)."""
    content = calendar_object(entry, sender.address, address, now, mail_is_read=sender.reads_mail)
    kind = f"text/calendar; method={method(entry)}; charset=UTF-8"
    return _part(kind, "base64", _base64(content))


def _with_attachments(alternative: EmailMessage, message: Message, sender: Sender) -> EmailMessage:
    """Return a multipart/mixed; the alternative first, where Outlook looks for an invitation."""
    mixed = _multipart("mixed", message, sender)
    mixed.attach(alternative)
    for each in message.attachments:
        maintype, _, subtype = each.media_type.partition("/")
        part = EmailMessage(SMTP)
        part.set_content(each.content, maintype, subtype, filename=one_line(each.filename))
        del part["MIME-Version"]
        mixed.attach(part)
    return mixed
