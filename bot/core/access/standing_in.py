"""Who stands in the team manager's place while that manager is away: the deputies (H2)."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.core.access.asked import Asked, Column, Viewer
from bot.core.access.columns import columns
from bot.core.access.deciding import cell_allows
from bot.core.facts.absences import away_until
from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role


def manager_away_until(facts: CoreGroup, now: datetime) -> date | None:
    """Return the last day on which the team manager is away who is away now; None who is not."""
    manager = facts.holder(Role.TEAM_MANAGER) if facts.absences else None
    return None if manager is None else away_until(facts.absences, manager.id, now)


def stands_in(facts: CoreGroup, id_: str, now: datetime) -> bool:
    """Tell whether somebody stands in the column of a manager who is away: each deputy does."""
    member = facts.member(id_) if facts.absences else None
    is_deputy = member is not None and member.is_active and member.has(Role.DEPUTY)
    return is_deputy and manager_away_until(facts, now) is not None


def viewer_of(facts: CoreGroup, id_: str, now: datetime) -> Viewer:
    """Return somebody as access takes them when they are told of something."""
    return Viewer(id_, stands_in=stands_in(facts, id_, now))


def in_whose_place(facts: CoreGroup, viewer: Viewer, asked: Sequence[Asked]) -> Cover:
    """Return in whose place somebody does what was asked: nobody's, where it is theirs anyway.

    A manager does as cover what the lead may, a deputy all that opens to them for the time. Where
    nothing was asked one by one it is taken to be so.
    """
    member = facts.member(viewer.member)
    if member is None or member.has(Role.LEAD):
        return Cover.NONE
    place = Cover.COVER if member.has(Role.TEAM_MANAGER) else Cover.NONE
    place = Cover.DEPUTY if viewer.stands_in else place
    is_lent = any(_is_lent(facts, member, viewer, each) for each in asked)
    return place if is_lent or not asked else Cover.NONE


def _is_lent(facts: CoreGroup, member: Member, viewer: Viewer, asked: Asked) -> bool:
    """Tell whether it opens by another's place alone; of the manager's own only to a deputy."""
    if _is_theirs(facts, member, asked):
        return False
    return viewer.stands_in or cell_allows(facts, member, frozenset({Column.LEAD}), asked)


def _is_theirs(facts: CoreGroup, member: Member, asked: Asked) -> bool:
    """Tell whether something is somebody's own, or theirs without the manager's column."""
    own = columns(facts, member, asked.meeting) - {Column.TEAM_MANAGER}
    return asked.owner == member.id or cell_allows(facts, member, own, asked)
