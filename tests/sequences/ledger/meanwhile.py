"""What others do between two things of the story: they speak, look around and open links."""

from dataclasses import dataclass, field
from random import Random
from typing import Final

from starlette.applications import Starlette

from bot.core.facts.groups import CoreGroup
from tests.sequences.ledger.ledger import Ledger
from tests.sequences.ledger.links import Link, some_link
from tests.sequences.ledger.people import WAYS, Somebody
from tests.sequences.ledger.visitors import Browser, Visitor
from tests.sequences.ledger.watching import Watcher
from tests.sequences.world import World

SAY: Final = 2
"""How many say something between two things of the story."""
OPENING: Final = 0.5
"""How many of those who look around open something that is written."""
WHOLE: Final = ("plan", "contact", "evidence", "export")
"""Documents of the whole group."""
ASKED: Final = 2
"""How many documents everybody asks for, as a life begins and as it ends."""
VISITS: Final = 2
"""How many links are opened between two things of the story."""
AT_THE_DOOR: Final = 12
"""Of so many who say something one is the operator, for somebody else."""


@dataclass
class Others:
    """Everybody of one group; there are two browsers, and any link may be opened in either."""

    world: World
    ledger: Ledger
    watcher: Watcher
    app: Starlette
    browsers: tuple[Browser, Browser] = field(default_factory=lambda: (Browser(), Browser()))
    been: list[Link] = field(default_factory=list)

    def go_on(self, random: Random) -> None:
        """Let some say something, everybody look around, and some open a link."""
        for _ in range(SAY):
            who = random.choice(self._facts.members).id
            is_operator = random.randrange(AT_THE_DOOR) == 0
            self._somebody(who, random).says(random.choice(WAYS), operator=is_operator)
        self.look_around(random)
        for _ in range(VISITS):
            self._visit(random)

    def look_around(self, random: Random) -> None:
        """Let everybody open something that is written, or look at what they could say."""
        for each in self._facts.members:
            somebody = self._somebody(each.id, random)
            if random.random() < OPENING:
                somebody.opens()
            else:
                somebody.looks(random.choice(WAYS))

    def ask_for_documents(self, random: Random) -> None:
        """Let everybody ask for some of what can be sent to them: it comes with the next post."""
        held = [f"minutes {each.id}" for each in self._facts.held]
        asked = [*held, *WHOLE, *(f"coming {each.id}" for each in self._facts.upcoming)]
        for each in self._facts.members:
            for what in random.sample(asked, min(ASKED, len(asked))):
                self.world.house.say(each.id, f"{what} send me")

    def _visit(self, random: Random) -> None:
        """Let some link be opened in either browser, and then in the other one."""
        link = some_link(self.world, self._facts, self.been, random)
        if link not in self.been:
            self.been.append(link)
        one, other = random.sample(self.browsers, 2)
        somebody = self._somebody(link.who, random)
        Visitor(somebody, link, one, other, self.app, self.watcher.saw_page).visits()

    def _somebody(self, who: str, random: Random) -> Somebody:
        return Somebody(self.world, who, self.ledger, random)

    @property
    def _facts(self) -> CoreGroup:
        """Return the group as it is now: the ledger learns it with every change."""
        return self.ledger.facts or self.world.facts
