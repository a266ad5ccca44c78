"""A card drawn as the two bodies of a mail: plain text, and HTML that asks for nothing remote."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.core.ports import Message
from handlers.email.clean import clean
from handlers.email.letter import letter
from handlers.email.plain import plain_text

_BREAK = Markup("<br>\n")


@dataclass(frozen=True, slots=True)
class Bodies:
    """One message in the two forms in which mail programs show it; `html` is pure ASCII."""

    text: str
    html: str


def bodies(message: Message, sender: str, *, mail_is_read: bool) -> Bodies:
    """Draw `message` for a reader who sees `sender` as its origin."""
    drawn = letter(message, sender, mail_is_read=mail_is_read)
    html = _PAGE.render(letter=drawn).encode("ascii", "xmlcharrefreplace").decode("ascii")
    return Bodies(plain_text(drawn), html)


def _neutral(value: object) -> object:
    """Make text safe wherever the template puts it; its lines stay lines."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    lines = clean(value).split("\n")
    return escape(lines[0]) if len(lines) == 1 else _BREAK.join(escape(line) for line in lines)


def _page_template() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_neutral,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = lambda block: type(block).__name__
    return environment


_PAGE = _page_template().get_template("letter.html.jinja")
