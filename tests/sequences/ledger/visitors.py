"""Somebody with a link: opens its page, sends a form of it or presses a button."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Protocol

from starlette.applications import Starlette

from bot.core.messages.wording import Purpose
from bot.core.record.pulling import PLAN
from tests.sequences.ledger.pages import Answered, PageForm, call, forms_in
from tests.sequences.ledger.people import Somebody

LIVES = timedelta(days=20)


class Sees(Protocol):
    """Is told what was shown on a page, to whom, and what they had just sent."""

    def __call__(self, who: str, page: Answered, said: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person at one link of theirs."""

    somebody: Somebody
    app: Starlette
    sees: Sees

    def visits(self) -> None:
        """Open a link, send what it asks, and go on from what is shown then."""
        path = f"/a/{self._token()}"
        page = self._call(path, None)
        if forms := forms_in(page.body):
            form = self._random.choice(forms)
            said = self.somebody.filler().filled(form.fields)
            answer = self._call(path, form, said)
            if more := forms_in(answer.body):
                self._call(path, self._random.choice(more), {})

    def _call(
        self, path: str, form: PageForm | None, said: dict[str, str] | None = None
    ) -> Answered:
        sent = form.sent(said or {}) if form is not None else None
        page = self.somebody.world.runner.run(call(self.app, path, sent))
        self.sees(self.somebody.who, page, repr(sent))
        return page

    def _token(self) -> str:
        """Return a link as a message would have it: for any purpose, about anything there is."""
        world, who = self.somebody.world, self.somebody.who
        member = self.somebody.facts.member(who)
        purpose = self._random.choice(tuple(Purpose))
        generation = member.link_generation if member is not None else 1
        until = world.now + LIVES
        about = self._about(purpose)
        return world.house.store.tokens.link("7KQ2", who, purpose, about, generation, until)

    def _about(self, purpose: Purpose) -> str:
        facts, who = self.somebody.facts, self.somebody.who
        actions = [each.id for each in facts.actions]
        tasks = [each.id for each in facts.tasks]
        meetings = [each.id for each in facts.meetings]
        about = {
            Purpose.ACTION: actions,
            Purpose.TASK: tasks,
            Purpose.WHO: [who],
            Purpose.DOCUMENT: [*meetings, PLAN],
            Purpose.SWAP: [f"{each}:chair" for each in meetings],
        }
        return self._random.choice(about.get(purpose, meetings) or ["none"])

    @property
    def _random(self) -> Random:
        return self.somebody.random
