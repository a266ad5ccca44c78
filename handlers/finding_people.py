"""Finding the one person whom words name in a group; two who may be meant are asked back."""

from collections.abc import Callable, Iterable, Sequence

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.letters import bare_name
from bot.core.refusals import Refusal

AROUND = ' \t\n,"“”'


def find_member(facts: CoreGroup, words: str, among: Iterable[Member] | None = None) -> Member:
    """Return the one person whom a name or id means; two of one name are asked back.

    `among` are those who come into question: everybody active where it is left out.
    """
    people = list(facts.everybody if among is None else among)
    words = words.strip(AROUND)
    if not words.strip():
        raise Refusal("Who?", _names(people), field="name")
    found = meant(people, words)
    if not found:
        raise Refusal(f'There is no "{words[:40]}" here.', _names(people), field="name")
    if len(found) > 1:
        raise Refusal(
            f'"{words[:40]}" can be one of {len(found)} people.',
            _which_one(found),
            field="name",
        )
    return found[0]


def name_and_address(words: str) -> tuple[str, str]:
    """Part a name from the e-mail address behind it, as it is written; empty where none is."""
    name, _, last = words.rpartition(" ")
    return (name, last) if "@" in last else (words, "")


def meant(people: Sequence[Member], words: str) -> list[Member]:
    """Return who has this id or whole name; if nobody, all whom the words can mean.

    Accents, apostrophes and hyphens count only where two names differ by nothing else.
    """
    said = " ".join(words.strip(AROUND).casefold().split())
    bare = bare_name(said)
    ways: tuple[Callable[[Member], bool], ...] = (
        lambda each: said in {each.id, each.name.casefold()},
        lambda each: bare == bare_name(each.name),
        lambda each: _is_meant(each, bare),
    )
    found = (list(filter(way, people)) for way in ways)
    return next(filter(None, found), [])


def described(member: Member) -> str:
    """Return what tells one person from another: their part and agency."""
    return ", ".join(filter(None, (member.part, member.agency)))


def _which_one(people: Sequence[Member]) -> str:
    """Ask which of them; those whom name and part do not tell apart by their number here."""
    lines = [f"{each.name}, {described(each)}" for each in people]
    if len(set(lines)) == len(lines):
        return f"Write the full name or the part: {'; '.join(lines)}."
    numbered = "; ".join(f"{each.id}: {line}" for each, line in zip(people, lines, strict=True))
    return f"Write the number in place of the name: {numbered}."


def _is_meant(member: Member, said: str) -> bool:
    """Tell whether words are part of a name, or a part ("health visitor"), or both together."""
    name = bare_name(member.name)
    whole = f"{name}, {bare_name(described(member))}"
    words, known = said.replace(",", " ").split(), whole.replace(",", " ").split()
    if not words or said == bare_name(member.part):
        return bool(words)
    return words[0] in name.split() and set(words) <= set(known)


def _names(people: Sequence[Member]) -> str:
    return f"Write one of: {', '.join(each.name for each in people)}." if people else ""
