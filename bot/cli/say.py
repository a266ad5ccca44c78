"""`coregroup say`: run a command as a person, which is audited as the operator's."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.data import EnvFile
from bot.cli.desk import opened_desk, read_upload
from bot.cli.options import AsJson
from handlers.terminal.drawing import draw

REFUSED = 1
As = Annotated[str, typer.Option("--as", metavar="E-MAIL", help="The person who says it.")]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file for a field of the command's form."""

    field: str
    path: Path


def parse_file(written: str) -> HandedIn:
    """Read FIELD=PATH, a document to hand in."""
    field, equals, path = written.partition("=")
    if not (field and equals and path):
        raise typer.BadParameter(f'"{written[:40]}" is not a file to hand in. Write document=PATH.')
    return HandedIn(field, Path(path))


Files = Annotated[
    list[HandedIn] | None,
    typer.Option("--file", parser=parse_file, metavar="FIELD=PATH", help="May be repeated."),
]


def say(
    command: Annotated[str, typer.Argument(metavar="COMMAND", help='Such as "7KQ2 dates".')],
    as_: As,
    file: Files = None,
    *,
    as_json: AsJson = False,
    env_file: EnvFile = None,
) -> int:
    """Run COMMAND as a person; not what they sign, confirm or decide for a family, nor content."""
    uploads = {each.field: read_upload(each.path) for each in file or ()}
    with opened_desk(env_file) as desk:
        card = desk.say(desk.person(as_), command, uploads)
    draw(card, is_json=as_json)
    return REFUSED if card.is_refusal else 0
