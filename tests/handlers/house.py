"""A house to speak to: a real store, a clock that stands still, and the router in front."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, count

from bot.core.cards import Buttons, Card, Form
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Person
from bot.core.procedure.loading import PROFILES, load_profile
from bot.core.procedure.profiles import Profile
from bot.core.requests import Actor, Place, Request, Upload
from handlers.config import Config
from handlers.router import Router
from handlers.terminal.plain import plain
from scheduler.clock import JumpClock
from storage.store import Store
from tests.cast import CREATED
from tests.stores import Repeated
from tests.story import EASTMERE

SECURE = frozenset({"eastmere.example", "health.example", "police.example"})
KEPT = Repeated[CoreGroup]()


def load(name: str) -> Profile:
    return EASTMERE if name == "eastmere" else load_profile(name)


CONFIG = Config(
    profile="eastmere",
    profiles=("eastmere", *PROFILES),
    load=load,
    secure_mail_domains=SECURE,
    public_name="Meetings",
)


@dataclass
class House:
    """Everything between a request and its card, on a real database."""

    store: Store
    config: Config = CONFIG
    clock: JumpClock = field(default_factory=lambda: JumpClock(CREATED))
    draws: Iterator[str] = field(default_factory=lambda: chain(("7KQ2", "H4MX", "T9RK"), _more()))
    keys: Iterator[int] = field(default_factory=count)

    @property
    def router(self) -> Router:
        return Router(self.store, self.config, self.clock, lambda: next(self.draws))

    def know(self, person: Person) -> Person:
        """Let the operator add a person."""
        self.store.people.save(person)
        return person

    def keep(self, group: CoreGroup, now: datetime | None = None) -> CoreGroup:
        """Store a group as a test begins from it, and its professionals as people."""
        now = now or self.clock.now()
        return KEPT.do(
            self.store, (group, group.profile.pinned, now), lambda: self._keep(group, now)
        )

    def _keep(self, group: CoreGroup, now: datetime) -> CoreGroup:
        with self.store.database.writing():
            for each in group.members:
                if each.person:
                    self.know(Person(each.person, each.contact.email, each.name, each.agency))
        with self.store.create(group, by=group.created_by, now=now):
            pass
        return self.group(group.ref)

    def group(self, ref: str = "7KQ2") -> CoreGroup:
        return self.store.read(ref)

    def member(self, id_: str) -> Member:
        return next(each for each in self.group().members if each.id == id_)

    def say(
        self,
        member: str,
        text: str,
        given: Mapping[str, str] | None = None,
        /,
        *,
        ref: str = "7KQ2",
        key: str = "",
        seen: int | None = None,
        by_link: bool = False,
        operator: bool = False,
        looks: bool = False,
        uploads: dict[str, Upload] | None = None,
        **fields: str,
    ) -> Card:
        """Let a member of a group say something, with fields as a mapping or by name.

        Each time is another request, unless a key is given.
        """
        actor = Actor(ref=ref, member=member, by_link=by_link, by_operator=operator)
        request = Request(
            actor,
            text,
            key or f"k{next(self.keys)}",
            Place.LINK if by_link else Place.TERMINAL,
            ref,
            {**(given or {}), **fields},
            uploads or {},
            seen,
            looks,
        )
        return self.router.answer(request)

    def press(self, member: str, card: Card, label: str) -> Card:
        """Let a member press the one button of a card with these words on it."""
        rows = (block for block in card.blocks if isinstance(block, Buttons))
        (button,) = (each for row in rows for each in row.buttons if each.label == label)
        return self.say(member, button.command, button.fields, seen=button.seen)

    def send(
        self,
        member: str,
        text: str,
        fields: Mapping[str, str],
        *,
        key: str = "",
        by_link: bool = False,
        uploads: Mapping[str, Upload] | None = None,
    ) -> Card:
        """Let a member send a form whose fields have names of their own."""
        handed_in = dict(uploads or {})
        return self.say(member, text, fields, key=key, by_link=by_link, uploads=handed_in)

    def ask(self, person: Person, text: str, *, key: str = "", **fields: str) -> Card:
        """Let a person, known across groups, say something."""
        key = key or f"k{next(self.keys)}"
        return self.router.answer(Request(Actor(person=person.id), text, key, fields=fields))


def words(card: Card) -> str:
    """Return all that a card says, as one text without line breaks."""
    return " ".join(plain(card, 10_000).split())


def _more() -> Iterator[str]:
    alphabet = "234679CDFHJKMNPQRTVWXY"
    return (f"{a}{b}{a}{b}" for a in alphabet for b in alphabet)


def form_in(card: Card) -> Form:
    """Return the one form that a card shows."""
    (form,) = (block for block in card.blocks if isinstance(block, Form))
    return form


def asked_in(card: Card) -> list[str]:
    """Return the names of the fields that a card's form asks, the right group's apart (IG13)."""
    return [each.name for each in form_in(card).fields if each.name != "right_group"]


def labels(card: Card) -> set[str]:
    """Return what stands on the buttons of a card."""
    rows = (block for block in card.blocks if isinstance(block, Buttons))
    return {each.label for row in rows for each in row.buttons}
