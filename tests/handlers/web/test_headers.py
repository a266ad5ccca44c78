"""Every answer says: load nothing foreign, keep nothing, tell nobody where you came from."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.cards import Card
from bot.core.requests import Request
from handlers.web.headers import ALWAYS
from storage.store import Store
from tests.handlers.web.house import House
from tests.handlers.web.serving import SITE, Swapped, Visitor, app_of
from tests.handlers.web.test_opening import NO_LINK


def breaks(request: Request) -> Card:
    raise RuntimeError(f"a bug that knows of {request.actor.member}")


@pytest.mark.parametrize("path", ["", NO_LINK, "/", "/leave", "/healthz", "/readyz", "/metrics"])
def test_every_answer_has_every_header(path: str, grace: Visitor) -> None:
    headers = grace.client.get(path or grace.path).headers
    assert {name: headers[name] for name in ALWAYS} == ALWAYS
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_the_policy_allows_nothing_but_our_own_style_and_forms(grace: Visitor) -> None:
    policy = grace.open().response.headers["content-security-policy"].split("; ")
    assert policy == [
        "default-src 'none'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]


def test_a_page_loads_one_stylesheet_and_nothing_else(grace: Visitor) -> None:
    html = grace.open().response.text
    assert html.count('href="/page-') == 1
    for foreign in ("http:", "https:", "//", "<script", "<img", "<iframe", "url(", "style="):
        assert foreign not in html


def test_the_stylesheet_is_kept_and_loads_nothing_itself(grace: Visitor) -> None:
    path = grace.open().response.text.partition('href="/page-')[2].partition('"')[0]
    style = grace.client.get(f"/page-{path}")
    assert style.headers["content-type"].startswith("text/css")
    assert "immutable" in style.headers["cache-control"]
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_over_https_browsers_are_told_to_stay_there(
    grace: Visitor, house: House, server: tuple[str, Swapped]
) -> None:
    assert "strict-transport-security" not in grace.open().response.headers
    server[1].app = app_of(house, replace(SITE, public_url="https://meetings.eastmere.example"))
    page = grace.open()
    assert page.response.headers["strict-transport-security"].startswith("max-age=31536000")
    saved = grace.send(page, "update M2", {"done": "Twice.", "_later": "yes"})
    assert "; secure" in saved.response.headers["set-cookie"].lower()


def test_a_bug_of_ours_says_so_and_tells_nothing(grace: Visitor, house: House) -> None:
    house.script = {"update M2": breaks}
    page = grace.open()
    assert (page.status, "The fault is ours." in page.text) == (500, True)
    assert "p3" not in page.response.text
    assert {name: page.response.headers[name] for name in ALWAYS} == ALWAYS
    assert page.response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_damaged_database_says_so_calmly_and_tells_nothing(
    store: Store, grace: Visitor, server: tuple[str, Swapped]
) -> None:
    path = store.database.url.database
    assert path is not None
    server[1].app = app_of(House(store, {}))
    store.database.close()
    Path(path).write_bytes(b"this is no database" * 1_000)
    page = grace.open()
    assert (page.status, "The fault is ours." in page.text) == (503, True)
    assert {name: page.response.headers[name] for name in ALWAYS} == ALWAYS
