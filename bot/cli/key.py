"""`coregroup key new`: makes the master key, which must be kept apart from every backup."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.printing import print_blocks
from storage.master import make_key_file

Target = Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; never replaced.")]


def new(file: Target) -> None:
    """Write a new key to FILE, readable by its owner alone."""
    make_key_file(file)
    print_blocks(
        [
            ("Name it", [f"COREGROUP_KEY_FILE={file.absolute()}"]),
            ("Keep a copy apart from the backups", ["Without it no backup can be read, ever."]),
        ],
        f"A new key is in {file}",
    )
