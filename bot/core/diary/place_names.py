"""A family's name in a place: the same word may be a street's, so whoever books says so (IG1)."""

import re

from bot.core.diary.limits import Against, Limit
from bot.core.facts.groups import CoreGroup
from bot.core.letters import bare_name
from bot.core.sheet.family_words import is_family_alone

WORD = re.compile(r"[^\W\d_]{2,}")
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "st"})
SENTENCE = (
    "A word of the place is a name in the family, and it stands in everybody's calendar (IG1). "
    'If that is whose home it is, write it without, like "home visit".'
)


def names_in_place(facts: CoreGroup, venue: str, join_link: str) -> tuple[Limit, ...]:
    """Return what speaks against a place in which a name of the family stands as a word.

    Whoever says once that it is a place's own name is not asked again for the same place.
    """
    said = {each.venue for each in facts.meetings if each.reasons.place}
    words = _words(join_link) | (set() if venue in said else _words(venue))
    family = (each for each in facts.members if each.is_family)
    if any(_names(each.name) & words for each in family):
        return (Limit(Against.PLACE, SENTENCE),)
    return ()


def _names(name: str) -> set[str]:
    """Return the names in a name, without title and without "Mother" or "Child A"."""
    return {each for each in _words(name) if each not in TITLES and not is_family_alone(each)}


def _words(text: str) -> set[str]:
    """Return all words, and each without the "s" of "Carrows" as well."""
    words = WORD.findall(bare_name(re.sub(r"['’]s\b", " ", text.replace("-", " "))))
    return {form for word in words for form in (word, word.removesuffix("s"))}
