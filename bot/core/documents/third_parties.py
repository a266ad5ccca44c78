"""What of others may not stand in a family copy: searched in each line before it goes there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.updates import Mark
from bot.core.letters import bare_name, plain_letters
from bot.core.sheet.family_words import CARERS, PARENTS, RELATIVES, is_family_alone

TOKEN = re.compile(r"[a-z0-9]+")
NAME = re.compile(r"[^\W\d_]{2,}")
OWNED = re.compile(r"['’ʼ]s\b", re.IGNORECASE)


def as_words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = as_words("mr mrs ms miss mx dr st of de da van von")
ALSO_WORDS = as_words(
    "art april august bill dawn faith grace grant hope joy june lane mark may page pat rich rob "
    "rose sue summer ward will young"
)
"""Names that are words as well: to forbid a line they need a capital."""

KIN = (PARENTS | CARERS | RELATIVES) - {"family", "families"}
MEAN_THE_SAME = (
    as_words("mother mum mam mummy mammy mom mommy mama mamma"),
    as_words("father dad daddy papa"),
)
WHEREABOUTS = as_words(
    "address lives lodging lodgings moved moving stays staying refuge hostel shelter hotel "
    "whereabouts relocated rehoused postcode workplace employer"
)
LIKE_HOME = re.compile(
    r"(?i:\b\d{1,4}[a-z]?,?\s+(?:[a-z'’-]+\s+){1,3}"
    r"(?:street|road|lane|avenue|crescent|terrace|gardens|grove|mews)\b|\bflat\s+\d"
    r"|\b[a-z]{1,2}\d[a-z\d]?\s*\d(?!am|pm|st|nd|rd|th)[a-z]{2}\b)"
    r"|\b\d{1,4}[a-zA-Z]?,?\s+(?:[A-Z][\w'’-]*\s+){1,3}"
    r"(?:St|Rd|Close|Court|Drive|Place|Way|Park|House|Hill|Green|Row|Square|Walk|Rise|View)\b"
)
"""A number before a street, a flat's number, or a postcode."""

LIKE_CONTACT = re.compile(r"@|://|\bwww\.|(?:\d[\s().-]*){9,}", re.IGNORECASE)
"""An address of mail, a link, or a number as long as a telephone's."""

SHORTEST_NUMBER = 6
SENTENCE_END = re.compile(r"[.!?;\n]+")
FEWEST_WORDS = 3
"""Fewer in a row are said by anybody."""


@dataclass(frozen=True, slots=True)
class ThirdParties:
    """What the reader of one copy must not find in it.

    `names` are single words in plain letters, `capitals` those that count with a capital alone;
    `phrases` are words in a row; `digits` the numbers of telephones; `doubtful` are words that may
    mean another adult, so that a human must have written them for this reader.
    """

    names: frozenset[str]
    capitals: frozenset[str]
    phrases: frozenset[str]
    digits: frozenset[str]
    doubtful: frozenset[str]

    def forbidden(self, text: str) -> str:
        """Return what must not be in a copy whoever wrote it, as it can be found; "" if nothing."""
        return next(filter(None, self._hits(text)), "")

    def _hits(self, text: str) -> Iterator[str]:
        yield from self._named(text)
        words, number = _in_plain(text), "".join(filter(str.isdigit, text))
        yield from (each for each in sorted(self.phrases) if f" {each} " in words)
        yield from (each for each in sorted(self.digits) if each in number)
        yield from (found[0] for found in LIKE_HOME.finditer(_visible(text)))

    def _named(self, text: str) -> Iterator[str]:
        yield from (each for each in _tokens(text) if each in self.names)
        yield from (each for each in NAME.findall(text) if self._is_capital(each))

    def doubt(self, text: str) -> str:
        """Return what only a human may have put there, knowing for whom; "" if there is nothing."""
        hit = next((each for each in _tokens(text) if each in self.doubtful), "")
        contact = LIKE_CONTACT.search(_visible(text))
        return hit or (contact[0].strip() if contact else "")

    def found(self, text: str) -> str:
        """Return why a line of the record is left out, which nobody wrote for this reader."""
        return self.forbidden(text) or self.doubt(text)

    def _is_capital(self, word: str) -> bool:
        return word[0].isupper() and not self.capitals.isdisjoint(_tokens(word))


