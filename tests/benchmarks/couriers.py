"""How many notices a second the courier hands over: with a fixed message, and with everything."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.cards import Card
from bot.core.facts.people import Route
from bot.core.notices.notice import Notice
from bot.core.notices.outcomes import Outcome
from bot.core.ports import Message
from scheduler.clock import SystemClock
from scheduler.courier import Courier
from scheduler.messages import Compose, Composed, Composer, Ready
from scheduler.terms import Heard
from storage.claims import Claims
from storage.store import Store
from tests.benchmarks.given import make_due, plan_plain
from tests.benchmarks.sink import Draw, Poster, fixed_body

CARD = Card("Meeting")
LONGEST = 80
"""Seconds after which a measure that does not come to its end counts as broken."""


class Unheard:
    """Nobody counts here."""

    def ended(self, outcome: Outcome) -> None:
        """Say nothing."""


def fixed(notices: Sequence[Notice], _now: datetime) -> Composed:
    """Say the same to everybody."""
    return Composed([Ready(each, Message("", "", CARD, str(each.id))) for each in notices])


def composer(store: Store) -> Composer:
    return Composer(
        store, page="https://meetings.eastmere.example", routes=list(Route), uid="{}{}{}".format
    )


def a_courier(
    store: Store,
    compose: Compose,
    poster: Poster,
    clock: SystemClock,
    heard: Heard | None = None,
) -> Courier:
    def give_up(outcome: Outcome) -> None:
        raise RuntimeError(f"nothing was to fail here: {outcome}")

    return Courier(
        "measured",
        claims=Claims(store.database),
        compose=compose,
        give_up=give_up,
        transports={poster.route: poster},
        clock=clock,
        run=store.run,
        heard=heard or Unheard(),
    )


def courier_alone(store: Store, url: str, number: int, name: str) -> float:
    """Return the rate with a fixed message: claims, posts, receipts."""
    plan_plain(store, number, SystemClock().now() - timedelta(seconds=1), name)
    return asyncio.run(_rate(store, fixed, url, number, fixed_body))


def courier_with_everything(store: Store, url: str, draw: Draw) -> float:
    """Return the rate with facts read, access asked, unsealed, worded and drawn."""
    number = make_due(store, SystemClock().now() - timedelta(seconds=1))
    return asyncio.run(_rate(store, composer(store), url, number, draw))


async def _rate(store: Store, compose: Compose, url: str, number: int, draw: Draw) -> float:
    loop, poster = asyncio.get_running_loop(), Poster(url, draw)
    courier = a_courier(store, compose, poster, SystemClock())
    began = loop.time()
    async with asyncio.timeout(LONGEST):
        ended = await courier.run_once()
    took = loop.time() - began
    await poster.close()
    if ended != number:
        raise RuntimeError(f"{ended} of {number} notices were handed over")
    return number / took
