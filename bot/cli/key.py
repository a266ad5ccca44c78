"""`coregroup key new` and `verify`: the master key, and whether a copy of it is one."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.data import EnvFile, settings_for
from bot.cli.desk import OPERATOR
from bot.cli.printing import print_blocks
from bot.core.refusals import Refusal
from scheduler.clock import SystemClock
from storage.errors import WrongKeyError
from storage.master import MasterKey, make_key_file, read_key_file
from storage.store import Store

COPY_TRIED = "key copy tried"
"""The line in the installation's audit log by which `check --live` knows the day."""

Target = Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; never replaced.")]
Copy = Annotated[Path, typer.Argument(metavar="COPY", help="The copy, kept apart from the key.")]


def new(file: Target) -> None:
    """Write a new key to FILE, readable by its owner alone."""
    make_key_file(file)
    copied = ["Without it no backup can be read, ever. Try it: coregroup key verify COPY"]
    print_blocks(
        [
            ("Name it", [f"COREGROUP_KEY_FILE={file.absolute()}"]),
            ("Keep a copy apart from the backups", copied),
        ],
        f"A new key is in {file}",
    )


def verify(copy: Copy, *, env_file: EnvFile = None) -> None:
    """Open the database with COPY alone, and note the day; the key in use is not looked at."""
    settings = settings_for(env_file, ())
    key = read_key_file(copy)
    if settings.key_file and settings.key_file.exists() and copy.samefile(settings.key_file):
        raise Refusal(f"{copy} is the key in use itself.", "Name the copy that is kept elsewhere.")
    store = _opened(settings.database, key)
    try:
        store.audit.installation(by=OPERATOR, now=SystemClock().now(), event=COPY_TRIED)
    finally:
        store.close()
    kept = ["Bring it back to where it is kept, apart from the backups. Try it again in a year."]
    print_blocks([("The day is noted", kept)], "This copy opens the database.")


def _opened(database: str, key: MasterKey) -> Store:
    try:
        return Store.open(database, key)
    except WrongKeyError:
        raise Refusal(
            "This is no copy of the key: it does not open the database.",
            "Nothing is lost yet. Copy the key in use again, and try that.",
        ) from None