def third_parties(facts: CoreGroup, reader: Member) -> ThirdParties:
    """Return what of others must not stand in this family member's copy (B9, R2, IG15, H19).

    Of family and foster carers, those who have left included, neither name, reference, number nor
    address; no child of whom they may not hear; nothing of a part that is not for them. Under the
    flag also neither name nor agency of a professional, and no place that was not released.
    """
    private = [each for each in facts.members if each.kind.is_at_home and each.id != reader.id]
    at_work = [each for each in facts.members if not each.kind.is_at_home]
    own, names = _names(reader), _all_names(private).union(*_marks(facts))
    work = _all_names(at_work) if facts.flag.is_set else set()
    phrases = {*_of_private(facts, private), *_of_children(facts, reader)}
    phrases |= {*_kept_from(facts, reader), *_of_places(facts, reader, at_work)}
    return ThirdParties(
        names=frozenset((names | work) - own - ALSO_WORDS),
        capitals=frozenset((names | work) & ALSO_WORDS - own),
        phrases=frozenset(filter(None, map(str.strip, map(_in_plain, phrases)))),
        digits=frozenset(_digits(private, at_work if facts.flag.is_set else ())),
        doubtful=frozenset((KIN - _same_kin(reader)) | WHEREABOUTS | (names & (own | ALSO_WORDS))),
    )


def _names(member: Member) -> set[str]:
    """Return the words of a name, without title and without "Mother" or "Child A"."""
    found = {each for each in _words(member.name) if len(each) > 1}
    return {each for each in found if each not in TITLES and not is_family_alone(each)}


def _all_names(members: Iterable[Member]) -> set[str]:
    return {word for each in members for word in _names(each)}


def _marks(facts: CoreGroup) -> Iterator[set[str]]:
    """Yield the words of names that a mark keeps something from and that are nobody's here."""
    for update in facts.updates:
        for part in update.parts:
            for name in part.mark.unknown if part.mark else ():
                yield {each for each in _words(name) if each not in TITLES}


def _same_kin(reader: Member) -> frozenset[str]:
    """Return the words for family that mean the reader: "mum" in the copy of the mother."""
    part = set(_words(reader.part))
    return frozenset().union(*(each for each in MEAN_THE_SAME if part & each))


def _of_private(facts: CoreGroup, private: Iterable[Member]) -> Iterator[str]:
    yield facts.ref
    for each in private:
        yield from (each.own_reference, each.contact.email)


def _of_children(facts: CoreGroup, reader: Member) -> Iterator[str]:
    return (each.label for each in facts.children if each.id not in reader.children)


def _kept_from(facts: CoreGroup, reader: Member) -> Iterator[str]:
    """Yield the sentences of parts that are not for this reader: they may stand elsewhere too."""
    parts = (part for update in facts.updates for part in update.parts)
    for part in parts:
        if part.mark and _may_mean(part.mark, reader):
            said = SENTENCE_END.split(f"{part.text}\n{part.mark.why}")
            yield from (each for each in said if len(each.split()) >= FEWEST_WORDS)


def _may_mean(mark: Mark, reader: Member) -> bool:
    """Tell whether a mark may keep its part from a reader: a name of nobody here can be theirs."""
    return reader.id in mark.not_for or bool(mark.unknown)


def _of_places(facts: CoreGroup, reader: Member, at_work: Iterable[Member]) -> Iterator[str]:
    """Yield places that this reader has not been told, and under the flag where people work."""
    for meeting in facts.meetings:
        if facts.flag.is_set and reader.id not in meeting.released_to:
            yield from (meeting.venue, meeting.join_link)
            yield from _longer_parts(meeting.venue)
    for each in at_work if facts.flag.is_set else ():
        yield from (each.name, each.contact.email, each.contact.work_address)
        yield from _longer_parts(f"{each.agency}, {each.contact.work_address}")


def _longer_parts(place: str) -> Iterator[str]:
    """Yield what stands between commas, but for single words: "police" is no place."""
    return (part for part in place.split(",") if " " in part.strip())


def _digits(private: Iterable[Member], at_work: Iterable[Member]) -> Iterator[str]:
    for each in (*private, *at_work):
        number = _national("".join(filter(str.isdigit, each.contact.telephone)))
        if len(number) >= SHORTEST_NUMBER:
            yield number


def _national(digits: str) -> str:
    """Return a number without the nought or the 44 before it, which people leave out or add."""
    return digits.removeprefix("44").lstrip("0")


def _visible(text: str) -> str:
    """Return a text without the characters that nobody sees: they could part a name."""
    return "".join(each for each in text if unicodedata.category(each) != "Cf")


def _in_plain(text: str) -> str:
    """Return the words of a text in plain letters, one space around each."""
    plain = plain_letters(OWNED.sub(" ", _visible(text)))
    return f" {' '.join(TOKEN.findall(plain))} "


def _words(text: str) -> list[str]:
    """Return each word in plain letters, with and without its hyphen and apostrophe."""
    plain = OWNED.sub(" ", _visible(text))
    return TOKEN.findall(bare_name(plain)) + TOKEN.findall(bare_name(plain.replace("-", " ")))


def _tokens(text: str) -> tuple[str, ...]:
    """Return each word as it may stand for a name, so without the "s" of several too."""
    return tuple(form for each in _words(text) for form in (each, each.removesuffix("s")))
