"""A procedure profile: the rules of one authority as values, each with its source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules that hold for a group."""

    name: str
