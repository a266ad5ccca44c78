"""What storage says when it cannot: why, and what mends it; never a stored value."""

from pathlib import Path

from bot.core.refusals import Refusal


class StorageError(Refusal):
    """The database or its key is not as it must be; nothing was written, but for `InDoubtError`."""


class InDoubtError(StorageError):
    """The line was cut while all was being written: it stands or it does not, whole either way.

    The same request under the same key is safe: it is answered if it stands, else carried out.
    """

    def __init__(
        self,
        why: str = "The database was lost while this was being written: it may stand or not.",
        way_on: str = "Check that it runs. Look whether this was done before you do it again.",
    ) -> None:
        super().__init__(why, way_on)


def no_database(path: Path) -> StorageError:
    """Return what is said where there is no database yet, whoever looks for it."""
    return StorageError(f"There is no database at {path}.", "Run `coregroup db upgrade`.")


class WrongKeyError(StorageError):
    """The master key is not the one this database was made with; nothing was touched."""

    def __init__(self) -> None:
        super().__init__(
            "This key does not open this database.",
            "Set COREGROUP_KEY_FILE to the key that the database was made with.",
        )


class OlderDatabaseError(StorageError):
    """The database has not been brought to this version's tables."""

    def __init__(self) -> None:
        super().__init__(
            "The database is older than this version of Core Group, or empty.",
            "Run `coregroup db upgrade`.",
        )


class NewerDatabaseError(StorageError):
    """The database was written by a later version; nothing was touched."""

    def __init__(self) -> None:
        super().__init__(
            "The database was made by a newer version of Core Group.",
            "Install that version; this one leaves the database as it is.",
        )


class DamagedError(StorageError):
    """The database file itself is broken, or is not a database."""

    def __init__(
        self,
        why: str = "The database file is damaged, or is not a database.",
        way_on: str = "Stop Core Group and restore the last backup with `coregroup db restore`.",
    ) -> None:
        super().__init__(why, way_on)


class TamperedError(StorageError):
    """A sealed value was changed, moved, or sealed with another key."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"A stored value has been changed or moved: {where}.",
            "Nothing was written. Run `coregroup audit verify`, and restore the last backup.",
        )


class UnknownGroup(Refusal):
    """No such group, or none that may be known to exist (access rule 7: the words are the same)."""

    def __init__(self) -> None:
        super().__init__(
            "You are in no group of that reference.",
            "Check the four characters, or ask the lead social worker.",
        )


class ReferenceTaken(Refusal):
    """A new group's reference is in use or was; draw another."""

    def __init__(self) -> None:
        super().__init__("This reference is taken.", "Draw another.")
