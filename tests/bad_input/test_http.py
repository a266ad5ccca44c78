"""Requests that no browser sends: each gets an answer in HTTP's own words, and changes nothing."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.core.messages.wording import Purpose
from tests.bad_input.front import Front, nothing_written
from tests.cast import DAWN

FORM = "Content-Type: application/x-www-form-urlencoded"
PARTS = "Content-Type: multipart/form-data"
SENT = (
    # A length that lies, is no number, comes twice, or is more than anybody may send.
    ("POST {link}", (FORM, "Content-Length: 5"), b"_do=action+A3+accept&_seal=x", 400),
    ("POST {link}", (FORM, "Content-Length: -5"), b"", 400),
    ("POST {link}", (FORM, "Content-Length: five"), b"", 400),
    ("POST {link}", (FORM, "Content-Length: " + "9" * 5_000), b"", 400),
    ("POST {link}", (FORM, "Content-Length: 99999999999"), b"", 413),
    ("POST {link}", (FORM, "Content-Length: 3", "Content-Length: 4"), b"a=1", 400),
    ("POST {link}", (FORM, "Transfer-Encoding: chunked"), b"zz\r\n\r\n", 400),
    # Headers that come twice, or hold what is no text.
    ("GET {link}", ("Host: one.example",), b"", 400),
    ("POST {link}", (FORM, "Content-Type: text/plain", "Content-Length: 3"), b"a=1", 400),
    ("GET {link}", ("Cookie: draft=\xff\xfe; draft=x; =;;",), b"", 200),
    (
        "POST {link}",
        ("Content-Type: multipart/form-data; boundary=\xff", "Content-Length: 0"),
        b"",
        400,
    ),
    # Bodies of nothing, of bytes that are no text, of another kind.
    ("POST {link}", ("Content-Length: 0",), b"", 415),
    ("POST {link}", (FORM, "Content-Length: 0"), b"", 400),
    ("POST {link}", (FORM, "Content-Length: 5"), b"_do=\xff", 400),
    ("POST {link}", (FORM, "Content-Length: 7"), b"_do=%ff", 400),
    ("POST {link}", ("Content-Type: application/json", "Content-Length: 2"), b"{}", 415),
    # Other methods, and targets that are no path of ours.
    ("HEAD {link}", (), b"", 200),
    ("PUT {link}", ("Content-Length: 0",), b"", 405),
    ("DELETE {link}", (), b"", 405),
    ("OPTIONS {link}", (), b"", 405),
    ("TRACE {link}", (), b"", 405),
    ("post {link}", ("Content-Length: 0",), b"", 405),
    ("OPTIONS *", (), b"", 404),
    ("CONNECT x:1", (), b"", 404),
    ("GET http://evil.example{link}", (), b"", 404),
    ("GET //", (), b"", 404),
    ("GET /a/%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00", (), b"", 404),
    ("GET /a/%ff%fe%ff%fe%ff%fe%ff%fe%ff%fe%ff%fe%ff%fe%ff%fe", (), b"", 404),
    ("GET {link}%0d%0aSet-Cookie:x=1", (), b"", 404),
    ("GET {link}?next=https://evil.example", (), b"", 200),
)


@contextmanager
def line_to(front: Front) -> Iterator[socket.socket]:
    """Open a line on which anything at all can be said."""
    url = front.client.base_url
    with socket.create_connection((url.host, url.port or 0), 10) as line:
        yield line


def answered(front: Front, request: str, headers: tuple[str, ...], body: bytes) -> bytes:
    """Send just these bytes and return all that comes back."""
    more = "".join(f"{each}\r\n" for each in ("Connection: close", *headers))
    head = f"{request} HTTP/1.1\r\nHost: meetings.example\r\n{more}\r\n".encode("latin-1")
    with line_to(front) as line:
        line.sendall(head + body)
        return b"".join(iter(lambda: line.recv(65_536), b""))


def test_what_no_browser_sends_is_answered_and_changes_nothing(
    front: Front, caplog: pytest.LogCaptureFixture
) -> None:
    link = front.visitor(Purpose.ACTION, "A3", member=DAWN).path
    with nothing_written(front.store):
        for request, headers, body, status in SENT:
            answer = answered(front, request.format(link=link), headers, body)
            assert answer.startswith(f"HTTP/1.1 {status} ".encode()), (
                request,
                headers,
                answer[:60],
            )
            assert b"Traceback" not in answer
            assert b"set-cookie" not in answer.lower()
    assert [each.message for each in caplog.records if each.levelname == "ERROR"] == []


def test_who_hangs_up_in_the_middle_of_a_form_has_sent_none_and_can_send_it_again(
    front: Front,
) -> None:
    dawn = front.visitor(Purpose.ACTION, "A3", member=DAWN)
    page = dawn.open()
    head = f"POST {dawn.path} HTTP/1.1\r\nHost: x\r\n{FORM}\r\nContent-Length: 900\r\n\r\n"
    body = "&".join(f"{name}={value}" for name, value in page.hidden("action A3 accept").items())
    with nothing_written(front.store):
        with line_to(front) as line:
            line.sendall((head + body).encode())
        assert front.client.get("/healthz").status_code == 200
    assert dawn.press(page, "action A3 accept").status == 200
