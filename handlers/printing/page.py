"""A paper as one HTML file that asks for nothing from anywhere and prints on A4."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from bot.core.printed import Paper
from handlers.printing.layout import laid_out

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ]")


def _css(lines: list[str]) -> Markup:
    """Return lines as a string of CSS; each sign in it by its number, so that none ends it."""
    plain = (_NOT_PLAIN.sub(lambda sign: f"\\{ord(sign[0]):x} ", line) for line in lines)
    return Markup('"{}"').format(Markup(r"\a ").join(plain))


def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css"] = _css
    return environment.get_template("paper.html.jinja")


_PAPER = _template()


def html(paper: Paper) -> bytes:
    """Return the file, pure ASCII; the reader's own fonts show what the PDF's cannot."""
    return _PAPER.render(paper=laid_out(paper)).encode("ascii", "xmlcharrefreplace")
