"""What the record says of disagreements at a meeting: under their owner's role (H10, R18)."""

from collections.abc import Iterator

from bot.core.facts.disagreements import Disagreement
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.sheet.labels import by_role

NOT_SETTLED = "It was not settled at the meeting, and goes on by the profile's steps."


def disagreements(facts: CoreGroup, meeting: Meeting) -> Iterator[str]:
    """Yield each that the meeting tried, in its author's words, and whether it was settled there.

    What came of it later is no part of this meeting's record.
    """
    for each in facts.disagreements:
        if each.meeting == meeting.id:
            author = facts.member(each.by)
            who = by_role(facts, author) if author else "a member"
            yield f"Disagreement, {who}: {each.text} {_settled(each)}"


def _settled(tried: Disagreement) -> str:
    return NOT_SETTLED if tried.further_at is not None else f"Settled: {tried.outcome}"
