"""What several commands take: days, and a profile by its name or as a file of one's own."""

from datetime import date
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from bot.core.procedure.kinds import parse_date
from bot.core.procedure.loading import PROFILES, load_file, load_profile, read_profile
from bot.core.procedure.profiles import Profile
from bot.core.refusals import Refusal

FICTIONAL = "eastmere"


def parse_day(written: str) -> date:
    """Read a day on the command line; anything but 2027-03-17 is a wrong call."""
    try:
        return parse_date(written)
    except Refusal as refusal:
        raise typer.BadParameter(str(refusal)) from refusal


def find_profile(name: str) -> Profile:
    """Return a profile that comes with the bot, the demo's, or the one in a file."""
    if name.endswith(".toml") or "/" in name:
        return load_file(Path(name))
    if name == FICTIONAL:
        file = resources.files("bot.demo") / f"{FICTIONAL}.toml"
        return read_profile(file.read_text(encoding="utf-8"), file.name)
    if name not in PROFILES:
        known = ", ".join(PROFILES)
        raise typer.BadParameter(
            f'There is no profile "{name[:40]}". Name one of: {known}; or a .toml file.'
        )
    return load_profile(name)


ProfileName = Annotated[
    str, typer.Option("--profile", metavar="NAME", help=f"{', '.join(PROFILES)}, or a .toml file.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
