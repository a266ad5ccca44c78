"""Making the files of a paper: the PDF in a process of its own, the page for a printer here."""

import asyncio
import json
import logging
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
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
        speller = Speller()
        plain = laid_out(paper, speller)
        if not speller.is_whole:
            plain["blocks"].insert(0, {"kind": "warn", "lines": [NOT_WHOLE]})
        made_at = int(datetime.combine(paper.stamp.on, time(), UTC).timestamp())
        async with self._one_at_a_time:
            pdf = await self._pdf(f"{made_at}\n{json.dumps(plain)}".encode())
        return Files(pdf, html(paper), is_whole=speller.is_whole)

    async def _pdf(self, asked: bytes) -> bytes:
        """Return the PDF, or nothing: too slow, too big, or not what PDF/UA-1 asks for."""
        try:
            child = await asyncio.create_subprocess_exec(
                *self._command,
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


def _none(code: str) -> bytes:
    log.warning("no_pdf", extra={"code": code})
    return b""
