"""What the tests ask of a real browser: accessibility, sizes of targets, pictures."""

import json
import os
from importlib.resources import files
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait

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
    # Asked in the very moment of leaving, the driver may know neither the old page nor the new.
    leaving = (WebDriverException,)
    waiting = WebDriverWait(browser, 20, poll_frequency=0.02, ignored_exceptions=leaving)
    waiting.until(staleness_of(button))
    waiting.until(lambda page: page.execute_script("return document.readyState") == "complete")


def words(browser: Chrome) -> str:
    return browser.find_element(By.TAG_NAME, "main").text


def typed(browser: Chrome, name: str) -> str:
    """Return what stands in a field."""
    return browser.find_element(By.NAME, name).get_attribute("value") or ""
