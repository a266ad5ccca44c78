"""Measure the budgets of the design that apply and print a table: `python -m tests.benchmarks`."""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from bot.cli.pace import keep_pace
from scheduler.clock import SystemClock
from storage.store import Store
from tests.benchmarks import couriers, due, given, house, peer, replica
from tests.benchmarks.sink import bare_posts, drawn_card, drawn_mail, sink

BRIEF_ENDS = 150
"""Seconds after which the brief form takes no further measure."""


def _is_brief() -> bool:
    """Tell which form is asked for; what is not known is refused before anything is measured."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Measure the budgets of the design that apply, and print a table. Ten minutes.",
    )
    parser.add_argument(
        "--brief",
        action="store_true",
        help="measure less, for some three minutes, and only show what is missed: "
        "enough to notice that something broke, not enough to promise",
    )
    return bool(parser.parse_args().brief)


BRIEF = _is_brief()


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: enough to promise, or enough to notice that something broke."""

    rounds: int
    posts: int
    jobs: int
    groups: int
    future: int
    full_groups: int
    seconds: int


SIZE = (
    Size(3, 1_500, 200, 250, 50_000, 350, 6)
    if BRIEF
    else Size(5, 6_000, 1_000, 1_000, 1_000_000, 30_000, 60)
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    measured: str
    budget: str
    holds: bool | None

    def __str__(self) -> str:
        mark = {True: "holds", False: "MISSED", None: ""}[self.holds]
        load = f"load {os.getloadavg()[0]:.1f}"
        return f"{self.what:<58} {self.measured:>22}  {self.budget:<9} {mark:<7} {load}"


def at_least(what: str, ratio: float, budget: float, beside: str = "") -> Row:
    measured = f"{ratio:.2f} x {beside}".strip()
    return Row(what, measured, f">= {budget:g} x", ratio >= budget)


def at_most(what: str, value: float, budget: float, unit: str) -> Row:
    return Row(what, f"{value:.2f} {unit}", f"<= {budget:g} {unit}", value <= budget)


def rounds(measure: Callable[[int], float]) -> float:
    """Return the median of as many rounds as the size asks for."""
    return median(measure(number) for number in range(SIZE.rounds))


class Rates(NamedTuple):
    """What one round found, each in notices a second, one right after the other."""

    bare: float
    alone: float
    stock: float
    jobs: float
    whole: float


def of_courier(kind: str, place: str, url: str) -> Iterator[Row]:
    """Compare the courier with bare posts and with the stock job store, round by round.

    A machine is not as fast in one minute as in the next: each ratio is that of one round, and
    the median of these is shown.
    """
    with given.a_store(place, "courier", SIZE.groups) as store:
        found = [_round(place, store, url, number) for number in range(SIZE.rounds)]
        mail = 0.0 if BRIEF else couriers.courier_with_everything(store, url, drawn_mail)
    yield Row(f"{kind}: bare HTTP posts", f"{median(r.bare for r in found):.0f}/s", "", None)
    rate = f"({median(r.alone for r in found):.0f}/s)"
    to_bare, to_stock = (r.alone / r.bare for r in found), (r.alone / r.stock for r in found)
    yield at_least(f"{kind}: courier alone / bare posts", median(to_bare), 0.5, rate)
    yield at_least(f"{kind}: courier alone / stock job store", median(to_stock), 4, rate)
    measured = f"{median(r.bare / r.stock for r in found):.2f} x"
    yield Row(f"{kind}: bare posts / stock job store: the limit", measured, "", None)
    rate = f"({median(r.whole for r in found):.0f}/s)"
    to_bare, to_jobs = (r.whole / r.bare for r in found), (r.whole / r.jobs for r in found)
    yield at_least(f"{kind}: with everything / bare posts", median(to_bare), 0.2, rate)
    yield at_least(f"{kind}: with everything / stock job store", median(to_jobs), 4, rate)
    if mail:
        yield Row(f"{kind}: the same, drawn as mail", f"{mail:.0f}/s", "", None)


def _round(place: str, store: Store, url: str, number: int) -> Rates:
    return Rates(
        bare=asyncio.run(bare_posts(url, SIZE.posts)),
        alone=couriers.courier_alone(store, url, SIZE.posts, f"a{number}"),
        stock=peer.stock_alone(given.fresh(place, "jobs"), url, SIZE.jobs),
        jobs=_stock_with_everything(place, store, url),
        # Comes last, and leaves nothing due to the next round.
        whole=couriers.courier_with_everything(store, url, drawn_card),
    )


def _stock_with_everything(place: str, store: Store, url: str) -> float:
    given.make_due(store, SystemClock().now())
    claimed = given.claimed(store, SIZE.jobs)
    jobs = given.fresh(place, "jobs")
    return peer.stock_with_everything(jobs, store, claimed, url, drawn_card)


def of_backlog(kind: str, place: str, url: str) -> Row:
    """Compare the rate with and without notices that wait in the future."""
    with given.a_store(place, "backlog", 10) as store:
        empty = _alone(store, url, "e")
        given.plan_plain(store, SIZE.future, SystemClock().now() + due.FAR, "future")
        given.know_tables(store)
        full = _alone(store, url, "f")
    return at_least(f"{kind}: rate with {SIZE.future:,} waiting / without", full / empty, 0.9)


def _alone(store: Store, url: str, name: str) -> float:
    """Measure three times at least: a difference of a tenth is asked for."""
    times = range(max(3, SIZE.rounds))
    return median(couriers.courier_alone(store, url, SIZE.posts, f"{name}{n}") for n in times)


def of_time(kind: str, place: str, url: str) -> Iterator[Row]:
    """Measure lateness in the fullest minute and when nothing else happens."""
    with given.a_store(place, "minute", SIZE.full_groups) as store:
        late = due.fullest_minute(store, url, SIZE.seconds)
        what = f"{kind}: 295/s for {SIZE.seconds} s, {SIZE.full_groups:,} groups: the latest"
        yield at_most(what, late.at_share(1), 2, "s")
        quiet = due.idle(store, url, 60, SIZE.seconds)
        yield at_most(f"{kind}: lateness when idle, p99", quiet.at_share(0.99), 1, "s")


def of_replicas(place: str, url: str) -> Row:
    """Compare two couriers with one."""
    with given.a_store(place, "replicas", 10) as store:
        database = store.database.url.render_as_string(hide_password=False)

        def measure(count: int) -> float:
            number = 2 * SIZE.posts
            return rounds(lambda _: replica.replicas(store, database, url, number, count))

        one, two = measure(1), measure(2)
    return at_least("PostgreSQL: two replicas / one, none doubled", two / one, 1.1)


def of_house(kind: str, place: str) -> Iterator[Row]:
    """Measure settling and memory."""
    with given.a_store(place, "house", 0) as store:
        took = house.settling(store, 20 * SIZE.rounds) * 1000
        yield at_most(f"{kind}: settling 20 members, 10 meetings, 60 actions", took, 10, "ms")
    with given.a_store(place, "memory", 0) as store:
        held = house.memory(store, store.database.url.render_as_string(hide_password=False))
        yield at_most(f"{kind}: memory of serve", held, 150, "MB")


def measured() -> Iterator[Row]:
    """Yield the table line by line, each as soon as it is known; what is cheap comes first."""
    helped = house.first_help(max(3, SIZE.rounds))
    yield at_most("coregroup --help / an empty program's", helped, 1.5, "x")
    with sink() as url, given.databases() as places:
        for kind, place in places.items():
            yield from of_house(kind, place)
        for kind, place in places.items():
            yield from of_courier(kind, place, url)
        yield of_replicas(places["PostgreSQL"], url)
        for kind, place in places.items():
            yield of_backlog(kind, place, url)
            yield from of_time(kind, place, url)


def main() -> int:
    """Print the table; a missed budget fails the full run, while the brief one only shows it.

    A measure that cannot be taken fails both. The brief form ends in time: what a busy machine
    leaves no time for is left out, and that is said.
    """
    keep_pace()
    began, has_missed = time.monotonic(), False
    for row in measured():
        sys.stdout.write(f"{row}\n")
        sys.stdout.flush()
        has_missed = has_missed or row.holds is False
        if BRIEF and time.monotonic() - began > BRIEF_ENDS:
            sys.stdout.write("No time is left for the rest: the machine is busy.\n")
            break
    return 1 if has_missed and not BRIEF else 0


if __name__ == "__main__":
    sys.exit(main())
