"""Who got which role on which day, and who lost it: kept with every change of roles (B10)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role, RoleChange
from bot.core.membership.two_people import must_stay_two_people
from bot.core.numbering import next_ids

Change = tuple[str, Role, bool]


def with_roles_kept(before: CoreGroup, after: CoreGroup, *, by: str, now: datetime) -> CoreGroup:
    """Return `after` with each role that somebody got or lost since `before`; `by` recorded it.

    Of the lead's the handovers tell. Refused where one person would check themselves.
    """
    must_stay_two_people(before, after, by)
    numbers = next_ids("R", (each.id for each in before.role_changes))
    found = (RoleChange(next(numbers), *each, now, by) for each in _changes(before, after))
    return replace(after, role_changes=(*before.role_changes, *found))


def _changes(before: CoreGroup, after: CoreGroup) -> Iterator[Change]:
    """Yield (member, role, is given), what is taken first."""
    both = [(each, before.member(each.id)) for each in after.members]
    for each, was in both:
        lost = was.roles - each.roles if was else frozenset()
        yield from ((each.id, role, False) for role in _in_order(lost))
    for each, was in both:
        gained = each.roles - was.roles if was else each.roles
        yield from ((each.id, role, True) for role in _in_order(gained))


def _in_order(roles: frozenset[Role]) -> Iterator[Role]:
    return (each for each in Role if each in roles and each is not Role.LEAD)
