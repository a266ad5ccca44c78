"""What a page shows: the card, what was written so far, and what is said above it."""

from dataclasses import dataclass, field

from bot.core.cards import Card
from handlers.web.views import Answers

DRAFT_KEPT = "Saved, and not sent yet. Open this link again in this browser to go on."
DRAFT_HERE = "This is what you saved. It has not been sent yet."


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to be drawn; `browser` is a secret to leave with the browser, if there is one."""

    card: Card
    answers: Answers = field(default_factory=Answers)
    notes: tuple[str, ...] = ()
    status: int = 200
    browser: str = ""
