"""Column types that mean the same on SQLite and on PostgreSQL."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Serial = BigInteger().with_variant(Integer, "sqlite")
"""A number given by the database; SQLite numbers only what is called INTEGER."""


def number_of(moment: datetime) -> int:
    """Return an aware moment as it is kept: whole microseconds since 1970 in UTC."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return (moment - EPOCH) // MICROSECOND


def moment_of(number: int) -> datetime:
    """Return the moment that is kept as a number, in UTC."""
    return EPOCH + number * MICROSECOND


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept as whole microseconds since 1970 in UTC: exact, sortable, portable."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - the base's signature
        return None if value is None else number_of(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base's signature
        return None if value is None else moment_of(value)


class Sealed(TypeDecorator[bytes]):
    """A value that tells nothing without its data key; see `storage.sealing`."""

    impl = LargeBinary
    cache_ok = True

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - the base's signature
        return None if value is None else bytes(value)
