"""One person's copy of a document: how far it has come, and each try that failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.notices.delivery import Delivery
from bot.core.notices.notice import Kind, NoticeState
from bot.core.procedure.day_names import short_moment
from bot.core.wall_clock import day_of


class Standing(StrEnum):
    """How far one copy has come, in the words people read; never "read" (B4)."""

    WAITS = "waits to be sent"
    SENT = "sent"
    DELIVERED = "delivered"
    OPENED = "opened"
    PERHAPS = "perhaps sent twice"
    FAILED = "could not be delivered"
    LAPSED = "came too late to be sent"
    TO_HAND_OVER = "to be handed over"
    HANDED_OVER = "handed over"
    LEFT = "not sent: has left the group"
    NOT_SHARED = "not shared, by decision"
    REPLACED = "not shared: a corrected version has taken its place"
    NOBODY = "nobody holds this role"

    @property
    def is_gap(self) -> bool:
        """Tell whether somebody is still without what they should have."""
        return self in GAPS


GAPS = frozenset(
    {
        Standing.WAITS,
        Standing.PERHAPS,
        Standing.FAILED,
        Standing.LAPSED,
        Standing.TO_HAND_OVER,
        Standing.NOBODY,
    }
)

NOT_SENT = frozenset({Standing.LEFT, Standing.NOT_SHARED, Standing.REPLACED})
"""What did not go and need not any more: no gap, and not "sent to all" either."""

BY_STATE = {
    NoticeState.SENT: Standing.SENT,
    NoticeState.DELIVERED: Standing.DELIVERED,
    NoticeState.UNKNOWN: Standing.PERHAPS,
    NoticeState.FAILED: Standing.FAILED,
    NoticeState.LAPSED: Standing.LAPSED,
}
BEST = (
    Standing.HANDED_OVER,
    Standing.OPENED,
    Standing.DELIVERED,
    Standing.SENT,
    Standing.PERHAPS,
    Standing.TO_HAND_OVER,
    Standing.WAITS,
    Standing.FAILED,
    Standing.LAPSED,
)
"""Of several notices about one thing the one that came furthest tells how it stands."""

ROUTE_NAMES = {
    Route.SLACK: "Slack",
    Route.TEAMS: "Teams",
    Route.SECURE_EMAIL: "secure e-mail",
    Route.POST: "post",
    Route.BY_HAND: "by hand",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """One line of a receipt list. `who` is a member's id, or the name of an empty role.

    `on` is the day of what `standing` says, `how` the method that a person recorded, `task` the
    open task that will close the gap. `tries` tell each attempt that failed; they are kept.
    `filed_on` is when they ticked that it is in their agency's file (N7).
    """

    who: str
    standing: Standing
    route: Route | None = None
    on: date | None = None
    how: str = ""
    task: str = ""
    tries: tuple[str, ...] = ()
    filed_on: date | None = None


def by_message(who: str, route: Route, deliveries: Sequence[Delivery]) -> Copy:
    """Return how far a copy has come by the notices that tell of it."""
    found = [_of(each, who, route) for each in deliveries]
    best = min(found, key=lambda each: BEST.index(each.standing), default=None)
    tries = tuple(line for each in deliveries for line in failed_tries(each))
    if best is None:
        return Copy(who, Standing.WAITS, route)
    return Copy(who, best.standing, best.route, best.on, tries=tries)


def by_task(who: str, route: Route, task: Task) -> Copy:
    """Return how far a copy has come that a person carries: done is handed over (B4)."""
    if task.state is TaskState.DONE:
        return Copy(who, Standing.HANDED_OVER, route, task.done_on, task.how)
    if task.state is TaskState.NOT_SHARED:
        return Copy(who, Standing.NOT_SHARED, route, task.closed_at and day_of(task.closed_at))
    return Copy(who, Standing.TO_HAND_OVER, route, task=task.id)


def tasks_about(tasks: Sequence[Task], kind: TaskKind, subject: str, who: str) -> tuple[Task, ...]:
    """Return the tasks of a kind about one subject for one person, those withdrawn left out."""
    wanted = f"{subject}:{who}"
    return tuple(
        each
        for each in tasks
        if each.kind is kind
        and (each.subject == wanted or each.subject.endswith(f":{wanted}"))
        and each.state is not TaskState.WITHDRAWN
    )


def failed_tries(delivery: Delivery) -> tuple[str, ...]:
    """Return a line for each attempt that did not arrive: when, by which route, why."""
    return tuple(
        f"{short_moment(each.at)} by {ROUTE_NAMES[each.route]}: {each.outcome}"
        + (f" ({each.code})" if each.code else "")
        for each in delivery.attempts
        if each.outcome not in {"sent", "delivered"}
    )


def _of(delivery: Delivery, who: str, route: Route) -> Copy:
    notice = delivery.notice
    standing = BY_STATE.get(notice.state, Standing.WAITS)
    when = notice.sent_at
    if delivery.delivered_at is not None:
        standing, when = Standing.DELIVERED, delivery.delivered_at
    is_document = notice.identity.kind is Kind.DOCUMENT and notice.has_left
    if delivery.opened_at is not None or is_document:
        standing, when = Standing.OPENED, delivery.opened_at or notice.sent_at
    return Copy(who, standing, notice.route or route, when and day_of(when))
