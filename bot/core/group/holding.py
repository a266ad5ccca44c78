"""Holding a group back from its erasure, by the team manager alone and with a reason (IG7)."""

from dataclasses import replace
from datetime import date, datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.holds import Hold, standing
from bot.core.free_text import says_something
from bot.core.group.closing import kept_until
from bot.core.numbering import next_id
from bot.core.refusals import Refusal
from bot.core.replacing import put
from bot.core.wall_clock import day_of


class HeldBack(Refusal):
    """A group cannot be erased while a hold stands."""

    def __init__(self) -> None:
        super().__init__(
            "The team manager holds this group: it is not erased.",
            "When the reason has gone, the team manager lifts it: close hold lift",
        )


def hold(facts: CoreGroup, because: str, by: str, now: datetime) -> CoreGroup:
    """Hold the group, open or closed; several reasons can stand side by side."""
    begun = Hold(next_id("H", (each.id for each in facts.holds)), by, now, _reason(because))
    return replace(facts, holds=(*facts.holds, begun))


def lift(facts: CoreGroup, id_: str, because: str, by: str, now: datetime) -> CoreGroup:
    """Lift one hold, the only one where `id_` is empty; erasure is reckoned anew from then on."""
    stand = standing(facts.holds)
    found = [each for each in stand if id_.upper() in {"", each.id}]
    if not found:
        raise Refusal("No such hold stands.", "See which do: close hold")
    if len(found) > 1:
        first = found[0].id
        raise Refusal("Several holds stand.", f"Say which: close hold lift {first} because ...")
    lifted = replace(found[0], lifted_at=now, lifted_by=by, lifted_because=_reason(because))
    return replace(facts, holds=put(facts.holds, lifted))


def erased_on(facts: CoreGroup) -> date | None:
    """Return the day on which a group is erased; None while it is open or held (IG7)."""
    if facts.closing is None or standing(facts.holds):
        return None
    kept = kept_until(facts, day_of(facts.closing.at))
    return kept.date if kept else None


def check_not_held(facts: CoreGroup) -> None:
    """Refuse to erase a group while a hold stands, be it of a second ago."""
    if standing(facts.holds):
        raise HeldBack


def _reason(because: str) -> str:
    if not says_something(because):
        raise Refusal("Why? A hold needs a reason (IG7).", "Add it: because ...", field="reason")
    return because
