"""Who else of the family reads the mail of one of them, from what was said of it (IG18)."""

import re
from collections.abc import Mapping

from bot.core.facts.groups import CoreGroup
from bot.core.facts.mailboxes import sharing
from bot.core.facts.members import Member, MemberKind
from bot.core.letters import plain_letters

NOBODY = frozenset(
    {"nobody", "nobody else", "no one", "no one else", "no-one", "no-one else", "none", "only them"}
)
"""Answers to "who else reads it?" that name nobody."""

EVERYBODY = frozenset({"everybody", "everyone", "all", "family", "both"})
FATHER = frozenset({"father", "dad", "daddy", "papa", "stepfather", "stepdad"})
MOTHER = frozenset({"mother", "mum", "mummy", "mam", "mama", "mom", "stepmother", "stepmum"})
GRANDMOTHER = frozenset({"grandmother", "gran", "granny", "grandma", "nan", "nana", "nanna"})
GRANDFATHER = frozenset({"grandfather", "grandad", "granddad", "grandpa"})
CHILD = frozenset({"child", "children", "kid", "kids", "son", "daughter"})
GRANDPARENT = frozenset({"grandparent", "grandparents"}) | GRANDMOTHER | GRANDFATHER
KIN = (
    FATHER | GRANDFATHER,
    MOTHER | GRANDMOTHER,
    GRANDPARENT,
    frozenset({"sister", "sisters", "aunt", "auntie"}),
    frozenset({"brother", "brothers", "uncle"}),
)
"""Words for the same person as somebody of the family may say them: a mother's mum is a gran."""

PARTNER = frozenset(
    {"partner", "husband", "wife", "ex", "spouse", "fiance", "fiancee", "boyfriend", "girlfriend"}
)
OF_KIND: Mapping[MemberKind, frozenset[str]] = {
    MemberKind.PARENT: PARTNER | {"parent", "parents"},
    MemberKind.CHILD: CHILD,
}


def names_nobody(said: str) -> bool:
    """Tell whether it was said that nobody else reads it."""
    return " ".join(said.casefold().strip(" .!").split()) in NOBODY


def who_reads_along(facts: CoreGroup, member: Member, said: str) -> tuple[Member, ...]:
    """Return the others of the family who are meant: by name, part, kinship or the same address."""
    words = _words(said)
    same = {each.id for each in sharing(facts, member)}
    others = (each for each in facts.members if each.is_family and each.id != member.id)
    return tuple(each for each in others if each.id in same or _is_meant(each, words))


def is_read_along(facts: CoreGroup, member: Member, said: str) -> bool:
    """Tell whether anybody but this person reads it, by what was said or by the address."""
    return not names_nobody(said) or any(sharing(facts, member))


def _is_meant(other: Member, words: frozenset[str]) -> bool:
    called = {each for each in _words(other.name) if len(each) > 1}
    part = _words(other.part)
    of_part = part.union(*(kin for kin in KIN if kin & part))
    return bool(words & (EVERYBODY | called | of_part | OF_KIND.get(other.kind, frozenset())))


def _words(text: str) -> frozenset[str]:
    """Return the words of a text in plain letters, "dad's" as "dad"."""
    return frozenset(re.findall(r"\w+", plain_letters(text).replace("'s", "")))
