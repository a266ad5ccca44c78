"""Papers as the files that leave: drawn by the printer itself, and each PDF read back by glyphs."""

from asyncio import Runner
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfReader

from bot.core.facts.people import Route
from bot.core.ports import Message, Proof
from handlers.printing.mail import PrintingMail
from handlers.printing.page import html
from handlers.printing.printer import Printer
from tests.sequences.ledger.marks import found_in
from tests.sequences.ledger.watching import Watcher
from tests.sequences.post import Sent

EVERY = 4
"""Of so many messages with papers those of one are drawn: it takes as long as fifty requests."""


@dataclass
class Postbag:
    """The transport behind the printer: it keeps what would leave."""

    route: Route = Route.SECURE_EMAIL
    at_once: int = 1
    left: list[Message] = field(default_factory=list)

    async def send(self, message: Message) -> Proof:
        self.left.append(message)
        return Proof.SENT

    async def probe(self) -> str:
        return ""

    async def close(self) -> None:
        """There is nothing to let go of."""


@dataclass
class Papers:
    """The papers of one life, searched as whoever opens the file would read them."""

    watcher: Watcher
    runner: Runner
    seen: int = 0

    def look(self, sent: Sent) -> None:
        """Draw what goes along with a message now and then, and search it for its recipient."""
        if sent.message.paper is None and sent.message.bundle is None:
            return
        self.seen += 1
        if self.seen % EVERY:
            return
        bag = Postbag()
        self.runner.run(PrintingMail(bag, Printer()).send(sent.message))
        for each in bag.left[0].attachments:
            names, texts = zip(*_opened(each.filename, each.content), strict=True)
            self.watcher.ledger.check_nobody("names of files", " ".join(names))
            self.watcher.shown(sent, f"{each.filename} as it is read", "\n".join(texts))
        if sent.message.paper is not None:
            drawn, *_ = bag.left[0].attachments
            ((_, read),) = _opened(drawn.filename, drawn.content)
            wanted = found_in(html(sent.message.paper).decode())
            assert wanted <= found_in(read), f"not read back: {wanted - found_in(read)}"


def _opened(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the text of a file, or of each in a packed one, with its name."""
    if content.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(content)) as packed:
            for each in packed.namelist():
                yield from _opened(each, packed.read(each))
    elif name.endswith(".pdf") and b"Typst" in content:
        yield name, _read(content)
    else:
        yield name, content.decode(errors="replace")


def _read(pdf: bytes) -> str:
    """Return what stands on the pages of a PDF, and what it says of itself."""
    reader = PdfReader(BytesIO(pdf))
    about = reader.xmp_metadata
    said = about.stream.get_data().decode() if about is not None else ""
    pages = (each.extract_text() for each in reader.pages)
    return "\n".join((*pages, repr(reader.metadata), said))
