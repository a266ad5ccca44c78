"""The answer to one wish: who asks is found first, and the router is asked in their name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.core.cards import Card, Text, Warn
from bot.core.facts.accounts import Account
from bot.core.facts.people import Person, Route
from bot.core.refusals import Refusal
from bot.core.requests import Actor
from handlers.connecting import is_about_connecting
from handlers.grammar import parse
from handlers.refused import as_told_to, refused
from handlers.slack.asking import Asked
from handlers.table import COMMANDS
from handlers.web.ports import Answering
from storage.errors import StorageError
from storage.store import Store

NOT_OURS: Final = Card(
    "Not done",
    (
        Warn("This can no longer be read: it is not what this app shows."),
        Text("Type the command in its place. See what you can ask for: /coregroup help"),
    ),
    is_refusal=True,
)

Stranger = Callable[[Account, str], Card]
"""Answers what an account says that nobody has connected, and what is said of connecting one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A card, and the group that its buttons are to be of."""

    card: Card
    ref: str = ""


def not_now(trouble: StorageError) -> Answered:
    """Return what anybody is told while the database cannot be used."""
    return Answered(refused(as_told_to(Actor(), trouble)))


class Desk:
    """Answers wishes; it may block, and be called from several threads."""

    def __init__(self, store: Store, router: Answering, stranger: Stranger) -> None:
        self._store = store
        self._router = router
        self._stranger = stranger

    def answer(self, asked: Asked, *, only_looks: bool = False) -> Answered:
        """Carry out what is asked, once for each key; to look lets nothing be written."""
        if asked.pressed is None:
            return Answered(NOT_OURS)
        try:
            return self._answered(asked, only_looks=only_looks)
        except StorageError as trouble:
            return not_now(trouble)

    def _answered(self, asked: Asked, *, only_looks: bool) -> Answered:
        person = self._store.accounts.person_of(asked.account)
        said = asked.pressed.command if asked.pressed else ""
        if person is None or is_about_connecting(said):
            return Answered(self._stranger(asked.account, said))
        actor = Actor(person=person.id)
        request = asked.request(actor, self._implied(asked), only_looks=only_looks)
        card = self._router.answer(request)
        return Answered(card, self._group(said, person, request.ref))

    def _implied(self, asked: Asked) -> str:
        """Return the group that the channel is bound to; the router asks whether it is theirs."""
        if not asked.channel:
            return ""
        workspace = asked.account.workspace
        return self._store.channels.ref_of(Route.SLACK, workspace, asked.channel) or ""

    def _group(self, said: str, person: Person, ref: str) -> str:
        """Return the group that was meant, so that a button stays with it whatever comes later."""
        try:
            parsed = parse(said)
        except Refusal:
            return ref
        command = COMMANDS.get(parsed.word)
        if parsed.ref or ref or command is None or not command.needs_group:
            return parsed.ref or ref
        theirs = {each for each, _ in self._store.people.groups_of(person.id)}
        return theirs.pop() if len(theirs) == 1 else ""
