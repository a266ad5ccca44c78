"""Exchange between meetings: who has no part in the plan, and which agency has said nothing."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.attendance.attending import was_expected
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.roll_call import Presence


def without_item(facts: CoreGroup) -> tuple[Member, ...]:
    """Return professionals who own no item of the plan and help with none (N2)."""
    busy = {who for each in facts.actions for who in (each.action_owner, *each.helpers)}
    return tuple(each for each in facts.professionals if each.id not in busy)


def silent_agencies(facts: CoreGroup) -> tuple[str, ...]:
    """Return agencies from which there has been no word since the last meeting (H18).

    To have been there counts as a word, in person or by substitute; after it an update, an answer
    for a meeting, or a step on an action does.
    """
    last = facts.last_held
    if last is None:
        return ()
    spoke = set(_spoke(facts, last))
    mine = [each for each in facts.professionals if was_expected(last, each)]
    heard = {each.agency for each in mine if each.id in spoke}
    return tuple(sorted({each.agency for each in mine} - heard))


def _spoke(facts: CoreGroup, last: Meeting) -> Iterator[str]:
    for line in last.roll_call:
        if line.presence is not Presence.ABSENT:
            yield line.member
    for who, when in _words(facts):
        if when is not None and when >= last.starts_at:
            yield who


def _words(facts: CoreGroup) -> Iterator[tuple[str, datetime | None]]:
    """Yield everything that counts as a word from somebody, with its time."""
    yield from ((each.member, each.sent_at) for each in facts.updates)
    yield from ((each.member, each.at) for each in facts.answers)
    for action in facts.actions:
        yield action.action_owner, action.accepted_at
        yield action.action_owner, action.done_at
