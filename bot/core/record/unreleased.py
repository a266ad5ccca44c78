"""Minutes that are not out: of meetings held, those without a released record, and corrections."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes


class Unreleased(NamedTuple):
    """A meeting that was held, and its newest minutes, which are not final; None if not begun."""

    meeting: Meeting
    minutes: Minutes | None

    @property
    def is_correction(self) -> bool:
        """Tell whether a version before this one is out, and holds (R10)."""
        return self.minutes is not None and self.minutes.version > 1


def unreleased(facts: CoreGroup) -> Iterator[Unreleased]:
    """Yield what stands between each meeting held and its record that went out (H6, R8, R10)."""
    for meeting in facts.held:
        minutes = facts.minutes_of(meeting.id)
        if minutes is None or not minutes.is_final:
            yield Unreleased(meeting, minutes)
