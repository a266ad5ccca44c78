"""What settling need not look at: stored notices that agree with what is wanted, nearly all."""

from collections.abc import Iterable, Mapping, Sequence

from bot.core.notices.notice import NoticeState, WantedNotice
from storage.rows import IDENTITY, TERMS, Bare, Numbers, bare, terms_of

SEEN = tuple(bare(name) for name in (*IDENTITY, *TERMS, "state", "id"))
IS_IDENTITY = slice(0, len(IDENTITY))
ABOUT = slice(0, 3)
"""Kind, recipient and subject. Settling looks at all that is about the same, or at none."""
ARE_TERMS = slice(len(IDENTITY), len(IDENTITY) + len(TERMS))
STATE, ID = -2, -1
PLANNED = NoticeState.PLANNED.value
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
OVER_UNWANTED = OVER | {NoticeState.WITHDRAWN.value}

Pair = tuple[list[WantedNotice], list[int]]
Key = tuple[object, ...]
"""An identity, or its beginning: equal to the columns of a row in which it is kept."""


def unsettled(wanted: Iterable[WantedNotice], stored: Sequence[Bare]) -> Pair:
    """Return of both what `settle` may have to change; for the rest it would find nothing.

    `stored` are rows of a group with the columns `SEEN`; of them the ids are returned. Left out is
    whatever is planned as it is wanted, is over, or was withdrawn and is not wanted, as far as
    that holds for all about the same. What tells something is looked at where anything else is
    about the same: that may have told it before.
    """
    asked: dict[Key, WantedNotice] = {each.identity: each for each in wanted}
    about = _to_look_at(asked, stored)
    if not about:
        return [], []
    return (
        [each for key, each in asked.items() if key[ABOUT] in about],
        [row[ID] for row in stored if row[ABOUT] in about],
    )


def _to_look_at(asked: Mapping[Key, WantedNotice], stored: Iterable[Bare]) -> set[Key]:
    """Return what there is to look at: (kind, recipient, subject)."""
    missing, numbers = dict(asked), Numbers()
    look, telling, others = set[Key](), set[Key](), set[Key]()
    for row in stored:
        each = missing.pop(row[IS_IDENTITY], None)
        if row[STATE] in (OVER_UNWANTED if each is None else OVER):
            others.add(row[ABOUT])
        elif each is None or not _is_as_wanted(each, row, numbers):
            look.add(row[ABOUT])
        elif each.says:
            telling.add(row[ABOUT])
    look.update(each[ABOUT] for each in missing)
    return look | (telling & others)


def _is_as_wanted(wanted: WantedNotice, row: Bare, numbers: Numbers) -> bool:
    """Tell whether it is planned on the same terms, and waits for nothing to have left before."""
    is_planned = row[STATE] == PLANNED and row[ARE_TERMS] == terms_of(wanted, numbers)
    return is_planned and not wanted.needs_left
