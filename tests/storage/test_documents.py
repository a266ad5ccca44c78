"""Documents handed in: sealed bytes that live and go with what the facts say of them."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select

from bot.core.facts.deliveries import Document
from bot.core.refusals import Refusal
from storage import schema
from storage.errors import UnknownGroup
from storage.store import Store
from tests.cast import PRIYA
from tests.storage.given import LATER, NOW, REF, a_group

PDF = "application/pdf"
CONTENT = b"%PDF-1.7 minutes of 30 March"


def hand_in(store: Store) -> Document:
    with store.begin(REF, by=PRIYA, now=LATER) as work:
        document = store.documents.put(REF, CONTENT, media_type=PDF, by=PRIYA, now=LATER)
        work.facts = replace(work.facts, documents=(document,))
    return document


def test_a_document_comes_back_byte_for_byte(store: Store) -> None:
    a_group(store)
    document = hand_in(store)
    assert store.documents.get(REF, document.id) == CONTENT
    assert (document.size, document.digest) == (len(CONTENT), sha256(CONTENT).hexdigest())
    assert store.read(REF).documents == (document,)


def test_its_bytes_are_not_readable_in_the_database(store: Store) -> None:
    a_group(store)
    hand_in(store)
    with store.database.reading() as connection:
        sealed = connection.execute(select(schema.document_bytes.c.sealed)).scalar_one()
    assert b"minutes" not in sealed


def refuse_after_putting(store: Store) -> None:
    with store.begin(REF, by=PRIYA, now=LATER):
        store.documents.put(REF, CONTENT, media_type=PDF, by=PRIYA, now=LATER)
        raise Refusal("Not so.")


def test_a_refusal_takes_the_bytes_back(store: Store) -> None:
    a_group(store)
    with pytest.raises(Refusal):
        refuse_after_putting(store)
    with store.database.reading() as connection:
        assert connection.execute(select(schema.document_bytes)).all() == []


def test_a_document_of_another_group_is_refused(store: Store) -> None:
    group = a_group(store)
    a_group(store, replace(group, ref="9WXT"))
    document = hand_in(store)
    with pytest.raises(Refusal):
        store.documents.get("9WXT", document.id)


def test_nothing_is_put_into_an_unknown_group(store: Store) -> None:
    with pytest.raises(UnknownGroup):
        store.documents.put("ZZZZ", CONTENT, media_type=PDF, by=PRIYA, now=NOW)


def test_bytes_that_no_fact_names_are_forgotten_after_a_day(store: Store) -> None:
    a_group(store)
    kept = hand_in(store)
    orphan = store.documents.put(REF, CONTENT, media_type=PDF, by=PRIYA, now=NOW)
    store.upkeep.prune(NOW + timedelta(days=2))
    assert store.documents.get(REF, kept.id) == CONTENT
    with pytest.raises(Refusal):
        store.documents.get(REF, orphan.id)
