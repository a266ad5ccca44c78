"""The wording of one notice for one recipient, and the calendar entry that may go with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.cards import Card
from bot.core.ports import EntryState


class Audience(StrEnum):
    """For whom words are written."""

    PROFESSIONAL = "professional"
    FAMILY = "family"
    OPERATOR = "operator"
    CHANNEL = "channel"


class Purpose(StrEnum):
    """What a link in a message is for; a link answers this and nothing else."""

    WHO = "who"
    ANSWER = "answer"
    UPDATE = "update"
    ACTION = "action"
    MINUTES = "minutes"
    DOCUMENT = "document"
    TASK = "task"
    SWAP = "swap"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Entry:
    """The calendar entry of a meeting as this recipient may have it; wall-clock, Europe/London."""

    meeting: str
    state: EntryState
    starts: datetime
    ends: datetime
    title: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said: a subject without any name, a card without content, and what goes along.

    `link_for` and `link_subject` say what the answer link in the mail opens (purpose, subject
    id). `document` is the id of minutes that go along in full (*Send it to me* only).
    """

    subject: str
    card: Card
    audience: Audience
    entry: Entry | None = None
    link_for: Purpose | None = None
    link_subject: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing may or need be said any more, and why; the notice is withdrawn, not sent."""

    why: str
