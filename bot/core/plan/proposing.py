"""Proposing: an action as somebody wants it, checked before it stands in the plan."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.core.facts.actions import Action, ActionKind, Measure, Origin
from bot.core.facts.groups import CoreGroup
from bot.core.numbering import next_id
from bot.core.procedure.spans import Direction, parse_span
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of

LONGEST_AHEAD = timedelta(days=730)
"""An action further off than this is most likely a slip in the year."""


@dataclass(frozen=True, slots=True)
class ActionWish:
    """What an action is to be: the fields of `Action` that a person fills in, by the same names.

    `every` is a span such as "10 working days", for visits.
    """

    need: str
    outcome: str
    what: str
    how: str
    so_what: str
    action_owner: str
    due_on: date
    kind: ActionKind = ActionKind.ACTION
    helpers: tuple[str, ...] = ()
    every: str = ""
    measure: Measure | None = None
    origin: Origin = Origin.CORE_GROUP
    left: str = ""


def by_when(facts: CoreGroup, span: str, since: date) -> date:
    """Return the day that a span such as "15 working days" comes to, counted from a meeting.

    A span without a unit is read both ways and the earlier day holds (counting rule 8).
    """
    calendar = facts.profile.calendar
    readings = parse_span(span).readings
    return min(calendar.count(since, each, Direction.FORWARD).date for each in readings)


def propose(facts: CoreGroup, wish: ActionWish, meeting: str, now: datetime) -> CoreGroup:
    """Add an action under the next number, proposed until its owner accepts (N5)."""
    check_day(wish.due_on, now)
    check_wish(facts, wish)
    id_ = next_id("A", (each.id for each in facts.actions))
    action = Action(id=id_, proposed_at=now, changed_at=now, meeting=meeting, **wished(wish))
    return replace(facts, actions=(*facts.actions, action))


def wished(wish: ActionWish) -> dict[str, Any]:
    """Return what an action has from its wish, by the name of the field."""
    return {each.name: getattr(wish, each.name) for each in fields(ActionWish)}


def wish_of(action: Action) -> ActionWish:
    """Return an action as a wish, to be changed in part."""
    return ActionWish(**{each.name: getattr(action, each.name) for each in fields(ActionWish)})


def check_wish(facts: CoreGroup, wish: ActionWish) -> None:
    """Refuse a wish whose people are not in the group, or that repeats what is no visit."""
    _check_active(facts, wish.action_owner, "owner")
    for helper in wish.helpers:
        _check_active(facts, helper, "helpers")
    if wish.action_owner in wish.helpers:
        raise Refusal(
            "The owner is named among the helpers as well.",
            "Name the owner once: one person answers for an action.",
            field="helpers",
        )
    if wish.every:
        _check_every(facts, wish)


def check_day(due_on: date, now: datetime) -> None:
    """Refuse a date that has passed, or that is years away."""
    today = day_of(now)
    if due_on < today:
        raise Refusal("That date has passed.", "Name a day to come.", field="when")
    if due_on - today > LONGEST_AHEAD:
        raise Refusal("That date is more than two years off.", "Check the year.", field="when")


def _check_active(facts: CoreGroup, member: str, field: str) -> None:
    if member not in {each.id for each in facts.core_members}:
        raise Refusal(
            "Whoever owns an action or helps with it is in the group (N2).",
            "Name a member, or opt the person in first: add.",
            field=field,
        )


def _check_every(facts: CoreGroup, wish: ActionWish) -> None:
    if wish.kind is not ActionKind.VISIT:
        raise Refusal(
            "Only a visit is repeated.", "Choose the kind visit, or leave it out.", field="every"
        )
    if by_when(facts, wish.every, wish.due_on) <= wish.due_on:
        raise Refusal(
            "A visit is repeated after one day at least.",
            'Write it like "10 working days".',
            field="every",
        )
