"""The page on a real port, and a real browser as small as a telephone."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from storage.store import Store
from tests.handlers.web.house import House
from tests.handlers.web.linking import Links
from tests.handlers.web.scripts import SCRIPT
from tests.handlers.web.serving import Swapped, Visitor, app_of, client_of, server
from tests.story import with_first_meeting_held

__all__ = ("server",)
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    # No extensions, no process for each site or in reserve, none for drawing.
    "--incognito",
    "--in-process-gpu",
    "--renderer-process-limit=1",
    "--disable-site-isolation-trials",
    "--disable-features=SpareRendererForSitePerProcess,IsolateOrigins,site-per-process",
)


@pytest.fixture
def house(sqlite_store: Store) -> House:
    """Group 7KQ2 after its first meeting, on a real database."""
    house = House(sqlite_store, SCRIPT)
    house.make(with_first_meeting_held())
    return house


@pytest.fixture
def links(server: tuple[str, Swapped], sqlite_store: Store) -> Links:
    """A server with an empty database, to which a test brings its own group."""
    return Links(server, sqlite_store)


@pytest.fixture
def url(server: tuple[str, Swapped], house: House) -> str:
    """The address at which the house is served."""
    address, swapped = server
    swapped.app = app_of(house)
    return address


@pytest.fixture
def grace(url: str, house: House) -> Iterator[Visitor]:
    """Grace, with the link that asks for her update in her browser."""
    with client_of(url) as client:
        yield Visitor(client, house.link())


@pytest.fixture
def elsewhere(url: str, grace: Visitor) -> Iterator[Visitor]:
    """The same link in another browser."""
    with client_of(url) as client:
        yield Visitor(client, grace.path)


def start_browser(profile: Path, *, width: int = 390, height: int = 844) -> Chrome:
    """Start Chromium with a profile folder of its own: what one browser keeps, no other has."""
    options = ChromeOptions()
    for each in (*QUIET, f"--user-data-dir={profile}"):
        options.add_argument(each)
    options.add_experimental_option(
        "mobileEmulation",
        {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 1.0}},
    )
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_page_load_timeout(120)
    return driver


@pytest.fixture(scope="session")
def chromium() -> None:
    """Skip where there is no browser; in CI there must be one."""
    if shutil.which("chromium") and shutil.which("chromedriver"):
        return
    if os.environ.get("CI") == "true":
        pytest.fail("chromium and chromedriver are missing: apt-get install chromium-driver")
    pytest.skip("no browser here: apt-get install chromium chromium-driver")


@pytest.fixture(scope="session")
def phone(chromium: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:  # noqa: ARG001 - it only skips
    """A browser 390 pixels wide."""
    driver = start_browser(tmp_path_factory.mktemp("phone"))
    yield driver
    driver.quit()
