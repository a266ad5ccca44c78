"""Fields of a form that could not be read: each named, none taken, and given back to be mended."""

from collections.abc import Iterable, Iterator, Mapping

from bot.core.cards import Form
from bot.core.free_text import LONGEST, free_text, without_unseen
from bot.core.refusals import Refusal, Refusals

LONGEST_BACK = 2_000
"""Characters of a text that no place could hold: enough to know it by, and to find it again."""


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
            fields[name] = given_back(text, LONGEST)
            unread[name] = refusal
    return fields, unread


def given_back(text: str, whole: int = LONGEST_BACK) -> str:
    """Return what can be shown of a text; what is longer than `whole` comes back shortened."""
    shown = without_unseen(text).strip()
    return shown if len(shown) <= whole else f"{shown[:LONGEST_BACK]} ... (shortened)"


def by_label(refusals: Iterable[Refusal], form: Form) -> Iterator[Refusal]:
    """Say of each refusal at which question of the form it stands."""
    labels = {each.name: each.label.rstrip("?: ") for each in form.fields}
    for each in refusals:
        label = labels.get(each.field)
        why = f"{label}: {each.why}" if label else each.why
        yield Refusal(why, each.way_on, field=each.field)
