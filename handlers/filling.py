"""What was filled in or typed for a form's fields, read one by one; a refusal names its field."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.core.cards import Field, FieldKind
from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.free_text import needed_line, one_line
from bot.core.refusals import Refusal, Refusals
from bot.core.saying.dates import Lean, the_day
from bot.core.sheet.routes import named_route
from handlers.call import Call

E = TypeVar("E", bound=StrEnum)
YES = {"yes", "true", "on", "1"}
NO = {"", "no", "false", "off", "0"}


def must_all_be_right(*readers: Callable[[], object]) -> None:
    """Read each field and refuse all that are wrong together, so that they are mended at once."""
    wrong = [refusal for refusal in map(_refusal_of, readers) if refusal is not None]
    if len(wrong) > 1:
        raise Refusals(wrong)
    if wrong:
        raise wrong[0]


def _refusal_of(read: Callable[[], object]) -> Refusal | None:
    try:
        read()
    except Refusal as refusal:
        return refusal
    return None


def needed(call: Call, name: str, question: str, example: str = "") -> str:
    """Return what a field says, or ask for it."""
    return needed_line(call.said(name), question, example, field=name, longest=1_000)


def line(call: Call, name: str) -> str:
    """Return what a field says in one line; it may be empty."""
    return one_line(call.said(name), field=name)


def day(call: Call, name: str, lean: Lean = Lean.AHEAD) -> date | None:
    """Return the day in a field, from a form or as people write it; None where it is empty."""
    said = call.said(name)
    if not said:
        return None
    try:
        return the_day(said, call.today, lean)
    except Refusal as refusal:
        raise Refusal(refusal.why, refusal.way_on, field=name) from refusal


def number(call: Call, name: str, most: int) -> int:
    """Return the number in a field, 0 where it is empty."""
    said = call.said(name)
    if said and not (said.isascii() and said.isdigit()):
        raise Refusal(
            f'"{said[:20]}" is not a number.', 'Write it in figures, like "2".', field=name
        )
    # Of what is too long to be one of few nothing is read but how long it is.
    if len(said.lstrip("0")) > len(str(most)) or int(said or 0) > most:
        raise Refusal(f"{said[:20]} are too many.", f"Write a number up to {most}.", field=name)
    return int(said or 0)


def tick(call: Call, name: str) -> bool:
    """Tell whether a field is ticked."""
    said = call.said(name).lower()
    if said not in YES | NO:
        raise Refusal(f'"{said[:20]}" is neither yes nor no.', 'Write "yes".', field=name)
    return said in YES


def choice(call: Call, field: Field) -> str:
    """Return the value chosen, by value or label; empty where nothing was and need not be."""
    said = " ".join(call.said(field.name).lower().split())
    by_words = {words.lower(): value for value, label in field.choices for words in (value, label)}
    if said in by_words:
        return by_words[said]
    if not said and not field.required:
        return ""
    labels = ", ".join(label for _, label in field.choices)
    raise Refusal(f"{field.label.rstrip('?')}?", f"Choose one of: {labels}.", field=field.name)


def route_chosen(call: Call, field: Field) -> tuple[Route | None, str]:
    """Return the route chosen, in any words that a sheet may use, and by hand who carries it."""
    route, carrier = named_route(call.said(field.name))
    if route is not None and route.value in dict(field.choices):
        return route, carrier
    chosen = choice(call, field)
    return (Route(chosen) if chosen else None), ""


def choices_of(words: Iterable[tuple[E, str]]) -> tuple[tuple[str, str], ...]:
    """Return pairs of value and label as a field takes them."""
    return tuple((value.value, label) for value, label in words)


def reason_field(label: str = "Why?", name: str = "reason", *, required: bool = False) -> Field:
    """Return a field for a reason in one line."""
    return Field(name, label, FieldKind.LINE, required=required)


def people_field(label: str, people: Iterable[Member]) -> Field:
    """Return a field that chooses one person, by id."""
    choices = tuple((each.id, each.name) for each in people)
    return Field("name", label, FieldKind.CHOICE, choices, required=True)
