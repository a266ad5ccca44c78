"""Raising what is wrong between meetings: kept as it was written, for lead and manager (B6)."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.facts.pauses import own_pause
from bot.core.free_text import free_text, one_line
from bot.core.notices.who_hears import by_message, heads
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.safety_line import safety_line

FIRST, NUMBERS = 100, 900
"""Numbers run from E100 to E999, and on from there once all of them are given."""

LEFT_OUT_ROLES = (Role.LEAD, Role.TEAM_MANAGER, Role.DEPUTY)
"""Who would be told of a concern, unless it is about them."""

ASKS = {
    EventKind.CONCERN: "What are you worried about?",
    EventKind.NO_ACCESS: "What happened: who was not seen, where and when?",
}


@dataclass(frozen=True, slots=True)
class Raised:
    """What somebody writes: `about` are member ids, or roles where no name is shown to them."""

    kind: EventKind
    text: str
    phoned: str = ""
    about: frozenset[str] = frozenset()


def raise_it(facts: CoreGroup, raised: Raised, *, by: str, now: datetime) -> CoreGroup:
    """Return the facts with what was raised, open; the same words of one person stand once."""
    must_be_possible(facts)
    text = free_text(raised.text, field="text")
    if not text:
        raise Refusal(ASKS[raised.kind], "Write it in a line or two.", field="text")
    phoned = one_line(raised.phoned, field="phoned", longest=1_000)
    if raised.kind is EventKind.CONCERN and not phoned:
        raise Refusal("Whom have you phoned?", 'If nobody yet, write "nobody yet".', field="phoned")
    said = (raised.kind, by, text)
    if any(each.is_open and (each.kind, each.by, each.text) == said for each in facts.events):
        raise AlreadyDone("You have sent that already, and nobody has seen it yet.")
    about = _meant(facts, raised.about)
    event = Event(_number(facts, by, now), raised.kind, by, now, text, phoned, about)
    told = frozenset(each.id for each in by_message(facts, event, heads(facts, event)))
    return replace(facts, events=(*facts.events, replace(event, told=told)))


def must_be_possible(facts: CoreGroup) -> None:
    """Refuse in a group that has closed or is paused: nothing would leave to anybody (IG16)."""
    if facts.is_closed:
        why = "This group has closed: nothing can be sent here."
    elif own_pause(facts.pauses, "") is not None:
        why = "This group is paused: nothing would be sent, and nothing has been kept."
    else:
        return
    raise Refusal(why, f"Phone instead. {safety_line(facts.profile)}")


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
    """Return a number that tells nobody how many there are whom they may not see."""
    drawn = sha256(f"{facts.ref} {by} {now.isoformat()}".encode()).digest()[:4]
    first, taken = int.from_bytes(drawn) % NUMBERS, {each.id for each in facts.events}
    numbers = [FIRST + (first + step) % NUMBERS for step in range(NUMBERS)]
    more = range(FIRST + NUMBERS, FIRST + NUMBERS + len(taken) + 1)
    return next(id_ for number in (*numbers, *more) if (id_ := f"E{number}") not in taken)
