"""What lies beyond reach of an erasure: copies in mailboxes, in chats and on paper (IG7)."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.sheet.views import at_home

ON_PAPER = frozenset(
    {
        TaskKind.GIVE_INVITATION,
        TaskKind.SHARE_MINUTES,
        TaskKind.DELIVER_COPY,
        TaskKind.HAND_OVER,
        TaskKind.GIVE_EXPORT,
        TaskKind.SEND_TO_AGENCY,
        TaskKind.REACH_BY_HAND,
    }
)
"""The tasks by which something was handed over or posted, once they are done."""

PLACES = {
    Route.SECURE_EMAIL: "in mailboxes",
    Route.SLACK: "on Slack",
    Route.TEAMS: "on Teams",
    Route.POST: "on paper, by post",
    Route.BY_HAND: "on paper, by hand",
}


class Beyond(NamedTuple):
    """How many copies left by a route, by mail to a domain; nobody's address is kept."""

    route: Route
    domain: str
    copies: int

    @property
    def in_words(self) -> str:
        """Say where they are, as in "12 copies in mailboxes at health.example"."""
        copies = "copy" if self.copies == 1 else "copies"
        at = f" at {self.domain}" if self.domain else ""
        return f"{self.copies} {copies} {PLACES[self.route]}{at}"

    @property
    def written(self) -> str:
        """Return it as the audit log keeps it when all else of the group is gone."""
        return f"{self.route.value}:{self.domain}:{self.copies}"

    @classmethod
    def parse(cls, written: str) -> "Beyond":
        """Read what `written` returned."""
        route, domain, copies = written.split(":")
        return cls(Route(route), domain, int(copies))


def beyond_reach(facts: CoreGroup, sent: Iterable[tuple[str, Route, int]]) -> tuple[Beyond, ...]:
    """Return what nobody can take back, by place; the most of it first.

    `sent` are recipient, route and how many messages have left, or may have.
    """
    found: Counter[tuple[Route, str]] = Counter()
    for recipient, route, copies in sent:
        found[route, _domain(facts, recipient, route)] += copies
    for task in facts.tasks:
        if task.kind in ON_PAPER and task.state is TaskState.DONE:
            found[_by(facts, task), ""] += 1
    counted = (Beyond(route, domain, copies) for (route, domain), copies in found.items())
    return tuple(sorted(counted, key=lambda each: (-each.copies, each.route, each.domain)))


def _domain(facts: CoreGroup, recipient: str, route: Route) -> str:
    """Return the domain of a mailbox at work; of one at home none: it may be as good as a name."""
    member = facts.member(recipient)
    if route is not Route.SECURE_EMAIL or member is None or at_home(facts, member) is not None:
        return ""
    return member.contact.email.rpartition("@")[2]


def _by(facts: CoreGroup, task: Task) -> Route:
    """Return how it was brought: by post to whom the sheet says so, else by hand."""
    member = facts.member(task.subject.rpartition(":")[2])
    is_posted = member is not None and member.contact.route is Route.POST
    return Route.POST if is_posted else Route.BY_HAND
