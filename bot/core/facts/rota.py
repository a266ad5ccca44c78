"""Who chairs a meeting and who writes its minutes: by rota, and how it changes hands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Post(StrEnum):
    """What a meeting shares out by its rota."""

    CHAIR = "chair"
    NOTE_TAKER = "note taker"


@dataclass(frozen=True, slots=True)
class Swap:
    """A swap on the rota that needs the other's yes (S7): `asked_by` would take the post.

    `answered_at` is when the holder said yes or no, `agreed` which of the two.
    """

    post: Post
    asked_by: str
    holder: str
    asked_at: datetime
    answered_at: datetime | None = None
    agreed: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether the holder of the post has still to say yes or no."""
        return self.answered_at is None


@dataclass(frozen=True, slots=True)
class NotesPassed:
    """The minutes of a meeting held were given to another note taker: from whom, when, by whom."""

    giver: str
    taker: str
    at: datetime
    by: str
