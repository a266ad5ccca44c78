"""In whose place something was done: the lead's, or the team manager's by a deputy (H2)."""

from enum import StrEnum


class Cover(StrEnum):
    """Nobody's place, the lead's (by the manager), or that of a manager who is away (by a deputy).

    Its value is the word beside a record: "released by ... (cover)"; none of it counts as no.
    """

    NONE = ""
    COVER = "cover"
    DEPUTY = "deputy"

    @classmethod
    def _missing_(cls, value: object) -> "Cover | None":
        """Read what was kept before there were deputies: yes or no."""
        return {True: cls.COVER, False: cls.NONE}.get(value) if isinstance(value, bool) else None

    @property
    def mark(self) -> str:
        """What stands behind a name: " (cover)", or nothing."""
        return f" ({self.value})" if self else ""
