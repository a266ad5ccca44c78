"""Who can be told of what was raised, and when it goes on to the manager's deputy (B6)."""

from collections.abc import Iterable
from datetime import datetime

from bot.core.access.left_out import left_out, past_pauses, reads_along
from bot.core.facts.absences import away_from
from bot.core.facts.events import TO_BE_SEEN, Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.people import Route
from bot.core.notices.covering import deputies_of
from bot.core.notices.notice import Identity, Kind
from bot.core.notices.routes import routes_for
from bot.core.procedure.hours import after_working_hours


def heads(facts: CoreGroup, event: Event) -> tuple[Member, ...]:
    """Return lead and team manager, but nobody whom it is about, nor who raised it."""
    return _others(facts, event, facts.heads)


def deputies(facts: CoreGroup, event: Event) -> tuple[Member, ...]:
    """Return the manager's deputies, but nobody whom it is about, nor who raised it."""
    return _others(facts, event, deputies_of(facts))


def conference_chairs(facts: CoreGroup, event: Event) -> tuple[Member, ...]:
    """Return the conference chair, if a message reaches them and it is not they who raised it.

    Whoever leads or manages the group as well is told as such.
    """
    chairs = (each for each in facts.everybody if each.has(Role.CONFERENCE_CHAIR))
    found = (each for each in chairs if each not in facts.heads)
    return by_message(facts, event, _others(facts, event, found))


def _others(facts: CoreGroup, event: Event, found: Iterable[Member]) -> tuple[Member, ...]:
    out = left_out(facts, event) | {event.by}
    return tuple(dict.fromkeys(each for each in found if each.id not in out))


def in_turn(facts: CoreGroup, event: Event) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """Return who is asked for an answer first, and who once the first has had time for it (H2).

    That is the lead, and then the manager; what the lead has raised, or what no message tells the
    lead, is the manager's from the start.
    """
    found = by_message(facts, event, heads(facts, event))
    return found[:1], found[1:]


def by_message(facts: CoreGroup, event: Event, found: Iterable[Member]) -> tuple[Member, ...]:
    """Return who of them can be told by a message that nobody reads whom it is about.

    Nobody else carries it: a task to do so would tell somebody of it.
    """
    out = reads_along(facts, event)
    return tuple(each for each in found if each.id not in out and has_a_way(each))


def has_a_way(member: Member) -> bool:
    """Tell whether a message can go to somebody: one whom a person reaches has none."""
    if not member.is_active or member.is_family or not member.contact.is_confirmed:
        return False
    return bool(routes_for(member, Kind.NEEDS_ATTENTION))


def deputies_since(facts: CoreGroup, event: Event) -> datetime | None:
    """Return from when on it is the deputies' too; None where it never is.

    A concern that nobody has seen for the profile's working hours; at once, where neither lead nor
    team manager can be told of it, or of a child who was not seen, and while the manager is away.
    """
    if event.kind not in TO_BE_SEEN:
        return None
    unheard = unheard_since(facts, event, heads(facts, event))
    moments = (unheard, _late_from(facts, event), _manager_away(facts, event))
    since = min((each for each in moments if each is not None), default=None)
    seen = event.seen_first
    return None if since is None or (seen is not None and seen < since) else since


def _manager_away(facts: CoreGroup, event: Event) -> datetime | None:
    """Return since when the team manager is not there to see it; None if that does not come."""
    manager = facts.holder(Role.TEAM_MANAGER) if facts.absences else None
    return None if manager is None else away_from(facts.absences, manager.id, event.at)


def _late_from(facts: CoreGroup, event: Event) -> datetime | None:
    """Return when a concern has waited for the profile's working hours; None where none count."""
    hours = facts.profile.number("concern_to_deputy") if event.kind is EventKind.CONCERN else None
    return None if hours is None else after_working_hours(facts.profile, event.at, hours)


def reached_nobody_since(facts: CoreGroup, event: Event) -> datetime | None:
    """Return since when nobody at all can be told of it; None where somebody can."""
    if event.kind in TO_BE_SEEN:
        everybody = (*heads(facts, event), *deputies(facts, event))
    else:
        everybody = heads(facts, event)
    return unheard_since(facts, event, everybody)


def unheard_since(facts: CoreGroup, event: Event, found: tuple[Member, ...]) -> datetime | None:
    """Return since when none of them can be told; None where one can, or may have been."""
    can_be = set(by_message(facts, event, found))
    since = [_unreached_since(facts, event, each) for each in found if each in can_be]
    failed = [each for each in since if each is not None]
    return max((event.at, *failed)) if len(failed) == len(since) else None


def _unreached_since(facts: CoreGroup, event: Event, member: Member) -> datetime | None:
    """Return when the last of somebody's routes failed, or they paused; None if one is left."""
    pauses = past_pauses(facts, event).pauses
    at = next((e.at for e in pauses if e.stands and e.member in {"", member.id}), None)
    if at is not None:
        return at
    failed = _failed(facts, event, member)
    left = set(routes_for(member, Kind.NEEDS_ATTENTION)) - failed.keys()
    return None if left else max(failed.values())


def _failed(facts: CoreGroup, event: Event, member: Member) -> dict[Route, datetime]:
    """Return the routes to an address on which the word of it failed, and when."""
    return {
        each.route: each.at
        for each in facts.failures
        if (each.recipient, each.notice_kind) == (member.id, Kind.NEEDS_ATTENTION)
        and each.contact_revision == member.contact_revision
        and Identity.parse(each.notice).subject == event.id
    }
