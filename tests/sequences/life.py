"""One random life: a group in a store of its own, and what must hold of all that leaves."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import date, datetime, timedelta
from typing import ClassVar

from hypothesis.stateful import RuleBasedStateMachine, invariant

from bot.core.access import Subject
from bot.core.cards import Card
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.notices.notice import Notice, NoticeState
from bot.core.wall_clock import day_of
from storage.store import Store
from tests.cast import SHEET_READ
from tests.handlers.house import House
from tests.sequences.calendars import Calendars
from tests.sequences.checks import check_calendars, check_leaving, check_planned, check_told
from tests.sequences.pausing import check_paused, check_waiting
from tests.sequences.post import Mood
from tests.sequences.words import Words
from tests.sequences.world import World
from tests.story import with_first_meeting_booked

Opened = AbstractContextManager[Store]
"""Gives the store of a database that is ready, and takes it back."""


class Life(RuleBasedStateMachine):
    """One group's life from a moment of its story on, in a store that a test gives it."""

    new_store: ClassVar[Callable[[], Opened]]
    beginning: ClassVar[CoreGroup] = with_first_meeting_booked()
    built: ClassVar[type[House]] = House
    moment: ClassVar[datetime] = SHEET_READ

    def __init__(self) -> None:
        super().__init__()
        self.rooms = ExitStack()
        store = self.rooms.enter_context(type(self).new_store())
        self.story = self.begins_with()
        self.world = World.begin(store, self.story, self.moment, self.built)
        self.words = Words()
        self.calendars = Calendars()
        self.heard = 0
        self.facts = self.story
        self.slots: dict[str, list[tuple[date, str]]] = {}

    def begins_with(self) -> CoreGroup:
        """Return the group as this life finds it."""
        return self.beginning

    @invariant()
    def look(self) -> None:
        """Read the facts as they are before a step, once for all that it asks about them."""
        self.facts = self.world.facts

    # -- what must hold ------------------------------------------------------------------------

    def _say(self, member: str, text: str, /, **fields: str) -> Card:
        return self.world.say(member, text, **fields)

    def _meanwhile(self, command: Callable[[], object], moods: list[Mood]) -> None:
        self.world.office.moods.extend(moods)
        self.world.office.meanwhile.append(lambda: (command(), None)[1])

    def _jump(self, when: datetime) -> None:
        self.world.jump(when)
        self._check()

    def _check(self) -> None:
        log = self.world.office.log
        news, self.heard = log[self.heard :], len(log)
        for each in news:
            check_leaving(each)
            check_paused(each)
            self.words.check(each)
            self.calendars.hear(each)
        facts, notices = self.world.facts, self.world.notices
        check_planned(notices, self.world.resting, self.world.now)
        check_waiting(facts, self.world)
        check_calendars(facts, notices, self.calendars, self.world.now)
        check_told(facts, notices, log)
        self._check_settled(facts, notices)

    def _check_settled(self, facts: CoreGroup, notices: tuple[Notice, ...]) -> None:
        """Open and close a transaction without a change: nothing is written by it.

        What waits for another attempt was under way when the facts changed: it is settled first.
        """
        if any(each.attempts and each.state is NoticeState.PLANNED for each in notices):
            self.world.house.store.settle("7KQ2", self.world.now)
            facts, notices = self.world.facts, self.world.notices
        self.world.house.store.settle("7KQ2", self.world.now)
        assert not set(self.world.facts.tasks) ^ set(facts.tasks), "the tasks were settled"
        differ = set(self.world.notices) ^ set(notices)
        assert not differ, f"the notices were settled: {differ}"

    def teardown(self) -> None:
        try:
            self.world.office.meanwhile.clear()
            self.world.office.moods.clear()
            self._jump(self.world.now + timedelta(days=4))
        finally:
            self.world.close()
            self.rooms.close()

    # -- what is spoken of ---------------------------------------------------------------------

    def _meeting(self, index: int) -> Meeting:
        upcoming = self.facts.upcoming
        return upcoming[index % len(upcoming)]

    def _member(self, who: str) -> Member:
        found = self.world.facts.member(who)
        assert found is not None
        return found

    def _new_address(self, member: Member) -> str:
        word = self.words.plant(Subject.SHEET_WORK)
        return f"{word}@{member.contact.domain}"

    def _slot(self, days: int, hour: str) -> dict[str, str]:
        return self._fields(day_of(self.world.now) + timedelta(days=days), hour)

    def _fields(self, on: date, starts: str) -> dict[str, str]:
        why = self.words.plant(Subject.EVENT)
        reasons = dict.fromkeys(("reason_late", "reason_holiday", "reason_times"), why)
        return {"on": on.isoformat(), "starts": starts, **reasons}
