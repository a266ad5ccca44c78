"""Adopting: a group is given an edited profile or a newer list of bank holidays."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from bot.core.facts.adoptions import HOLIDAYS, Adopted, Closed, Moved
from bot.core.facts.groups import CoreGroup
from bot.core.group.dates import by_start, closed_before, counted, dates_of, is_closed
from bot.core.numbering import next_id
from bot.core.procedure.adoption import Adoption, check_adoption, compare, pin
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.listing import Listed
from bot.core.procedure.profiles import Profile
from bot.core.refusals import Refusal

EDITED = "An edited profile waits."
NEWER_LIST = "A newer list of bank holidays waits."


def adopt(facts: CoreGroup, offered: Profile, now: datetime, *, demo: bool = False) -> CoreGroup:
    """Return the facts under `offered`: open dates counted anew, closed ones as they were.

    The conference's overrides stay. The same facts come back where nothing differs. Refused for
    a closed group and, outside the demo, for a profile that is not for live use.
    """
    if facts.is_closed:
        raise Refusal(
            f"{facts.ref} is closed: its dates keep the rules they had.", "There is nothing to do."
        )
    adoption = compare(facts.profile, offered, facts.overrides)
    if adoption.changes_nothing:
        return facts
    if not demo:
        check_adoption(adoption)
    adopted = Adopted(
        id=next_id("V", (each.id for each in facts.adoptions)),
        at=now,
        before=pin(facts.profile),
        after=pin(adoption.profile),
        differences=adoption.differences,
        moved=tuple(_moved(facts, adoption)),
        closed=tuple(_closed(facts, adoption.profile)),
    )
    return replace(facts, profile=adoption.profile, adoptions=(*facts.adoptions, adopted))


def waiting(facts: CoreGroup, offered: Profile) -> tuple[str, ...]:
    """Say what waits to be adopted: nothing, an edited profile, a newer list of bank holidays."""
    adoption = compare(facts.profile, offered, facts.overrides)
    if facts.is_closed or adoption.changes_nothing:
        return ()
    is_edited = adoption.profile.to_dict() != facts.profile.to_dict()
    edited = (EDITED,) if is_edited else ()
    return (*edited, *((NEWER_LIST,) if adoption.newer_holidays else ()))


def _closed(facts: CoreGroup, after: Profile) -> Iterator[Closed]:
    """Yield the dates that nothing can move any more, as they stand or as they do not stand."""
    kept, stood = closed_before(facts), by_start(dates_of(facts))
    for key, start in {**stood, **by_start(counted(facts, after))}:
        if (key, start) not in kept and is_closed(facts, key, start):
            yield Closed(key, start, stood.get((key, start)))


def _moved(facts: CoreGroup, adoption: Adoption) -> Iterator[Moved]:
    """Yield the open dates that are others under the newer profile, and by which value."""
    causes = {
        name: frozenset((each.key, each.start) for each in _moves(facts, one))
        for name, one in _one_by_one(facts.profile, adoption)
    }
    for each in _moves(facts, adoption.profile):
        if not is_closed(facts, each.key, each.start):
            by = tuple(name for name, found in causes.items() if (each.key, each.start) in found)
            yield replace(each, by=by)


def _one_by_one(before: Profile, adoption: Adoption) -> Iterator[tuple[str, Profile]]:
    """Yield the profile in effect with one difference each, to see what that one moves."""
    for each in adoption.differences:
        values = MappingProxyType({**before.values, each.key: adoption.profile[each.key]})
        yield each.key, replace(before, values=values)
    if adoption.profile.holidays != before.holidays:
        yield HOLIDAYS, replace(before, holidays=adoption.profile.holidays)


def _moves(facts: CoreGroup, after: Profile) -> Iterator[Moved]:
    """Yield each date that the group's profile and another count differently."""
    was, now = (_by_key(counted(facts, each)) for each in (facts.profile, after))
    for key in {**was, **now}:
        for start, old, new in _pairs(was.get(key, {}), now.get(key, {})):
            if old != new:
                yield Moved(key, start, old, new)


def _by_key(listed: Iterable[Listed]) -> Mapping[str, Mapping[date, date]]:
    """Return for each key the dates by the day that they are counted from."""
    found: dict[str, dict[date, date]] = {}
    for each in listed:
        if isinstance(each, Deadline):
            found.setdefault(each.key, {})[each.start] = each.date
    return found


def _pairs(
    was: Mapping[date, date], now: Mapping[date, date]
) -> Iterator[tuple[date, date | None, date | None]]:
    """Pair what was with what is by the start; one alone is the same, whatever its start."""
    if len(was) == len(now) == 1:
        for (start, old), new in zip(was.items(), now.values(), strict=True):
            yield start, old, new
        return
    for start in sorted({*was, *now}):
        yield start, was.get(start), now.get(start)
