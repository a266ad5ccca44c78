"""What settling need not look at: stored notices that agree with what is wanted, nearly all."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row

from bot.core.notices.notice import NoticeState, WantedNotice
from storage.rows import WANTED, bare, rows_of

SEEN = tuple(bare(name) for name in (*WANTED, "state", "id"))
IS_WANTED = slice(0, len(WANTED))
IDENTITY, ABOUT = slice(0, 5), slice(0, 3)
"""About: kind, recipient and subject. Settling looks at all that is about the same, or at none."""
SAYS, NEEDS_LEFT, STATE, ID = range(len(WANTED) - 2, len(WANTED) + 2)
PLANNED, WITHDRAWN = NoticeState.PLANNED.value, NoticeState.WITHDRAWN.value
OVER = frozenset(
    each.value
    for each in (
        NoticeState.SENT,
        NoticeState.DELIVERED,
        NoticeState.FAILED,
        NoticeState.LAPSED,
        NoticeState.UNKNOWN,
    )
)
"""Nothing is done any more about a notice in such a state, wanted or not."""

Stored = Row[*tuple[Any, ...]]
Pair = tuple[list[WantedNotice], list[int]]


def unsettled(wanted: Iterable[WantedNotice], stored: Sequence[Stored]) -> Pair:
    """Return of both what `settle` may have to change; for the rest it would find nothing.

    `stored` are rows of a group with the columns `SEEN`; of them the ids are returned. Left out is
    whatever is planned as it is wanted, is over, or was withdrawn and is not wanted, as far as
    that holds for all about the same. What tells something is looked at where anything else is
    about the same: that may have told it before.
    """
    wanted = list(wanted)
    asked = dict(zip(rows_of(wanted), wanted, strict=True))
    look = _Look(asked)
    for row in stored:
        look.at(row)
    about = look.found()
    return (
        [each for key, each in asked.items() if key[:3] in about],
        [row[ID] for row in stored if row[ABOUT] in about],
    )


class _Look:
    """Goes over stored rows once, and keeps what settling has to look at."""

    def __init__(self, asked: Iterable[tuple[object, ...]]) -> None:
        self._asked = frozenset(asked)
        self._wanted = frozenset(each[:5] for each in asked)
        self._met: set[tuple[object, ...]] = set()
        self._telling: set[tuple[object, ...]] = set()
        self._others: set[tuple[object, ...]] = set()
        self._about: set[tuple[object, ...]] = set()

    def at(self, row: Stored) -> None:
        state, identity = row[STATE], row[IDENTITY]
        if state == PLANNED and row[IS_WANTED] in self._asked:
            self._met.add(identity)
            if row[NEEDS_LEFT]:
                self._about.add(row[ABOUT])
            elif row[SAYS]:
                self._telling.add(row[ABOUT])
        elif state in OVER or (state == WITHDRAWN and identity not in self._wanted):
            self._met.add(identity)
            self._others.add(row[ABOUT])
        else:
            self._about.add(row[ABOUT])

    def found(self) -> set[tuple[object, ...]]:
        """Return what there is to look at: (kind, recipient, subject)."""
        missing = {each[:3] for each in self._wanted - self._met}
        return self._about | missing | (self._telling & self._others)
