"""`coregroup db upgrade`, `backup` and `restore`: what is done to a database as a whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.data import EnvFile, master_key, settings_for_data
from bot.cli.printing import print_blocks
from scheduler.clock import SystemClock
from storage.backup import back_up
from storage.copying import Progress
from storage.database import read_url
from storage.erasure_list import beside
from storage.restore import restore as restore_backup
from storage.upgrade import upgrade as upgrade_database

Target = Annotated[Path, typer.Argument(metavar="FILE", help="The backup; never replaced.")]
Source = Annotated[Path, typer.Argument(metavar="FILE", help="A file that db backup has made.")]

NO_LIST = (
    "No list of erasures was found: a group that was erased after this backup was made is back. "
    "If there was one, put erasures.txt into the data folder and restore again, into an empty "
    "database (IG7)."
)


def upgrade(*, env_file: EnvFile = None) -> None:
    """Bring the database to this version's tables, or make a new one."""
    settings = settings_for_data(env_file)
    with _progress("Upgrading"):
        is_new = upgrade_database(read_url(settings.database), master_key(settings))
    print_blocks([], "The database is up to date." if is_new else "It was up to date already.")


def backup(file: Target, *, env_file: EnvFile = None) -> None:
    """Write the database as it is now to FILE, while everything runs on; it stays sealed."""
    settings = settings_for_data(env_file)
    with _progress("Backing up") as progress:
        back_up(read_url(settings.database), master_key(settings), file, progress)
    kept_apart = "Without the key the file tells nothing; keep the two apart."
    print_blocks([(f"Written: {file}", [kept_apart])])


def restore(file: Source, *, env_file: EnvFile = None) -> None:
    """Fill an empty database from FILE; groups that were erased since stay erased."""
    settings = settings_for_data(env_file)
    url = read_url(settings.database)
    lists = [each for each in (settings.erasure_list, beside(url)) if each and each.exists()]
    with _progress("Restoring") as progress:
        gone = restore_backup(
            url,
            master_key(settings),
            file,
            now=SystemClock().now(),
            erased=settings.erasure_list,
            progress=progress,
        )
    said = [f"Groups that stay erased: {len(gone)}", *([] if lists else [NO_LIST])]
    print_blocks([(f"Restored from {file}", said)])


@contextmanager
def _progress(what: str) -> Iterator[Progress]:
    """Show in a terminal which table is at work; say nothing where output is piped."""
    console = Console(stderr=True)
    with console.status(f"{what} ...") as status:
        yield lambda table, rows: status.update(f"{what} {table}: {rows:,} rows")
