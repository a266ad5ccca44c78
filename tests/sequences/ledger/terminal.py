"""The operator's own terminal: what `coregroup` lists of a life's store, as it is printed."""

from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from bot.cli.program import run
from bot.core.facts.members import Member
from storage.database import Database
from tests.sequences.ledger.ledger import Ledger
from tests.sequences.ledger.standing import Place
from tests.serving import settings_file

PEOPLE: Final = "people list"
LISTINGS: Final = (
    PEOPLE,
    "notices",
    "check",
    "check --live",
    "audit verify",
    "audit erased",
)
"""What is printed from the database alone; `say` goes through the operator's door."""
AT_ONE_END: Final = 3
"""How many of them are looked at as one life ends: each opens the database anew."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where the operator types: one database, and the settings of an installation around it."""

    database: Database

    def look(self, ledger: Ledger, random: Random) -> None:
        """Search some listings, as they come out for people or for programs."""
        for listing in random.sample(LISTINGS, AT_ONE_END):
            said = f"{listing}{random.choice(('', ' --json'))}"
            printed = self._output(said)
            for mark in ledger.found(printed):
                if listing != PEOPLE or not any(map(is_known_at_work, ledger.stood.get(mark, ()))):
                    ledger.leaks(f"coregroup {said}", "the operator", mark, printed)

    def _output(self, said: str) -> str:
        address = self.database.url.render_as_string(hide_password=False)
        seen = StringIO()
        with TemporaryDirectory() as folder, redirect_stdout(seen), redirect_stderr(seen):
            settings = settings_file(Path(folder), address, f"maildir:{folder}")
            run([*said.split(), "--env-file", str(settings)])
        return seen.getvalue()


def is_known_at_work(place: Place) -> bool:
    """Tell whether `people list` may show it: of no group, and of nobody's private life.

    The operator keeps the list of people, by name, agency and work address; of family and foster
    carers nothing (access.md, people who may create groups; IG6).
    """
    of_whom = isinstance(place.whole, Member) and not place.whole.kind.is_at_home
    return of_whom and place.path in KNOWN


KNOWN: Final = frozenset(
    {
        *("members.name", "members.agency", "members.contact.email"),
        *("members.left_mailbox", "members.had_before"),
    }
)
"""Name, agency and work address; whoever has another in one group may keep the old one here."""
