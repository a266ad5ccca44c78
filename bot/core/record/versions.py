"""Versions of minutes: one shared record a meeting, each version kept, none overwritten (R10)."""

from dataclasses import replace

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes
from bot.core.refusals import Refusal
from bot.core.replacing import put as put_part
from bot.core.saying.dates import day_said


def held_meeting(facts: CoreGroup, meeting: str) -> Meeting:
    """Return a meeting under way or held, the only ones of which there is a record."""
    found = facts.meeting(meeting)
    if found is None or found.started_at is None:
        raise Refusal(
            "There is no such meeting, or it has not begun.",
            'Name one that was held, as in "minutes 30 march".',
        )
    return found


def asked_for(facts: CoreGroup, meeting: str) -> str:
    """Return how to ask for a meeting's minutes, by its own day: "minutes 30 march"."""
    return f"minutes {day_said(held_meeting(facts, meeting).on).lower()}"


def lacks_minutes(facts: CoreGroup, meeting: Meeting) -> bool:
    """Tell whether the lead has still to have the first minutes of a meeting held (R7)."""
    found = facts.minutes_of(meeting.id)
    return found is None or (found.version == 1 and found.sent_to_lead_at is None)


def newest(facts: CoreGroup, meeting: str) -> Minutes:
    """Return the newest version of a meeting's minutes, or refuse if nobody has begun them."""
    found = facts.minutes_of(meeting)
    if found is None:
        raise Refusal(
            "There are no minutes of this meeting yet.",
            f"The note taker begins them: {asked_for(facts, meeting)} draft",
        )
    return found


def in_force(facts: CoreGroup, meeting: str) -> Minutes | None:
    """Return the version that holds: the last one released, whatever is in correction."""
    final = [each for each in versions(facts, meeting) if each.is_final]
    return final[-1] if final else None


def versions(facts: CoreGroup, meeting: str) -> tuple[Minutes, ...]:
    """Return all versions of a meeting's minutes, the first one first."""
    found = [each for each in facts.minutes if each.meeting == meeting]
    return tuple(sorted(found, key=lambda each: each.version))


def put(facts: CoreGroup, minutes: Minutes) -> CoreGroup:
    """Return the facts with this version in the place of the one with its id, or added."""
    return replace(facts, minutes=put_part(facts.minutes, minutes))
