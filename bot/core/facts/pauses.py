"""Pauses: nothing leaves to a group or to one person, and links are dead, until lifted (IG16)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Pause:
    """One pause ("Z1") of one member, or of the whole group where `member` is empty."""

    id: str
    by: str
    at: datetime
    member: str = ""
    lifted_at: datetime | None = None
    lifted_by: str = ""

    @property
    def stands(self) -> bool:
        """Tell whether nobody has lifted it yet."""
        return self.lifted_at is None

    def held(self, moment: datetime) -> bool:
        """Tell whether it stood at a moment, and has been lifted since."""
        return self.lifted_at is not None and self.at <= moment <= self.lifted_at


def pauses_of(pauses: Iterable[Pause], member: str) -> tuple[Pause, ...]:
    """Return all that ever held for a member: their own, and those of the whole group."""
    return tuple(each for each in pauses if each.member in {"", member})


def pause_of(pauses: Iterable[Pause], member: str) -> Pause | None:
    """Return the pause that holds for a member now, their own or the group's; None if none does."""
    return next((each for each in pauses_of(pauses, member) if each.stands), None)


def own_pause(pauses: Iterable[Pause], member: str) -> Pause | None:
    """Return the pause that stands of this one member; of the whole group where that is empty."""
    return next((each for each in pauses if each.stands and each.member == member), None)
