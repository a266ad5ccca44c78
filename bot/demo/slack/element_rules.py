"""What Slack takes of buttons, inputs and texts, checked as Slack would."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

Held = Mapping[str, Any]
Check = Callable[[Held], Iterator[str]]

CONTROL: Final = re.compile(r"<(?:[!@#]|[a-z]+:)|&(?!amp;|lt;|gt;)", re.IGNORECASE)
"""What Slack would take for a mention, a link or half an escape in text that it parses."""

PARSED: Final = {"mrkdwn"}
CHOOSING: Final = {
    "static_select": 100,
    "multi_static_select": 100,
    "radio_buttons": 10,
    "checkboxes": 10,
}
STYLES: Final = {None, "primary", "danger"}


def element_faults(element: Held) -> Iterator[str]:
    """Yield what is wrong with a button or an input."""
    kind = str(element.get("type"))
    known = _ELEMENTS.get(kind)
    if known is None:
        yield f"unknown element {kind}"
        return
    check, names = known
    yield from unknown_faults(kind, element, {"type", "action_id", "confirm", *names})
    if not element.get("action_id"):
        yield f"{kind} without action_id"
    yield from length_faults("action_id", element.get("action_id", ""), 255)
    if "placeholder" in element:
        yield from plain_faults("placeholder", element["placeholder"], 150)
    yield from check(element)


def _button(button: Held) -> Iterator[str]:
    yield from plain_faults("button", button.get("text"), 75)
    yield from length_faults("button value", button.get("value", ""), 2_000)
    yield from length_faults("accessibility_label", button.get("accessibility_label", ""), 75)
    if button.get("style") not in STYLES:
        yield f"a button as {button['style']}"
    if "confirm" in button:
        confirm = button["confirm"]
        yield from plain_faults("confirm title", confirm.get("title"), 100)
        yield from text_faults("confirm text", confirm.get("text"), 300)
        yield from plain_faults("confirm button", confirm.get("confirm"), 30)
        yield from plain_faults("deny button", confirm.get("deny"), 30)


def _plain_input(element: Held) -> Iterator[str]:
    most, least = element.get("max_length", 3_000), element.get("min_length", 0)
    if not 0 <= least <= most or not 1 <= most <= 3_000:
        yield f"from {least} to {most} characters"
    yield from length_faults("initial_value", element.get("initial_value", ""), most)


def _choosing(element: Held) -> Iterator[str]:
    groups = element.get("option_groups")
    listed = [element.get("options", [])] if groups is None else [g["options"] for g in groups]
    most = CHOOSING[element["type"]]
    if groups is not None and not 1 <= len(groups) <= 100:
        yield f"{len(groups)} groups of options"
    for each in groups or ():
        yield from plain_faults("group label", each.get("label"), 75)
    for options in listed:
        if not 1 <= len(options) <= most:
            yield f"{len(options)} options in {element['type']}"
        for option in options:
            yield from _option(option)
    flat = [option for options in listed for option in options]
    yield from twice_faults("option value", [each["value"] for each in flat])
    first = element.get("initial_option")
    chosen = [first] if first is not None else element.get("initial_options", [])
    if "initial_options" in element and not chosen:
        yield "initial_options empty"
    if any(each not in flat for each in chosen):
        yield "an initial option that is none of the options"


def _option(option: Held) -> Iterator[str]:
    yield from text_faults("option", option.get("text"), 75)
    yield from length_faults("option value", option.get("value", ""), 150)
    if not option.get("value"):
        yield "an option without value"
    if "description" in option:
        yield from plain_faults("description", option["description"], 75)


def _date(element: Held) -> Iterator[str]:
    said = element.get("initial_date", "2031-01-01")
    try:
        is_day = date.fromisoformat(said).isoformat() == said
    except ValueError:
        is_day = False
    if not is_day:
        yield f"{said} is no date"


def _time(element: Held) -> Iterator[str]:
    said = element.get("initial_time", "00:00")
    if not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", said, re.ASCII):
        yield f"{said} is no time"


def plain_faults(what: str, held: Held | None, most: int) -> Iterator[str]:
    """Yield what is wrong where only plain text may stand, of at most `most` characters."""
    if held is None or held.get("type") != "plain_text":
        yield f"{what} is no plain text"
    else:
        yield from text_faults(what, held, most)


def text_faults(what: str, held: Held | None, most: int) -> Iterator[str]:
    """Yield what is wrong with a text object."""
    if held is None or held.get("type") not in {"plain_text", "mrkdwn"}:
        yield f"{what} is no text object"
        return
    yield from unknown_faults(what, held, {"type", "text", "emoji", "verbatim"})
    if not held["text"].strip():
        yield f"{what} is empty"
    yield from length_faults(what, held["text"], most)
    if held["type"] in PARSED:
        yield from parsed_faults(what, held["text"])


def parsed_faults(what: str, text: str) -> Iterator[str]:
    """Yield a fault where text would be taken for more than text."""
    if CONTROL.search(text):
        yield f"{what} would be parsed"


def length_faults(what: str, text: str, most: int) -> Iterator[str]:
    """Yield a fault where a text is longer than `most`."""
    counted = len(text.encode("utf-16-le")) // 2
    if counted > most:
        yield f"{what} has {counted} characters; {most} is the most"


def twice_faults(what: str, values: Sequence[str]) -> Iterator[str]:
    """Yield a fault where two are called the same."""
    if len(set(values)) < len(values):
        yield f"{what} twice"


def unknown_faults(what: str, held: Held, names: set[str] | frozenset[str]) -> Iterator[str]:
    """Yield what an object has that Slack does not know, or drops."""
    for name in sorted(held.keys() - names):
        yield f"{what} with {name}"


_ELEMENTS: Final[dict[str, tuple[Check, set[str]]]] = {
    "button": (_button, {"text", "value", "url", "style", "accessibility_label"}),
    "plain_text_input": (
        _plain_input,
        {"initial_value", "multiline", "max_length", "min_length", "placeholder"},
    ),
    **{
        kind: (
            _choosing,
            {"options", "option_groups", "initial_option", "initial_options", "placeholder"},
        )
        for kind in CHOOSING
    },
    "datepicker": (_date, {"initial_date", "placeholder"}),
    "timepicker": (_time, {"initial_time", "placeholder", "timezone"}),
}
