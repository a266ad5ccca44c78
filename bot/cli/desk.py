"""The operator's door: the store and the router, opened for one command of the terminal."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app import config_from, draw_reference
from bot.cli.data import master_key, settings_for
from bot.core.cards import Card
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Person
from bot.core.refusals import Refusal
from bot.core.requests import Actor, Place, Request, Upload
from bot.settings import NEEDED_FOR_DATA
from handlers.router import Router
from handlers.uploads import LARGEST
from scheduler.clock import SystemClock
from storage.errors import UnknownGroup
from storage.store import Store

OPERATOR = "operator"
NO_GROUP = "Check the four characters, or ask whoever wrote them."
NEEDED = (*NEEDED_FOR_DATA, "PROFILE")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the operator's commands work with; each use is audited as the operator's."""

    store: Store
    router: Router
    clock: SystemClock

    def person(self, email: str) -> Person:
        """Return the person whom an address stands for, or refuse."""
        found = self.store.people.by_email(email.strip())
        if found is None:
            raise Refusal(
                "Nobody is known by this e-mail address.",
                "See who is: coregroup people list; or add them: coregroup people add",
            )
        return found

    def group(self, ref: str) -> CoreGroup:
        """Return a group, or say that there is none: the operator may see references."""
        try:
            return self.store.read(ref.upper())
        except UnknownGroup as error:
            raise Refusal(f"There is no group {ref.upper()[:20]}.", NO_GROUP) from error

    def lead_of(self, ref: str) -> Person:
        """Return who leads a group: what the operator imports is written as theirs."""
        lead = self.group(ref).lead
        person = self.store.people.by_id(lead.person) if lead else None
        if person is None:
            raise Refusal("Nobody leads this group now.", "Say as whom: --as E-MAIL")
        return person

    def audit(self, event: str, subject: str = "") -> None:
        """Leave a line of what the operator does in the installation's chain."""
        self.store.audit.installation(
            by=OPERATOR, now=self.clock.now(), event=event, subject=subject
        )

    def say(self, person: Person, text: str, uploads: Mapping[str, Upload]) -> Card:
        """Run a command as a person; it is marked as the operator's (IG20)."""
        self.audit("say", person.id)
        return self.router.answer(
            Request(
                actor=Actor(person=person.id, by_operator=True),
                text=text,
                key=secrets.token_hex(16),
                place=Place.TERMINAL,
                uploads=uploads,
            )
        )


@contextmanager
def opened_desk(env_file: Path | None) -> Iterator[Desk]:
    """Open the database beside a `serve` that may be running, for one command."""
    settings = settings_for(env_file, NEEDED)
    store = Store.open(settings.database, master_key(settings), erased=settings.erasure_list)
    clock = SystemClock()
    try:
        yield Desk(store, Router(store, config_from(settings), clock, draw_reference), clock)
    finally:
        store.close()


def read_upload(path: Path) -> Upload:
    """Return a file as it is handed in, no more of it than tells that it is too large."""
    try:
        with path.open("rb") as file:
            return Upload(path.name, "application/octet-stream", file.read(LARGEST + 1))
    except OSError as error:
        raise Refusal(
            f"{path} cannot be read: {error.strerror or type(error).__name__}.", "Check the path."
        ) from error
