"""A route that fails gives way to the next, then to a human: nothing ends in silence."""

import asyncio

import pytest

from bot.core.facts.people import Route
from bot.core.notices.notice import Kind, NoticeState
from bot.core.ports import Message, Proof
from scheduler.clock import JumpClock
from storage.store import Store
from tests.cast import GRACE, PRIYA, at
from tests.scheduler.carriers import REFUSED, Carrier, a_courier
from tests.scheduler.test_messages import a_composer, keep
from tests.story import with_first_meeting_booked

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
MAIL = Route.SECURE_EMAIL
NOW = at(18, 3, 11)


def deliver(store: Store, carrier: Carrier) -> None:
    composer = a_composer(store, carrier.route)
    asyncio.run(a_courier(store, JumpClock(NOW), carrier, compose=composer).run_once())


def fates(store: Store, kind: Kind, recipient: str) -> dict[Route, NoticeState]:
    """Return what became of everything of one kind that was due, by its route."""
    stored = store.notices.stored("7KQ2")
    found = [each for each in stored if each.identity.kind is kind and each.run_at <= NOW]
    return {each.route: each.state for each in found if each.identity.recipient == recipient}


class Refusing(Carrier):
    """Refuses one address for good."""

    def __init__(self, address: str) -> None:
        super().__init__(MAIL)
        self.address = address

    async def send(self, message: Message) -> Proof:
        if message.address == self.address:
            raise REFUSED
        return await super().send(message)


def test_where_nothing_carries_a_route_the_next_one_is_taken_at_once(store: Store) -> None:
    keep(store, with_first_meeting_booked())
    deliver(store, Carrier(MAIL))
    expected = {Route.SLACK: NoticeState.FAILED, MAIL: NoticeState.SENT}
    assert fates(store, Kind.TASK_GIVEN, PRIYA) == expected


def test_where_nothing_carries_slack_one_mail_tells_of_the_meeting_and_no_second(
    store: Store,
) -> None:
    keep(store, with_first_meeting_booked())
    deliver(store, Carrier(MAIL))
    assert fates(store, Kind.INVITATION, PRIYA) == {MAIL: NoticeState.SENT}
    assert fates(store, Kind.MEETING_SET, PRIYA) == {Route.SLACK: NoticeState.FAILED}
    assert Kind.ROUTE_FAILED not in {
        each.identity.kind
        for each in store.notices.stored("7KQ2")
        if each.identity.subject == PRIYA
    }


def test_where_the_last_route_is_refused_somebody_is_told(store: Store) -> None:
    keep(store, with_first_meeting_booked())
    carrier = Refusing("g.holloway@health.example")
    deliver(store, carrier)
    assert fates(store, Kind.INVITATION, GRACE) == {MAIL: NoticeState.FAILED}
    (failure,) = (each for each in store.read("7KQ2").failures if each.recipient == GRACE)
    told = [each.identity for each in store.notices.stored("7KQ2")]
    assert (Kind.ROUTE_FAILED, PRIYA) in {(each.kind, each.recipient) for each in told}
    assert failure.code == REFUSED.code
