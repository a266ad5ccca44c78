"""What Slack takes: each method's arguments, scopes and errors, as `methods.json` has them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("methods.json")

Arguments = Mapping[str, object]

KINDS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "channel": (str,),
    "user": (str,),
    "timestamp": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "boolean|string": (bool, str),
    "string(json)": (list, dict),
    "string|boolean(json)": (list, dict, bool),
    "array": (list,),
}
"""What may stand for each type of argument, once it has been decoded."""

LONGEST: Mapping[str, int] = {"text": 4_000, "markdown_text": 12_000, "metadata": 8_000}
"""Characters, of JSON for what is structured. Slack takes a longer `text` and parts it silently."""

INVALID, TOO_LONG = "invalid_arguments", "msg_too_long"


@dataclass(frozen=True, slots=True)
class Group:
    """Arguments of which one is needed (`required`), or no two may stand (`exclusive`)."""

    arguments: tuple[str, ...]
    required: bool
    exclusive: bool


@dataclass(frozen=True, slots=True)
class Method:
    """One method: `types` of all its arguments, which of them are `required`, and its errors.

    Any one of `scopes` is enough; none are needed where there are none.
    """

    name: str
    scopes: frozenset[str]
    types: Mapping[str, str]
    required: frozenset[str]
    groups: tuple[Group, ...]
    errors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Breach:
    """In what a call breaks its contract, nothing of what it said, and the code for it."""

    what: str
    code: str = INVALID


@cache
def methods() -> Mapping[str, Method]:
    """Return every method that the stand-in knows, by its name."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    everywhere = frozenset(data["common"]) | frozenset(data["documented"])
    return {
        name: Method(
            name,
            frozenset(each["scopes"]),
            {key: value["type"] for key, value in each["arguments"].items()},
            frozenset(key for key, value in each["arguments"].items() if value["required"]),
            tuple(
                Group(tuple(group["arguments"]), group["required"], group["exclusive"])
                for group in each["groups"]
            ),
            frozenset(each["errors"]) | everywhere,
        )
        for name, each in data["methods"].items()
    }


def breaches(method: Method, given: Arguments) -> Iterator[Breach]:
    """Yield in what a call breaks the contract of its method."""
    for name in sorted(given.keys() - method.types.keys()):
        yield Breach(f"unknown argument {name}")
    for name in sorted(method.required - given.keys()):
        yield Breach(f"missing required field: {name}")
    for name, value in given.items():
        kind = method.types.get(name)
        if kind is not None and not isinstance(value, KINDS[kind]):
            yield Breach(f"{name} is no {kind}")
        elif name in LONGEST and _length(value) > LONGEST[name]:
            code = TOO_LONG if TOO_LONG in method.errors else INVALID
            yield Breach(f"{name} is longer than {LONGEST[name]}", code)
    for group in method.groups:
        yield from _of_group(group, given)


def _length(value: object) -> int:
    return len(value if isinstance(value, str) else json.dumps(value))


def _of_group(group: Group, given: Arguments) -> Iterator[Breach]:
    found = [name for name in group.arguments if given.get(name)]
    if group.required and not found:
        yield Breach(f"one of {', '.join(group.arguments)} is needed")
    if group.exclusive and len(found) > 1:
        yield Breach(f"only one of {', '.join(group.arguments)} may stand")


def decoded(method: Method, form: Mapping[str, str]) -> Arguments:
    """Return the arguments of a form as values; what cannot be read stays text, and is a breach."""
    return {name: _value(method.types.get(name, "string"), text) for name, text in form.items()}


def _value(kind: str, text: str) -> object:
    if "json" not in kind and kind not in {"boolean", "number", "integer", "array"}:
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
