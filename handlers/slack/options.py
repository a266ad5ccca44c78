"""What can be chosen in a form, as Slack's options: short labels, and no value that is empty."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from bot.core.cards import Field, FieldKind
from handlers.slack import limits
from handlers.slack.lines import NOTHING
from handlers.slack.rich import Kind, Line
from handlers.slack.text import Json, cut, flat, pieces, plain, size

FEW: Final = 5
"""Up to so many are shown at once; more are a list that opens."""

_MARK: Final = "="
"""Before each value, as an empty one is not allowed."""

YES: Final = ("yes", "Yes")


def is_choosable(field: Field) -> bool:
    """Tell whether Slack's options can hold the choices; else they are listed and typed."""
    values = [value for value, _ in field.choices]
    fit = all(size(_MARK + value) <= limits.OPTION_VALUE for value in values)
    return fit and len(set(values)) == len(values) <= limits.OPTIONS * limits.GROUPS


def value_of(option: str) -> str:
    """Return the value of a choice as the form has it."""
    return option.removeprefix(_MARK)


def in_words(field: Field) -> str:
    """Return the answer so far as people read it: labels in place of values."""
    labels = dict(field.choices)
    values = field.value.split(",") if field.kind is FieldKind.CHOICES else [field.value]
    return ", ".join(flat(labels.get(each, "")) or each for each in values)


def listed(field: Field) -> Iterator[Line]:
    """Yield the choices by number, where some of them are too long to be shown as options."""
    if is_choosable(field) and not _goes_by_number(field):
        return
    for number, (value, label) in enumerate(field.choices, start=1):
        yield Line(rest=flat(label) or flat(value) or NOTHING, kind=Kind.NUMBER, number=number)


def chooser(field: Field) -> Json:
    """Return the element that lets one or some be chosen, with what is chosen now."""
    options = _options(field)
    chosen = field.value.split(",") if field.kind is FieldKind.CHOICES else [field.value]
    now = [option for option in options if value_of(str(option["value"])) in chosen]
    drawn: Json = {"type": _type(field), **_grouped(options)}
    if now and field.kind is FieldKind.CHOICE:
        drawn["initial_option"] = now[0]
    elif now:
        drawn["initial_options"] = now
    return drawn


def ticks(*, is_ticked: bool) -> Json:
    """Return one box to tick."""
    option = _option(*YES)
    initial: Json = {"initial_options": [option]} if is_ticked else {}
    return {"type": "checkboxes", "options": [option], **initial}


def _type(field: Field) -> str:
    many = len(field.choices)
    if field.kind is FieldKind.CHOICES:
        return "checkboxes" if many <= limits.TICKS else "multi_static_select"
    is_shown = many <= FEW or (many <= limits.TICKS and _has_long(field))
    return "radio_buttons" if is_shown else "static_select"


def _has_long(field: Field) -> bool:
    return any(size(flat(label)) > limits.OPTION_TEXT for _, label in field.choices)


def _goes_by_number(field: Field) -> bool:
    """Tell whether some label is too long even with a second line under it."""
    lines = 2 if _type(field) in {"radio_buttons", "checkboxes"} else 1
    return any(
        len(list(islice(pieces(flat(label), limits.OPTION_TEXT), lines + 1))) > lines
        for _, label in field.choices
    )


def _options(field: Field) -> list[Json]:
    if not _goes_by_number(field):
        return [_option(value, label) for value, label in field.choices]
    return [
        _option(value, cut(f"{number}. {flat(label) or value}", limits.OPTION_TEXT))
        for number, (value, label) in enumerate(field.choices, start=1)
    ]


def _option(value: str, label: str) -> Json:
    text, *more = pieces(flat(label) or flat(value) or NOTHING, limits.OPTION_TEXT)
    option: Json = {"text": plain(text.rstrip()), "value": _MARK + value}
    if more:
        option["description"] = plain(more[0].rstrip())
    return option


def _grouped(options: list[Json]) -> Json:
    """Return the options, in groups of as many as one may hold where they are more."""
    if len(options) <= limits.OPTIONS:
        return {"options": options}
    groups: list[Json] = []
    for begin in range(0, len(options), limits.OPTIONS):
        some = options[begin : begin + limits.OPTIONS]
        groups.append({"label": plain(f"{begin + 1} to {begin + len(some)}"), "options": some})
    return {"option_groups": groups}
