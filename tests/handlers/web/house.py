"""A house behind the page: the real store, a clock that stands, and commands from a script."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.cards import Card
from bot.core.facts.groups import CoreGroup
from bot.core.messages.wording import Purpose
from bot.core.requests import Request
from scheduler.clock import JumpClock
from storage.store import Store
from tests.cast import GRACE, PRIYA, SHEET_READ, at
from tests.stores import Repeated

Line = Callable[[Request], Card]
MADE = Repeated[None]()

REF = "7KQ2"
NOW = at(23, 4, 10)
MEETING_ENDS = at(27, 4, 11, 30)


@dataclass
class House:
    """What the page stands on.

    `script` answers by command; each answer in earnest is a transaction under the request's key,
    as a command's is. `asked` keeps what came.
    """

    store: Store
    script: Mapping[str, Line]
    clock: JumpClock = field(default_factory=lambda: JumpClock(NOW))
    asked: list[Request] = field(default_factory=list)

    def answer(self, request: Request) -> Card:
        self.asked.append(request)
        card = self.script[request.text](request)
        if request.only_looks or card.is_refusal:
            return card
        member, now = request.actor.member, self.clock.now()
        with self.store.begin(request.ref, by=member, now=now, key=request.key) as work:
            if work.answered is not None:
                return work.answered
            work.audit("carried out")
            work.answer(card)
        return card

    @property
    def done(self) -> list[str]:
        """Return who did something, once for each time that something was done."""
        return [line.by for line in self.store.audit.lines(REF) if line.event == "carried out"]

    @property
    def brought(self) -> list[Request]:
        """Return what was asked for in earnest: a page that is opened only looks."""
        return [request for request in self.asked if not request.only_looks]

    def link(
        self,
        purpose: Purpose = Purpose.UPDATE,
        subject: str = "M2",
        *,
        member: str = GRACE,
        generation: int = 1,
        dies_at: datetime | None = MEETING_ENDS,
    ) -> str:
        """Return the path of a link as it stands in a mail."""
        token = self.store.tokens.link(REF, member, purpose, subject, generation, dies_at)
        return f"/a/{token}"

    def facts(self) -> CoreGroup:
        return self.store.read(REF)

    def make(self, group: CoreGroup) -> None:
        def create() -> None:
            with self.store.create(group, by=PRIYA, now=SHEET_READ):
                pass

        MADE.do(self.store, (group, group.profile.pinned), create)

    def change(self, changed: Callable[[CoreGroup], CoreGroup]) -> None:
        """Change the facts of the group, as somebody else does meanwhile."""
        with self.store.begin(REF, by=PRIYA, now=self.clock.now()) as work:
            work.facts = changed(work.facts)
