"""Slack as one process has it: the addresses that it calls, and what is to end in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry
from starlette.routing import Route

from bot.core.ports import Clock
from handlers.connecting import Connecting
from handlers.slack.answering import Answered, Desk
from handlers.slack.asking import Asked
from handlers.slack.calls import Calls
from handlers.slack.clerk import PATIENT, Clerk, Patience
from handlers.slack.gate import Gate, Trusted
from handlers.slack.listening import Listening
from handlers.slack.replying import Line, Replies
from handlers.slack.under_way import UnderWay
from handlers.web.ports import Answering
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Slack:
    """What comes in from Slack, and what goes on behind it."""

    routes: Sequence[Route]
    under_way: UnderWay
    calls: Calls

    async def close(self) -> None:
        """Answer whoever still waits, once no more comes in, and let go of the lines."""
        await self.under_way.drain()
        await self.calls.close()


@dataclass(frozen=True, slots=True)
class House:
    """What Slack is put in front of."""

    store: Store
    router: Answering
    clock: Clock
    registry: CollectorRegistry
    patience: Patience = PATIENT


def mounted(trusted: Trusted, line: Line, house: House) -> Slack:
    """Put the parts together that answer Slack."""
    store, under_way, calls = house.store, UnderWay(), Calls(line.api_url)
    desk = Desk(store, house.router, Connecting(store, house.clock))

    async def answers(asked: Asked, *, only_looks: bool = False) -> Answered:
        return await store.run(desk.answer, asked, only_looks=only_looks)

    async def is_first(marks: Mapping[str, datetime]) -> bool:
        return await store.run(store.seen.is_first, marks)

    clerk = Clerk(answers, Replies(calls, line), under_way, house.patience)
    listening = Listening(trusted.home, clerk)
    gate = Gate(trusted, is_first, house.clock, house.registry, listening.hand_on)
    return Slack(gate.routes(), under_way, calls)
