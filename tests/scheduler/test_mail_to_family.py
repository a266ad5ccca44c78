"""A mail to one of the family as it leaves: neutral to its last byte (IG18)."""

import re
from email import message_from_bytes
from email.message import EmailMessage

import pytest

from bot.core.notices.notice import Kind
from bot.core.ports import Message
from handlers.email.calendar import uid
from handlers.email.message import Sender, compose
from storage.store import Store
from tests.cast import LEAH
from tests.mail_story import LEAHS, by_mail
from tests.scheduler.test_messages import NOW, a_composer, claimed, keep

SENDER = Sender("meetings@eastmere.example", "Meetings", b"k" * 32)
OURS = r"7KQ2|T9RK|core.?group|protect|conference|social|Priya|Dean|Leah Carrow|Grace|p7\b"
pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


def named(ref: str, meeting: str, member: str) -> str:
    return uid(b"k" * 32, f"{ref}:{meeting}", member, "eastmere.example")


def sent_to(store: Store, who: str) -> list[Message]:
    found = a_composer(store, uid=named)(claimed(store, Kind.INVITATION, who), NOW)
    return [each.message for each in found.ready if each.message is not None]


def read(mail: EmailMessage) -> str:
    """Return all that a mail program has of a mail: headers, texts, the calendar entry."""
    parsed = message_from_bytes(mail.as_bytes())
    parts = [part.get_payload(decode=True) for part in parsed.walk() if not part.is_multipart()]
    bodies = [part.decode() for part in parts if isinstance(part, bytes)]
    return "\n".join((*map(": ".join, parsed.items()), *bodies))


def test_nothing_in_it_says_what_it_is_about_or_whose(
    store: Store,
) -> None:
    keep(store, by_mail())
    (message,) = sent_to(store, LEAH)
    assert (message.address, message.for_family) == (LEAHS, True)
    mail = read(compose(message, SENDER, NOW))
    assert not re.search(OURS, mail, re.IGNORECASE), mail
    assert "From: Meetings <meetings@eastmere.example>" in mail
    assert "SUMMARY:Meeting H4MX" in mail
    assert "PRODID:-//Meetings//Invitations//EN" in mail
