"""What the tables share: one metadata, its naming, and the columns that many of them have."""

from typing import TypeVar

from sqlalchemy import Column, ForeignKey, MetaData, String
from sqlalchemy.types import TypeEngine

T = TypeVar("T")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def must(name: str, type_: TypeEngine[T] | type[TypeEngine[T]]) -> Column[T]:
    """Return a column that is never empty."""
    return Column(name, type_, nullable=False)


def of_group(*, key: bool = False) -> Column[str]:
    """Return the column that ties a row to its group and lets it go with it."""
    group = ForeignKey("groups.ref", ondelete="CASCADE")
    return Column("ref", String, group, primary_key=key, nullable=False)
