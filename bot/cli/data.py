"""What commands on the database need first: settings that are whole, and the master key."""

import sys
from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from bot.setting_problems import SettingsError
from bot.settings import NEEDED_FOR_DATA, Settings, load
from storage.master import MasterKey, parse_key, read_key_file

REFUSED = 1
EnvFile = Annotated[
    Path | None, typer.Option("--env-file", metavar="FILE", help="Read settings from a .env file.")
]


def settings_for_data(env_file: Path | None) -> Settings:
    """Return the settings of a command that only needs the database; see `settings_for`."""
    return settings_for(env_file, NEEDED_FOR_DATA)


def settings_for(env_file: Path | None, needs: Collection[str]) -> Settings:
    """Return the settings, or stop with one line for each that is wrong or missing."""
    try:
        return load(env_file, needs=needs)
    except SettingsError as error:
        for problem in error.problems:
            sys.stderr.write(f"coregroup: {problem}\n")
        raise typer.Exit(REFUSED) from error


def master_key(settings: Settings) -> MasterKey:
    """Return the master key from the environment or its file."""
    if written := settings.key.get_secret_value():
        return parse_key(written)
    return read_key_file(settings.key_file or Path())
