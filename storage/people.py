"""Professionals across groups: found by a keyed hash of their e-mail address, sealed otherwise."""

from pydantic import TypeAdapter
from sqlalchemy import Select, bindparam, delete, insert, select, update

from bot.core.facts.people import Person
from bot.core.refusals import Refusal
from storage import memberships
from storage.database import Database
from storage.keys import Keys
from storage.schema import people
from storage.sealing import cell

PERSON = TypeAdapter(Person)
ALL = select(people.c.id, people.c.sealed)
BY_EMAIL = ALL.where(people.c.email_hash == bindparam("key"))
BY_ID = ALL.where(people.c.id == bindparam("key"))
FORGET = delete(people).where(people.c.id == bindparam("its_id"))
ADD = insert(people)
CHANGE = update(people).where(
    people.c.id == bindparam("its_id"), people.c.email_hash == bindparam("its_email")
)


class People:
    """Everybody who may ask for something in their own name."""

    def __init__(self, database: Database, keys: Keys) -> None:
        self._database = database
        self._keys = keys

    def by_email(self, email: str) -> Person | None:
        """Return the person with this e-mail address, however it is capitalised."""
        return self._one(BY_EMAIL, self._keys.lookups.email(email))

    def by_id(self, id: str) -> Person | None:  # noqa: A002 - the word that callers use
        """Return a person by their opaque id, or None."""
        return self._one(BY_ID, id)

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(ALL).all()
        found = (self._open(row.id, row.sealed) for row in rows)
        return tuple(sorted(found, key=lambda each: (each.name, each.id)))

    def save(self, person: Person) -> None:
        """Add a person or replace what is known; an address belongs to one person only.

        Accounts that were proved by another address go with it: it may never have been theirs.
        """
        hashed = self._keys.lookups.email(person.email)
        with self._database.writing() as connection:
            holder = connection.execute(BY_EMAIL, {"key": hashed})
            if holder.scalar() not in {None, person.id}:
                raise Refusal(
                    "Somebody else is known by this e-mail address.",
                    "Check the address, or change the person who has it.",
                    field="email",
                )
            row = self._row(person, hashed)
            known = {"its_id": person.id, "its_email": hashed}
            if not connection.execute(CHANGE, known | row).rowcount:
                connection.execute(FORGET, {"its_id": person.id})
                connection.execute(ADD, row)

    def remove(self, person_id: str) -> None:
        """Forget a person; what groups keep of a member of theirs stays with them."""
        with self._database.writing() as connection:
            connection.execute(FORGET, {"its_id": person_id})

    def groups_of(self, person_id: str) -> tuple[tuple[str, str], ...]:
        """Return (reference, member id) of each group that the person is or was in."""
        with self._database.reading() as connection:
            return memberships.of_person(connection, person_id)

    def _row(self, person: Person, hashed: str) -> dict[str, object]:
        return {
            "id": person.id,
            "email_hash": hashed,
            "may_create": person.may_create,
            "version": person.version,
            "sealed": self._keys.people.seal(PERSON.dump_json(person), _cell(person.id)),
        }

    def _one(self, wanted: Select[str, bytes], key: str) -> Person | None:
        with self._database.reading() as connection:
            row = connection.execute(wanted, {"key": key}).one_or_none()
        return self._open(row.id, row.sealed) if row else None

    def _open(self, id_: str, sealed: bytes) -> Person:
        return PERSON.validate_json(self._keys.people.open(sealed, _cell(id_)))


def _cell(id_: str) -> str:
    return cell("people", "sealed", id_)
