"""Pausing: nothing leaves to a person or to the group, links die, until it is lifted (IG16)."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.pauses import Pause, own_pause
from bot.core.numbering import next_id
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put


def pause(facts: CoreGroup, member: str, by: str, now: datetime) -> CoreGroup:
    """Begin a pause of one member, or of the whole group where `member` is empty.

    Links that were sent die with it: each carries the generation that it was made in.
    """
    if own_pause(facts.pauses, member) is not None:
        raise AlreadyDone("That is paused already. It ends when lead or team manager lift it.")
    begun = Pause(next_id("Z", (each.id for each in facts.pauses)), by, now, member)
    members = tuple(
        replace(each, link_generation=each.link_generation + 1) if member in {"", each.id} else each
        for each in facts.members
    )
    return replace(facts, members=members, pauses=(*facts.pauses, begun))


def lift(facts: CoreGroup, member: str, by: str, now: datetime) -> CoreGroup:
    """End a pause; access is asked before (lead or team manager).

    Who is paused themselves lifts none while the other of the two can: their own pause may stand
    because somebody else has the use of what is theirs.
    """
    standing = own_pause(facts.pauses, member)
    if standing is None:
        raise Refusal("No such pause stands.", "See what is paused: pause")
    if own_pause(facts.pauses, by) is not None and _other_head(facts, by) is not None:
        raise Refusal(
            "You are paused yourself.", "Phone the other of lead and team manager to lift it."
        )
    return replace(facts, pauses=put(facts.pauses, replace(standing, lifted_at=now, lifted_by=by)))


def _other_head(facts: CoreGroup, but: str) -> Member | None:
    """Return the other of lead and team manager, unless they are paused themselves."""
    others = (each for each in facts.heads if each.id != but)
    return next((each for each in others if own_pause(facts.pauses, each.id) is None), None)
