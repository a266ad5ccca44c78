"""A post without a database: what is wanted is settled, leaves at its time, and is written down."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task
from bot.core.messages.wording import Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import (
    Identity,
    Notice,
    NoticeState,
    WantedNotice,
    last_out,
)
from bot.core.notices.settling import settle
from bot.core.tasking.settling import settled
from tests.core.notices.reading import stored

Change = Callable[[CoreGroup, datetime], CoreGroup]


class Left(NamedTuple):
    """One message that left: when, and what it was."""

    at: datetime
    notice: Notice

    @property
    def identity(self) -> Identity:
        return self.notice.identity


@dataclass
class Post:
    """One group's notices over time; `log` is what left, `tasks` what was open after each step."""

    facts: CoreGroup
    now: datetime
    notices: dict[int, Notice] = field(default_factory=dict)
    log: list[Left] = field(default_factory=list)
    tasks: list[tuple[datetime, tuple[Task, ...]]] = field(default_factory=list)

    def live(self, events: Iterable[tuple[datetime, Change]], until: datetime) -> "Post":
        """Let time pass, and each change be made at its moment."""
        self._settle()
        for when, change in sorted(events, key=lambda each: each[0]):
            self._deliver(when)
            self.now = when
            self.facts = change(self.facts, when)
            self._settle()
        self._deliver(until)
        return self

    def _settle(self) -> None:
        found = settled(self.facts, self.now)
        self.facts = found.facts
        self.tasks.append((self.now, tuple(e for e in found.facts.tasks if e.is_open)))
        change = settle(found.wanted, list(self.notices.values()))
        for id_ in change.withdraw:
            self._put(replace(self.notices[id_], state=NoticeState.WITHDRAWN))
        for id_, wanted in change.change:
            self._plan(id_, wanted)
        for wanted in change.add:
            self._plan(len(self.notices) + 1, wanted)

    def _plan(self, id_: int, wanted: WantedNotice) -> None:
        self._put(stored(wanted, id_=id_))

    def _put(self, notice: Notice) -> None:
        self.notices[notice.id] = notice

    def _deliver(self, until: datetime) -> None:
        planned = (e for e in self.notices.values() if e.state is NoticeState.PLANNED)
        for each in sorted(planned, key=lambda notice: notice.run_at):
            if each.run_at <= until:
                self._send(each, max(self.now, each.run_at))

    def _worded(self, notice: Notice) -> Wording | Silence:
        about = notice.identity.about
        others = [e for e in self.notices.values() if e.identity.about == about and e is not notice]
        told = last_out(each for each in others if not each.needs_left)
        return word(self.facts, notice, earlier=last_out(others), had=told.says if told else "")

    def _send(self, notice: Notice, at: datetime) -> None:
        """Send one as the courier does: too late it lapses, and access is asked again."""
        if notice.lapses_at is not None and at >= notice.lapses_at:
            self._put(replace(notice, state=NoticeState.LAPSED))
        elif not isinstance(self._worded(notice), Silence):
            self._put(replace(notice, state=NoticeState.SENT, sent_at=at))
            self.log.append(Left(at, notice))
