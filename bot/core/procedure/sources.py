"""Where a rule comes from, and how far it may be relied on."""

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How well a value is known; `OURS` is a product default, not guidance.

    `CONFERENCE` is what the conference set for one group; it needs no further source.
    """

    SEED = "seed"
    CHECKED = "checked"
    CORROBORATED = "corroborated"
    PROBABLE = "probable"
    UNVERIFIED = "unverified"
    OURS = "ours"
    CONFERENCE = "conference"

    @property
    def needs_confirmation(self) -> bool:
        """Tell whether the authority must confirm the value before live use."""
        return self in {Confidence.PROBABLE, Confidence.UNVERIFIED}


CONFIDENCE_WORDS = {
    Confidence.SEED: "It stands in the guidance word for word.",
    Confidence.CHECKED: "The national text was read for this.",
    Confidence.CORROBORATED: "Local procedures that follow the national text agree on it.",
    Confidence.PROBABLE: "One source agrees. The authority must confirm it before live use.",
    Confidence.UNVERIFIED: "Not found in any text. The authority must confirm it before live use.",
    Confidence.OURS: "This is our default, not guidance. It can be changed.",
    Confidence.CONFERENCE: "The conference set it for this group.",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The citation that stands behind a date, and what else is to be said of it.

    `confidence` is None where somebody names a span by hand; `looser_than` is the guidance's own
    value where this one gives more time.
    """

    cite: str = ""
    confidence: Confidence | None = None
    notes: tuple[str, ...] = ()
    looser_than: str = ""


UNSOURCED = Source()
