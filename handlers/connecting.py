"""Connecting: what somebody whom nobody knows on a chat platform says to be known there (IG17).

They name the address that a contact sheet has of them, and say the code that is sent to it. What
they are told is the same whoever they name: nobody learns here which addresses are known.
"""

from contextlib import suppress
from typing import Final

from bot.core.cards import Card, Text
from bot.core.facts.accounts import Account
from bot.core.facts.mailboxes import mailbox
from bot.core.facts.people import Person
from bot.core.membership.connecting import (
    ASKED_IN_AN_HOUR,
    CODE,
    ask,
    asked_by,
    code_of,
    holds,
    is_code,
    tried,
    who_may,
)
from bot.core.ports import Clock
from storage.connecting import Question
from storage.errors import UnknownGroup
from storage.store import Store

BY = "unknown"
"""Who stands in the audit log for an account that is nobody's yet."""

LONGEST = 320
AGAIN: Final = "Ask for another: connect ADDRESS"

HOW: Final = Card(
    "Who are you?",
    (
        Text("Your account here is not connected to you yet, so nothing is shown or done."),
        Text("Say the e-mail address that you are known by on the contact sheet: connect ADDRESS"),
    ),
    is_refusal=True,
)
ON_ITS_WAY: Final = (
    "If this address is on a contact sheet, confirmed as yours alone, a code is on its way there. "
    "It holds for 15 minutes. Then say here: code ABCD EFGH"
)
IF_NONE_COMES: Final = (
    "If none comes: the lead of your group sees on the contact sheet which address it has of you. "
    "Whoever is in no group yet asks whoever runs this service, and names what stands here: {}"
)
TOO_OFTEN: Final = Card(
    "Wait an hour",
    (Text("You have asked too often. Nothing was sent. Wait an hour, then ask again."),),
    is_refusal=True,
)
WRONG: Final = Card(
    "No such code",
    (
        Text("That is no code that holds now: it holds for 15 minutes, for five tries and once."),
        Text(AGAIN),
    ),
    is_refusal=True,
)
CONNECTED: Final = Card(
    "You are connected",
    (
        Text("From now on you are known here, and what you hear of comes here too."),
        Text("See what you can ask for: help"),
        Text("To end it: disconnect"),
    ),
)
ALREADY: Final = Card(
    "You are connected",
    (Text("You are known here already. To be somebody else here, first say: disconnect"),),
)
ENDED: Final = Card(
    "You are disconnected",
    (
        Text("Nobody is known here by this account any more. What you hear of comes by mail."),
        Text("To be known here again: connect ADDRESS"),
    ),
)
WORDS: Final = frozenset({"connect", "code", "disconnect"})


def is_about_connecting(said: str) -> bool:
    """Tell whether this is for `Connecting`, also from somebody who is known."""
    return said.partition(" ")[0].casefold() in WORDS


class Connecting:
    """Answers whoever speaks by an account that nobody has connected, and ends it; it blocks."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def __call__(self, account: Account, said: str) -> Card:
        """Send a code, take one, or say how to come by one."""
        word, _, rest = said.strip().partition(" ")
        word = word.casefold()
        person = self._store.accounts.person_of(account)
        if person is not None:
            return self._ended(account, person) if word == "disconnect" else ALREADY
        if word == "connect" and rest.strip():
            return self._connect(account, rest)
        return self._code(account, rest) if word == "code" else HOW

    def _connect(self, account: Account, said: str) -> Card:
        key, now = self._store.accounts.key(account), self._clock.now()
        if self._store.connecting.count(key, now) > ASKED_IN_AN_HOUR:
            return TOO_OFTEN
        email = _address(said)
        person = self._store.people.by_email(email)
        if person is not None:
            refs = dict.fromkeys(ref for ref, _ in self._store.people.groups_of(person.id))
            if any(self._is_asked_in(ref, account, person.id, email) for ref in refs):
                self._clock.wake()
        or_else = IF_NONE_COMES.format(account.address)
        return Card("Look at your mail", (Text(ON_ITS_WAY), Text(or_else)))

    def _is_asked_in(self, ref: str, account: Account, person: str, email: str) -> bool:
        """Have a code sent by a group, if the address is there; once it had enough, by no other."""
        now = self._clock.now()
        with suppress(UnknownGroup):
            if who_may(self._store.read(ref), person, email) is None:
                return False
            with self._store.begin(ref, by=BY, now=now) as work:
                member = who_may(work.facts, person, email)
                if member is None:
                    return False
                key = self._store.accounts.key(account)
                after = ask(work.facts, member, account.platform, key, now)
                if after is not None:
                    work.facts = after
                    work.audit("account code asked", member.id)
                    self._store.connecting.leads_to(key, Question(ref, after.connecting[-1].id))
                return True
        return False

    def _code(self, account: Account, said: str) -> Card:
        key = self._store.accounts.key(account)
        question = self._store.connecting.question_of(key)
        if question is None:
            return WRONG
        with suppress(UnknownGroup):
            return self._tried(question, account, said)
        return WRONG

    def _tried(self, question: Question, account: Account, said: str) -> Card:
        """Connect the account if this is the code and still holds; else it was one try."""
        now, secret = self._clock.now(), self._store.secret(CODE)
        with self._store.begin(question.ref, by=BY, now=now) as work:
            asked = asked_by(work.facts, question.asked)
            member = work.facts.member(asked.member) if asked else None
            if asked is None or member is None or not holds(asked, now):
                return WRONG
            if who_may(work.facts, member.person, member.contact.email) != member:
                return WRONG
            is_right = is_code(said, code_of(secret, work.facts, asked))
            work.facts = tried(work.facts, asked, is_right=is_right, now=now)
            work.audit("account connected" if is_right else "account code wrong", member.id)
            if is_right:
                self._store.accounts.bind(account, member.person, now)
        self._clock.wake()
        return CONNECTED if is_right else WRONG

    def _ended(self, account: Account, person: Person) -> Card:
        self._store.accounts.unbind(person.id, account.platform)
        self._store.audit.installation(
            by=person.id, now=self._clock.now(), event="account disconnected"
        )
        return ENDED


def _address(said: str) -> str:
    """Return the address that is meant; some platforms make a link of it: <mailto:a@b|a@b>."""
    link = said.strip()[:LONGEST].removeprefix("<mailto:").partition("|")[0]
    return mailbox(link)
