"""Buttons as Slack has them: one primary at most, and nothing final done by one slip of a thumb."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from bot.core.cards import Button, Buttons, ButtonStyle, Form
from handlers.grammar import as_typed
from handlers.slack import limits
from handlers.slack.buttons import PRESS, Pressed, carried
from handlers.slack.rich import Line, Part, rich
from handlers.slack.text import Json, cut, flat, pieces, plain, size

BESIDE: Final = 18
"""Of a label that stands beside its button in full, so much stands on the button, too."""

FILL_IN: Final = "Fill in"
SURE: Final = "Are you sure?"
FINAL: Final = "This cannot be taken back."
YES: Final = "Yes, do it"
BACK: Final = "No, go back"
TOO_LONG: Final = "this cannot be pressed in Slack. You can type it"


@dataclass(slots=True)
class Pressing:
    """Draws the buttons of one card: each has a number, and the first primary one stays it."""

    ref: str
    drawn: int = 0
    has_primary: bool = False

    def row(self, block: Buttons) -> Iterator[Part]:
        """Yield a row of buttons; one whose label would be cut off stands beside its words."""
        for is_short, group in groupby(map(_named, block.buttons), _is_short):
            buttons = list(group)
            if is_short:
                yield from self._side_by_side(buttons)
            else:
                for each in buttons:
                    yield from self._beside_words(each)

    def form(self, form: Form) -> Iterator[Part]:
        """Yield a form as a button that opens it."""
        yield from rich([Line(bold=flat(form.heading))])
        label = flat(f"{FILL_IN}: {form.submit}")
        value = carried(Pressed(form.command, self.ref, seen=form.seen, opens=True))
        if not value:
            yield from _to_type(label, as_typed(form.command, form.seen))
        elif size(label) <= limits.BUTTON_SHOWN:
            button = self._button(label, value, ButtonStyle.PRIMARY)
            yield Part({"type": "actions", "elements": [button]}, _heard([label]))
        else:
            yield from self._with_words(label, FILL_IN, value, ButtonStyle.PRIMARY)

    def _side_by_side(self, buttons: list[Button]) -> Iterator[Part]:
        """Yield rows of as many as go into one."""
        packed = [(each, self._value(each)) for each in buttons]
        able = [(each, value) for each, value in packed if value]
        for begin in range(0, len(able), limits.BUTTONS_IN_ROW):
            row = able[begin : begin + limits.BUTTONS_IN_ROW]
            elements = [self._button(each.label, value, each.style) for each, value in row]
            said = _heard([each.label for each, _ in row])
            yield Part({"type": "actions", "elements": elements}, said)
        for each, value in packed:
            if not value:
                yield from _typed(each)

    def _beside_words(self, button: Button) -> Iterator[Part]:
        value = self._value(button)
        if not value:
            yield from _typed(button)
            return
        short = cut(button.label, BESIDE)
        yield from self._with_words(button.label, short, value, button.style)

    def _with_words(self, label: str, short: str, value: str, style: ButtonStyle) -> Iterator[Part]:
        *before, last = pieces(label, limits.BLOCK_TEXT)
        yield from rich(Line(rest=each) for each in before)
        button = self._button(short, value, style)
        if size(last) <= limits.BUTTON_LABEL:
            button["accessibility_label"] = last
        yield Part({"type": "section", "text": plain(last), "accessory": button}, _heard([last]))

    def _value(self, button: Button) -> str:
        return carried(Pressed(button.command, self.ref, button.fields, button.seen))

    def _button(self, label: str, value: str, style: ButtonStyle) -> Json:
        self.drawn += 1
        button: Json = {
            "type": "button",
            "text": plain(cut(label, limits.BUTTON_LABEL)),
            "action_id": f"{PRESS}{self.drawn}",
            "value": value,
        }
        if style is ButtonStyle.DANGER:
            button |= {"style": "danger", "confirm": _confirm(label)}
        elif style is ButtonStyle.PRIMARY and not self.has_primary:
            self.has_primary = True
            button["style"] = "primary"
        return button


def _named(button: Button) -> Button:
    """Return the button with its words on one line; what has none says its command."""
    return replace(button, label=flat(button.label) or flat(button.command) or YES)


def _is_short(button: Button) -> bool:
    return size(button.label) <= limits.BUTTON_SHOWN


def _heard(labels: list[str]) -> str:
    return f"Buttons: {'; '.join(labels)}"


def _confirm(label: str) -> Json:
    said = cut(label, limits.CONFIRM_TEXT - len(FINAL) - 2)
    return {
        "title": plain(SURE),
        "text": plain(f"{said}. {FINAL}"),
        "confirm": plain(YES),
        "deny": plain(BACK),
        "style": "danger",
    }


def _typed(button: Button) -> Iterator[Part]:
    """Yield what to type for a button that holds more than Slack lets it."""
    fields = (f'{name}="{value}"' for name, value in button.fields.items())
    return _to_type(button.label, " ".join((as_typed(button.command, button.seen), *fields)))


def _to_type(label: str, command: str) -> Iterator[Part]:
    return rich([Line(f"{label}: ", f"{TOO_LONG}: {command}")])
