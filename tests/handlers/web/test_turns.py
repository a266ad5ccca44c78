"""Large files are taken in hand by few at a time; the others wait their turn, and not for ever."""

import asyncio
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from prometheus_client import CollectorRegistry

from handlers.web.answer_page import LARGE
from handlers.web.app import web_app
from handlers.web.turns import Crowded, Turns
from tests.handlers.web.documents import a_pdf
from tests.handlers.web.house import House
from tests.handlers.web.serving import SITE, Page, Swapped, Visitor, client_of, is_ready

FILE = a_pdf() + b" " * LARGE + b"\n%%EOF"
YES = {"right_group": "yes"}
AT_ONCE = 5


def test_no_more_than_may_are_at_it_at_once_and_all_have_their_turn() -> None:
    turns = Turns(2)

    async def one() -> int:
        async with turns.mine():
            await asyncio.sleep(0)
            return turns.in_hand

    async def story() -> list[int]:
        return await asyncio.gather(*(one() for _ in range(7)))

    assert max(asyncio.run(story())) == 2
    assert (turns.in_hand, turns.most) == (0, 2)


def test_whose_turn_does_not_come_in_time_is_told_and_holds_nobody_up() -> None:
    turns = Turns(1, longest_wait=0.01)

    async def story() -> None:
        async with turns.mine():
            with pytest.raises(Crowded):
                await turns.mine().__aenter__()
        async with turns.mine():
            assert turns.in_hand == 1

    asyncio.run(story())


@pytest.fixture
def turns() -> Turns:
    return Turns(1, longest_wait=20)


@pytest.fixture
def visitors(
    server: tuple[str, Swapped], house: House, turns: Turns
) -> Iterator[tuple[Visitor, ...]]:
    """Grace, at several browsers."""
    url, swapped = server
    swapped.app = web_app(
        SITE, house, house.store, house.clock, CollectorRegistry(), is_ready, turns
    )
    clients = [client_of(url) for _ in range(AT_ONCE)]
    yield tuple(Visitor(client, house.link()) for client in clients)
    for client in clients:
        client.close()


def test_files_sent_at_once_are_all_taken_one_after_the_other(
    visitors: tuple[Visitor, ...], house: House, turns: Turns
) -> None:
    def send(visitor: Visitor) -> Page:
        return visitor.send(visitor.open(), "update M2", YES, FILE)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        pages = list(threads.map(send, visitors))
    assert {page.status for page in pages} == {200}
    assert len(house.brought) == AT_ONCE
    assert (turns.in_hand, turns.most) == (0, 1)


def begin_to_send(visitor: Visitor) -> socket.socket:
    """Send the head of a large form and nothing of the form itself."""
    address = urlsplit(str(visitor.client.base_url))
    line = socket.create_connection((address.hostname, address.port))
    kind = "multipart/form-data; boundary=b"
    head = f"POST {visitor.path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\n"
    line.sendall(f"{head}Content-Length: {LARGE}\r\n\r\n--b".encode())
    return line


def test_while_one_dawdles_the_next_is_asked_to_come_again(
    visitors: tuple[Visitor, ...], house: House, turns: Turns
) -> None:
    slow, grace, *_ = visitors
    page = grace.open()
    with begin_to_send(slow):
        while not turns.in_hand:
            slow.open()
        turns.longest_wait = 0.01
        told = grace.send(page, "update M2", YES, FILE)
    assert told.status == 503
    assert "Nothing was changed. Wait a few minutes" in told.text
    assert "retry-after" in told.response.headers
    assert not house.brought
    turns.longest_wait = 20
    assert grace.send(page, "update M2", YES, FILE).status == 200
