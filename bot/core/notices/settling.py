"""Settling: what is wanted is compared with what is stored, and only the difference is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from bot.core.notices.notice import (
    Identity,
    Notice,
    NoticeState,
    Settlement,
    WantedNotice,
    last_out,
)

IN_TIME = attrgetter("run_at", "identity")
"""In the order in which they leave, and always the same one for the same facts."""


def settle(wanted: Iterable[WantedNotice], stored: Sequence[Notice]) -> Settlement:
    """Return what must change so that the stored notices agree with the wanted ones.

    Adds what is missing, re-times what is planned, withdraws what is no longer wanted, revives
    what it withdrew; never touches what is under way, never adds again what has left.
    """
    by_identity = {each.identity: each for each in stored}
    needed = _needed(wanted, by_identity)
    missing = (each for key, each in needed.items() if key not in by_identity)
    return Settlement(
        add=tuple(sorted(missing, key=IN_TIME)),
        change=tuple(_changes(needed, by_identity)),
        withdraw=tuple(each.id for each in stored if each.is_open and each.identity not in needed),
    )


def _needed(
    wanted: Iterable[WantedNotice], stored: Mapping[Identity, Notice]
) -> Mapping[Identity, WantedNotice]:
    """Return what is wanted and would tell something that the last one out has not told."""
    alike = _by_subject(stored.values())
    needed = {
        each.identity: each
        for each in wanted
        if each.identity in stored or _is_news(each, alike[each.identity.about])
    }
    return {key: each for key, each in needed.items() if _still_needed(each, alike[key.about])}


def _by_subject(stored: Iterable[Notice]) -> defaultdict[tuple[str, str, str], list[Notice]]:
    """Group notices once: looking through all for each would take the square of their number."""
    alike: defaultdict[tuple[str, str, str], list[Notice]] = defaultdict(list)
    for each in stored:
        alike[each.identity.about].append(each)
    return alike


def _is_news(wanted: WantedNotice, alike: Sequence[Notice]) -> bool:
    """Tell whether a notice not yet stored has something to tell that the last one did not.

    What the last one told counts only if that is sure to arrive: in doubt it is said again.
    """
    if not wanted.says:
        return True
    last = last_out(alike)
    if last is None:
        return not wanted.needs_left
    return last.says != wanted.says or not (last.has_surely_left or last.is_under_way)


def _still_needed(wanted: WantedNotice, alike: Sequence[Notice]) -> bool:
    """A planned change that would tell what the last one told is withdrawn, not sent."""
    own = next((each for each in alike if each.identity == wanted.identity), None)
    if own is None or not (own.is_open or own.state is NoticeState.WITHDRAWN):
        return True
    return _is_news(wanted, [each for each in alike if each is not own])


def _changes(
    needed: Mapping[Identity, WantedNotice], stored: Mapping[Identity, Notice]
) -> Iterable[tuple[int, WantedNotice]]:
    for identity, each in needed.items():
        notice = stored.get(identity)
        if notice is not None and _differs(notice, each):
            yield notice.id, each


def _differs(notice: Notice, wanted: WantedNotice) -> bool:
    if notice.state is NoticeState.WITHDRAWN:
        return True
    if not notice.is_open:
        return False
    return _terms(notice) != _terms(wanted) or (
        notice.attempts == 0 and notice.run_at != wanted.run_at
    )


def _terms(of: Notice | WantedNotice) -> tuple[object, ...]:
    return of.route, of.lane, of.useful_until, of.lapses_at, of.says, of.needs_left
