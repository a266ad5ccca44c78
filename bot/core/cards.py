"""A card: what is shown to one person, in a small closed set of blocks, before a place draws it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph of plain text; places escape it, nobody writes markup in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Warn:
    """A sentence that must not be overlooked: a late date, a gap, the numbers of IG9."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and value, one a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbered where people refer to its lines by number, as in an agenda."""

    items: tuple[str, ...]
    heading: str = ""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """What stands behind *why?*: shown when asked for, or below the rest where nothing folds."""

    lines: tuple[str, ...]
    label: str = "Why?"


class ButtonStyle(StrEnum):
    """How a button looks; `DANGER` is for what cannot be taken back."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A command string under a label: pressing it is the same as typing the command.

    `fields` are sent along as a form would send them; `seen` is as a form has it.
    """

    label: str
    command: str
    style: ButtonStyle = ButtonStyle.PLAIN
    fields: Mapping[str, str] = field(default_factory=dict)
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons in one row."""

    buttons: tuple[Button, ...]


class FieldKind(StrEnum):
    """What a form field takes. Values travel as text: ISO dates, 24-hour times, "yes" or ""."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    TIME = "time"
    TICK = "tick"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    `choices` are pairs of value and label. A `CHOICES` answer joins its values with commas.
    `invites_text` marks fields before which the line of IG9 must stand. `error` says what is
    wrong with the answer in `value`, when a form is given back to be mended.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    choices: tuple[tuple[str, str], ...] = ()
    value: str = ""
    help: str = ""
    required: bool = False
    error: str = ""

    @property
    def invites_text(self) -> bool:
        """Tell whether free text is asked for, or a document full of it (IG9, IG13)."""
        return self.kind in {FieldKind.TEXT, FieldKind.FILE}


@dataclass(frozen=True, slots=True)
class Form:
    """A command string and the fields that are sent with it.

    `seen` is the revision of what the form is about, such as its meeting or its action, as it was
    drawn; the version of the whole group only where it is about all of it. A form sent from an
    older one is given back. None where nothing that stood above it can go out of date.
    """

    command: str
    fields: tuple[Field, ...]
    submit: str = "Send"
    heading: str = ""
    seen: int | None = None


Block = Text | Warn | Facts | Items | Table | Why | Buttons | Form


@dataclass(frozen=True, slots=True)
class Card:
    """What one person is shown: a title without names, and blocks.

    `is_refusal` marks the answer to a request that could not be; `is_our_fault` where that is no
    fault of the request, so that the same may be sent again later.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    is_refusal: bool = False
    is_our_fault: bool = False

    def plus(self, *blocks: Block) -> "Card":
        """Return the card with `blocks` after its own."""
        return replace(self, blocks=(*self.blocks, *blocks))


def asks_for_text(card: Card) -> bool:
    """Tell whether the card invites free text, so that the line of IG9 must stand before it."""
    return any(map(invites_text, card.blocks))


def invites_text(block: Block) -> bool:
    """Tell whether a block is a form with a field for free text."""
    return isinstance(block, Form) and any(each.invites_text for each in block.fields)
