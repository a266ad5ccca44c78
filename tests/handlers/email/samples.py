"""Mails to begin a test from: an invitation of group 7KQ2 to Grace, and what may go with it."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from bot.core.cards import (
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Facts,
    Field,
    FieldKind,
    Form,
    Items,
    Table,
    Text,
    Warn,
    Why,
)
from bot.core.ports import CalendarEntry, EntryState, Message
from handlers.email.message import Sender, compose
from scheduler.clock import JumpClock

NOW = datetime(2027, 3, 18, 10, 5, tzinfo=UTC)
GRACE = "g.holloway@health.example"
LINK = "https://meetings.eastmere.example/a/Zk3vQ0s9mQm2x7VJf0yB1gTq4nR8wLpD"
SENDER = Sender("meetings@eastmere.example", "Eastmere Meetings", b"k" * 32)
READING_SENDER = replace(SENDER, reads_mail=True)
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
ANSWERS = Buttons(
    (
        Button("I can come", "coming", ButtonStyle.PRIMARY),
        Button("I can't come", "apologies"),
        Button("Take me off", "remove", ButtonStyle.DANGER),
    )
)
REASONS = Why(("10 working days after the conference on Wed 17 Mar 2027 (L5).",), "Why this date?")
EVERY_BLOCK = Card(
    "Meeting 7KQ2: Tue 30 Mar 2027, 10:00",
    (
        Text("You are invited to the next meeting of 7KQ2."),
        REASONS,
        Warn("In immediate danger: 999. Worried today: 01632 960100, out of hours 01632 960199."),
        Facts((("When", "Tue 30 Mar 2027, 10:00 to 11:30"), ("Where", "Room 2\nLarkfield Road"))),
        Items(("Who is here", "The plan", "Next dates"), "Agenda", numbered=True),
        Table(("Action", "By when"), (("A1", "Fri 9 Apr 2027"), ("A2", "Fri 16 Apr 2027"))),
        ANSWERS,
        Form("update", (Field("text", "Your update", FieldKind.TEXT),), heading="Your update"),
    ),
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
