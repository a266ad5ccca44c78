"""What is known of each notice's way: its attempts, its delivery, the button that was pressed."""

import pytest

from bot.core.notices.outcomes import Sent
from bot.core.ports import Proof
from storage.claims import Claims
from storage.store import Store
from tests.cast import GRACE
from tests.planned import DUE, LATER, LEASE, ROOM, a_wanted, make_group, plan, try_once


@pytest.fixture(autouse=True)
def _group(store: Store) -> None:
    make_group(store)


@pytest.fixture
def claims(store: Store) -> Claims:
    return Claims(store.database)


def test_a_delivery_tells_of_every_attempt_and_of_the_repeat(store: Store, claims: Claims) -> None:
    plan(store, a_wanted())
    try_once(claims, in_doubt=True)
    (again,) = claims.claim(LATER, LEASE, ROOM)
    claims.write(LEASE.courier, [], {again.id: None})
    claims.write(LEASE.courier, [Sent(again, Proof.DELIVERED, LATER)], {})
    (delivery,) = store.receipts.deliveries("7KQ2", ["M1"])
    first, second = delivery.attempts
    assert (first.number, first.outcome, first.code, first.is_repeat) == (
        1,
        "again",
        "smtp_421",
        False,
    )
    assert (second.number, second.outcome, second.is_repeat) == (2, "sent", True)
    assert (delivery.delivered_at, delivery.opened_at) == (LATER, None)


def test_a_button_that_was_pressed_is_noted_once(store: Store, claims: Claims) -> None:
    plan(store, a_wanted(1), a_wanted(2))
    sent, _ = claims.claim(DUE, LEASE, ROOM)
    claims.write(LEASE.courier, [Sent(sent, Proof.SENT, DUE)], {})
    for when in (LATER, LATER.replace(hour=20)):
        store.receipts.opened("7KQ2", GRACE, "M1", when)
        store.receipts.opened("7KQ2", GRACE, "M2", when)
    opened = {each.notice.identity.subject: each for each in store.receipts.deliveries("7KQ2")}
    assert (opened["M1"].opened_at, opened["M2"].opened_at) == (LATER, None)
    assert opened["M1"].delivered_at is None
