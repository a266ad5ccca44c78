"""What somebody wrote, held against the questions: every error at its field, nothing lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time

from bot.core.cards import Field, FieldKind, Form
from bot.core.free_text import LONGEST, ONE_LINE, free_text, one_line, without_unseen
from bot.core.refusals import Refusal
from bot.core.requests import Upload
from handlers.uploads import document, too_large
from handlers.web.bodies import SentFile
from handlers.web.posted import Posted

CHOOSE_AGAIN = "The file was not kept. Please choose it again."


@dataclass(frozen=True, slots=True)
class Checked:
    """What may be passed on, or what is wrong with it: (field name, error)."""

    fields: Mapping[str, str] = field(default_factory=dict, repr=False)
    uploads: Mapping[str, Upload] = field(default_factory=dict, repr=False)
    errors: Mapping[str, str] = field(default_factory=dict)


def check(form: Form, sent: Posted) -> Checked:
    """Check the answers to one form; fields that it does not ask for are left out.

    What is kept for later may have gaps, and no file.
    """
    fields: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    errors: dict[str, str] = {}
    for each in form.fields:
        try:
            asked = replace(each, required=False) if sent.is_for_later else each
            if each.kind is not FieldKind.FILE:
                fields[each.name] = _answer(asked, sent.fields.get(each.name, ""))
            elif not sent.is_for_later:
                uploads |= _upload(asked, sent.files.get(each.name))
        except Refusal as refusal:
            errors[each.name] = str(refusal)
    if errors:
        # A browser forgets the file when a page comes back; without a word it would go missing.
        errors = dict.fromkeys(uploads, CHOOSE_AGAIN) | errors
    return Checked(fields, uploads, errors)


def _upload(asked: Field, sent: SentFile | None) -> dict[str, Upload]:
    if sent is None:
        if asked.required:
            raise Refusal("No file is chosen.", "Choose a Word document (.docx) or a PDF.")
        return {}
    if sent.is_too_large:
        raise too_large()
    return {asked.name: document(sent.hand_over())}


def _answer(asked: Field, value: str) -> str:
    plain = READ_BY.get(asked.kind, _line)(asked, value)
    if asked.required and not plain:
        raise Refusal(*MISSING.get(asked.kind, MISSING[FieldKind.TEXT]))
    return plain


MISSING: Mapping[FieldKind, tuple[str, str]] = {
    FieldKind.TEXT: ("This is not answered yet.", "A word or two is enough."),
    FieldKind.CHOICE: ("Nothing is chosen.", "Choose one."),
    FieldKind.CHOICES: ("Nothing is chosen.", "Choose one or more."),
    FieldKind.TICK: ("This is not ticked.", "Tick it to go on."),
    FieldKind.DATE: ("No date is given.", "Fill in day, month and year, like 27 4 2027."),
    FieldKind.TIME: ("No time is given.", "Give it like 14:30."),
}


def _line(_asked: Field, value: str) -> str:
    return one_line(value, longest=ONE_LINE)


def _text(_asked: Field, value: str) -> str:
    return free_text(value, longest=LONGEST)


def _tick(_asked: Field, value: str) -> str:
    return "yes" if value else ""


def _choice(asked: Field, value: str) -> str:
    """Return the values chosen, of those that were offered."""
    offered = {offer for offer, _ in asked.choices}
    chosen = value.split(",") if asked.kind is FieldKind.CHOICES else [value]
    if not offered.issuperset(each for each in chosen if each):
        raise Refusal("That is not one of the choices.", "Choose again.")
    return ",".join(each for each in chosen if each)


def _date(_asked: Field, value: str) -> str:
    if not value:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise Refusal(
            "That is not a date.", "Fill in day, month and year, like 27 4 2027."
        ) from None


def _time(_asked: Field, value: str) -> str:
    if not value.strip():
        return ""
    try:
        return time.fromisoformat(value.strip().replace(".", ":").zfill(5)).strftime("%H:%M")
    except ValueError:
        raise Refusal("That is not a time.", "Give it like 14:30.") from None


READ_BY: Mapping[FieldKind, Callable[[Field, str], str]] = {
    FieldKind.TEXT: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choice,
    FieldKind.DATE: _date,
    FieldKind.TIME: _time,
    FieldKind.TICK: _tick,
}
"""How an answer of each kind is read; any other is one line."""


def as_sent(sent: Posted) -> Form:
    """Return the form as it can be told from what was sent, where it is not asked any more."""
    texts = (Field(name, "", FieldKind.TEXT) for name in sent.fields)
    files = (Field(name, "", FieldKind.FILE) for name in sent.files)
    return Form(sent.command, (*texts, *files))


def given_back(sent: Posted) -> Mapping[str, str]:
    """Return all that was written, without what a page cannot show."""
    return {name: without_unseen(said) for name, said in {**sent.fields, **sent.boxes}.items()}
