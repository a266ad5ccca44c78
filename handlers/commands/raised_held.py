"""Holding a group in which something is raised, seen or answered, without a word of its kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from handlers.call import Call
from storage.work import Work


@contextmanager
def holding(call: Call, *, own_right: bool = True) -> Iterator[Work]:
    """Hold the group; nothing that is kept of it says by which word, and so what was raised.

    `own_right` is false where the manager does it for the lead, as cover.
    """
    said = replace(call, word="raised")
    with said.begin(even_closed=True, own_right=own_right) as work:
        yield work
