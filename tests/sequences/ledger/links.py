"""Links as people have them: what a message brought or could bring, and what was opened before."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from bot.core.facts.groups import CoreGroup
from bot.core.messages.wording import Purpose
from bot.core.record.pulling import PLAN
from tests.sequences.world import World

LIVES = timedelta(days=20)
AGAIN, BROUGHT, STRANGE = 0.35, 0.6, 0.1
"""How many open a link that was opened before, whatever has become of it; how many of the others
one that a message brought; and how many of the rest one that nobody would be sent."""


OF_A_MEETING = (
    *(Purpose.ANSWER, Purpose.ANSWER, Purpose.UPDATE, Purpose.UPDATE, Purpose.UPDATE),
    *(Purpose.MINUTES, Purpose.DOCUMENT, Purpose.TIME),
)
"""For what one is asked about a meeting; texts are sent from the page for the update above all."""
OFTEN = 6
"""How much oftener it is about a meeting than about any other thing."""

Asked = tuple[str, Purpose, str]
"""Who could have a link, for what, and about what."""


@dataclass(frozen=True, slots=True)
class Link:
    """The link of one member: `path` is its page."""

    who: str
    path: str


def some_link(world: World, facts: CoreGroup, been: list[Link], random: Random) -> Link:
    """Return a link to open: an old one as well as a new one."""
    if been and random.random() < AGAIN:
        return random.choice(been)
    if random.random() < BROUGHT and (brought := _brought(world, random)):
        return brought
    who, purpose, about = random.choice(random.choice([each for each in _possible(facts) if each]))
    if random.random() < STRANGE:
        who = random.choice(facts.members).id
    member = facts.member(who)
    generation = member.link_generation if member is not None else 1
    until = world.now + LIVES
    tokens = world.house.store.tokens
    return Link(who, f"/a/{tokens.link(facts.ref, who, purpose, about, generation, until)}")


def _brought(world: World, random: Random) -> Link | None:
    """Return the link of a message that has left, new or old, if the one picked has any."""
    if not world.office.log:
        return None
    sent = random.choice(world.office.log)
    path = sent.message.link.partition("/a/")[2]
    return Link(sent.recipient, f"/a/{path}") if path else None


def _possible(facts: CoreGroup) -> tuple[list[Asked], ...]:
    """Return who could have a link for what and about what, as messages would bring them."""
    people = [each.id for each in facts.members if each.is_active]
    meetings = [each.id for each in facts.meetings]
    asked = [(who, each, id_) for who in people for id_ in meetings for each in OF_A_MEETING]
    return (
        [(each.action_owner, Purpose.ACTION, each.id) for each in facts.open_actions],
        [(each.owner, Purpose.TASK, each.id) for each in facts.tasks if each.is_open],
        [(who, Purpose.WHO, who) for who in people],
        [(who, Purpose.DOCUMENT, PLAN) for who in people],
        [(who, Purpose.SWAP, f"{id_}:chair") for who in people for id_ in meetings],
        *[asked] * OFTEN,
    )
