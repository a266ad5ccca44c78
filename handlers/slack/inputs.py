"""The questions of a form as inputs of a modal, each with its hint, its error and its answer."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from zlib import crc32

from bot.core.cards import Field, FieldKind
from bot.core.free_text import without_unseen
from handlers.filling import NO
from handlers.slack import limits
from handlers.slack.lines import pair
from handlers.slack.options import chooser, is_choosable, listed, ticks
from handlers.slack.rich import Kind, Line, rich
from handlers.slack.text import Json, cut, flat, pieces, plain, size

ANSWER: Final = "answer"
"""The `action_id` of every input; what it answers stands in the `block_id`."""

NO_FILE: Final = (
    "A document cannot be handed in through Slack. Open the page behind the link in your e-mail "
    "from us: the same form is there, and takes it."
)
NO_CHOICE: Final = "There is nothing to choose from."
WRITTEN: Final = "You wrote: "
MEND: Final = "Please mend: "
_GOES_ON: Final = {"\n": "n", " ": "s"}
"""How the id of an input says what stood before its part of a text: a new line, or a space."""

_ENDS: Final = {name: end for end, name in _GOES_ON.items()}
_TIME: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)


def block_id(field: Field, seen: int | None, part: str = "") -> str:
    """Return the id of an input: its name, its state, and which part of a long text it is.

    Slack keeps what stands in an input whose ids stay, whatever is drawn; so they change with
    what is drawn, or a yes to Tuesday would stand under the question about Wednesday.
    """
    state = crc32(repr((seen, field.value)).encode(errors="replace"))
    return f"{field.name}.{state:08x}" + (f".{part}" if part else "")


def name_in(id_: str) -> str:
    """Return the name of the field that an input asks for."""
    return id_.partition(".")[0]


def inputs(field: Field, seen: int | None, about: str = "") -> Iterator[Json]:
    """Yield the blocks of one question; what Slack has no input for is said instead.

    `about` is the question to which it belongs, where that does not stand right above.
    """
    field = replace(field, label=f"{about} {field.label}") if about else field
    yield from _above(field)
    if field.kind is FieldKind.FILE:
        yield from _said(field, NO_FILE)
    elif has_no_choice(field):
        yield from _said(field, NO_CHOICE)
    else:
        yield from _ASKED.get(field.kind, _text)(field, seen)


def can_be_answered(field: Field) -> bool:
    """Tell whether the question has an input here."""
    return field.kind is not FieldKind.FILE and not has_no_choice(field)


def has_no_choice(field: Field) -> bool:
    """Tell whether there is nothing to choose from, as nobody fits."""
    return _is_chosen(field) and not field.choices


def _is_chosen(field: Field) -> bool:
    """Tell whether the answer is one or some of what is given."""
    return field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}


def _above(field: Field) -> Iterator[Json]:
    """Yield what stands above: what is wrong, what no input can show, what is cut below."""
    lines = [Line(MEND, field.error, Kind.QUOTE)] if field.error else []
    if field.value and not _can_show(field):
        lines.append(Line(WRITTEN, field.value))
    if size(flat(field.help)) > limits.INPUT_LABEL:
        lines.append(Line(rest=field.help))
    if size(flat(field.label)) > limits.INPUT_LABEL:
        lines.append(Line(rest=field.label))
    return (part.block for part in rich(lines))


def _can_show(field: Field) -> bool:
    """Tell whether the answer so far can stand in the input."""
    if field.kind is FieldKind.DATE:
        return _is_day(field.value)
    if field.kind is FieldKind.TIME:
        return _TIME.fullmatch(field.value) is not None
    if not _is_chosen(field) or not is_choosable(field):
        return True
    values = field.value.split(",") if field.kind is FieldKind.CHOICES else [field.value]
    return set(values) <= {value for value, _ in field.choices}


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _said(field: Field, text: str) -> Iterator[Json]:
    lines = (pair(_label(field), text), Line(rest=field.help))
    return (part.block for part in rich(lines))


def _label(field: Field) -> str:
    return cut(field.label, limits.INPUT_LABEL) or field.name


def _input(field: Field, seen: int | None, element: Json, part: str = "") -> Json:
    block: Json = {
        "type": "input",
        "block_id": block_id(field, seen, part),
        "label": plain(_label(field)),
        "element": element | {"action_id": ANSWER},
        "optional": not field.required,
    }
    if hint := cut(field.help, limits.INPUT_LABEL):
        block["hint"] = plain(hint)
    return block


def _text(field: Field, seen: int | None) -> Iterator[Json]:
    """Yield one input, or several where what is written already is more than one holds."""
    typed = without_unseen(field.value.replace("\r\n", "\n").replace("\r", "\n"))
    parts = list(pieces(typed, limits.INPUT_TEXT))
    is_long = field.kind is FieldKind.TEXT or len(parts) > 1 or "\n" in typed
    part = ""
    for n, piece in enumerate(parts, start=1):
        shown = piece[:-1] if n < len(parts) and piece[-1] in _GOES_ON else piece
        element: Json = {
            "type": "plain_text_input",
            "multiline": is_long,
            "max_length": limits.INPUT_TEXT,
        }
        if shown.strip():
            element["initial_value"] = shown
        of = f" ({n} of {len(parts)})" if len(parts) > 1 else ""
        asked = replace(field, label=_label(field) + of)
        yield _input(asked if n == 1 else _further(asked), seen, element, part)
        part = f"{n + 1}{_GOES_ON.get(piece[-1:], '')}"


def _further(field: Field) -> Field:
    return replace(field, required=False, help="")


def _chosen(field: Field, seen: int | None) -> Iterator[Json]:
    """Yield what can be chosen; where no option could hold that, it is listed and typed."""
    yield from (part.block for part in rich(listed(field)))
    if is_choosable(field):
        yield _input(field, seen, chooser(field))
    else:
        yield from _text(field, seen)


def _day(field: Field, seen: int | None) -> Iterator[Json]:
    initial: Json = {"initial_date": field.value} if _is_day(field.value) else {}
    yield _input(field, seen, {"type": "datepicker", **initial})


def _time(field: Field, seen: int | None) -> Iterator[Json]:
    initial: Json = {"initial_time": field.value} if _TIME.fullmatch(field.value) else {}
    yield _input(field, seen, {"type": "timepicker", **initial})


def put_together(parts: Mapping[str, str]) -> str:
    """Return a text from its inputs, each under what the id says of its part."""
    text = parts.get("", "")
    for part, said in sorted(parts.items(), key=lambda each: int(each[0].strip("ns") or 1)):
        if part and said.strip():
            text += _ENDS.get(part[-1], "") + said
    return text


def _tick(field: Field, seen: int | None) -> Iterator[Json]:
    yield _input(field, seen, ticks(is_ticked=field.value.lower() not in NO))


_ASKED: Final[dict[FieldKind, Callable[[Field, int | None], Iterator[Json]]]] = {
    FieldKind.CHOICE: _chosen,
    FieldKind.CHOICES: _chosen,
    FieldKind.DATE: _day,
    FieldKind.TIME: _time,
    FieldKind.TICK: _tick,
}
"""Those that have an input of their own; the rest is written."""
