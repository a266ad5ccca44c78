"""A request that comes twice is carried out once, and answered twice with the same card."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from bot.core.cards import Button, Buttons, Card, Text, Warn
from bot.core.refusals import Refusal
from storage.store import Store
from tests.cast import GRACE, PRIYA
from tests.storage.given import LATER, NOW, REF, a_group, flagged
from tests.story import with_first_meeting_held

CARD = Card("Done", (Warn("Leah reads this."), Text("Leah"), Buttons((Button("Yes", "coming"),))))


def sent(store: Store, key: str, by: str = GRACE) -> Card:
    """Set the flag as a command would, once for each key."""
    with store.begin(REF, by=by, now=LATER, key=key) as work:
        if work.answered is not None:
            return work.answered
        work.facts = flagged(work.facts)
        work.answer(Card("Done", (*CARD.blocks, Text(f"version {work.facts.version}"))))
    return store.answered(REF, key) or CARD


def made(store: Store, ref: str, key: str, by: str = PRIYA) -> Card | None:
    group = replace(with_first_meeting_held(), ref=ref)
    with store.create(group, by=by, now=NOW, key=key) as work:
        if work.answered is None:
            work.answer(Card(f"Made {ref}"))
    return work.answered


def test_a_repeat_gets_the_card_of_the_first_and_changes_nothing(store: Store) -> None:
    a_group(store)
    first = sent(store, "k1")
    assert sent(store, "k1") == first
    assert store.read(REF).version == 2
    assert [line.event for line in store.audit.lines(REF)] == ["group created", "changed"]


def test_another_request_is_carried_out(store: Store) -> None:
    a_group(store)
    assert sent(store, "k1") != sent(store, "k2")


def refuse(store: Store) -> None:
    with store.begin(REF, by=GRACE, now=LATER, key="k1") as work:
        work.answer(CARD)
        raise Refusal("Not so.")


def test_a_refused_request_may_be_sent_again(store: Store) -> None:
    a_group(store)
    with pytest.raises(Refusal):
        refuse(store)
    assert store.answered(REF, "k1") is None


def test_a_group_is_made_once_whatever_reference_the_repeat_has_drawn(store: Store) -> None:
    assert made(store, REF, "k1") is None
    assert made(store, "9WXT", "k1") == Card(f"Made {REF}")
    assert store.refs() == (REF,)


def test_nobody_gets_the_answer_of_another_persons_key(store: Store) -> None:
    assert made(store, REF, "k1", by=PRIYA) is None
    with pytest.raises(Refusal, match="taken"):
        made(store, REF, "k1", by=GRACE)


def test_two_who_ask_at_once_for_the_same_new_group_get_one(store: Store) -> None:
    both = Barrier(2)

    def make(ref: str) -> Card | None:
        both.wait(30)
        return made(store, ref, "k1")

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(make, [REF, "9WXT"]))
    assert len(store.refs()) == 1
    assert sorted(answer is None for answer in answers) == [False, True]
