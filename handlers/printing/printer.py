"""Making the files of a paper: the PDF in a process of its own, the page for a printer here."""

import asyncio
import io
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.core.printed import Paper
from handlers.printing.layout import laid_out
from handlers.printing.letters import Speller
from handlers.printing.page import html

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-I", str(Path(__file__).parent / "child.py"))
"""The process, closed off from the environment and from whatever lies in the working folder."""
ENVIRONMENT = {"RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
"""All that the child is told: no key or password, and to stay small on a machine of many cores."""
SECONDS = 20.0
"""How long one PDF may take; 20,000 characters take about one."""
IN_ONE = 12
"""How many PDFs one process makes at most: most of its time goes into its beginning."""
MANY = "many"
LENGTH = 8
"""Bytes of the length before each PDF: see `child.framed`."""
NOT_WHOLE = (
    "Some letters or signs cannot be shown in this file. Each stands by its name in square "
    "brackets. The web page that goes along with it shows them as they were written."
)


@dataclass(frozen=True, slots=True)
class Files:
    """A paper as files: `pdf` is empty where none could be made.

    `is_whole`: every letter has a shape in the PDF; otherwise some stand in it by their names.
    """

    pdf: bytes = field(repr=False)
    html: bytes = field(repr=False)
    is_whole: bool


class Printer:
    """Makes PDFs one after the other, so that many at once do not need the memory of many.

    `command` is the process that makes one.
    """

    def __init__(self, command: tuple[str, ...] = COMMAND, seconds: float = SECONDS) -> None:
        self._command = command
        self._seconds = seconds
        self._one_at_a_time = asyncio.Semaphore(1)

    async def files(self, paper: Paper) -> Files:
        """Return both files; what cannot be a PDF is told to the log, without a word of it."""
        asked = _asked(paper)
        async with self._one_at_a_time:
            pdf = await self._made(_input(paper.stamp.on, [asked]))
        return Files(pdf, html(paper), is_whole=asked.is_whole)

    async def each(self, papers: Sequence[Paper]) -> list[Files]:
        """Return the files of papers of one day, some of them made in each process."""
        found: list[Files] = []
        for start in range(0, len(papers), IN_ONE):
            some = papers[start : start + IN_ONE]
            asked = [_asked(each) for each in some]
            async with self._one_at_a_time:
                made = await self._made(_input(some[0].stamp.on, asked), MANY)
            for paper, ask, pdf in zip(some, asked, _unframed(made, len(some)), strict=True):
                found.append(Files(pdf, html(paper), is_whole=ask.is_whole))
        return found

    async def _made(self, asked: bytes, *how: str) -> bytes:
        """Return the PDFs, or nothing: too slow, too big, or not what PDF/UA-1 asks for."""
        try:
            child = await asyncio.create_subprocess_exec(
                *self._command,
                *how,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=ENVIRONMENT,
            )
        except OSError as error:
            return _none(type(error).__name__)
        try:
            async with asyncio.timeout(self._seconds):
                pdf, _ = await child.communicate(asked)
        except TimeoutError:
            return _none("timeout")
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        return pdf if child.returncode == 0 else _none(f"exit {child.returncode}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A paper as the process is given it, and whether every letter has a shape there."""

    plain: str
    is_whole: bool


def _asked(paper: Paper) -> _Asked:
    speller = Speller()
    plain = laid_out(paper, speller)
    if not speller.is_whole:
        plain["blocks"].insert(0, {"kind": "warn", "lines": [NOT_WHOLE]})
    return _Asked(json.dumps(plain), speller.is_whole)


def _input(on: date, asked: Sequence[_Asked]) -> bytes:
    made_at = int(datetime.combine(on, time(), UTC).timestamp())
    return "\n".join((str(made_at), *(each.plain for each in asked))).encode()


def _unframed(made: bytes, count: int) -> Iterator[bytes]:
    """Yield so many PDFs, nothing for those that did not come."""
    stream = io.BytesIO(made)
    for _ in range(count):
        length = int.from_bytes(stream.read(LENGTH), "big")
        pdf = stream.read(length)
        yield pdf if len(pdf) == length else b""


def _none(code: str) -> bytes:
    log.warning("no_pdf", extra={"code": code})
    return b""
