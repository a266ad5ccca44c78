"""One transaction that holds one group: the facts as they are, then as they are to be."""

from datetime import datetime

from bot.core.cards import Block, Card
from bot.core.facts.groups import CoreGroup
from storage.chains import Line


class Work:
    """What a command gets from `Store.begin`.

    Set `facts` to the new ones; leaving the block writes them. `answered` is the card that was
    given before under this request's key: return it and do nothing. `said_in_place` is what every
    answer ends with that somebody gives in another's place (H2).
    """

    def __init__(self, facts: CoreGroup, answered: Card | None, *, by: str, now: datetime) -> None:
        self.facts = facts
        self.lines: list[Line] = []
        self.card: Card | None = None
        self.said_in_place: tuple[Block, ...] = ()
        self._answered = answered
        self.by = by
        self.now = now

    @property
    def answered(self) -> Card | None:
        """The card already given under this key; then nothing is to be done again."""
        return self._answered

    def answer(self, card: Card) -> Card:
        """Keep the card under the request's key, in this transaction, and return it."""
        self.card = card.plus(*self.said_in_place)
        return self.card

    def audit(self, event: str, subject: str = "") -> None:
        """Append a line to the group's audit chain; opaque ids and fixed words only (IG12)."""
        self.lines.append(Line(self.now, self.by, event, subject))

    def leave_trace(self) -> None:
        """See to it that no change goes without a line."""
        if not self.lines:
            self.audit("changed")
