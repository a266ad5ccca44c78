"""A full disk and a locked database: told calmly, nothing half-written, and later it goes."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.app import is_ready
from bot.core.cards import Card
from bot.core.requests import Request
from handlers.refused import NOT_NOW
from handlers.refused import refused as as_refused
from handlers.web.ports import Answering
from storage.errors import StorageError
from storage.store import Store
from tests.bad_input.front import BOTH, LATE_APRIL, Front, nothing_written, refused
from tests.cast import GRACE, PRIYA
from tests.handlers.web.house import House as Behind
from tests.handlers.web.serving import Page, Visitor, app_of
from tests.keys import KEY
from tests.storage.troubles import full_disk, impatient

IN_WORDS = "The fault is ours, and nothing was changed. Try again in a few minutes."
LONG = "He sleeps through the night, and eats at school. " * 400
ANSWERS: dict[str, str | list[str]] = {"right_group": "yes", "done": LONG}


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An open store with an engine of its own to break."""
    opened = Store.open(database_url, KEY)
    yield opened
    opened.close()


def must_be_kept_for_later(page: Page) -> None:
    assert (page.status, IN_WORDS in page.text) == (503, True)
    assert page.response.headers["retry-after"]
    assert page.written("done").strip() == LONG.strip()
    assert [word for word in ("disk", "database", "coregroup") if word in page.text.lower()] == []


def must_be_there_once(front: Front, page: Page) -> None:
    assert (page.status, "Thank you" in page.text) == (200, True)
    updates = [each for each in front.house.group().updates if each.meeting == "M2"]
    assert [each.member for each in updates] == [GRACE]
    assert front.store.upkeep.verify().broken is None


@BOTH
def test_a_full_disk_keeps_what_was_written_on_the_page_and_takes_it_when_there_is_room(
    front: Front, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    grace = front.visitor()
    page = grace.open()
    with nothing_written(front.store), full_disk(front.store, database_url):
        full = grace.send(page, "update M2", ANSWERS)
        must_be_kept_for_later(full)
        operator = front.house.say(PRIYA, "update M2", {"done": LONG}, operator=True)
        assert "The disk is full, or does not take what is written." in refused(operator)
        assert "Make room or mend it, then try again." in refused(operator)
    must_be_there_once(front, grace.send(full, "update M2", ANSWERS))
    assert [each.message for each in caplog.records if each.name.startswith("handlers")] == [
        "database_trouble"
    ]


@contextmanager
def held_by_another(url: str) -> Iterator[None]:
    """Hold the group as another process does that is in the middle of its work."""
    other = Store.open(url, KEY)
    with other.begin("7KQ2", by=PRIYA, now=LATE_APRIL):
        yield
    other.close()


@BOTH
def test_a_locked_database_shows_the_page_and_takes_what_is_sent_when_it_is_free(
    front: Front, database_url: str
) -> None:
    front.house.store.close()
    front.house.store = Store.open(impatient(database_url), KEY)
    front.serve()
    grace = front.visitor()
    with nothing_written(front.store), held_by_another(database_url):
        page = grace.open()
        busy = grace.send(page, "update M2", ANSWERS)
        must_be_kept_for_later(busy)
        assert IN_WORDS in refused(front.house.say(PRIYA, "cancel M2", reason="no room", key="k"))
    must_be_there_once(front, grace.send(page, "update M2", ANSWERS))
    assert not front.house.say(PRIYA, "cancel M2", reason="no room", key="k").is_refusal
    front.house.store.close()


def test_a_database_that_takes_nothing_is_not_ready_while_it_can_be_read(
    store: Store, database_url: str
) -> None:
    hurried = Store.open(database_url, KEY, wait=0.05)
    assert asyncio.run(is_ready(hurried))
    other = sqlite3.connect(store.database.url.database or "", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert not asyncio.run(is_ready(hurried))
    other.close()
    assert asyncio.run(is_ready(hurried))
    hurried.close()


class ThenLocked:
    """Answers what is asked in earnest, and lets another process hold the database after it."""

    def __init__(self, router: Answering, path: str) -> None:
        self.router = router
        self.other = sqlite3.connect(path, check_same_thread=False, isolation_level=None)

    def answer(self, request: Request) -> Card:
        card = self.router.answer(request)
        if not request.only_looks:
            self.other.execute("BEGIN IMMEDIATE")
        return card


def test_what_was_sent_counts_as_sent_although_its_draft_could_not_be_thrown_away(
    front: Front, database_url: str
) -> None:
    front.house.store.close()
    front.house.store = Store.open(impatient(database_url), KEY)
    path = front.store.database.url.database or ""
    then_locked = ThenLocked(front.house.router, path)
    front.swapped.app = app_of(Behind(front.store, {}, front.house.clock), router=then_locked)
    grace = front.visitor()
    page = grace.send(grace.open(), "update M2", {**ANSWERS, "_later": "yes"})
    must_be_there_once(front, grace.send(page, "update M2", ANSWERS))
    then_locked.other.close()
    must_be_there_once(front, grace.send(page, "update M2", ANSWERS))
    assert Visitor(front.client, grace.path).open().written("done") == ""
    front.house.store.close()


class LosesAnAnswer:
    """Carries everything out, and loses the answer to the first thing that was in earnest."""

    def __init__(self, router: Answering) -> None:
        self.router = router
        self.is_lost = False

    def answer(self, request: Request) -> Card:
        card = self.router.answer(request)
        if request.only_looks or self.is_lost:
            return card
        self.is_lost = True
        return as_refused(StorageError(*NOT_NOW))


def test_what_was_carried_out_although_its_answer_was_lost_is_not_done_again(
    front: Front,
) -> None:
    loses = LosesAnAnswer(front.house.router)
    front.swapped.app = app_of(Behind(front.store, {}, front.house.clock), router=loses)
    grace = front.visitor()
    lost = grace.send(grace.open(), "update M2", ANSWERS)
    must_be_kept_for_later(lost)
    with nothing_written(front.store):
        must_be_there_once(front, grace.send(lost, "update M2", ANSWERS))
    changed = {**ANSWERS, "changed": "One word more."}
    assert grace.send(lost, "update M2", changed).status == 200
    events = [each.event for each in front.store.audit.lines("7KQ2")]
    assert events.count("update sent") == 2
