"""Forms of a page behind a link: read off it, and filled in as a browser would send them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from bot.core.cards import Field, FieldKind

DATE_BOXES = ("-day", "-month", "-year")
KINDS = {"text": FieldKind.LINE, "time": FieldKind.TIME, "file": FieldKind.FILE}
LEFT_OUT = {FieldKind.TICK, FieldKind.FILE}
"""What need not be given for all that a page tells."""
LATER = "_later"
Attributes = list[tuple[str, str | None]]


@dataclass
class PageForm:
    """A form of a page: what is hidden in it goes back as it is, the fields are filled in."""

    hidden: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, FieldKind] = field(default_factory=dict)
    can_wait: bool = False

    @property
    def fields(self) -> Iterator[Field]:
        for name, kind in self.kinds.items():
            offered = tuple((each, each) for each in self.choices.get(name, ()))
            yield Field(name, "", kind, offered, required=kind not in LEFT_OUT)

    def sent(self, said: Mapping[str, str], *, is_for_later: bool) -> dict[str, str]:
        """Return what a browser would send; a date stands in three boxes."""
        fields = self.hidden | ({LATER: "yes"} if is_for_later else {})
        for name, value in said.items():
            if self.kinds[name] is FieldKind.DATE:
                parts = reversed(value.split("-")) if value else ("", "", "")
                boxes = zip(DATE_BOXES, parts, strict=True)
                fields |= {f"{name}{box}": part for box, part in boxes}
            elif value:
                fields[name] = value
        return fields


class _Forms(HTMLParser):
    """Reads the forms off a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[PageForm] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        named = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.found.append(PageForm())
        elif tag == "textarea" and self.found:
            self.found[-1].kinds[named["name"]] = FieldKind.TEXT
        elif tag == "input" and self.found:
            self._take(self.found[-1], named)
        elif tag == "button" and named.get("name") == LATER:
            self.found[-1].can_wait = True

    @staticmethod
    def _take(form: PageForm, named: Mapping[str, str]) -> None:
        kind, name, value = named.get("type", ""), named.get("name", ""), named.get("value", "")
        if kind == "hidden":
            form.hidden[name] = value
        elif name.endswith(DATE_BOXES):
            form.kinds[name.rpartition("-")[0]] = FieldKind.DATE
        elif kind in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(value)
            is_tick = kind == "checkbox" and value == "yes"
            form.kinds[name] = FieldKind.TICK if is_tick else FieldKind.CHOICE
        elif kind in KINDS:
            form.kinds[name] = KINDS[kind]


def forms_in(page: str) -> list[PageForm]:
    """Return the forms of a page, its buttons included."""
    reader = _Forms()
    reader.feed(page)
    return reader.found
