"""Acting: an action of the plan on its way from proposed to done, by its owner or the lead."""

from dataclasses import replace
from datetime import date, datetime

from bot.core.facts.actions import Action, ActionState, Origin
from bot.core.facts.groups import CoreGroup
from bot.core.free_text import says_something
from bot.core.past_days import check_done_on
from bot.core.plan.lock import ended_by_doing, must_be_unlocked
from bot.core.plan.proposing import ActionWish, by_when, check_day, check_wish, wish_of, wished
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put as put_part
from bot.core.wall_clock import day_of


def accept(facts: CoreGroup, id_: str, by: str, now: datetime) -> CoreGroup:
    """Take the owner's yes, said by them or recorded for them (N5)."""
    action = open_action(facts, id_)
    must_be_unlocked(facts, id_)
    if action.state is ActionState.ACCEPTED:
        raise AlreadyDone(f"{id_} has been accepted.")
    accepted = replace(action, state=ActionState.ACCEPTED, accepted_at=now, accepted_by=by)
    return put(facts, accepted)


def finish(facts: CoreGroup, id_: str, on: date, by: str, now: datetime) -> CoreGroup:
    """Mark an action as done on a day since it was agreed; a visit gets its next date (L2).

    Whoever had said that it cannot be done waits for no answer any more.
    """
    action = open_action(facts, id_)
    check_done_on(on, id_, _agreed_on(facts, action), now)
    facts = ended_by_doing(facts, id_, by, now)
    if not action.every:
        done = replace(action, state=ActionState.DONE, done_on=on, done_by=by, done_at=now)
        return put(facts, done)
    if action.last_done is not None and action.last_done >= on:
        raise AlreadyDone(f"{id_} has been marked as done on that day, or later.")
    next_due = by_when(facts, action.every, on)
    visited = _told(replace(action, last_done=on, due_on=next_due, done_by=by, done_at=now), now)
    return put(facts, visited)


def _agreed_on(facts: CoreGroup, action: Action) -> date:
    """Return the day of the meeting or conference that agreed it, or when it was entered here."""
    is_conference_s = action.origin is Origin.CONFERENCE
    agreed_at = facts.initial_conference if is_conference_s else facts.meeting(action.meeting)
    entered = day_of(action.proposed_at)
    return min(entered, agreed_at.on) if agreed_at else entered


def bring_forward(facts: CoreGroup, id_: str, due_on: date, now: datetime) -> CoreGroup:
    """Move an action to an earlier day: its owner may always do that (L12)."""
    action = open_action(facts, id_)
    if due_on > action.due_on:
        raise Refusal(
            f"That is later than the date of {id_}. A plan is not altered without the lead (L12).",
            "Ask the lead to move it; bringing it forward is always possible.",
            field="when",
        )
    if due_on == action.due_on:
        raise AlreadyDone(f"{id_} has that date.")
    check_day(due_on, now)
    return put(facts, _told(replace(action, due_on=due_on), now))


def change(facts: CoreGroup, id_: str, wish: ActionWish, by: str, now: datetime) -> CoreGroup:
    """Change an action as lead or manager; what its owner had accepted is put to them again (N5).

    Its kind and the origin of its outcome stay (L1).
    """
    action = open_action(facts, id_)
    wish = replace(wish, kind=action.kind, origin=action.origin)
    if wish == wish_of(action):
        raise AlreadyDone(f"{id_} says that already.")
    if not _is_only_earlier(action, wish):
        must_be_unlocked(facts, id_)
    check_wish(facts, wish)
    if wish.due_on != action.due_on:
        check_day(wish.due_on, now)
    reworded = replace(action, **wished(wish))
    if _commitment(reworded) != _commitment(action) and by != wish.action_owner:
        reworded = replace(reworded, state=ActionState.PROPOSED, accepted_at=None, accepted_by="")
    return put(facts, _told(reworded, now))


def _is_only_earlier(action: Action, wish: ActionWish) -> bool:
    """Tell whether a wish brings the date forward and alters nothing else (L12)."""
    is_same = replace(wish, due_on=action.due_on) == wish_of(action)
    return is_same and wish.due_on < action.due_on


def close(facts: CoreGroup, id_: str, reason: str, meeting: str, now: datetime) -> CoreGroup:
    """Close an action that will not be done, with its reason; nothing is ever deleted.

    An outcome of the conference is closed at a meeting only (L1).
    """
    action = open_action(facts, id_)
    must_be_unlocked(facts, id_)
    if not says_something(reason):
        raise Refusal(f"{id_} cannot be closed without a reason.", field="reason")
    held = facts.meeting(meeting)
    if action.origin is Origin.CONFERENCE and (held is None or held.started_at is None):
        raise Refusal(
            f"{id_} serves an outcome of the conference, which is closed only at a meeting (L1).",
            "Name the meeting at which it was agreed.",
            field="meeting",
        )
    closed = replace(
        action,
        state=ActionState.CLOSED,
        closed_because=reason.strip(),
        closed_at_meeting=meeting,
        done_at=now,
    )
    return put(facts, closed)


def open_action(facts: CoreGroup, id_: str) -> Action:
    """Return an action that can still be worked on, or refuse."""
    action = facts.action(id_)
    if action is None:
        raise Refusal(f'There is no action "{id_[:10]}" here.', "Its number looks like A3.")
    if not action.is_open:
        raise AlreadyDone(f"{id_} is {action.state} already.")
    return action


def put(facts: CoreGroup, action: Action) -> CoreGroup:
    """Return the facts with this action in the place of the one with its number."""
    return replace(facts, actions=put_part(facts.actions, action))


def _told(action: Action, now: datetime) -> Action:
    """Return an action of which its owner must hear anew."""
    return replace(action, changed_at=now, revision=action.revision + 1)


def _commitment(action: Action) -> tuple[object, ...]:
    """What its owner said yes to."""
    return action.what, action.how, action.action_owner, action.due_on, action.every
