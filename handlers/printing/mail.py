"""Mail whose document is drawn as a file at the moment of leaving, outside every transaction."""

import asyncio
from dataclasses import replace

from bot.core.bundled import Bundle
from bot.core.cards import Card, Warn
from bot.core.facts.people import Route
from bot.core.ports import Attachment, Message, Proof
from handlers.email.transport import MailTransport
from handlers.printing.printer import Files, Printer
from handlers.printing.zipped import zipped

PDF = "document.pdf"
PAGE = "document.html"
PACKED = "case-file.zip"
NO_PDF = (
    "The document could not be made as a PDF. It stands in this mail, and goes along as a web page "
    "that you can keep and print."
)
AS_WRITTEN = (
    "Some letters or signs cannot be shown in the PDF and stand in it by their names. The web page "
    "that goes along shows them as they were written."
)


class PrintingMail:
    """A mail transport before which each document becomes a file; no mail is lost for want of one.

    The PDF goes along; where it could not be made, or not with every letter, a web page does too.
    """

    route: Route = Route.SECURE_EMAIL

    def __init__(self, inner: MailTransport, printer: Printer) -> None:
        self._inner = inner
        self._printer = printer

    @property
    def at_once(self) -> int:
        """As many as the transport behind it carries."""
        return self._inner.at_once

    async def send(self, message: Message) -> Proof:
        """Draw the document or the bundle, if there is one, and hand the message on."""
        if message.paper is not None:
            message = _with_files(message, await self._printer.files(message.paper))
        if message.bundle is not None:
            message = await self._with_bundle(message, message.bundle)
        return await self._inner.send(message)

    async def _with_bundle(self, message: Message, bundle: Bundle) -> Message:
        drawn = await self._printer.each([each.paper for each in bundle.leaves])
        packed = await asyncio.to_thread(zipped, bundle, drawn)
        whole = Attachment(PACKED, "application/zip", packed)
        return replace(message, attachments=(whole, *message.attachments), bundle=None)

    async def probe(self) -> str:
        """Tell what the transport behind it finds."""
        return await self._inner.probe()

    async def close(self) -> None:
        """Let go of what the transport behind it holds."""
        await self._inner.close()


def _with_files(message: Message, files: Files) -> Message:
    ours = []
    if files.pdf:
        ours.append(Attachment(PDF, "application/pdf", files.pdf))
    if not (files.pdf and files.is_whole):
        ours.append(Attachment(PAGE, "text/html", files.html))
    return replace(
        message,
        card=_remarked(message.card, files),
        attachments=(*ours, *message.attachments),
        paper=None,
    )


def _remarked(card: Card, files: Files) -> Card:
    """Say before all else what is the matter with the file."""
    if files.pdf and files.is_whole:
        return card
    said = AS_WRITTEN if files.pdf else NO_PDF
    return replace(card, blocks=(Warn(said), *card.blocks))
