"""Mails to begin a test from: an invitation of group 7KQ2 to Grace, and what may go with it."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from bot.core.ports import CalendarEntry, EntryState, Message
from handlers.email.message import Sender, compose
from handlers.email.server import tls_context
from scheduler.clock import JumpClock
from tests.every_block import EVERY_BLOCK

NOW = datetime(2027, 3, 18, 10, 5, tzinfo=UTC)
GRACE = "g.holloway@health.example"
LINK = "https://meetings.eastmere.example/a/Zk3vQ0s9mQm2x7VJf0yB1gTq4nR8wLpD"
SENDER = Sender("meetings@eastmere.example", "Eastmere Meetings", b"k" * 32)
READING_SENDER = replace(SENDER, reads_mail=True)
USUAL_TLS = tls_context()
"""The terms that a transport makes for itself; reading all certificates takes a while."""
UID = "mtg-abcdefghijklmnopqrstuvwxyz@eastmere.example"

ENTRY = CalendarEntry(
    uid=UID,
    sequence=0,
    state=EntryState.ON,
    starts=datetime(2027, 3, 30, 10, 0),  # noqa: DTZ001 - the clock on the wall
    ends=datetime(2027, 3, 30, 11, 30),  # noqa: DTZ001 - the clock on the wall
    title="Meeting 7KQ2",
    place="Larkfield Primary School, Larkfield Road",
    stamp=NOW,
)
INVITATION = Message(
    address=GRACE,
    subject="Meeting 7KQ2 on Tue 30 Mar 2027",
    card=EVERY_BLOCK,
    idempotency_key="7KQ2|invitation|p3|M1|1|",
    calendar=ENTRY,
    link=LINK,
)


def a_clock() -> JumpClock:
    return JumpClock(NOW)


def as_received(message: Message, sender: Sender = SENDER) -> EmailMessage:
    """Return the mail as the other side reads it off the wire."""
    return received(compose(message, sender, NOW).as_bytes())


def received(content: bytes) -> EmailMessage:
    return message_from_bytes(content, _class=EmailMessage, policy=policy.default)
