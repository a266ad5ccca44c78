"""Reading a page of the demo: what a person sees of it, line by line, and the forms to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]

LABELS = frozenset({"legend", "label", "button", "summary"})
BEGINS_A_LINE = LABELS | {"header", "h1", "h2", "p", "li", "dt", "tr"}
MARKS: Mapping[tuple[str | None, bool], str] = {
    (kind, is_chosen): "(x)" if is_chosen else "( )"
    for kind in ("radio", "checkbox")
    for is_chosen in (True, False)
}
UNREAD = frozenset({"title", "style"})


@dataclass
class FormSeen:
    """One form of a page: its hidden values, the values that stand in it, and its buttons."""

    values: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a person has it before them; `text` holds what is folded away, `lines` not."""

    status: int
    html: str
    text: str
    lines: tuple[str, ...]
    forms: tuple[FormSeen, ...]

    def form_with(self, button: str) -> FormSeen:
        """Return the form that has this button."""
        return next(each for each in self.forms if button in each.buttons)


def read_page(status: int, html: str) -> Page:
    """Read what came as the answer to a request."""
    shown, forms = ShownReader(), FormsReader()
    shown.feed(html)
    forms.feed(html)
    lines = tuple(" ".join(line) for line in shown.lines if line)
    return Page(status, html, " ".join(shown.words), lines, tuple(forms.forms))


class ShownReader(HTMLParser):
    """Reads what a person sees, with a mark before each choice and brackets round a button."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.lines: list[list[str]] = [[]]
        self._mark = ""
        self._unread = ""
        self._is_open = False
        self._is_button = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        said = dict(attrs)
        if self._unread:
            return
        if tag in UNREAD or said.get("class") == "skip":
            self._unread = tag
        elif tag == "details":
            self._is_open = "open" in said
        self._mark = MARKS.get((said.get("type"), "checked" in said), self._mark)
        if tag in BEGINS_A_LINE:
            self.lines.append([self._mark] if self._mark else [])
            self._mark, self._is_button = "", tag == "button"

    def handle_data(self, data: str) -> None:
        words = data.split()
        self.words += words
        if words and not self._unread:
            self.lines[-1] += [f"[{' '.join(words)}]"] if self._is_button else words

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unread:
            self._unread = ""
        elif tag == "summary" and not self._is_open:
            self._unread = "details"
        elif tag == "dt":
            self.lines[-1].append("-")


class FormsReader(HTMLParser):
    """Reads the forms, with what a browser would send of them untouched."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[FormSeen] = []
        self._area = ""
        self._button: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(FormSeen())
        elif tag == "textarea":
            self._area = said.get("name", "")
        elif tag == "button":
            self._button = (said.get("name", ""), said.get("value", ""))
        elif tag == "input" and self.forms:
            self._input(said)

    def _input(self, said: Mapping[str, str]) -> None:
        is_choice = said.get("type") in {"radio", "checkbox"}
        if said.get("type") != "file" and (not is_choice or "checked" in said):
            self.forms[-1].values[said.get("name", "")] = said.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._area and self.forms:
            self.forms[-1].values[self._area] = data.strip("\r\n")
        if self._button is not None and self.forms:
            self.forms[-1].buttons[" ".join(data.split())] = self._button

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "button":
            self._button = None
