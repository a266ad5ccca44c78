"""One value of a profile: what it says, where it comes from and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.core.procedure.kinds import Content, ValueKind
from bot.core.procedure.parameters import PARAMETERS, Parameter
from bot.core.procedure.sources import Confidence, Source
from bot.core.procedure.spans import Span, parse_span
from bot.core.refusals import Refusal

NOT_SET = "none"


class Applies(StrEnum):
    """From when the interval between core groups holds (L19, H14, O5)."""

    ALWAYS = "always"
    AFTER_REVIEW = "after_review"
    AFTER_FIRST_OF_REVIEW = "after_first_of_review"


APPLIES_WORDS = {
    Applies.ALWAYS: "between any two core groups",
    Applies.AFTER_REVIEW: "after a review",
    Applies.AFTER_FIRST_OF_REVIEW: "after the first core group that follows a review",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter's value in one layer.

    `written` is what a person would type, or "none" where the layer says that there is no rule;
    `content` is what it means. `other` is a reading that does not bind, `aim` what the guidance
    hopes for within the limit, `reason` why a looser value than the guidance's was accepted.
    """

    key: str
    written: str
    content: Content | None
    layer: str = ""
    cite: str = ""
    quote: str = ""
    confidence: Confidence = Confidence.OURS
    notes: tuple[str, ...] = ()
    confirmed: str = ""
    other: Span | None = None
    aim: Span | None = None
    applies: Applies = Applies.ALWAYS
    reason: str = ""
    looser_than: str = ""

    @property
    def is_set(self) -> bool:
        """Tell whether the profile gives a value here; "none" counts as not set."""
        return self.content is not None

    @property
    def parameter(self) -> Parameter:
        """Return what kind of value this is, and what it is counted from."""
        return PARAMETERS[self.key]

    @property
    def is_looser(self) -> bool:
        """Tell whether the value gives more time than the guidance; it stays marked so."""
        return bool(self.looser_than)

    @property
    def needs_confirmation(self) -> bool:
        """Tell whether the authority has still to confirm the value before live use."""
        return self.confidence.needs_confirmation and not self.confirmed

    @property
    def source(self) -> Source:
        """Return citation, confidence and all that is said behind *why?*."""
        looser = f"Looser than {self.looser_than}. Reason: {self.reason}"
        ends = "" if self.quote.endswith(".") else "."
        quote = f'The text says: "{self.quote}"{ends}'
        confirmed = f"Confirmed by {self.confirmed}."
        notes = (
            *((quote,) if self.quote else ()),
            *self.notes,
            *((looser,) if self.is_looser else ()),
            *((confirmed,) if self.confirmed else ()),
        )
        return Source(self.cite, self.confidence, notes, self.looser_than)

    def to_dict(self) -> dict[str, Any]:
        """Return the value as plain JSON, without what is empty; `value_from_dict` reads it."""
        plain: dict[str, Any] = {
            "written": self.written,
            "layer": self.layer,
            "cite": self.cite,
            "quote": self.quote,
            "confidence": self.confidence.value,
            "notes": list(self.notes),
            "confirmed": self.confirmed,
            "other": str(self.other or ""),
            "aim": str(self.aim or ""),
            "applies": self.applies.value,
            "reason": self.reason,
            "looser_than": self.looser_than,
        }
        return {field: said for field, said in plain.items() if said}


def parse_content(parameter: Parameter, written: str) -> Content | None:
    """Read what a person wrote for a parameter; "none" takes the rule away."""
    if written.strip() == NOT_SET:
        return None
    content = parameter.kind.parse(written)
    said = content if parameter.kind is ValueKind.TEXTS else (content,)
    if parameter.choices and isinstance(said, tuple):
        unknown = [each for each in said if each not in parameter.choices]
        if unknown:
            raise Refusal(
                f'"{unknown[0]}" is not among the choices.',
                f"Write one of: {', '.join(parameter.choices)}.",
            )
    return content


def not_set(key: str) -> Value:
    """Return the value of a parameter on which no layer says anything."""
    return Value(key, NOT_SET, None, notes=("The guidance gives none.",))


def value_from_dict(key: str, plain: Mapping[str, Any]) -> Value:
    """Read a value as `Value.to_dict` wrote it."""
    texts = ("layer", "cite", "quote", "confirmed", "reason", "looser_than")
    return Value(
        key=key,
        written=plain["written"],
        content=parse_content(PARAMETERS[key], plain["written"]),
        confidence=Confidence(plain["confidence"]),
        notes=tuple(plain.get("notes", ())),
        other=parse_span(plain["other"]) if "other" in plain else None,
        aim=parse_span(plain["aim"]) if "aim" in plain else None,
        applies=Applies(plain["applies"]),
        **{name: plain.get(name, "") for name in texts},
    )
