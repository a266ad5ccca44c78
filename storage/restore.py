"""Restoring a backup into an empty database: erasures first, all or nothing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Connection, delete, exists, insert, select

from storage.audit import Audit
from storage.chains import Chains, Line
from storage.copying import Progress, copy, silently
from storage.database import Database, file_of
from storage.erasure_list import ErasureList, beside
from storage.errors import DamagedError, OlderDatabaseError, StorageError, TamperedError
from storage.hold import alone
from storage.keys import Keys
from storage.lookups import Lookups
from storage.master import MasterKey
from storage.opening import check, check_not_newer, looking, version_of
from storage.schema import audit, chains, erasures, groups, metadata, people
from storage.upgrade import make_file, migrate

RESTORED = "restored"
KEPT_ERASED = "kept erased"
BEGINS = b"SQLite format 3\0"
HEAD_BYTES = 100
PAGE_BYTES, PAGES = slice(16, 18), slice(28, 32)
LARGEST_PAGE = 65_536
HOLDS_DATA = (groups, people, audit)


@dataclass(frozen=True, slots=True)
class Log:
    """What the restored audit log is told, and with which key."""

    lookups: Lookups
    line: Line


def restore(
    url: URL,
    master: MasterKey,
    backup: Path,
    *,
    now: datetime,
    by: str = "operator",
    erased: Path | None = None,
    progress: Progress = silently,
) -> tuple[str, ...]:
    """Fill an empty database from a backup and return the references that stay erased.

    Refused while Core Group runs on it, for another key, a backup of a newer version, a database
    that is not empty, or a list of erasures that was changed. `erased` is that list's file;
    one beside a SQLite file counts as well.
    """
    source = URL.create("sqlite", database=str(backup))
    with _told_of_the_backup(backup):
        _check_backup(source, backup, master)
    with _gone_if_it_fails(url), alone(url), looking(source) as rows:
        with _told_of_the_backup(backup):
            lookups = Keys(rows, master).lookups
        gone = _erased_in(rows)
        for each in (erased, beside(url)):
            gone |= ErasureList(each, lookups).read()
        _fill(url, Log(lookups, Line(now, by, RESTORED)), rows, gone, progress)
    return tuple(sorted(gone))


@contextmanager
def _told_of_the_backup(backup: Path) -> Iterator[None]:
    """Say of what cannot be read that the backup is damaged: the database is not at fault."""
    try:
        yield
    except (DamagedError, TamperedError) as error:
        raise _damaged(backup) from error


def _damaged(backup: Path) -> StorageError:
    return StorageError(
        f"The backup {backup} is damaged: it was changed or cut short after it was made.",
        "Nothing was written. Take an earlier one, or another copy of this one.",
    )


@contextmanager
def _gone_if_it_fails(url: URL) -> Iterator[None]:
    """Make the file of a new SQLite database, and take it away again if nothing came of it."""
    path = file_of(url)
    if path is None or path.exists():
        yield
        return
    make_file(path)
    try:
        yield
    except BaseException:
        path.unlink()
        raise


def _check_backup(source: URL, backup: Path, master: MasterKey) -> None:
    if not backup.is_file():
        raise StorageError(f"There is no backup at {backup}.", "Check the path.")
    with backup.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head.startswith(BEGINS):
        raise StorageError(
            f"{backup} is not a backup.", "Name a file that `coregroup db backup` has made."
        )
    if not _is_whole(head, backup.stat().st_size):
        raise _damaged(backup)
    try:
        check(source, master)
    except OlderDatabaseError:
        raise StorageError(
            "This backup was made by an older version, or it is not a backup.",
            "Bring a copy up to date first: COREGROUP_DATABASE_URL=sqlite:///COPY "
            "coregroup db upgrade",
        ) from None
    with looking(source) as rows:
        if rows.exec_driver_sql("PRAGMA quick_check").scalar() != "ok":
            raise _damaged(backup)


def _is_whole(head: bytes, size: int) -> bool:
    """Tell whether a file is as long as its head says: SQLite reads a short last page as zeros."""
    if len(head) < HEAD_BYTES:
        return False
    page, pages = (int.from_bytes(head[at]) for at in (PAGE_BYTES, PAGES))
    return size == (LARGEST_PAGE if page == 1 else page) * pages


def _fill(
    url: URL, log: Log, rows: Connection, gone: Mapping[str, datetime], progress: Progress
) -> None:
    database = Database(url)
    try:
        with database.writing() as target:
            _make_empty(target)
            copy(rows, target, progress, without=gone)
            back = _keep_erased(rows, target, gone)
            kept = [replace(log.line, event=KEPT_ERASED, subject=ref) for ref in back]
            Audit(database, Chains(log.lookups)).note(target, [log.line, *kept])
    finally:
        database.close()


def _erased_in(rows: Connection) -> dict[str, datetime]:
    return {row.ref: row.at for row in rows.execute(select(erasures))}


def _make_empty(target: Connection) -> None:
    """Make all tables, or refuse if there is anything in them that somebody has entered."""
    version = version_of(target)
    check_not_newer(version)
    migrate(target)
    if any(target.execute(select(exists(table.select()))).scalar() for table in HOLDS_DATA):
        raise StorageError(
            "This database is not empty; a backup never overwrites one.",
            "Move it out of the way, or name an empty one in COREGROUP_DATABASE_URL.",
        )
    for table in reversed(metadata.sorted_tables):
        target.execute(delete(table))


def _keep_erased(
    rows: Connection, target: Connection, gone: Mapping[str, datetime]
) -> tuple[str, ...]:
    """List the erased groups in the restored database, and keep the ends of their audit chains."""
    known = set(target.execute(select(erasures.c.ref)).scalars())
    new = [{"ref": ref, "at": at} for ref, at in sorted(gone.items()) if ref not in known]
    if new:
        target.execute(insert(erasures), new)
    left_out = rows.execute(
        select(groups.c.ref, groups.c.audit_seq, groups.c.audit_head).where(groups.c.ref.in_(gone))
    ).all()
    if left_out:
        ends = [
            {"chain": row.ref, "seq": row.audit_seq, "head": row.audit_head} for row in left_out
        ]
        target.execute(insert(chains), ends)
    return tuple(row.ref for row in left_out)
