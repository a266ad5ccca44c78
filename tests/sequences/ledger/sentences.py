"""What people write: plain words, and now and then what must not be passed on to everybody."""

from random import Random

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from tests.sequences.ledger.marks import Marks

NAMES, TELLS_WHERE, REPEATS = 0.08, 0.05, 0.05
"""How often a sentence names somebody, tells where one lives, or repeats what was not for all."""
FEWEST_WORDS = 3
"""Fewer words in a row are said by anybody: a copy is not searched for them."""


def sentence(facts: CoreGroup, by: str, marks: Marks, random: Random) -> str:
    """Return a sentence of somebody's with a mark in it, or one that they have read before."""
    chance = random.random()
    if chance < NAMES:
        return f"{random.choice(facts.members).name} said that {marks.plant(by)} is so."
    if chance < NAMES + TELLS_WHERE:
        return f"The home is at {random.randint(2, 90)} {marks.home(by)} Road now."
    member = facts.member(by)
    is_head = member is not None and bool(member.roles & {Role.LEAD, Role.TEAM_MANAGER})
    known = not_for_all(facts, "" if is_head else by) if chance > 1 - REPEATS else []
    return random.choice(known) if known else f"It was said that {marks.plant(by)} is so."


def not_for_all(facts: CoreGroup, by: str = "") -> list[str]:
    """Return the marked parts of somebody's updates, or of all."""
    updates = (each for each in facts.updates if by in {"", each.member})
    parts = (part for each in updates for part in each.parts if part.mark is not None)
    return [each.text for each in parts if len(each.text.split()) >= FEWEST_WORDS]
