"""What a courier has claimed and not begun to send: still to be worded, and worded."""

from dataclasses import dataclass, field

from bot.core.notices.notice import Notice
from scheduler.messages import Ready


@dataclass(slots=True)
class InHand:
    """Notices as they were claimed, and those with their message, each the oldest first."""

    claimed: list[Notice] = field(default_factory=list)
    ready: list[Ready] = field(default_factory=list)

    @property
    def notices(self) -> list[Notice]:
        """Return all of them, worded or not."""
        return [*self.claimed, *(each.notice for each in self.ready)]
