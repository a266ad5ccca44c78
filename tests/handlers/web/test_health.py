"""Machines are told whether the server lives and is ready, and counts without any name."""

import asyncio
from collections.abc import Mapping

import httpx
import pytest
from prometheus_client import CollectorRegistry, Counter
from starlette.applications import Starlette

from handlers.web.app import web_app
from tests.handlers.web.house import House
from tests.handlers.web.serving import SITE


def app(house: House, *, ready: bool = True) -> Starlette:
    async def is_ready() -> bool:
        return ready

    registry = CollectorRegistry()
    Counter("notices_sent", "Notices that left", registry=registry).inc(3)
    return web_app(SITE, house, house.store, house.clock, registry, is_ready)


def get(
    app: Starlette,
    path: str,
    address: str = "127.0.0.1",
    port: int = 1,
    headers: Mapping[str, str] | None = None,
) -> httpx.Response:
    async def story() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=(address, port))
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(story())


def test_a_living_server_says_so_even_if_it_is_not_ready(house: House) -> None:
    assert get(app(house, ready=False), "/healthz").status_code == 200


def test_readiness_is_asked_anew_each_time(house: House) -> None:
    assert get(app(house), "/readyz").status_code == 200
    assert get(app(house, ready=False), "/readyz").status_code == 503


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.9", "192.168.1.4"])
def test_counts_are_given_to_machines_nearby(address: str, house: House) -> None:
    assert "notices_sent_total 3.0" in get(app(house), "/metrics", address).text


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450::1", "", "a unix socket"])
def test_counts_are_not_given_to_the_world(address: str, house: House) -> None:
    response = get(app(house), "/metrics", address)
    assert (response.status_code, "notices" in response.text) == (404, False)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_counts_are_not_given_through_a_proxy_that_nobody_trusts(header: str, house: House) -> None:
    counting = app(house)
    assert get(counting, "/metrics", headers={header: "8.8.8.8"}).status_code == 404
    assert get(counting, "/metrics", "10.0.0.9", 0, {header: "10.0.0.9"}).status_code == 200


def test_a_slash_too_many_leads_nowhere(house: House) -> None:
    answer = get(app(house), "/a/x/", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.headers.get("location")) == (404, None)


def test_answers_are_counted_by_kind_and_status_alone(house: House) -> None:
    counting = app(house)
    for path in ("/a/x", "/a/y", "/healthz", "/favicon.ico"):
        get(counting, path)
    counts = get(counting, "/metrics").text
    assert 'coregroup_page_answers_total{page="link",status="404"} 2.0' in counts
    assert 'coregroup_page_answers_total{page="health",status="200"} 1.0' in counts
    assert 'coregroup_page_answers_total{page="other",status="404"} 1.0' in counts
    assert "/a/" not in counts
