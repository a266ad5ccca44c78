"""Who is who on a chat platform: found by a keyed hash of the account, sealed otherwise.

One account is one person's, and a person has one account on a platform: who connects another has
it in the place of the one before. It is proved by a code; until they are in a group the operator's
word is enough. It goes with the person, with the address that proved it, and once no group has them
and they may make none.
"""

from collections.abc import Iterable
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, delete, insert, or_, select

from bot.core.facts.accounts import Account
from bot.core.facts.people import Person, Route
from storage.database import Database
from storage.keys import Keys
from storage.people import People
from storage.schema import accounts, memberships, people
from storage.sealing import cell

ACCOUNT = TypeAdapter(Account)
IN_NO_GROUP = accounts.c.person.not_in(select(memberships.c.person))
COUNTS = accounts.c.is_proved | IN_NO_GROUP
MINE = (accounts.c.person == bindparam("its_person")) & (
    accounts.c.platform == bindparam("its_platform")
)
PERSON_OF = select(accounts.c.person).where(accounts.c.hash == bindparam("hash"), COUNTS)
OF_PERSON = select(accounts.c.hash, accounts.c.sealed).where(MINE, COUNTS)
FORGET = delete(accounts).where(or_(MINE, accounts.c.hash == bindparam("its_hash")))
ADD = insert(accounts)
NOBODYS = delete(accounts).where(
    IN_NO_GROUP,
    accounts.c.person.not_in(select(people.c.id).where(people.c.may_create)),
)


class Accounts:
    """The accounts of everybody who has connected one."""

    def __init__(self, database: Database, keys: Keys, known: People) -> None:
        self._database = database
        self._keys = keys
        self._people = known

    def key(self, account: Account) -> str:
        """Return the keyed hash by which an account is known where it must not be read."""
        named = account.platform.value, account.workspace, account.user
        return self._keys.lookups.hash("account", *named)

    def person_of(self, account: Account) -> Person | None:
        """Return whose account this is, or None as long as nobody has connected it."""
        with self._database.reading() as connection:
            person = connection.execute(PERSON_OF, {"hash": self.key(account)}).scalar()
            return self._people.by_id(person) if person else None

    def of(self, person_id: str, platform: Route) -> Account | None:
        """Return a person's account on a platform, if they have connected one."""
        mine = {"its_person": person_id, "its_platform": platform.value}
        with self._database.reading() as connection:
            row = connection.execute(OF_PERSON, mine).one_or_none()
        return self._open(row.hash, row.sealed) if row else None

    def bind(
        self, account: Account, person_id: str, now: datetime, *, is_proved: bool = True
    ) -> None:
        """Let an account be this person's, and no other; their one before falls away.

        They are in `people`: nobody else has one. What is not proved is the operator's word: it
        counts only as long as no group has them, so that it shows nobody anything (IG20).
        """
        hashed = self.key(account)
        row = {
            "hash": hashed,
            "person": person_id,
            "platform": account.platform.value,
            "is_proved": is_proved,
            "bound_at": now,
            "sealed": self._keys.people.seal(ACCOUNT.dump_json(account), _cell(hashed)),
        }
        with self._database.writing() as connection:
            connection.execute(FORGET, _theirs(person_id, account.platform, hashed))
            connection.execute(ADD, row)

    def unbind(self, person_id: str, platform: Route) -> bool:
        """Forget a person's account on a platform; tell whether there was one."""
        with self._database.writing() as connection:
            gone = connection.execute(FORGET, _theirs(person_id, platform))
            return bool(gone.rowcount)

    def _open(self, hashed: str, sealed: bytes) -> Account:
        return ACCOUNT.validate_json(self._keys.people.open(sealed, _cell(hashed)))


def prune(connection: Connection) -> None:
    """Forget the accounts of those whom no group has any more and who may make none."""
    connection.execute(NOBODYS)


def revoke(connection: Connection, persons: Iterable[str]) -> None:
    """Forget the accounts of those whose address proves nothing any more, on all platforms."""
    gone = list(persons)
    if gone:
        connection.execute(delete(accounts).where(accounts.c.person.in_(gone)))


def _theirs(person_id: str, platform: Route, hashed: str = "") -> dict[str, str]:
    return {"its_person": person_id, "its_platform": platform.value, "its_hash": hashed}


def _cell(hashed: str) -> str:
    return cell("accounts", "sealed", hashed)
