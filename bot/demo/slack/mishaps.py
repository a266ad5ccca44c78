"""What goes wrong on demand between the app and the stand-in: too much, slow, broken, cut off."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class What(StrEnum):
    """Kinds of mishap; in `CUT_AFTER` and `SLOW` the call has been carried out."""

    TOO_MANY = "429 with Retry-After"
    BROKEN = "a 5xx without JSON"
    CUT_BEFORE = "the line is cut before anything is done"
    CUT_AFTER = "the line is cut after the call was carried out"
    SLOW = "the answer comes after some seconds"
    SAYS = "a code of Slack's"
    ELSEWHERE = "a redirect to another place"
    NONSENSE = "a 200 that is not Slack's JSON"


@dataclass(frozen=True, slots=True)
class Mishap:
    """One: `seconds` to wait or to be waited for, `status` of what is broken, `code` to say."""

    what: What
    seconds: float = 0.0
    status: int = 503
    code: str = ""
    method: str = ""

    @property
    def is_instead(self) -> bool:
        """Tell whether nothing of the call itself is looked at or done."""
        return self.what not in {What.CUT_AFTER, What.SLOW, What.SAYS}


def _none(_method: str) -> Mishap | None:
    return None


@dataclass
class Mishaps:
    """What shall go wrong: first those planned, each once, then what `draw` says of each call."""

    planned: deque[Mishap] = field(default_factory=deque)
    draw: Callable[[str], Mishap | None] = _none

    def plan(self, *mishaps: Mishap) -> None:
        """Let the next calls go wrong, one for each; with `method` only calls of it."""
        self.planned.extend(mishaps)

    def next(self, method: str) -> Mishap | None:
        """Return what shall go wrong with this call."""
        for each in self.planned:
            if each.method in {"", method}:
                self.planned.remove(each)
                return each
        return self.draw(method)
