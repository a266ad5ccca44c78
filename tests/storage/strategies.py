"""Any value of a dataclass, every field filled, by its annotations."""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from tests.texts import any_text

TEXT = any_text(max_size=30)
SIMPLE: dict[object, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**40), 2**40),
    bool: st.booleans(),
    date: st.dates(),
    time: st.times(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    type(None): st.none(),
}


def whole(type_: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - an annotation is anything
    """Return a strategy for values of an annotation."""
    return _made_once(type_)


@cache
def _made_once(type_: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - an annotation is anything
    if type_ in SIMPLE:
        return SIMPLE[type_]
    if isinstance(type_, type) and issubclass(type_, Enum):
        return st.sampled_from(type_)
    if isinstance(type_, type) and is_dataclass(type_):
        hints = get_type_hints(type_)
        return st.builds(type_, **{each.name: whole(hints[each.name]) for each in fields(type_)})
    return _generic(get_origin(type_), get_args(type_))


def _generic(origin: object, inner: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin in {Union, UnionType}:
        return st.one_of(*(whole(each) for each in inner))
    if origin is frozenset:
        return st.frozensets(whole(inner[0]), max_size=3)
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(whole(inner[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(whole(each) for each in inner))
    return st.dictionaries(whole(inner[0]), whole(inner[1]), max_size=3)
