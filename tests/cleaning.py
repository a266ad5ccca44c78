"""PostgreSQL databases that one test leaves and the next takes: emptying costs less than making."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import uuid4

from sqlalchemy import Engine, create_engine, text

from storage.database import read_url
from storage.schema import metadata
from storage.upgrade import upgrade
from tests.keys import KEY

FURNISHED = ("keys", "meta", "chains", "alembic_version")
KEEP = "CREATE SCHEMA kept; " + "; ".join(
    f"CREATE TABLE kept.{name} AS SELECT * FROM {name}" for name in FURNISHED
)
WARM = "warm"
"""Who connects under this name stays for the next test: it knows the tables and the statements."""

OTHERS = "datname = current_database() AND pid <> pg_backend_pid()"
AT_REST = f"application_name = '{WARM}' AND state = 'idle'"
ALONE = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {OTHERS} AND NOT ({AT_REST})"
STRIP = f"{ALONE}; DROP SCHEMA public CASCADE; CREATE SCHEMA public"
EMPTY = "; ".join(
    (
        ALONE,
        *(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables)),
        "DELETE FROM alembic_version",
        *(f"INSERT INTO {name} SELECT * FROM kept.{name}" for name in FURNISHED),
    )
)


class Databases:
    """The databases of one worker on the run's server."""

    def __init__(self, server: Engine) -> None:
        self._server = server
        self._template = ""
        self._clean: list[str] = []
        self._bare: list[str] = []
        self._caretakers: dict[str, Engine] = {}

    @contextmanager
    def empty(self) -> Iterator[str]:
        """Give the address of a database in which nothing is."""
        name = self._bare.pop() if self._bare else self._make("template0")
        yield self._address(name)
        self._in(name, STRIP)
        self._bare.append(name)

    @contextmanager
    def ready(self) -> Iterator[str]:
        """Give the address of a database that is ready for use, with no group in it."""
        name = self._clean.pop() if self._clean else self._make(self._ready_template())
        yield self._address(name)
        self._in(name, EMPTY)
        self._clean.append(name)

    def run(self, statement: str) -> None:
        """Run one statement on the server, outside transactions."""
        with self._server.connect() as connection:
            connection.execute(text(statement))

    def close(self) -> None:
        """Let go of the databases."""
        for caretaker in self._caretakers.values():
            caretaker.dispose()

    def _make(self, template: str) -> str:
        name = f"t{uuid4().hex}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def _ready_template(self) -> str:
        if not self._template:
            self._template = self._make("template0")
            upgrade(read_url(self._address(self._template)), KEY)
            self._in(self._template, KEEP)
            self._caretakers[self._template].dispose()
        return self._template

    def _in(self, name: str, statements: str) -> None:
        if name not in self._caretakers:
            self._caretakers[name] = engine_at(self._address(name))
        with closing(self._caretakers[name].raw_connection()) as connection:
            connection.cursor().execute(statements)

    def _address(self, name: str) -> str:
        return self._server.url.set(database=name).render_as_string(hide_password=False)


def engine_at(address: str) -> Engine:
    """Return an engine for statements outside transactions; a test may cut its connections."""
    return create_engine(address, isolation_level="AUTOCOMMIT", pool_pre_ping=True)


@contextmanager
def databases_at(address: str) -> Iterator[Databases]:
    """Make databases on the server at an address."""
    engine = engine_at(address)
    databases = Databases(engine)
    yield databases
    databases.close()
    engine.dispose()
