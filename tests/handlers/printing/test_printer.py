"""The process that makes PDFs: what it is given, how long it may take, and what if it fails."""

import asyncio
import logging
import subprocess
import sys

import pytest

from bot.core.cards import Card, Text
from bot.core.printed import Paper
from handlers.printing.child import compiled
from handlers.printing.page import html
from handlers.printing.printer import COMMAND, Files, Printer
from tests.handlers.printing.samples import STAMP, minutes, plain

NAME = "Grace Holloway"


def made(paper: Paper, printer: Printer | None = None) -> Files:
    async def ask() -> Files:
        return await (printer or Printer()).files(paper)

    return asyncio.run(ask())


def running(code: str, seconds: float = 60.0) -> Printer:
    return Printer((sys.executable, "-I", "-c", code), seconds)


def test_a_process_of_its_own_makes_what_would_be_made_here() -> None:
    paper = minutes()
    day = 1_806_969_600  # Tue 6 Apr 2027, 00:00 UTC
    expected = Files(compiled(plain(paper.card, paper.stamp), day), html(paper), is_whole=True)
    assert made(paper) == expected


def test_it_is_told_nothing_of_the_settings_or_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COREGROUP_KEY", "secret")
    said = "import os, sys; sys.stdout.write(repr('COREGROUP_KEY' in os.environ))"
    assert made(minutes(), running(said)).pdf == b"False"


@pytest.mark.parametrize(
    ("printer", "code"),
    [
        (running("import time; time.sleep(600)", 0.5), "timeout"),
        (running("raise SystemExit(3)"), "exit 3"),
        (running("import os; os.kill(os.getpid(), 9)"), "exit -9"),
        (Printer(("/nowhere/to/be/found",)), "FileNotFoundError"),
    ],
)
def test_what_fails_leaves_the_page_and_a_line_without_a_word_of_it(
    printer: Printer, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        found = made(minutes(), printer)
    assert found.pdf == b""
    assert NAME.encode() in found.html
    (line,) = caplog.records
    assert (line.message, line.__dict__["code"]) == ("no_pdf", code)
    assert NAME not in repr(line.__dict__)


def test_a_document_that_does_not_conform_is_none_and_nothing_is_said_of_it() -> None:
    bare = b'0\n{"title": "", "foot": [], "blocks": []}'
    ended = subprocess.run(COMMAND, input=bare, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, b"", b"")


def test_a_document_with_a_letter_that_was_named_says_so() -> None:
    found = made(Paper(Card("T", (Text("😀"),)), STAMP))
    assert found.pdf.startswith(b"%PDF")
    assert not found.is_whole
