"""Family copies: one person's rendering of the minutes and plan, which a human lets go (B9)."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.facts.covers import Cover

Parts = tuple[tuple[str, tuple[str, ...]], ...]
"""What stands on a copy: its headings in order, and the lines under each."""


@dataclass(frozen=True, slots=True)
class FamilyCopy:
    """The copy ("K1") of one version of minutes for one family member, and what was decided of it.

    `minutes` is the id of that version. `sections` are pairs of heading key and the lead's plain
    words for it; `revision` rises with each change of them. `kept` is what was let go, word for
    word as it was previewed: this is printed, whatever has become of the facts. `hears` are the
    children of whom the reader might hear then.
    `under_flag`: the flag was set when it was released, so that a second person must confirm,
    whatever becomes of the flag. `as_cover`: the team manager released it for the lead (H2).
    The person never sees `withheld_because`. `is_decided`: it is the team manager's decision not
    to share (H4). `replaced`: a later copy stands in its place.
    """

    id: str
    member: str
    minutes: str
    made_by: str
    made_at: datetime
    sections: tuple[tuple[str, str], ...] = ()
    revision: int = 1
    kept: Parts = ()
    hears: frozenset[str] = frozenset()
    released_at: datetime | None = None
    released_by: str = ""
    under_flag: bool = False
    as_cover: Cover = Cover.NONE
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
    withheld_at: datetime | None = None
    withheld_by: str = ""
    withheld_because: str = ""
    is_decided: bool = False
    replaced: bool = False
