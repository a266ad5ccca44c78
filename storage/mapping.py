"""Facts to bytes and back: each kind of fact has a table, and all its fields travel sealed."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple, Protocol, get_args, get_type_hints

from pydantic import BaseModel, TypeAdapter, create_model
from sqlalchemy import Table

from bot.core.facts.groups import CoreGroup
from storage import schema

FACT_COLUMNS = frozenset({"ref", "id", "position", "sealed"})
KEPT_ELSEWHERE = frozenset({"profile", "version"})
TABLES: Mapping[str, Table] = {
    "members": schema.members,
    "conferences": schema.conferences,
    "meetings": schema.meetings,
    "answers": schema.answers,
    "updates": schema.updates,
    "updates_asked": schema.updates_asked,
    "minutes": schema.minutes,
    "actions": schema.actions,
    "tasks": schema.tasks,
    "failures": schema.failures,
    "pulls": schema.pulls,
    "documents": schema.documents,
}


class KeptProfile(NamedTuple):
    """How a group's profile is kept: the hash of what groups share, and its own values as JSON."""

    hash: str
    own: str


class Fact(Protocol):
    """Anything that a group has several of; `id` is unique among its kind in the group."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class FactKind:
    """One kind of fact: the field of `CoreGroup`, its table, and how it is written."""

    field: str
    table: Table
    type_: type[Any]

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """What writes and reads a fact of this kind, made once."""
        return TypeAdapter(self.type_)

    @cached_property
    def _read(self) -> Callable[[bytes], Any]:
        """What reads it without a detour: a batch of notices takes a hundred facts or two."""
        read: Callable[[bytes], Any] = self.adapter.validator.validate_json
        return read

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Names of the columns that repeat a field, to ask the database by."""
        return tuple(c.name for c in self.table.columns if c.name not in FACT_COLUMNS)

    def dump(self, fact: Fact) -> bytes:
        """Return a fact as JSON, before it is sealed."""
        return self.adapter.dump_json(fact)

    def load(self, written: bytes) -> Any:  # noqa: ANN401 - the kind decides
        """Return the fact that `dump` wrote; raises a ValidationError for anything else."""
        return self._read(written)

    def columns(self, fact: Fact) -> dict[str, Any]:
        """Return what stands in columns of its own, in plain, to ask the database by."""
        return {name: _simple(getattr(fact, name)) for name in self.plain}


def _simple(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _kinds() -> Mapping[str, FactKind]:
    hints = get_type_hints(CoreGroup)
    return {
        field: FactKind(field, table, get_args(hints[field])[0]) for field, table in TABLES.items()
    }


def _singular() -> tuple[dataclasses.Field[Any], ...]:
    left_out = TABLES.keys() | KEPT_ELSEWHERE
    return tuple(each for each in fields(CoreGroup) if each.name not in left_out)


def _default(field: dataclasses.Field[Any]) -> Any:  # noqa: ANN401 - whatever the field holds
    if field.default is not MISSING:
        return field.default
    return ... if field.default_factory is MISSING else field.default_factory()


def _remainder() -> type[BaseModel]:
    """Build the model of a group's own row; a field that is newer than a row has its default."""
    hints = get_type_hints(CoreGroup)
    of: dict[str, Any] = {each.name: (hints[each.name], _default(each)) for each in _singular()}
    return create_model("Remainder", **of, profile=(KeptProfile, ...))


KINDS = _kinds()
SINGULAR = tuple(each.name for each in _singular())
Remainder = _remainder()


def dump_remainder(group: CoreGroup, profile: KeptProfile) -> bytes:
    """Write what the group has one of: flag, channel, children, plan, closing and the like."""
    held = {name: getattr(group, name) for name in SINGULAR}
    return Remainder.model_construct(**held, profile=profile).model_dump_json().encode()


def load_remainder(written: bytes) -> tuple[dict[str, Any], KeptProfile]:
    """Read what `dump_remainder` wrote."""
    read = vars(Remainder.model_validate_json(written))
    profile: KeptProfile = read.pop("profile")
    return read, profile
