"""A card as the page's templates take it: each block under its kind, each form with its answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import filterfalse

from bot.core.cards import Block, Button, Buttons, Card, Field, FieldKind, Form
from handlers.asides import with_asides
from handlers.before_forms import FIELD as RIGHT_GROUP
from handlers.before_forms import asks_for_no_must
from handlers.web.posted import DAY, MONTH, YEAR, can_wait

Seal = Callable[[str, int | None], str]
"""Seals a command and the version it was drawn from, for one link."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody has written so far, to be shown in the form it belongs to, and nowhere else."""

    command: str = ""
    typed: Mapping[str, str] = field(default_factory=dict, repr=False)
    errors: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class FieldView:
    """One question: `id` is unique on the page, `first` the id of its first box.

    `aside` are the questions that belong to this one and fold away: whom it is not for, and why.
    `is_optional` is said beside it, unless it is said of all of them.
    """

    field: Field
    id: str
    first: str
    boxes: tuple[tuple[str, str, str], ...] = ()
    aside: tuple["FieldView", ...] = ()
    is_optional: bool = False

    @property
    def has_aside_open(self) -> bool:
        """Tell whether something stands in the fields folded away, so that they are shown."""
        return any(each.field.value or each.field.error for each in self.aside)

    @property
    def described_by(self) -> str:
        """Return the ids of hint and error, for a screen reader."""
        parts = [part for part in ("help", "error") if getattr(self.field, part)]
        return " ".join(f"{self.id}-{part}" for part in parts)

    @property
    def chosen(self) -> frozenset[str]:
        """Return the values that are chosen now."""
        return frozenset(self.field.value.split(","))


@dataclass(frozen=True, slots=True)
class FormView:
    """A form with what is needed to send it back.

    `first` are the questions that stand before its heading: whether it is the right group at all.
    `has_no_must`: of several questions none has to be answered, which is said once.
    """

    form: Form
    seal: str
    first: tuple[FieldView, ...]
    fields: tuple[FieldView, ...]
    has_later: bool
    has_no_must: bool = False

    @property
    def asked(self) -> Iterator[FieldView]:
        """Yield all questions in the order in which they stand on the page."""
        for each in (*self.first, *self.fields):
            yield each
            yield from each.aside


@dataclass(frozen=True, slots=True)
class ButtonView:
    """A button, which is a small form of its own."""

    label: str
    command: str
    style: str
    fields: Mapping[str, str]
    seal: str
    seen: int | None


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block under the name of the macro that draws it."""

    kind: str
    block: Block | FormView | tuple[ButtonView, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """A card ready to be drawn; `errors` are (label, error, id of the box) for the summary."""

    title: str
    blocks: tuple[BlockView, ...]
    errors: tuple[tuple[str, str, str], ...] = ()


def view(card: Card, seal: Seal, answers: Answers, *, has_later: bool = False) -> CardView:
    """Return the card with seals on its forms and the answers in the form they belong to."""
    blocks = tuple(
        _block(block, f"f{number}", seal, answers, has_later=has_later)
        for number, block in enumerate(card.blocks, start=1)
    )
    forms = [each.block for each in blocks if isinstance(each.block, FormView)]
    asked = [each for form in forms for each in form.asked]
    wrong = tuple(
        (each.field.label, each.field.error, each.first) for each in asked if each.field.error
    )
    return CardView(card.title, blocks, wrong)


def _block(block: Block, id_: str, seal: Seal, answers: Answers, *, has_later: bool) -> BlockView:
    kind = type(block).__name__.lower()
    if isinstance(block, Form):
        return BlockView(kind, _form(block, id_, seal, answers, has_later=has_later))
    if isinstance(block, Buttons):
        return BlockView(kind, tuple(_button(each, seal) for each in block.buttons))
    return BlockView(kind, block)


def _button(button: Button, seal: Seal) -> ButtonView:
    sealed = seal(button.command, button.seen)
    return ButtonView(
        button.label, button.command, button.style, button.fields, sealed, button.seen
    )


def _form(form: Form, id_: str, seal: Seal, answers: Answers, *, has_later: bool) -> FormView:
    mine = answers if answers.command == form.command else Answers()
    has_no_must = asks_for_no_must(form)
    fields = [_field(each, f"{id_}-{each.name}", mine) for each in form.fields]
    if not has_no_must:
        fields = [replace(each, is_optional=not each.field.required) for each in fields]
    first = tuple(filter(_is_right_group, fields))
    folded = tuple(_folded(filterfalse(_is_right_group, fields)))
    sealed = seal(form.command, form.seen)
    has_later = has_later and _is_long(form)
    return FormView(form, sealed, first, folded, has_later, has_no_must)


def _is_right_group(view: FieldView) -> bool:
    return view.field.name == RIGHT_GROUP


def _folded(views: Iterable[FieldView]) -> Iterator[FieldView]:
    """Put the marks of a part behind the question that they belong to (B1)."""
    by_name = {each.field.name: each for each in views}
    for field_, asides in with_asides(each.field for each in by_name.values()):
        yield replace(by_name[field_.name], aside=tuple(by_name[each.name] for each in asides))


def _is_long(form: Form) -> bool:
    """Tell whether somebody may want to finish this later: a written update is (B1)."""
    return can_wait(form.command) and any(f.invites_text for f in form.fields)


def _field(field_: Field, id_: str, answers: Answers) -> FieldView:
    filled = replace(
        field_,
        value=answers.typed.get(field_.name, field_.value),
        error=answers.errors.get(field_.name, field_.error),
    )
    if field_.kind is FieldKind.DATE:
        return FieldView(filled, id_, f"{id_}{DAY}", _boxes(filled, id_, answers))
    is_choice = field_.kind in {FieldKind.CHOICE, FieldKind.CHOICES}
    return FieldView(filled, id_, f"{id_}-1" if is_choice else id_)


def _boxes(field_: Field, id_: str, answers: Answers) -> tuple[tuple[str, str, str], ...]:
    """Return (name, id, value) of the boxes for day, month and year."""
    shown = _parts(field_.value)
    names = (field_.name + part for part in (DAY, MONTH, YEAR))
    ids = (id_ + part for part in (DAY, MONTH, YEAR))
    return tuple(
        (name, box, answers.typed.get(name, value))
        for name, box, value in zip(names, ids, shown, strict=True)
    )


def _parts(iso: str) -> tuple[str, str, str]:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ("", "", "")
    return (str(day.day), str(day.month), str(day.year))
