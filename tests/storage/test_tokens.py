"""Links: the same for the same question, worth nothing to a guesser, dead when membership ends."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from bot.core.facts.members import OptOut
from bot.core.facts.particulars import Closing
from bot.core.messages.wording import Purpose
from storage import schema
from storage.store import Store
from storage.tokens import LinkTo
from tests.cast import GRACE, LEAH
from tests.storage.given import LATER, NOW, REF, a_group, changed

DIES = NOW + timedelta(days=20)
ANSWER = LinkTo(REF, GRACE, Purpose.ANSWER, "M1", 1, DIES)


def test_request_chase_and_retry_carry_the_same_link(store: Store) -> None:
    a_group(store)
    token = store.tokens.link(REF, GRACE, Purpose.ANSWER, "M1", 1, DIES)
    assert store.tokens.links([ANSWER, ANSWER]) == (token, token)


@pytest.mark.parametrize(
    "other",
    [
        replace(ANSWER, member=LEAH),
        replace(ANSWER, purpose=Purpose.UPDATE),
        replace(ANSWER, subject="M2"),
        replace(ANSWER, generation=2),
    ],
)
def test_another_question_has_another_link(store: Store, other: LinkTo) -> None:
    a_group(store)
    first, second = store.tokens.links([ANSWER, other])
    assert first != second


def test_a_link_opens_what_it_was_made_for(store: Store) -> None:
    a_group(store)
    grant = store.tokens.open(store.tokens.links([ANSWER])[0])
    assert grant is not None
    assert (grant.ref, grant.member, grant.purpose) == (REF, GRACE, Purpose.ANSWER)
    assert (grant.subject, grant.generation, grant.dies_at) == ("M1", 1, DIES)


def test_a_meeting_that_moves_moves_the_end_of_its_link(store: Store) -> None:
    a_group(store)
    later = DIES + timedelta(days=7)
    token = store.tokens.links([ANSWER])[0]
    assert store.tokens.links([replace(ANSWER, dies_at=later)]) == (token,)
    grant = store.tokens.open(token)
    assert grant is not None
    assert grant.dies_at == later


def test_the_row_holds_a_hash_and_not_the_token(store: Store) -> None:
    a_group(store)
    token = store.tokens.links([ANSWER])[0]
    with store.database.reading() as connection:
        row = connection.execute(select(schema.tokens)).one()
    assert token not in str(row)


def test_a_guess_costs_no_query(store: Store) -> None:
    a_group(store)
    real = store.tokens.links([ANSWER])[0]
    asked: list[str] = []
    event.listen(
        store.database.engine, "before_cursor_execute", lambda *args: asked.append(args[2])
    )
    for guess in ("", "x", "!" * 40, "A" * 40, real[:-1], real[:-4] + "AAAA", real + "AAAA"):
        assert not store.tokens.looks_real(guess)
        assert store.tokens.open(guess) is None
    assert not asked


def opened(store: Store, *, change: str) -> bool:
    """Tell whether Grace's link still opens after one change of the facts."""
    group = a_group(store)
    token = store.tokens.links([ANSWER])[0]
    grace = group.member(GRACE)
    assert grace is not None
    new = {
        "nothing": grace,
        "left": replace(grace, opted_out=OptOut(LATER, "moved on")),
        "revoked": replace(grace, link_generation=2),
    }[change]
    others = tuple(each for each in group.members if each.id != GRACE)
    changed(store, lambda facts: replace(facts, members=(*others, new)))
    return store.tokens.open(token) is not None


@pytest.mark.parametrize(
    ("change", "opens"), [("nothing", True), ("left", False), ("revoked", False)]
)
def test_a_link_ends_with_the_membership_or_the_generation(
    store: Store, change: str, *, opens: bool
) -> None:
    assert opened(store, change=change) is opens


def test_the_links_of_a_closed_group_are_gone(store: Store) -> None:
    a_group(store)
    token = store.tokens.links([ANSWER])[0]
    closing = Closing(LATER, GRACE, "exit plan", "Family hub")
    changed(store, lambda facts: replace(facts, closing=closing))
    assert store.tokens.open(token) is None


def test_a_link_long_dead_is_forgotten(store: Store) -> None:
    a_group(store)
    token = store.tokens.links([ANSWER])[0]
    store.upkeep.prune(DIES + timedelta(days=29))
    assert store.tokens.open(token) is not None
    store.upkeep.prune(DIES + timedelta(days=30))
    assert store.tokens.open(token) is None
