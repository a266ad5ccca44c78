"""The page in a real browser at 390 pixels: to be read, heard, tapped and sent without a mouse."""

from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from bot.core.facts.members import MemberKind
from bot.core.messages.wording import Purpose
from bot.core.printed import Paper
from handlers.printing.page import html
from tests.cast import GRACE
from tests.every_block import EVERY_BLOCK
from tests.handlers.printing.samples import STAMP
from tests.handlers.web.browsing import (
    focused,
    picture,
    press,
    scrolls_sideways,
    too_small,
    typed,
    violations,
    words,
)
from tests.handlers.web.house import House
from tests.story import with_member

pytestmark = pytest.mark.browser


@pytest.fixture
def browser(phone: Chrome) -> Chrome:
    """The phone, with nothing kept from the test before."""
    phone.execute_cdp_cmd("Network.clearBrowserCookies", {})
    return phone


def must_be_good(browser: Chrome, name: str) -> None:
    picture(browser, name)
    assert violations(browser) == []
    assert too_small(browser) == []
    assert not scrolls_sideways(browser)


def fits_the_smallest_screen(browser: Chrome) -> bool:
    smallest = {"width": 320, "height": 600, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", smallest)
    fits = not scrolls_sideways(browser)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", smallest | {"width": 390})
    return fits


def test_the_written_update_is_begun_kept_mended_and_sent(
    browser: Chrome, url: str, house: House
) -> None:
    browser.get(url + house.link())
    browser.find_element(By.NAME, "done").send_keys("I visited twice.\nBoth went well.")
    press(browser, "Save and finish later")
    browser.get(url + house.link())
    assert typed(browser, "done") == "I visited twice.\nBoth went well."
    press(browser, "Send the update")
    focused(browser, ".summary").find_element(By.TAG_NAME, "a").click()
    focused(browser, "input[name=right_group]").send_keys(Keys.SPACE)
    press(browser, "Send the update")
    assert "Your update has been sent" in words(browser)
    assert house.brought[0].fields["done"] == "I visited twice.\nBoth went well."


def test_every_kind_of_block_can_be_read_and_used_on_the_smallest_screen_too(
    browser: Chrome, url: str, house: House
) -> None:
    browser.get(url + house.link(Purpose.ACTION, "A3"))
    assert fits_the_smallest_screen(browser)
    for folded in browser.find_elements(By.TAG_NAME, "summary"):
        folded.click()
    must_be_good(browser, "everything")
    assert fits_the_smallest_screen(browser)


def test_a_document_for_a_printer_can_be_read_on_a_screen_too(
    browser: Chrome, tmp_path: Path
) -> None:
    file = tmp_path / "document.html"
    file.write_bytes(html(Paper(EVERY_BLOCK, STAMP)))
    browser.get(file.as_uri())
    must_be_good(browser, "document")
    assert fits_the_smallest_screen(browser)


def test_a_dead_link_is_calm(browser: Chrome, url: str) -> None:
    browser.get(f"{url}/a/nothing")
    must_be_good(browser, "dead")


@pytest.mark.parametrize("purpose", [Purpose.ANSWER, Purpose.ACTION])
def test_a_parents_page_is_left_first_and_can_be_read_and_used(
    browser: Chrome, url: str, house: House, purpose: Purpose
) -> None:
    house.change(lambda group: with_member(group, GRACE, kind=MemberKind.PARENT))
    browser.get(url + house.link(purpose))
    must_be_good(browser, f"family-{purpose.value}")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    assert browser.switch_to.active_element.text == "Leave this page now"


def test_all_of_it_is_reached_by_keyboard_in_the_order_it_is_read(
    browser: Chrome, url: str, house: House
) -> None:
    browser.get(url + house.link(Purpose.ANSWER))
    reached = []
    for _ in range(5):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        reached.append(browser.switch_to.active_element.text or "box")
    assert reached == ["Skip to the main part", "box", "box", "I am coming", "I cannot come"]


def test_a_draft_is_found_when_the_link_is_opened_out_of_webmail(
    browser: Chrome, url: str, house: House
) -> None:
    path = house.link()
    browser.get(url + path)
    browser.find_element(By.NAME, "done").send_keys("I visited twice.")
    press(browser, "Save and finish later")
    # "localhost" is another site than 127.0.0.1: as a webmail is.
    browser.get(url.replace("127.0.0.1", "localhost") + "/healthz")
    browser.execute_script(f"""
        const link = document.createElement('a');
        link.href = '{url}{path}'; link.textContent = 'Your update';
        document.body.replaceChildren(link);""")
    browser.find_element(By.LINK_TEXT, "Your update").click()
    assert typed(browser, "done") == "I visited twice."
