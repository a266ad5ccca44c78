"""A command that is stopped from the keyboard, to see what the program makes of it."""

import typer


def stop() -> None:
    """Stop at once."""
    raise typer.Abort
