"""The demo's mail server: a folder in which every message lies as a file of its own."""

import asyncio
import errno
import itertools
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from bot.core.facts.people import Route
from bot.core.ports import Clock, Message, Proof, TransportError
from bot.core.refusals import Refusal
from handlers.email.message import Sender, compose

EXAMPLE = "For example maildir:mail or maildir:mail?refuse=somebody@agency.example."


@dataclass(frozen=True, slots=True)
class Folder:
    """Where messages are laid, and the addresses that are refused as a server would with 550."""

    path: Path
    refused: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, url: str) -> "Folder":
        """Return what a maildir: URL says; `refuse` may stand in it several times."""
        parts = urlsplit(url)
        options = parse_qsl(parts.query.replace("+", "%2B"), keep_blank_values=True)
        if parts.netloc or not parts.path or any(name != "refuse" for name, _ in options):
            raise Refusal("The maildir: URL in COREGROUP_MAIL_URL is not valid.", EXAMPLE)
        return cls(Path(unquote(parts.path)), frozenset(value.lower() for _, value in options))


class MaildirTransport:
    """Writes each message whole or not at all; file names tell nothing but their order."""

    route: Route = Route.SECURE_EMAIL

    def __init__(self, folder: Folder, sender: Sender, clock: Clock) -> None:
        self._folder = folder
        self._sender = sender
        self._clock = clock
        self._numbers = itertools.count(_last_number(folder.path) + 1)

    @property
    def at_once(self) -> int:
        """One: files are written one after the other."""
        return 1

    async def send(self, message: Message) -> Proof:
        """Lay `message` into the folder; a full disk is a `TransportError` that may pass."""
        mail = compose(message, self._sender, self._clock.now())
        if mail["To"].lower() in self._folder.refused:
            raise TransportError("smtp 550", permanent=True)
        mark = self._sender.mark("file", message.idempotency_key)[:12]
        path = self._folder.path / f"{next(self._numbers):05}-{mark}.eml"
        try:
            await asyncio.to_thread(_write, path, mail.as_bytes())
        except OSError as trouble:
            reason = errno.errorcode.get(trouble.errno or 0, "error")
            raise TransportError(f"maildir {reason}", permanent=False) from None
        return Proof.SENT

    async def probe(self) -> str:
        """Tell where mail goes, or refuse if nothing can be written there."""
        trial = self._folder.path / "trial"
        try:
            _write(trial, b"")
            trial.unlink()
        except OSError:
            why = "The folder in COREGROUP_MAIL_URL cannot be written to."
            raise Refusal(why, "Name a folder in which the bot's user may write.") from None
        return "Mail goes to files in a folder, and to nobody: right for a demo only."

    async def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


def _last_number(path: Path) -> int:
    """Return the highest number in the folder, so that a restart overwrites nothing."""
    numbers = (each.name.partition("-")[0] for each in path.glob("*-*.eml"))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _write(path: Path, content: bytes) -> None:
    """Write under a passing name first: whoever looks sees whole messages only.

    It is the demo's: nobody waits here until the disk has it for good.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_suffix(".tmp")
    try:
        passing.write_bytes(content)
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)
