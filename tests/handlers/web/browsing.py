"""What the tests ask of a real browser: accessibility, sizes of targets, pictures."""

import json
import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait

PATIENCE = 120
AXE = files("selenium_axe_python").joinpath("axe-core", "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """
const done = arguments[0];
axe.run(document, {runOnly: {type: 'tag', values: [
  'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})
  .then(found => done(JSON.stringify(found.violations.map(
    each => [each.id, each.nodes.map(node => node.html)]))));
"""
SMALLER_THAN_A_THUMB = """
return [...document.querySelectorAll('button, input:not([type=hidden]), textarea, summary')]
  .filter(each => each.getClientRects().length)
  .filter(each => each.getBoundingClientRect().height < 44)
  .map(each => each.outerHTML);
"""


def violations(browser: Chrome) -> list[object]:
    """Return what axe-core finds on the page that is open."""
    browser.execute_script(AXE)
    found: list[object] = json.loads(browser.execute_async_script(RUN_AXE))
    return found


def too_small(browser: Chrome) -> list[str]:
    """Return the targets that are lower than 44 pixels."""
    found: list[str] = browser.execute_script(SMALLER_THAN_A_THUMB)
    return found


def scrolls_sideways(browser: Chrome) -> bool:
    wider: bool = browser.execute_script(
        "return document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wider


def picture(browser: Chrome, name: str) -> None:
    """Leave a picture of the page in the folder that PICTURES names, if it does."""
    if folder := os.environ.get("PICTURES"):
        browser.save_screenshot(str(Path(folder) / f"{name}.png"))


def press(browser: Chrome, label: str) -> None:
    """Press a button and wait until the page that it leads to is there."""
    button = browser.find_element(By.XPATH, f"//button[normalize-space()='{label}']")
    button.click()
    _until(browser, staleness_of(button))
    _until(browser, lambda page: page.execute_script("return document.readyState") == "complete")


def focused(browser: Chrome, selector: str) -> WebElement:
    """Return what has the focus, once it is what the selector names: that follows the loading."""
    query = "return document.activeElement.matches(arguments[0])"
    _until(browser, lambda page: page.execute_script(query, selector))
    return browser.switch_to.active_element


def _until(browser: Chrome, condition: Callable[[Any], object]) -> None:
    # Asked in the very moment of leaving, the driver may know neither the old page nor the new.
    leaving = (WebDriverException,)
    waiting = WebDriverWait(browser, PATIENCE, poll_frequency=0.02, ignored_exceptions=leaving)
    waiting.until(condition)


def words(browser: Chrome) -> str:
    return browser.find_element(By.TAG_NAME, "main").text


def typed(browser: Chrome, name: str) -> str:
    """Return what stands in a field."""
    return browser.find_element(By.NAME, name).get_attribute("value") or ""
