"""Raising what is wrong between meetings: kept as it was written, for lead and manager (B6)."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.facts.pauses import own_pause
from bot.core.free_text import free_text, one_line
from bot.core.notices.who_hears import by_message, heads
from bot.core.numbering import drawn_id
from bot.core.plan.acting import open_action
from bot.core.plan.lock import open_cannot
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.safety_line import safety_line

LEFT_OUT_ROLES = (Role.LEAD, Role.TEAM_MANAGER, Role.DEPUTY)
"""Who would be told of a concern, unless it is about them."""

ASKS = {
    EventKind.CONCERN: "What are you worried about?",
    EventKind.NO_ACCESS: "What happened: who was not seen, where and when?",
    EventKind.CHANGE: "What has changed, and since when?",
    EventKind.CANNOT: "Why can it not be done, and what would help?",
}


@dataclass(frozen=True, slots=True)
class Raised:
    """What somebody writes: `about` are member ids, or roles where no name is shown to them.

    `action` is the number of the action that cannot be done; `told_by` is who told them of a
    change, in their words. `is_significant`: the conference chair is to be told of it too.
    """

    kind: EventKind
    text: str
    phoned: str = ""
    about: frozenset[str] = frozenset()
    action: str = ""
    told_by: str = ""
    is_significant: bool = False


def raise_it(facts: CoreGroup, raised: Raised, *, by: str, now: datetime) -> CoreGroup:
    """Return the facts with what was raised, open; the same words of one person stand once."""
    must_be_possible(facts)
    if raised.kind is EventKind.CANNOT:
        must_be_theirs(facts, raised.action, by)
    text, phoned = _written(raised)
    said = (raised.kind, by, text, raised.action)
    still_open = ((e.kind, e.by, e.text, e.action) for e in facts.events if e.is_open)
    if said in still_open:
        raise AlreadyDone("You have sent that already, and it is still open.")
    event = Event(
        _number(facts, by, now),
        raised.kind,
        by,
        now,
        text,
        phoned,
        about=_meant(facts, raised.about),
        told_by=one_line(raised.told_by, field="told_by"),
        action=raised.action,
        significant=raised.is_significant,
    )
    told = frozenset(each.id for each in by_message(facts, event, heads(facts, event)))
    return replace(facts, events=(*facts.events, replace(event, told=told)))


def _written(raised: Raised) -> tuple[str, str]:
    """Return what was written and who was phoned, or refuse at its field what is missing."""
    text = free_text(raised.text, field="text")
    if not text:
        raise Refusal(ASKS[raised.kind], "Write it in a line or two.", field="text")
    phoned = one_line(raised.phoned, field="phoned", longest=1_000)
    if raised.kind is EventKind.CONCERN and not phoned:
        raise Refusal("Whom have you phoned?", 'If nobody yet, write "nobody yet".', field="phoned")
    return text, phoned


def must_be_possible(facts: CoreGroup) -> None:
    """Refuse in a group that has closed or is paused: nothing would leave to anybody (IG16)."""
    if facts.is_closed:
        why = "This group has closed: nothing can be sent here."
    elif own_pause(facts.pauses, "") is not None:
        why = "This group is paused: nothing would be sent, and nothing has been kept."
    else:
        return
    raise Refusal(why, f"Phone instead. {safety_line(facts.profile)}")


def must_be_theirs(facts: CoreGroup, action: str, by: str) -> None:
    """Refuse of an action that is not theirs, that is over, or of which it has been said (L12).

    The lead alters the plan, and asks nobody.
    """
    if open_action(facts, action).action_owner != by:
        raise Refusal(f"{action} is somebody else's.", "Its owner says so, or speaks to the lead.")
    if facts.lead is not None and facts.lead.id == by:
        raise Refusal(
            "You lead the group, and answer this yourself.", f"Say: action {action} change"
        )
    if open_cannot(facts, action) is not None:
        raise AlreadyDone(f"You have said that already: {action} waits for the lead's answer.")


def who_can_be_left_out(facts: CoreGroup, by: str) -> tuple[tuple[str, str], ...]:
    """Return id and role in words of each who would be told of a concern, but for its author."""
    return tuple(
        (each.id, "; ".join(role.replace("_", " ") for role in LEFT_OUT_ROLES if each.has(role)))
        for each in facts.everybody
        if each.id != by and each.roles.intersection(LEFT_OUT_ROLES)
    )


def _meant(facts: CoreGroup, about: frozenset[str]) -> frozenset[str]:
    """Return the members whom ids and roles mean, everybody who holds such a role now."""
    roles = {role for role in LEFT_OUT_ROLES if role in about}
    held = {each.id for each in facts.everybody if each.roles & roles}
    return frozenset(held | {each for each in about if facts.member(each) is not None})


def _number(facts: CoreGroup, by: str, now: datetime) -> str:
    return drawn_id("E", (facts.ref, by, now), (each.id for each in facts.events))
