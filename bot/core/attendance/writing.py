"""What a member wrote in the form of a written update (R13)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.core.facts.updates import Mark


@dataclass(frozen=True, slots=True)
class Written:
    """What a member wrote: answers by question, marks by question, own actions by number.

    `document` is the id of a file handed in instead; `handed_in` the day a paper came in (R14).
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    progress: Mapping[str, str] = field(default_factory=dict)
    document: str = ""
    handed_in: date | None = None
    asked: str = ""
