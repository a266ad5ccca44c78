"""The absent member's path as she walks it: mail, link, page, update, and no chase (7.1 to 7.3)."""

import asyncio
from pathlib import Path

import httpx
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from bot.core.requests import Actor, Place, Request
from handlers.terminal.plain import plain
from storage.master import MasterKey
from storage.store import Store
from tests.cast import DEAN, GRACE, PRIYA, at
from tests.handlers.web.browsing import (
    picture,
    press,
    scrolls_sideways,
    too_small,
    typed,
    violations,
    words,
)
from tests.handlers.web.whole import Whole, whole
from tests.story import with_first_meeting_held

pytestmark = pytest.mark.browser
ADDRESS = "g.holloway@health.example"
TEXT = "I visited twice.\nThe lock is still broken."


@pytest.fixture
def ready(ready_sqlite: Path, master_key: MasterKey, tmp_path: Path) -> str:
    """The address of a database with group 7KQ2 as it was after its first meeting."""
    path = tmp_path / "coregroup.db"
    path.write_bytes(ready_sqlite.read_bytes())
    store = Store.open(f"sqlite:///{path}", master_key)
    with store.create(with_first_meeting_held(), by=PRIYA, now=at(30, 3, 12)):
        pass
    store.close()
    return f"sqlite:///{path}"


def must_be_good(browser: Chrome, name: str) -> None:
    picture(browser, f"absent-{name}")
    assert violations(browser) == []
    assert too_small(browser) == []
    assert not scrolls_sideways(browser)


def send_apologies(browser: Chrome, link: str) -> None:
    browser.get(link)
    must_be_good(browser, "invitation")
    browser.find_element(By.CSS_SELECTOR, "input[value=apologies]").click()
    press(browser, "Answer")
    must_be_good(browser, "apologies")
    assert "Can a colleague come instead?" in words(browser)
    press(browser, "Somebody comes instead")
    must_be_good(browser, "substitute")


def begin(browser: Chrome, link: str) -> None:
    browser.get(link)
    shown = words(browser)
    assert shown.index("999") < shown.index(
        "Is it the group led by Priya Nair that met on 30 March?"
    )
    assert shown.index("met on 30 March?") < shown.index("Since Tue 30 Mar")
    assert shown.index("Since Tue 30 Mar") < shown.index("What has changed for the child?")
    must_be_good(browser, "update")
    browser.find_element(By.NAME, "done").send_keys(TEXT)
    press(browser, "Save and finish later")
    must_be_good(browser, "saved")


def finish(browser: Chrome, link: str) -> None:
    browser.get(link)
    assert typed(browser, "done") == TEXT
    press(browser, "Send the update")
    must_be_good(browser, "errors")
    browser.find_element(By.CSS_SELECTOR, "input[name=right_group][value=yes]").click()
    browser.find_element(By.CSS_SELECTOR, "details.aside summary").click()
    browser.find_element(By.NAME, "not_for_done").send_keys("Dean Marsh")
    browser.find_element(By.NAME, "why_done").send_keys("He must not learn of the lock.")
    press(browser, "Send the update")
    must_be_good(browser, "sent")


def as_the_lead_reads_it(house: Whole) -> str:
    request = Request(Actor(ref="7KQ2", member=PRIYA), "update M2", "k1", Place.TERMINAL, "7KQ2")
    return plain(house.app.router.answer(request), 10_000)


def test_she_hears_by_mail_writes_on_her_phone_and_is_not_chased(
    ready: str, tmp_path: Path, phone: Chrome
) -> None:
    async def story() -> None:
        async with whole(tmp_path, ready, at(19, 4, 10)) as house:
            await house.until(at(19, 4, 10, 30))
            invited = house.link(ADDRESS, "Tue 27 Apr")
            await asyncio.to_thread(send_apologies, phone, invited)
            await house.until(at(20, 4, 12))
            asked = house.link(ADDRESS, "written update")
            await asyncio.to_thread(begin, phone, asked)
            elsewhere = await asyncio.to_thread(httpx.get, asked, timeout=120)
            assert 'name="done"' in elsewhere.text
            assert "I visited twice." not in elsewhere.text
            await house.until(at(21, 4, 9, 40))
            await asyncio.to_thread(finish, phone, asked)
            update = house.store.read("7KQ2").update("M2", GRACE)
            assert update is not None
            (part,) = update.parts
            assert part.text == TEXT
            assert part.mark is not None
            assert part.mark.not_for == {DEAN}
            assert "I visited twice." in await house.store.run(as_the_lead_reads_it, house)
            await house.until(at(27, 4, 11, 30))
            asking = [each for each in house.subjects(ADDRESS) if "update" in each]
            assert asking == ["7KQ2: your written update is asked for"]
            await asyncio.to_thread(phone.get, asked)
            assert "This link does not open" in words(phone)

    asyncio.run(story())
