"""Overrides as people write them, one a line: KEY = VALUE, from CITE, because REASON."""

import re

from bot.core.procedure.overrides import Override
from bot.core.refusals import Refusal

LINE = re.compile(
    r"(?P<key>[a-z_]+)\s*=\s*(?P<written>.+?)"
    r"(?:,\s*from\s+(?P<cite>.+?))?(?:,\s*because\s+(?P<reason>.+))?",
    re.IGNORECASE,
)


def read_overrides(text: str) -> tuple[Override, ...]:
    """Read what the conference set for this group alone; empty lines are nothing."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(_override(line) for line in lines if line)


def _override(line: str) -> Override:
    match = LINE.fullmatch(line)
    if match is None:
        raise Refusal(
            f'"{line[:40]}" is not an override.',
            'Write a line for each, like "interval = 6 weeks, from L19, because ...".',
            field="overrides",
        )
    parts = match.groupdict(default="")
    return Override(parts["key"].lower(), parts["written"], parts["cite"], parts["reason"])
