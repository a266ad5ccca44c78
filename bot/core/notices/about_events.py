"""What should be said of what was raised: that something needs attention, and no more (B6)."""

from collections.abc import Iterator
from datetime import time, timedelta

from bot.core.access.left_out import past_pauses
from bot.core.facts.events import TO_BE_SEEN, Event
from bot.core.facts.groups import CoreGroup
from bot.core.notices.covering import DEPUTY, then_to, to_deputies
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.notices.timing import day_by
from bot.core.notices.who_hears import (
    by_message,
    conference_chairs,
    deputies,
    deputies_since,
    heads,
    in_turn,
    reached_nobody_since,
)
from bot.core.procedure.working_days import DAY
from bot.core.wall_clock import day_of, instant_of

HOUR = timedelta(hours=1)
"""How long word of it is of use before it counts as late; it never lapses (profiles.md)."""


def about_events(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield what each thing raised calls for; whom it is about holds none of it back (B6)."""
    for event in facts.events:
        found, held = _about(facts, event), past_pauses(facts, event)
        if held is facts:
            yield from found
        else:
            within = frozenset(each.id for each in held.pauses)
            yield from (each._replace(within=within) for each in found)


def _about(facts: CoreGroup, event: Event) -> Iterator[Proposal]:
    if event.kind in TO_BE_SEEN:
        yield from _to_be_seen(facts, event)
    elif event.answered_at is None:
        yield from _to_be_answered(facts, event)
    elif event.answer:
        told = author(facts, event)
        yield Proposal(Kind.EVENT_ANSWERED, told, event.id, event.answered_at)
    yield from _unheard(facts, event)
    if event.significant:
        yield from _to_conference_chair(facts, event)


def _to_be_seen(facts: CoreGroup, event: Event) -> Iterator[Proposal]:
    """Tell lead and manager at any hour, and the deputies once nobody has seen it in time.

    Seen by one, it still reaches whoever was to be told when it was raised, and nobody who has
    come since.
    """
    found = ids_of(*by_message(facts, event, heads(facts, event)))
    told = found if event.is_open else tuple(each for each in found if each in event.told)
    plain = Proposal(
        Kind.NEEDS_ATTENTION,
        told,
        event.id,
        event.at,
        useful_until=event.at + HOUR,
        is_answer=True,
    )
    yield plain
    since = deputies_since(facts, event) if event.is_open else None
    if since is not None:
        last = ids_of(*by_message(facts, event, deputies(facts, event)))
        until = since + HOUR
        yield plain._replace(recipients=last, when=since, useful_until=until, occasion=DEPUTY)


def _to_be_answered(facts: CoreGroup, event: Event) -> Iterator[Proposal]:
    """Tell the lead, and the team manager once the lead has had a working day for it (L12, H2).

    While one of the two is away that is the manager at once, and the deputies.

    What a change asks for since is told anew, also to a manager who has heard of the change (L14).
    """
    first, others = in_turn(facts, event)
    at, revision = event.wanted_at or event.at, "2" if event.wanted_at else "1"
    asked = Proposal(Kind.NEEDS_ATTENTION, ids_of(*first), event.id, at, revision=revision)
    last = ids_of(*by_message(facts, event, deputies(facts, event)))
    for each in (asked, *then_to(facts, asked, ids_of(*others), event.at)):
        yield each
        yield from to_deputies(facts, each, last)


def _to_conference_chair(facts: CoreGroup, event: Event) -> Iterator[Proposal]:
    """Tell the conference chair of a significant change, at any hour where the day would pass.

    By the day of the profile's rule, where it has one (`change_to_conference_chair`).
    """
    day = day_by(facts.profile, "change_to_conference_chair", day_of(event.at))
    if day is not None:
        told = ids_of(*conference_chairs(facts, event))
        until = instant_of(day + DAY, time())
        yield Proposal(Kind.NEEDS_ATTENTION, told, event.id, event.at, useful_until=until)


def _unheard(facts: CoreGroup, event: Event) -> Iterator[Proposal]:
    """Tell who raised it that nobody could be told, so that they phone."""
    since = reached_nobody_since(facts, event) if event.is_open else None
    if since is not None:
        told = author(facts, event)
        yield Proposal(Kind.NOBODY_HEARD, told, event.id, since, is_answer=True)


def author(facts: CoreGroup, event: Event) -> tuple[str, ...]:
    """Return who raised it, if a message reaches them: to carry it would be somebody's task."""
    found = facts.member(event.by)
    return ids_of(*by_message(facts, event, () if found is None else (found,)))
