"""A draft opens again in the browser that wrote it, and goes with its link."""

from datetime import timedelta

from sqlalchemy import select

from bot.core.messages.wording import Purpose
from storage import schema
from storage.sealing import cell
from storage.store import Store
from tests.cast import GRACE
from tests.storage.given import LATER, NOW, REF, a_group

DIES = NOW + timedelta(days=20)
WRITTEN = {"working": "Mornings are calmer.", "changed": ""}


def a_link(store: Store) -> str:
    """Return the id of a link of Grace's."""
    a_group(store)
    grant = store.tokens.open(store.tokens.link(REF, GRACE, Purpose.UPDATE, "M1", 1, DIES))
    assert grant is not None
    return grant.token_id


def test_the_browser_that_wrote_a_draft_finds_it_again_and_no_other_does(store: Store) -> None:
    link = a_link(store)
    store.drafts.save(link, "secret of one browser", WRITTEN, LATER)
    assert store.drafts.open(link, "secret of one browser") == WRITTEN
    assert store.drafts.open(link, "secret of another") is None


def test_a_draft_is_replaced_by_what_is_written_next(store: Store) -> None:
    link = a_link(store)
    store.drafts.save(link, "one", WRITTEN, LATER)
    store.drafts.save(link, "one", {"working": "Less so."}, LATER)
    assert store.drafts.open(link, "one") == {"working": "Less so."}


def test_not_even_the_groups_key_opens_a_draft_without_its_browser(store: Store) -> None:
    link = a_link(store)
    store.drafts.save(link, "one", WRITTEN, LATER)
    with store.database.reading() as connection:
        row = connection.execute(select(schema.drafts)).one()
        key = store.groups.key_of(connection, REF)
    half_open = key.open(row.sealed, cell("drafts", "sealed", f"{link} {row.browser}"))
    assert b"calmer" not in half_open


def test_what_was_sent_leaves_no_draft_in_any_browser(store: Store) -> None:
    link = a_link(store)
    store.drafts.save(link, "one", WRITTEN, LATER)
    store.drafts.save(link, "two", WRITTEN, LATER)
    store.drafts.drop(link)
    assert store.drafts.open(link, "one") is None
    assert store.drafts.open(link, "two") is None


def test_a_draft_is_gone_as_soon_as_its_link_is_dead(store: Store) -> None:
    link = a_link(store)
    store.drafts.save(link, "one", WRITTEN, LATER)
    store.upkeep.prune(DIES)
    assert store.drafts.open(link, "one") is None


def test_nothing_is_kept_behind_a_link_that_is_gone(store: Store) -> None:
    a_group(store)
    store.drafts.save("no such link", "one", WRITTEN, LATER)
    assert store.drafts.open("no such link", "one") is None
