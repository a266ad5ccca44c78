"""All that is kept about one person in one group, as a paper for them, third parties left out.

IG7, IG12: for who has left and of a closed group too, until it is erased. Nothing of it is stored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.access import Viewer
from bot.core.cards import Block, Card, Items, Text
from bot.core.exports.actions import to_do
from bot.core.exports.brought import brought
from bot.core.exports.gathering import Gathering, gathering
from bot.core.exports.log import Logged, of_the_log
from bot.core.exports.meetings import of_meetings
from bot.core.exports.sent import sent_to
from bot.core.exports.who_they_are import who_they_are
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.notices.delivery import Delivery
from bot.core.procedure.day_names import short_day
from bot.core.wall_clock import day_of

TITLE = "What is kept about you"
ABOUT = (
    "This is what this service keeps about you, in one place where you are known to it. Other "
    "people stand in it by what they are, and not by name."
)
NOT_HERE = (
    "What others wrote and said, also of you: record and plan are the authority's own file.",
    "Lines about somebody else, and what others have the right to keep to themselves.",
    "What you alone can see: your own record number, and what you have shared with nobody.",
    "What you have begun to write on a page: it opens in the browser in which you wrote it.",
    "Messages themselves: they lie where they were sent.",
    "What is kept about you in other groups, and in lists of whoever runs this service.",
    "The files of the authority and of each agency. Ask there.",
)
"""The same for everybody: whether there is anything of a kind is not told by it."""


@dataclass(frozen=True, slots=True)
class Held:
    """The paper, and what whoever hands it over must know of it: see `Gathering`."""

    card: Card
    left_out: tuple[str, ...]
    doubts: tuple[str, ...]


def held_about(
    facts: CoreGroup,
    person: Member,
    maker: Viewer,
    deliveries: Sequence[Delivery],
    log: Sequence[Logged],
    now: datetime,
) -> Held:
    """Return what is kept about somebody, for `maker` to hand over; access is asked before.

    `deliveries` and `log` are those of the group; only what is theirs is taken.
    """
    page = gathering(facts, person, maker, now)
    blocks = tuple(_blocks(page, deliveries, log))
    return Held(Card(TITLE, blocks), tuple(page.left_out), tuple(page.doubts))


def _blocks(
    page: Gathering, deliveries: Sequence[Delivery], log: Sequence[Logged]
) -> Iterator[Block]:
    yield Text(f"{ABOUT} As of {short_day(day_of(page.now))}.")
    yield from who_they_are(page)
    yield from of_meetings(page)
    yield from to_do(page)
    yield from brought(page)
    yield from sent_to(page, deliveries)
    yield from of_the_log(page, log)
    yield Items(NOT_HERE, heading="What is not in here")
