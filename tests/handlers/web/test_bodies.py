"""What browsers send is read within bounds of size and time; the rest is told what is wrong."""

import asyncio
from collections.abc import Iterable

import pytest
from starlette.requests import Request
from starlette.types import Message

from handlers.uploads import LARGEST
from handlers.web import bodies
from handlers.web.bodies import PATIENT, BadBody, Body, Patience, read_body
from tests.handlers.web.house import House
from tests.handlers.web.serving import Page, Visitor

FORM = "multipart/form-data; boundary=b"
HANGS_UP = b"the line is cut"
PLAIN = "application/x-www-form-urlencoded"


def part(name: str, content: bytes, filename: str | None = None) -> bytes:
    file = "" if filename is None else f'; filename="{filename}"'
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
    return head.encode() + content + b"\r\n"


def read(
    kind: str, chunks: Iterable[bytes], *, length: int | None = None, patience: Patience = PATIENT
) -> Body:
    """Read a body that comes in these chunks; after the last the line falls silent."""

    async def story() -> Body:
        left = iter(chunks)

        async def receive() -> Message:
            for chunk in left:
                if chunk == HANGS_UP:
                    return {"type": "http.disconnect"}
                return {"type": "http.request", "body": chunk, "more_body": chunk != b""}
            await asyncio.get_running_loop().create_future()
            return {"type": "http.disconnect"}

        headers = [(b"content-type", kind.encode())]
        if length is not None:
            headers.append((b"content-length", str(length).encode()))
        scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
        return await read_body(Request(scope, receive), patience)

    return asyncio.run(story())


def status_of(
    kind: str, chunks: Iterable[bytes], *, length: int | None = None, patience: Patience = PATIENT
) -> int:
    with pytest.raises(BadBody) as bad:
        read(kind, chunks, length=length, patience=patience)
    return bad.value.status


def test_fields_and_files_are_read_in_their_order() -> None:
    sent = part("a", b"one") + part("b", "zwölf\r\n".encode()) + part("f", b"%PDF", "x.pdf")
    body = read(FORM, [sent + b"--b--\r\n", b""])
    assert body.pairs == [("a", "one"), ("b", "zwölf\r\n")]
    assert (bytes(body.files["f"].content), body.files["f"].is_chosen) == (b"%PDF", True)


def test_it_does_not_matter_where_the_line_cuts_a_form_apart() -> None:
    sent = part("a", b"one") + part("f", b"%PDF", "x.pdf") + b"--b--\r\n"
    body = read(FORM, [*(sent[at : at + 1] for at in range(len(sent))), b""])
    assert (body.pairs, bytes(body.files["f"].content)) == ([("a", "one")], b"%PDF")


def test_a_plain_form_is_read_as_well() -> None:
    assert read(PLAIN, [b"a=1&b=%C3%B6", b"+x", b""]).pairs == [("a", "1"), ("b", "ö x")]


def test_the_bytes_of_a_file_too_large_are_dropped_and_the_fields_after_it_still_read() -> None:
    large = [part("f", b"", "x.pdf")[:-2], *[b"x" * 1024 * 1024] * 11, b"\r\n"]
    body = read(FORM, [*large, part("a", b"one"), b"--b--\r\n", b""])
    assert body.files["f"].is_too_large
    assert body.files["f"].content == b""
    assert body.pairs == [("a", "one")]


def test_a_file_just_as_large_as_may_be_is_kept() -> None:
    body = read(FORM, [part("f", b"x" * LARGEST, "x.pdf") + b"--b--\r\n", b""])
    assert (body.files["f"].is_too_large, len(body.files["f"].content)) == (False, LARGEST)


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        (FORM, b"no boundary in here"),
        ("multipart/form-data", part("a", b"one")),
        (FORM, b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
        (FORM, part("a", b"\xff\xfe") + b"--b--\r\n"),
        (FORM, b"".join(part(f"n{n}", b"") for n in range(201)) + b"--b--\r\n"),
        (FORM, b"--b\r\n" + b"X-Much: " + b"a" * 70_000 + b"\r\n\r\n"),
        (PLAIN, b"&".join(b"a=%d" % n for n in range(201))),
        (PLAIN, b"a=%ff"),
        (PLAIN, "a=ö".encode()),
    ],
)
def test_what_is_no_form_is_told_so(kind: str, sent: bytes) -> None:
    assert status_of(kind, [sent, b""]) == 400


def test_another_kind_of_content_is_not_taken() -> None:
    assert status_of("application/json", [b"{}", b""]) == 415
    assert status_of("", [b"", b""]) == 415


def test_a_body_without_end_is_cut_off() -> None:
    endless = (b"x" * 1024 * 1024 for _ in iter(int, 1))
    head = part("f", b"", "x.pdf")[:-2]
    assert status_of(FORM, (chunk for each in ([head], endless) for chunk in each)) == 413
    assert status_of(FORM, [], length=bodies.LARGEST_BODY + 1) == 413
    assert status_of(PLAIN, [b"a=" + b"x" * bodies.LONGEST_TEXTS, b""]) == 413
    assert status_of(FORM, [part("a", b"x" * (bodies.LONGEST_TEXTS + 1)), b""]) == 413


def test_a_line_that_falls_silent_is_cut_off() -> None:
    impatient = Patience(next_bytes=0.01)
    assert status_of(FORM, [part("a", b"one")], patience=impatient) == 408


def test_a_line_that_drips_for_ever_is_cut_off() -> None:
    drops = (b"x" for _ in iter(int, 1))
    assert status_of(FORM, drops, patience=Patience(whole=0.01)) in {400, 408}


def test_who_hangs_up_in_the_middle_has_sent_no_form() -> None:
    assert status_of(FORM, [part("a", b"one"), HANGS_UP]) == 400


def test_what_cannot_be_read_changes_nothing_and_says_so(grace: Visitor, house: House) -> None:
    bad = {"content-type": FORM}
    page = Page(grace.client.post(grace.path, content=b"nonsense", headers=bad))
    assert (page.status, "Nothing was changed." in page.text) == (400, True)
    assert not house.asked
