"""What is searched: cards as they are shown, messages whole and as the bytes that travel."""

from dataclasses import replace

from bot.core.cards import Card
from bot.core.documents.on_paper import given_on_paper
from bot.core.facts.groups import CoreGroup
from bot.core.notices.notice import CHANNEL, ENCLOSING
from bot.core.ports import Message
from bot.core.record.pulling import whose_export
from bot.core.requests import Request
from handlers.email.message import Sender, compose
from handlers.printing.page import html
from handlers.terminal.plain import plain
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
        """Search all that could be printed for each of the family now, as its reader would."""
        about = [*(each.id for each in facts.meetings), *(each.id for each in facts.copies)]
        for reader in facts.family:
            if Reader(facts, reader).is_shut_out:
                continue  # Whoever would bring it is told that it waits.
            for id_ in about:
                given = given_on_paper(facts, id_, reader)
                if given is not None:
                    self.ledger.check_shown(reader.id, f"a paper of {id_}", repr(given))

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
            self._shown(sent, "a document", whole)
            self._kept_about(sent, whole)
            return
        self._shown(sent, "a calendar entry", repr(message.calendar))
        pushed = replace(message, address="", calendar=None)
        self.ledger.check_nobody(f"a message {sent.identity}", repr(pushed), said=own)
        self._shown(sent, "a message", whole)

    def _kept_about(self, sent: Sent, whole: str) -> None:
        """Search what is kept about somebody as the one to whom it is given."""
        person = sent.facts.member(whose_export(sent.identity.subject))
        if person is not None and not Reader(sent.facts, person).is_shut_out:
            self.ledger.check_shown(person.id, "what is kept about them", whole, said=_own(sent))

    def _shown(self, sent: Sent, what: str, text: str) -> None:
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
    message: Message = sent.message
    if message.paper is not None:
        paper = html(message.paper).decode()
        message = replace(message, paper=None)
    else:
        paper = ""
    mail = compose(replace(message, bundle=None), SENDER, sent.at)
    parts = (each.get_payload(decode=True) for each in mail.walk() if not each.is_multipart())
    read = "\n".join(unpacked(each) for each in parts if isinstance(each, bytes))
    return f"{mail.items()!r}\n{read}\n{paper}\n{all_text(message.bundle)}"
