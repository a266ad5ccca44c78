"""Putting a changed part back into the group in the place of the old one, or at the end."""

from dataclasses import replace
from typing import Protocol, TypeVar

from bot.core.facts.attendance import Answer
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member


class HasId(Protocol):
    """What can be told apart by its id."""

    @property
    def id(self) -> str: ...


Part = TypeVar("Part", bound=HasId)


def put(parts: tuple[Part, ...], part: Part) -> tuple[Part, ...]:
    """Return `parts` with `part` in the place of the one with its id, or after the last."""
    if part.id not in {each.id for each in parts}:
        return (*parts, part)
    return tuple(part if each.id == part.id else each for each in parts)


def put_meeting(facts: CoreGroup, meeting: Meeting) -> CoreGroup:
    """Return the facts with a meeting in the place of the one with its number."""
    return replace(facts, meetings=put(facts.meetings, meeting))


def put_member(facts: CoreGroup, member: Member) -> CoreGroup:
    """Return the facts with a member in the place of the one with their id."""
    return replace(facts, members=put(facts.members, member))


def put_answer(facts: CoreGroup, answer: Answer) -> CoreGroup:
    """Return the facts with an answer in the place of the one with its id."""
    return replace(facts, answers=put(facts.answers, answer))
