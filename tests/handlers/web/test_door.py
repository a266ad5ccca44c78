"""A thousand guessed links a minute cost nothing, and lock out nobody who holds a real one."""

import asyncio
import base64
import secrets
from collections.abc import Iterator
from http.client import HTTPConnection

import httpx
import pytest
from sqlalchemy import event

from bot.core.messages.wording import Purpose
from tests.handlers.web.house import House
from tests.handlers.web.serving import Visitor, app_of


def a_guess() -> str:
    return f"/a/{base64.urlsafe_b64encode(secrets.token_bytes(30)).decode()}"


def status_of(line: HTTPConnection, path: str) -> int:
    line.request("GET", path)
    answer = line.getresponse()
    answer.read()
    return answer.status


@pytest.fixture
def queries(house: House) -> Iterator[list[str]]:
    """The statements that reached the database since the test began."""
    seen: list[str] = []

    def keep(*details: object) -> None:
        seen.append(str(details[2]))

    event.listen(house.store.database.engine, "before_cursor_execute", keep)
    yield seen
    event.remove(house.store.database.engine, "before_cursor_execute", keep)


def test_a_thousand_guesses_reach_no_database_and_are_soon_told_to_wait(
    grace: Visitor, queries: list[str]
) -> None:
    # By a line of our own: a thousand times a client's comfort takes longer than the answers.
    line = HTTPConnection(grace.client.base_url.host, grace.client.base_url.port, timeout=120)
    statuses = [status_of(line, a_guess()) for _ in range(1_000)]
    line.close()
    assert statuses[:30] == [404] * 30
    assert statuses.count(429) >= 950
    assert queries == []


def test_the_page_to_wait_says_when_to_come_back(grace: Visitor) -> None:
    for _ in range(30):
        grace.client.get(a_guess())
    response = grace.client.get(a_guess())
    assert (response.status_code, response.headers["retry-after"]) == (429, "600")
    assert "Please wait a few minutes" in response.text


def test_a_real_link_opens_at_once_in_the_middle_of_the_guesses(grace: Visitor) -> None:
    for _ in range(60):
        grace.client.get(a_guess())
    assert grace.client.get(a_guess()).status_code == 429
    assert grace.open().status == 200


def test_guesses_from_many_addresses_are_told_to_wait_and_a_real_link_still_opens(
    house: House,
) -> None:
    async def from_everywhere() -> list[int]:
        app = app_of(house)
        found = []
        for number in range(300):
            address = f"10.{number // 200}.{number % 200}.1"
            transport = httpx.ASGITransport(app, client=(address, 1))
            async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
                path = house.link() if number == 299 else a_guess()
                found.append((await client.get(path)).status_code)
        return found

    statuses = asyncio.run(from_everywhere())
    assert statuses[:40] == [404] * 40
    assert statuses.count(429) >= 250
    assert statuses[-1] == 200


@pytest.mark.parametrize("path", ["/a/x", "/a/" + "A" * 5_000, "/a/%00%00", "/a/ä" * 8])
def test_whatever_is_no_link_at_all_is_answered_like_a_guess(path: str, grace: Visitor) -> None:
    assert grace.client.get(path).status_code in {400, 404}


def test_one_link_used_without_pause_is_slowed_down(grace: Visitor, house: House) -> None:
    answers = [grace.client.head(grace.path) for _ in range(75)]
    statuses = [answer.status_code for answer in answers]
    assert statuses[:60] == [200] * 60
    assert 429 in statuses
    assert grace.client.get(grace.path).status_code == 429
    assert grace.client.get(house.link(Purpose.ANSWER)).status_code == 200


def test_a_link_that_was_real_and_is_dead_counts_against_nobody(
    grace: Visitor, house: House
) -> None:
    dead = house.link(Purpose.TASK, "T9", dies_at=house.clock.now())
    for _ in range(45):
        assert grace.client.get(dead).status_code == 404
    assert grace.client.get(a_guess()).status_code == 404
