"""Pages: cards and plain words drawn as HTML, with nothing in it that could run."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from handlers.web.leaving import PATH as LEAVE
from handlers.web.site import Site
from handlers.web.views import CardView

Words = tuple[str, Sequence[str]]
"""A title and paragraphs."""

NOT_NOW: Final = 503
RETRY_AFTER: Final = "120"
"""Seconds: "in a few minutes", as the pages say it."""

_HERE = Path(__file__).parent
_STYLE: Final = (_HERE / "static" / "page.css").read_bytes()
_STYLE_PATH: Final = f"/page-{hashlib.sha256(_STYLE).hexdigest()[:12]}.css"
_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_TEMPLATES.globals.update(stylesheet=_STYLE_PATH, leave=LEAVE)

DEAD: Final[Words] = (
    "This link does not open",
    (
        "It may have been used after its time, or a part of it may be missing.",
        "If you copied it, go back to the message and copy all of it.",
        "Otherwise ask the person who leads your meetings for a new link.",
        "In immediate danger phone 999.",
    ),
)
"""One page for every link that opens nothing: it does not say whether there ever was one."""

TOO_OFTEN: Final[Words] = (
    "Please wait a few minutes",
    (
        "Links that do not open have been tried too often from where you are.",
        "Wait a few minutes, then open the link in your message again.",
    ),
)
BUSY: Final[Words] = (
    "Please wait a minute",
    (
        "This link was used very often just now. Nothing was changed.",
        "Wait a minute, go back and try again.",
    ),
)
CROWDED: Final[Words] = (
    "Please send the file again in a few minutes",
    (
        "Several people are sending files just now, so yours was not taken. Nothing was changed.",
        "Wait a few minutes, go back and send it again.",
    ),
)
NOT_A_FORM: Final[Words] = (
    "What was sent could not be read",
    (
        "Nothing was changed.",
        "Go back, or open the link in your message again, and send it once more.",
    ),
)
TOO_LARGE: Final[Words] = (
    "What was sent is too large",
    ("Nothing was changed.", "Go back. A file may have 10 MB at most."),
)
TOO_SLOW: Final[Words] = (
    "The line was too slow",
    ("Not all of it arrived, and nothing was changed.", "Go back and send it once more."),
)
OUR_FAULT: Final[Words] = (
    "This does not work at the moment",
    (
        "The fault is ours.",
        "Go back to keep what you wrote, and send it again in a few minutes. It counts once.",
    ),
)


class Pages:
    """Draws every page of one site."""

    def __init__(self, site: Site) -> None:
        self.style = _STYLE
        self.style_path = _STYLE_PATH
        self._name = site.name
        self._drawn: dict[str, str] = {}

    def card(
        self, card: CardView, *, is_family: bool, notes: Sequence[str] = (), status: int = 200
    ) -> HTMLResponse:
        """Draw a card; for family with a way to leave, and no more than the site's name as its tab.

        Both are IG18's.
        """
        tab = self._name if is_family else f"{card.title} - {self._name}"
        html = _TEMPLATES.get_template("card.html").render(
            card=card,
            errors=card.errors,
            notes=notes,
            tab=tab,
            name=self._name,
            is_left_at_once=is_family,
        )
        return _response(html, status)

    def plain(self, words: Words, status: int) -> HTMLResponse:
        """Draw a page of plain words, the same for whoever sees it: so family too can leave it."""
        title, lines = words
        if title not in self._drawn:
            template = _TEMPLATES.get_template("plain.html")
            self._drawn[title] = template.render(
                title=title,
                lines=lines,
                errors=(),
                tab=self._name,
                name=self._name,
                is_left_at_once=True,
            )
        return _response(self._drawn[title], status)


def _response(html: str, status: int) -> HTMLResponse:
    """Say of what does not go now when it may be tried again."""
    headers = {"retry-after": RETRY_AFTER} if status == NOT_NOW else None
    return HTMLResponse(html, status, headers)
