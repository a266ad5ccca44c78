"""The ledger's lives: everybody says everything, and nothing reaches whom it is not for."""

from datetime import datetime
from random import Random
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from prometheus_client import CollectorRegistry

from bot.core.cards import Card
from bot.core.facts.groups import CoreGroup
from bot.core.requests import Request
from handlers.web.app import web_app
from tests.cast import at
from tests.handlers.house import House
from tests.handlers.web.serving import SITE, is_ready
from tests.sequences.ledger.beginning import after_the_meeting, with_a_record
from tests.sequences.ledger.handing_in import HandsIn, Marked, with_files
from tests.sequences.ledger.house import WatchedHouse
from tests.sequences.ledger.ledger import Ledger
from tests.sequences.ledger.meanwhile import Others
from tests.sequences.ledger.others import CARER
from tests.sequences.ledger.papers import Papers
from tests.sequences.ledger.records import Journal, kept
from tests.sequences.ledger.scenes import Scenes
from tests.sequences.ledger.terminal import Terminal
from tests.sequences.ledger.watching import Watcher

SEED = st.integers(0, 2**24)


class Leaks(HandsIn, Scenes):
    """A whole life in which every text is marked and all that leaves is searched."""

    built: ClassVar[type[House]] = WatchedHouse
    shortest: ClassVar[int] = 0
    all_steps: ClassVar[int] = 0
    part: ClassVar[int] = 0

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.watcher = Watcher(self.ledger)
        self.stirred = 0
        super().__init__()
        self.words = Marked(self.ledger.marks)
        self.marks = self.ledger.marks
        with_files(self.world.house.store, self.story, self.ledger.marks, self.moment)
        self.ledger.learn(self.world.facts)
        assert isinstance(self.world.house, WatchedHouse)
        self.world.house.hears = self._hears
        self.papers = Papers(self.watcher, self.world.runner)
        self.registry = CollectorRegistry()
        house = self.world.house
        app = web_app(SITE, house.router, house.store, house.clock, self.registry, is_ready)
        self.others = Others(self.world, self.ledger, self.watcher, app)
        self.journal = Journal()
        self.journal.begin()

    def begins_with(self) -> CoreGroup:
        return after_the_meeting(self.ledger.marks)

    def _hears(self, request: Request, card: Card) -> None:
        if not request.only_looks:
            self.ledger.learn(self.world.facts)
        self.watcher.heard(request, card)

    def _check(self) -> None:
        """Search what the courier has carried since the last time."""
        log = self.world.office.log
        news, self.heard = log[self.heard :], len(log)
        self.ledger.learn(self.world.facts)
        for each in news:
            self.watcher.left(each)
            self.papers.look(each)
        self.watcher.given_on_paper(self.world.facts)

    @initialize()
    def everybody_asks_for_documents(self) -> None:
        """Before anybody has left or been paused, documents go to whoever may have them."""
        self.others.ask_for_documents(self._random())

    @rule(seed=SEED)
    def something_stirs(self, seed: int) -> None:
        """Let what others do meanwhile be another than it would have been."""
        self.stirred += seed

    @rule()
    def confirm_the_foster_carer(self) -> None:
        """Bind somebody at home to a person known across groups, as the lead does (IG17)."""
        self.confirm(CARER)

    @invariant()
    def others_go_on(self) -> None:
        """Between any two things of the story a scene is played, and everybody looks around."""
        random = self._random()
        self.scene(random)
        self.others.go_on(random)

    def _random(self) -> Random:
        """Return chance that is the same each time that the same has happened before."""
        return Random(f"{self.part}:{self.stirred}:{self.watcher.steps}")

    def teardown(self) -> None:
        """At the end of a life everybody looks around, until it has been long enough."""
        random = self._random()
        while self.watcher.steps < self.shortest:
            self.others.look_around(random)
        self.others.ask_for_documents(random)
        type(self).all_steps += self.watcher.steps
        try:
            for what, text in kept(self.world, self.registry).items():
                self.ledger.check_nobody(what, text)
            Terminal(self.world.house.store.database).look(self.ledger, random)
        finally:
            log = self.journal.end()
            super().teardown()
        self.ledger.check_nobody("the log", log)


class LeaksOfARecord(Leaks):
    """Such a life from the day on which the first minutes were released."""

    moment: ClassVar[datetime] = at(2, 4, 13)

    def begins_with(self) -> CoreGroup:
        return with_a_record(self.ledger.marks)
