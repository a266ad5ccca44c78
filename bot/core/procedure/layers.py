"""Layers of a profile: reading one from TOML, and laying it over what is below."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from bot.core.procedure.demands import read_written
from bot.core.procedure.kinds import parse_date
from bot.core.procedure.parameters import PARAMETERS, Parameter
from bot.core.procedure.sources import Confidence
from bot.core.procedure.spans import Span, parse_span
from bot.core.procedure.values import NOT_SET, Applies, Value
from bot.core.refusals import Refusal

NAME_EXAMPLE = (
    "Write 2 to 31 characters in quotes, small letters, digits, - and _, a letter first: "
    'name = "eastmere".'
)
SAYINGS = frozenset(
    {"from", "cite", "quote", "confidence", "note", "confirmed", "other", "aim", "applies"}
    | {"reason", "none"}
)


class ProfileError(Refusal):
    """A profile file does not hold what it should; says which file, which key, what instead."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file sets, and its remarks on values that it leaves as they are."""

    name: str
    on: str
    values: Mapping[str, Value]
    remarks: Mapping[str, Value] = field(default_factory=dict)


def read_layer(content: str, file: str) -> Layer:
    """Read a profile file; `file` is named in the error when something in it is wrong."""
    try:
        plain = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ProfileError(f"{file} is not TOML: {error}.", "See the other profiles.") from error
    name, on = plain.pop("name", ""), plain.pop("on", "")
    _check(name, f'{file}, key "name": missing.', NAME_EXAMPLE)
    _check(
        isinstance(name, str) and re.fullmatch(r"[a-z][a-z0-9_-]{1,30}", name),
        f'{file}, key "name": "{str(name)[:40]}" is not a name that a profile can have.',
        NAME_EXAMPLE,
    )
    _check(
        isinstance(on, str),
        f'{file}, key "on": not understood.',
        'Write the profile below, as in on = "england".',
    )
    said = {key: _read(key, table, name, file) for key, table in plain.items()}
    return Layer(
        name,
        on,
        MappingProxyType({key: value for key, value in said.items() if value.written}),
        MappingProxyType({key: value for key, value in said.items() if not value.written}),
    )


def _check(holds: object, why: str, way_on: str) -> None:
    if not holds:
        raise ProfileError(why, way_on)


def _read(key: str, table: object, layer: str, file: str) -> Value:
    """Read one table; without a value in it, it is a remark (`written` is empty)."""
    _check(
        key in PARAMETERS,
        f'{file}, key "{key}": there is no such parameter.',
        f"The parameters are: {', '.join(sorted(PARAMETERS))}.",
    )
    parameter = PARAMETERS[key]
    fields = {parameter.kind.value, *SAYINGS}
    way_on = f"Its value stands in {parameter.kind.value}; its fields: {', '.join(sorted(fields))}."
    if not isinstance(table, dict):
        raise ProfileError(f"{file}, [{key}]: not a table.", way_on)
    unknown = ", ".join(f'"{each[:40]}"' for each in sorted(set(table) - fields))
    _check(not unknown, f"{file}, [{key}]: there is no field {unknown}.", way_on)
    try:
        return _value(parameter, table, layer)
    except Refusal as error:
        raise ProfileError(f"{file}, [{key}]: {error.why}", error.way_on) from error


def _value(parameter: Parameter, table: Mapping[str, Any], layer: str) -> Value:
    written = _written(table[parameter.kind.value]) if parameter.kind.value in table else ""
    if table.get("none"):
        written = NOT_SET
    _check_from(parameter, table)
    confidence = _confidence(table, is_needed=bool(written))
    return Value(
        key=parameter.key,
        written=written,
        content=read_written(parameter, written) if written else None,
        layer=layer,
        cite=_cite(table, is_needed=written not in {"", NOT_SET}),
        quote=str(table.get("quote", "")),
        confidence=confidence,
        notes=(str(table["note"]),) if "note" in table else (),
        confirmed=_confirmed(table),
        other=_span(table, "other"),
        aim=_span(table, "aim"),
        applies=_applies(table),
        reason=str(table.get("reason", "")),
    )


def _confidence(table: Mapping[str, Any], *, is_needed: bool) -> Confidence:
    """Return how sure a value is; a remark without a value may leave it out."""
    said = table.get("confidence", "")
    if not (said or is_needed):
        return Confidence.OURS
    _check(
        said in set(Confidence),
        "confidence is missing or not understood.",
        f"Write one of: {', '.join(Confidence)}.",
    )
    return Confidence(said)


def _cite(table: Mapping[str, Any], *, is_needed: bool) -> str:
    """Return where a value stands; no date may rest on one that cannot be looked up."""
    cite = str(table.get("cite", "")).strip()
    _check(cite or not is_needed, "cite is missing.", 'Write where it stands: cite = "policy 4.2".')
    return cite


def _span(table: Mapping[str, Any], key: str) -> Span | None:
    return parse_span(str(table[key])) if key in table else None


def _written(raw: object) -> str:
    """Return a TOML value as a person would type it."""
    match raw:
        case bool():
            return "yes" if raw else "no"
        case date():
            return raw.isoformat()
        case list():
            return "; ".join(map(_written, raw))
        case dict():
            return "; ".join(f"{day} {name}" for day, name in raw.items())
        case _:
            return str(raw)


def _check_from(parameter: Parameter, table: Mapping[str, Any]) -> None:
    said = table.get("from")
    events = [event.value for event in parameter.events]
    _check(
        said is None or said == events or [said] == events,
        f'from = "{said}" is not what it is counted from.',
        f'Write from = "{", ".join(events)}", or leave it out.',
    )


def _applies(table: Mapping[str, Any]) -> Applies:
    said = table.get("applies", Applies.ALWAYS)
    _check(
        said in set(Applies), "applies is not understood.", f"Write one of: {', '.join(Applies)}."
    )
    return Applies(said)


def _confirmed(table: Mapping[str, Any]) -> str:
    said = table.get("confirmed")
    if said is None:
        return ""
    role, _, day = str(said).rpartition(", ")
    _check(role, "confirmed names no role.", 'Write confirmed = "Head of Service, 2027-01-15".')
    parse_date(day)
    return str(said)


def lay_over(below: Mapping[str, Value], layer: Layer) -> dict[str, Value]:
    """Return the values in effect: the layer's own, and its remarks on those it inherits."""
    values = {**below, **layer.values}
    for key, remark in layer.remarks.items():
        kept = values[key]
        values[key] = replace(
            kept,
            notes=(*kept.notes, *_remarked(remark)),
            confirmed=remark.confirmed or kept.confirmed,
        )
    return values


def _remarked(remark: Value) -> tuple[str, ...]:
    cite = f" ({remark.cite})" if remark.cite else ""
    return tuple(f"{remark.layer}: {note}{cite}" for note in remark.notes)
