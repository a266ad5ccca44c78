"""The mail with a document: the PDF goes along, and no mail is lost because there is none."""

import asyncio
import sys
from dataclasses import dataclass, field, replace

from bot.core.cards import Card, Text, Warn
from bot.core.facts.people import Route
from bot.core.ports import Attachment, Message, Proof
from bot.core.printed import Paper
from handlers.printing.mail import AS_WRITTEN, NO_PDF, PrintingMail
from handlers.printing.printer import Printer
from tests.handlers.printing.samples import STAMP, minutes

HANDED_IN = Attachment("document-1.pdf", "application/pdf", b"%PDF-1.4")
MESSAGE = Message(
    address="grace@health.example",
    subject="7KQ2: the document you asked for",
    card=Card("Minutes", (Text("You asked for this."),)),
    idempotency_key="7KQ2|1",
    attachments=(HANDED_IN,),
)
BROKEN = Printer((sys.executable, "-I", "-c", "raise SystemExit(1)"))


@dataclass
class Carrier:
    """Keeps what it is given to carry."""

    route: Route = Route.SECURE_EMAIL
    at_once: int = 4
    carried: list[Message] = field(default_factory=list)
    is_closed: bool = False

    async def send(self, message: Message) -> Proof:
        self.carried.append(message)
        return Proof.SENT

    async def probe(self) -> str:
        return "It answers."

    async def close(self) -> None:
        self.is_closed = True


def carried(paper: Paper | None, printer: Printer) -> Message:
    async def send() -> Message:
        carrier = Carrier()
        mail = PrintingMail(carrier, printer)
        assert await mail.send(replace(MESSAGE, paper=paper)) is Proof.SENT
        (message,) = carrier.carried
        return message

    return asyncio.run(send())


def names(message: Message) -> list[str]:
    return [each.filename for each in message.attachments]


def test_the_pdf_goes_along_before_what_was_handed_in() -> None:
    message = carried(minutes(), Printer())
    assert names(message) == ["document.pdf", "document-1.pdf"]
    assert message.attachments[0].content.startswith(b"%PDF-1.7")
    assert message.card == MESSAGE.card


def test_without_a_pdf_the_mail_goes_all_the_same_and_says_so() -> None:
    message = carried(minutes(), BROKEN)
    assert names(message) == ["document.html", "document-1.pdf"]
    assert message.card.blocks == (Warn(NO_PDF), *MESSAGE.card.blocks)


def test_where_the_pdf_names_letters_the_page_shows_them_as_written() -> None:
    message = carried(Paper(Card("T", (Text("😀"),)), STAMP), Printer())
    assert names(message) == ["document.pdf", "document.html", "document-1.pdf"]
    assert message.card.blocks[0] == Warn(AS_WRITTEN)


def test_a_message_without_a_document_is_carried_as_it_is() -> None:
    assert carried(None, BROKEN) == MESSAGE


def test_all_else_is_as_the_carrier_has_it() -> None:
    carrier = Carrier()
    mail = PrintingMail(carrier, BROKEN)
    assert mail.at_once == 4
    assert asyncio.run(mail.probe()) == "It answers."
    asyncio.run(mail.close())
    assert carrier.is_closed
