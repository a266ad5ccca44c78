"""Fields of a form that could not be read: each named, none taken, and given back to be mended."""

from collections.abc import Iterable, Iterator, Mapping

from bot.core.cards import Form
from bot.core.free_text import free_text, without_unseen
from bot.core.refusals import Refusal, Refusals


class Unread(Refusals):
    """What stands in some fields cannot be kept as it was written."""


def read_fields(said: Mapping[str, str]) -> tuple[dict[str, str], dict[str, Refusal]]:
    """Return what each field says, and why some cannot be kept: of those, what can be shown."""
    fields: dict[str, str] = {}
    unread: dict[str, Refusal] = {}
    for name, text in said.items():
        try:
            fields[name] = free_text(text, field=name)
        except Refusal as refusal:
            fields[name] = without_unseen(text).strip()
            unread[name] = refusal
    return fields, unread


def by_label(refusals: Iterable[Refusal], form: Form) -> Iterator[Refusal]:
    """Say of each refusal at which question of the form it stands."""
    labels = {each.name: each.label.rstrip("?: ") for each in form.fields}
    for each in refusals:
        label = labels.get(each.field)
        why = f"{label}: {each.why}" if label else each.why
        yield Refusal(why, each.way_on, field=each.field)
