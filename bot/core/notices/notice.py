"""A notice: one recipient is to hear of one subject at a time; it names, and carries no content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.core.facts.people import Route

CHANNEL = "channel"
"""The recipient id of the group's secure channel; every other recipient is a member's id."""


class Kind(StrEnum):
    """What a notice is about. Its words are looked up by (kind, audience, language).

    Subject: a meeting ("M2"), a post at one ("M2:notes"), minutes ("N1"), an action ("A3"), a task
    ("T4"), a conference ("C1"), a member ("p5"), a deadline's key, a failure ("F1"), a pause
    ("Z1"), a family copy ("K1"), an adoption ("V1"), what was raised ("E417"), a
    disagreement ("X417"), a wish for an earlier date ("W417"), a change of roles ("R1"), an account
    to be connected ("B1"), "plan", or "case".
    """

    CONFIRM_WHO = "confirm_who"
    INVITATION = "invitation"
    MEETING_SET = "meeting_set"
    REMINDER = "reminder"
    CAN_YOU_COME = "can_you_come"
    APOLOGIES_HEARD = "apologies_heard"
    UPDATE_REQUEST = "update_request"
    UPDATE_CHASE = "update_chase"
    UPDATE_RECEIVED = "update_received"
    UPDATE_MISSING = "update_missing"
    ASKED_OVERDUE = "asked_overdue"
    CHAIR_LIST = "chair_list"
    NOT_HELD = "not_held"
    DISAGREEMENT = "disagreement"
    DISAGREEMENT_CLOSED = "disagreement_closed"
    EARLY_ASKED = "early_asked"
    EARLY_ANSWERED = "early_answered"
    REVIEW_SET = "review_set"
    TIME_PROPOSED = "time_proposed"
    CAN_YOU_THEN = "can_you_then"
    TIME_ANSWERED = "time_answered"
    SUGGESTED = "suggested"
    SUGGESTION_ANSWERED = "suggestion_answered"
    SWAP_ASKED = "swap_asked"
    SWAP_AGREED = "swap_agreed"
    SWAP_REFUSED = "swap_refused"
    MINUTES_DUE = "minutes_due"
    MINUTES_OVERDUE = "minutes_overdue"
    MINUTES_WITH_LEAD = "minutes_with_lead"
    MINUTES_TO_SIGN = "minutes_to_sign"
    MINUTES_TO_READ = "minutes_to_read"
    MINUTES_TO_CIRCULATE = "minutes_to_circulate"
    CORRECTION_WAITS = "correction_waits"
    DOCUMENT = "document"
    PLACE = "place"
    COPY_TO_CONFIRM = "copy_to_confirm"
    PLAN_CHANGED = "plan_changed"
    PLAN_COPY = "plan_copy"
    PLAN_CONFIRMED = "plan_confirmed"
    ACTION_PROPOSED = "action_proposed"
    ACTION_DUE = "action_due"
    ACTION_OVERDUE = "action_overdue"
    OWN_ACTIONS = "own_actions"
    STATUTORY_NEARING = "statutory_nearing"
    TOO_FEW_MEETINGS = "too_few_meetings"
    REVIEW_NEARING = "review_nearing"
    TASK_GIVEN = "task_given"
    TASK_OVERDUE = "task_overdue"
    NEEDS_ATTENTION = "needs_attention"
    NOBODY_HEARD = "nobody_heard"
    EVENT_ANSWERED = "event_answered"
    ROUTE_FAILED = "route_failed"
    PAUSED = "paused"
    PAUSE_LIFTED = "pause_lifted"
    TASK_WAITS = "task_waits"
    ADDRESS_TO_CONFIRM = "address_to_confirm"
    PROFILE_ADOPTED = "profile_adopted"
    ROLE_CHANGED = "role_changed"
    LAST_CARD = "last_card"
    ACCOUNT_CODE = "account_code"
    ACCOUNT_CONNECTED = "account_connected"


ENCLOSING = frozenset({Kind.DOCUMENT, Kind.PLACE})
"""What *Send it to me* sends: content, asked for by its one reader (IG2)."""


class NoticeState(StrEnum):
    """One line a state.

    planned: waits for its time. claimed: a courier has it under a lease. sent: handed over.
    delivered: the platform or a receipt proves arrival. failed: refused for good on this route.
    withdrawn: no longer wanted. lapsed: came too late to be useful. unknown: perhaps sent.
    """

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


class Identity(NamedTuple):
    """What makes a notice that notice; dates and offsets are no part of it.

    A group has a thousand of them each time it settles: a tuple is made in a third of the time.

    `occasion` tells apart notices of one kind about one revision: "first" and "last" reminder,
    a second route ("first/secure_email"), a mended address ("first/c2").
    """

    kind: Kind
    recipient: str
    subject: str
    revision: str = "1"
    occasion: str = ""

    def __str__(self) -> str:
        return "|".join((self.kind, self.recipient, self.subject, self.revision, self.occasion))

    @property
    def about(self) -> tuple[str, str, str]:
        """Whom it tells of what, whichever the revision and the occasion."""
        return self.kind, self.recipient, self.subject

    @property
    def first_occasion(self) -> str:
        """The occasion without what marks it as another try."""
        return self.occasion.partition("/")[0]

    @classmethod
    def parse(cls, text: str) -> "Identity":
        """Read an identity as `str` writes it; raises ValueError for anything else."""
        kind, recipient, subject, revision, occasion = text.split("|")
        return cls(Kind(kind), recipient, subject, revision, occasion)


class WantedNotice(NamedTuple):
    """A notice that the facts call for.

    `run_at` is when it leaves. Past `useful_until` it is late; past `lapses_at` it is not sent
    at all; None means never. `says` is a digest of what it would tell: where the last one that
    left said the same, nothing new is sent. `needs_left` marks a notice that makes sense only
    if an earlier one of its kind and subject left (a cancellation).
    """

    identity: Identity
    run_at: datetime
    route: Route
    lane: str
    useful_until: datetime | None = None
    lapses_at: datetime | None = None
    says: str = ""
    needs_left: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as stored. `sequence` is set when a calendar entry was drawn for it.

    `attempts` counts how often sending was begun, `doubts` how often nobody knows how it ended.
    `is_under_way`: a courier is sending it now; one that is only claimed can be taken back.
    """

    id: int
    ref: str
    identity: Identity
    run_at: datetime
    route: Route
    lane: str
    state: NoticeState
    useful_until: datetime | None = None
    lapses_at: datetime | None = None
    says: str = ""
    needs_left: bool = False
    attempts: int = 0
    doubts: int = 0
    sequence: int | None = None
    sent_at: datetime | None = None
    is_under_way: bool = False

    @property
    def has_left(self) -> bool:
        """Tell whether it reached the other side, or may have: then it may need calling off."""
        return self.has_surely_left or self.state is NoticeState.UNKNOWN or self.doubts > 0

    @property
    def has_surely_left(self) -> bool:
        """Tell whether it reached the other side: then it need not be said again."""
        return self.state in {NoticeState.SENT, NoticeState.DELIVERED}

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has begun to send it, so that it can still be changed."""
        is_waiting = self.state is NoticeState.CLAIMED and not self.is_under_way
        return self.state is NoticeState.PLANNED or is_waiting


def last_out(notices: Iterable[Notice]) -> Notice | None:
    """Return the newest notice, of those about one thing, that has left or is leaving now."""
    out = [each for each in notices if each.has_left or each.is_under_way]
    return max(out, key=lambda each: (each.is_under_way, each.id), default=None)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What must change in the stored notices so that they agree with what is wanted.

    `add` are new; `change` pairs a stored notice's id with what it should be now (re-timed, or
    revived from withdrawn); `withdraw` are ids of planned notices that nothing calls for.
    """

    add: tuple[WantedNotice, ...] = ()
    change: tuple[tuple[int, WantedNotice], ...] = ()
    withdraw: tuple[int, ...] = ()
