"""Small pieces of documents: names with agencies, sections, and the stamp that each carries."""

from bot.core.cards import Block, Facts, Items, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member

FILE_IS_THE_RECORD = (
    "The record of the case is the local authority's own file, and each agency's. This is a copy: "
    "file it there."
)
"""Every document says so (IG8)."""

NOT_YET_COVERED = "Not yet covered."
NOTHING_WRITTEN = "Nothing is written here."
OURS = "(heading ours)"


def stamp(facts: CoreGroup, *pairs: tuple[str, str]) -> tuple[Block, ...]:
    """Return what stands on top of a document: the group's reference, what it is, IG8's line."""
    return (Facts((("Group", facts.ref), *pairs)), Text(FILE_IS_THE_RECORD))


def section(heading: str, text: str) -> Items:
    """Return a heading with its paragraphs, or with words where nothing was written."""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return Items(lines or (NOTHING_WRITTEN,), heading=heading)


def name_of(facts: CoreGroup, member: str) -> str:
    """Return a name as it stands in a document; who is no longer known has none."""
    found = facts.member(member)
    return found.name if found else "somebody no longer known"


def with_agency(member: Member) -> str:
    """Return a member as the minutes name them: "Grace Holloway, health"."""
    return f"{member.name}, {member.agency}"
