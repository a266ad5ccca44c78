"""The shape of a notice's words: a subject line, sentences and buttons, with slots to fill."""

from collections.abc import Mapping
from dataclasses import dataclass

Slots = Mapping[str, str]
"""What fills the slots of a notice's words, by their names."""


@dataclass(frozen=True, slots=True)
class Words:
    """A subject line, sentences, and buttons as pairs of label and command."""

    subject: str
    says: tuple[str, ...]
    buttons: tuple[tuple[str, str], ...] = ()
