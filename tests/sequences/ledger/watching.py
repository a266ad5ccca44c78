"""What is searched: cards as they are shown, messages whole and as the bytes that travel."""

from dataclasses import replace

from bot.core.cards import Card
from bot.core.facts.groups import CoreGroup
from bot.core.notices.notice import CHANNEL, ENCLOSING
from bot.core.ports import Message
from bot.core.requests import Request
from bot.demo.standins import as_addressed
from handlers.email.message import Sender, compose
from handlers.printing.page import html
from handlers.terminal.plain import plain
from tests.sequences.ledger.handed_on import HandedOn, carried, handed_on, is_for_the_room, on_paper
from tests.sequences.ledger.ledger import Ledger
from tests.sequences.ledger.pages import Answered
from tests.sequences.ledger.readers import Reader
from tests.sequences.post import Sent
from tests.sequences.words import all_text, unpacked

SENDER = Sender("meetings@eastmere.example", "Meetings", b"k" * 32)
EVERY = 8
"""Of so many cards one is drawn as well, as a terminal shows it: drawing adds no text."""


class Watcher:
    """Reads all that leaves, and holds it against the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.steps = 0
        self.sent = 0

    def heard(self, request: Request, card: Card) -> None:
        """Search the answer to one request; what a link shows is searched on its page."""
        self.steps += 1
        actor = request.actor
        if actor.by_link:
            return
        said = f"{request.text} {dict(request.fields)!r} {self._named(request.text)}"
        text = repr(card)
        if self.steps % EVERY == 0:
            text += plain(card, 120)
        if actor.by_operator:
            said += self._named(actor.member)
            self.ledger.check_nobody("the operator's door", text, said=said)
        else:
            self.ledger.check_shown(actor.member, f'"{request.text}"', text, said=said)
            self._for_others(request, card, text)

    def _named(self, text: str) -> str:
        """Return what those are called whom somebody has named by their number."""
        members = self.ledger.facts.members if self.ledger.facts else ()
        words = set(text.split())
        named = (each for each in members if each.id in words)
        return " ".join(f"{each.name} {each.own_reference}" for each in named)

    def saw_page(self, who: str, page: Answered, said: str) -> None:
        """Search a page: a link shows nobody's text, and of names the lead's at most (IG19)."""
        self.ledger.check_page(who, page.whole, said=said)

    def given_on_paper(self, facts: CoreGroup) -> None:
        """Search all that could be printed for the family now, as its readers would."""
        for each in on_paper(facts):
            self._given(each)

    def _given(self, each: HandedOn, said: str = "") -> None:
        """Search what is for somebody as they would."""
        check = self.ledger.check_kept_about if each.kept_about else self.ledger.check_shown
        check(each.to.id, each.what, each.text, said=said)

    def _for_others(self, request: Request, card: Card, text: str) -> None:
        """Search what was shown to one and is for others: a paper, or a card for the room."""
        facts = self.ledger.facts
        for each in handed_on(facts, request, card) if facts is not None else ():
            self._given(each)
        if is_for_the_room(request, card):
            self.ledger.check_room(f'"{request.text}"', text)

    def left(self, sent: Sent) -> None:
        """Search one message: what is pushed holds nothing, a document what its reader may see."""
        self.sent += 1
        message, who = sent.message, sent.recipient
        own = _own(sent)
        self.ledger.check_nobody("a subject", message.subject, said=own)
        self.ledger.check_nobody(
            "names of files", " ".join(each.filename for each in message.attachments)
        )
        if who == CHANNEL:
            self.ledger.check_nobody("a post in the channel", repr(replace(message, address="")))
            return
        whole = _as_bytes(sent)
        if sent.identity.kind in ENCLOSING:
            self.shown(sent, "a document", whole)
            for each in carried(sent.facts, sent.identity.subject, whole):
                self._given(each, own)
            return
        self.shown(sent, "a calendar entry", repr(message.calendar))
        pushed = replace(message, address="", calendar=None)
        self.ledger.check_nobody(f"a message {sent.identity}", repr(pushed), said=own)
        self.shown(sent, "a message", whole)

    def shown(self, sent: Sent, what: str, text: str) -> None:
        """Hold it against the facts as they were when it left."""
        member = sent.facts.member(sent.recipient)
        reader = Reader(sent.facts, member) if member is not None else None
        for mark in self.ledger.found(text, _own(sent)):
            if reader is None or not self.ledger.may_see(reader, mark):
                self.ledger.leaks(f"{what} {sent.identity}", sent.recipient, mark, text)


def _own(sent: Sent) -> str:
    """Return what stands in each mail to somebody: their own address and reference."""
    member = sent.facts.member(sent.recipient)
    return f"{sent.message.address} {member.own_reference if member is not None else ''}"


def _as_bytes(sent: Sent) -> str:
    """Return a message as it travels, every part decoded again, with its paper as it is printed."""
    message: Message = as_addressed(sent.message)
    if message.paper is not None:
        paper = html(message.paper).decode()
        message = replace(message, paper=None)
    else:
        paper = ""
    mail = compose(replace(message, bundle=None), SENDER, sent.at)
    parts = (each.get_payload(decode=True) for each in mail.walk() if not each.is_multipart())
    read = "\n".join(unpacked(each) for each in parts if isinstance(each, bytes))
    return f"{mail.items()!r}\n{read}\n{paper}\n{all_text(message.bundle)}"
