"""Who is asking to connect an account: how often in this hour, and which group's question it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.membership.connecting import DAY, HOUR
from storage.database import Database
from storage.schema import connecting

QUESTION = select(connecting.c.ref, connecting.c.asked).where(
    connecting.c.account == bindparam("account")
)
LEADS = update(connecting).where(connecting.c.account == bindparam("its_account"))


@dataclass(frozen=True, slots=True)
class Question:
    """The newest question of an account: the group in which it stands, and its id there."""

    ref: str
    asked: str


class Connecting:
    """Accounts that have asked, each by its keyed hash; see `Accounts.key`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, account: str, now: datetime) -> int:
        """Count one more question of an account and return how many there are in this hour.

        What it asked before leads nowhere any more.
        """
        row = {"account": account, "since": now, "times": 1, "ref": None, "asked": ""}
        with self._database.writing() as connection:
            statement = COUNT[connection.dialect.name]
            times: int = connection.execute(statement, {**row, "edge": now - HOUR}).scalar_one()
        return times

    def leads_to(self, account: str, question: Question) -> None:
        """Keep to which question a code of this account will be an answer."""
        found = {"its_account": account, "ref": question.ref, "asked": question.asked}
        with self._database.writing() as connection:
            connection.execute(LEADS, found)

    def question_of(self, account: str) -> Question | None:
        """Return the newest question of an account, answered or not, if there is one."""
        with self._database.reading() as connection:
            row = connection.execute(QUESTION, {"account": account}).one_or_none()
        return Question(row.ref, row.asked) if row is not None and row.ref else None


def prune(connection: Connection, now: datetime, age: timedelta = DAY) -> None:
    """Forget who asked a day ago."""
    connection.execute(delete(connecting).where(connecting.c.since <= now - age))


def _counting(
    statement: sqlite.Insert | postgresql.Insert,
) -> sqlite.Insert | postgresql.Insert:
    is_new = connecting.c.since <= bindparam("edge", type_=connecting.c.since.type)
    return statement.on_conflict_do_update(
        index_elements=[connecting.c.account],
        set_={
            "since": case((is_new, statement.excluded.since), else_=connecting.c.since),
            "times": case((is_new, 1), else_=connecting.c.times + 1),
            "ref": None,
            "asked": "",
        },
    )


COUNT = {
    "sqlite": _counting(sqlite.insert(connecting)).returning(connecting.c.times),
    "postgresql": _counting(postgresql.insert(connecting)).returning(connecting.c.times),
}
