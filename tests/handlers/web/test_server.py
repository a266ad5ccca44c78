"""The server keeps no link in any log, waits for no one for ever, and believes no stranger."""

import logging
import socket
from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from handlers.web.server import BoundedHead, server_config
from tests.handlers.web.serving import Visitor, listening


class Impatient(BoundedHead):
    """A server that waits a moment only."""

    head_within = 0.05


async def who(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.client.host if request.client else "")


APP = Starlette(routes=[Route("/", who)])
FORWARDED = {"x-forwarded-for": "192.0.2.9"}


@pytest.fixture(scope="module")
def impatient() -> Iterator[int]:
    """The port of a server that soon loses its patience."""
    config = server_config(APP, host="127.0.0.1", port=0)
    config.http = Impatient
    with listening(config) as port:
        yield port


def answer_to(port: int, *sent: bytes) -> bytes:
    """Send these pieces, one after each answer, and return all that came until the line closed."""
    with socket.create_connection(("127.0.0.1", port), timeout=120) as line:
        came = b""
        for piece in sent:
            line.sendall(piece)
            came += line.recv(65_536)
        while more := line.recv(65_536):
            came += more
    return came


def test_a_line_on_which_nothing_is_asked_is_closed(impatient: int) -> None:
    assert answer_to(impatient) == b""


def test_a_request_that_never_gets_to_its_end_is_cut_off(impatient: int) -> None:
    assert answer_to(impatient, b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ") == b""


def test_a_second_request_on_the_same_line_has_to_hurry_as_well(impatient: int) -> None:
    came = answer_to(impatient, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HT")
    assert came.count(b"200 OK") == 1


def test_a_request_in_time_is_answered(impatient: int) -> None:
    assert httpx.get(f"http://127.0.0.1:{impatient}/").text == "127.0.0.1"


def test_a_head_that_is_too_long_is_refused(impatient: int) -> None:
    long = b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 20_000
    assert b"400 Bad Request" in answer_to(impatient, long)


def test_only_a_trusted_proxy_may_say_who_the_client_is(impatient: int) -> None:
    untrusted = httpx.get(f"http://127.0.0.1:{impatient}/", headers=FORWARDED)
    config = server_config(APP, host="127.0.0.1", port=0, trusted_proxies=["127.0.0.1"])
    with listening(config) as port:
        trusted = httpx.get(f"http://127.0.0.1:{port}/", headers=FORWARDED)
    assert (untrusted.text, trusted.text) == ("127.0.0.1", "192.0.2.9")


def test_no_link_stands_in_any_log(grace: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        grace.send(grace.open(), "update M2", {"right_group": "yes", "done": "Twice."})
    ours = [each for each in caplog.records if not each.name.startswith(("httpx", "httpcore"))]
    token = grace.path.removeprefix("/a/")
    assert not [each for each in ours if token in each.getMessage()]
