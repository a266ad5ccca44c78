"""What a few words of the sheet say: family, a foster carer, somebody's title, an agency."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from bot.core.facts.members import MemberKind
from bot.core.letters import plain_letters


class Says(Enum):
    """What words name; `UNCLEAR` have a word of family in them and can be either."""

    FAMILY = auto()
    FOSTER_CARER = auto()
    TITLE = auto()
    AGENCY = auto()
    UNCLEAR = auto()
    ELSE = auto()
    NOBODY = auto()


class Said(NamedTuple):
    """What words say and, of family, which kind."""

    says: Says
    kind: MemberKind = MemberKind.PROFESSIONAL


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARENTS = _words(
    "mother mum mam mummy mammy mom mommy mama mamma father dad daddy papa parent adopter"
)
CHILDREN = _words("child baby infant toddler teenager kid kids")
CARERS = _words("carer caregiver guardian kinship")
RELATIVES = _words(
    "family families relative relation kin inlaw aunt auntie aunty uncle sister brother sibling "
    "cousin niece nephew son daughter twin nan nana nanna nanny nain taid gran granny grandma "
    "grandmum grandmother grandad granddad grandpa grandfather grandparent grandson granddaughter "
    "grandchild partner husband wife spouse boyfriend girlfriend fiance fiancee godmother "
    "godfather godparent friend neighbour household"
)
ALSO_IN_TITLES = _words(
    "parent child baby infant carer guardian family families relative relation kin sister twin "
    "nanny partner friend neighbour household kid kids"
)
"""Words that stand in titles and agencies as well ("Family Hub"); the others hardly ever do."""
SMALL = _words(
    "a an the and or of to my his her their our birth biological natural adoptive adopted "
    "prospective maternal paternal late elder older younger big little new current former both "
    "absent resident non main primary sole other another whole wider extended immediate close "
    "member members person people side home house address unborn subject looked after n na none "
    "nil parental responsibility pr self own private aged age years"
)
TITLES = _words(
    "worker officer manager nurse visitor teacher headteacher practitioner liaison coordinator "
    "ordinator lead leader chair doctor dr gp consultant registrar midwife counsellor advocate "
    "interpreter translator solicitor barrister lawyer adviser advisor assistant mentor tutor "
    "senco sendco dsl ddsl sergeant constable detective inspector superintendent director "
    "commissioner educator trainer facilitator chaplain vicar volunteer staff navigator "
    "supervisor administrator organiser iro clerk paramedic professional"
)
TITLE_ENDS = ("worker", "ist", "ician", "officer", "visitor", "teacher")
AGENCIES = _words(
    "agency agencies service team hub centre center school academy college nursery preschool "
    "playgroup university council borough county authority department directorate trust nhs "
    "hospital clinic surgery practice health medical camhs cafcass police probation court "
    "prison constabulary social housing association charity society foundation organisation ltd "
    "limited cic plc llp unit ward network project programme scheme partnership federation "
    "union church mosque support supporting strengthening safeguarding protection welfare "
    "wellbeing education early help inclusion intervention refuge chambers law advocacy "
    "interpreting board office institute forum action psychology medicine therapy fostering "
    "adoption conference mediation first"
)
PHRASES = (
    (r"\byoung (?:person|people)\b", "child"),
    (r"\b(?:special|legal) guardian|\bsgo\b|\bconnected person", "kinship carer"),
    (r"\bchild(?:ren)?(?:'s|s')? guardian|\bguardian ad litem\b", "officer"),
    (r"\b\w+[ -]in[ -]laws?\b|\bnext of kin\b", "inlaw"),
    (r"\bservice user", "family"),
    (r"^no agency$", "none"),
    (r"^(?:the |all |my )?children$", "child"),
    (r"^(?:other |responsible )?adults?(?: with care| in the (?:family|household))?$", "carer"),
    (r"\b(?:great|half|co|ex)[ -](?=\w)", ""),
    (r"\b(grand|step|god)[ -](?=\w)", r"\1"),
)
WITH = r"\b(?:with|at|for|of|from|who|whose|via|by|to|through|under)\b"
TOKEN = re.compile(r"[a-z]{2,}")
FOSTER = re.compile(r"\bfoster(?:er| (?:carer|parent|mother|mum|father|dad|family|home|care))s?\b")
BEFORE_OWNED = re.compile(r".*(?:'s|s')\s", re.DOTALL)
ITEM_ENDS = re.compile(r"[;,()\[\]\n|:/–—]|\s-\s")
ORDER = (MemberKind.PARENT, MemberKind.CHILD, MemberKind.CARER, MemberKind.RELATIVE)


def items(text: str) -> tuple[str, ...]:
    """Return what stands between commas, brackets and the like."""
    return tuple(filter(None, (each.strip() for each in ITEM_ENDS.split(text))))


def family_kind(kinds: Sequence[MemberKind]) -> MemberKind:
    """Return the one kind of somebody who is more than one: a parent before all others."""
    return min(kinds, key=ORDER.index)


def hear(item: str) -> Said:
    """Return what one item of the sheet says of somebody, by whole words.

    What somebody is comes last in English and before "of" or "for": "mum's social worker" is a
    worker, "mother of Child A" a mother.
    """
    text = plain_letters(item)
    for pattern, plain in PHRASES:
        text = re.sub(pattern, plain, text)
    tokens = TOKEN.findall(text)
    if FOSTER.search(text):
        return _of_foster_carers(text, tokens)
    if any(map(_kind, tokens)):
        return _of_family(text, tokens)
    if tokens == ["fostering"] or "foster" in tokens:
        return Said(Says.UNCLEAR)
    return Said(_without_family(tokens))


def is_family_alone(text: str) -> bool:
    """Tell whether words are of family and of nothing else ("Child A")."""
    tokens = TOKEN.findall(plain_letters(text))
    return any(map(_kind, tokens)) and all(_kind(each) or each in SMALL for each in tokens)


def _without_family(tokens: Sequence[str]) -> Says:
    if all(each in SMALL for each in tokens):
        return Says.NOBODY
    if any(map(_is_title, tokens)):
        return Says.TITLE
    return Says.AGENCY if any(map(_is_agency, tokens)) else Says.ELSE


def _of_foster_carers(text: str, tokens: Sequence[str]) -> Said:
    head = _head(text)
    if FOSTER.search(" ".join(head[-2:])):
        return Said(Says.FOSTER_CARER)
    if any(map(_is_title, head)):
        return Said(Says.TITLE)
    is_plain = not any(map(_is_agency, tokens)) and not BEFORE_OWNED.match(text)
    return Said(Says.FOSTER_CARER if is_plain else Says.UNCLEAR)


def _of_family(text: str, tokens: Sequence[str]) -> Said:
    head = _head(text)
    last = next((each for each in reversed(head) if each not in SMALL), "")
    is_alone = all(_kind(each) or each in SMALL for each in tokens)
    if is_alone or not _may_be_title(last):
        return Said(Says.FAMILY, _kind_named(text, head, last))
    return Said(_beside_family(tokens, last))


def _beside_family(tokens: Sequence[str], last: str) -> Says:
    """Return what words say that have a word of family in them; `last` is what somebody is.

    Of many ("team manager children and families") are those with whom somebody works.
    """
    is_family = _kind(last) is not None
    if any(map(_is_title, tokens)) and (not is_family or last.endswith("s")):
        return Says.TITLE
    is_of_agency = any(map(_is_agency, tokens)) and all(map(_may_be_title, tokens))
    if is_of_agency and (not is_family or last == "families"):
        return Says.AGENCY
    return Says.UNCLEAR


def _head(text: str) -> list[str]:
    """Return the words that say what somebody is, without whose and of whom."""
    tokens = TOKEN.findall(BEFORE_OWNED.sub("", re.split(WITH, text)[0]))
    return tokens or TOKEN.findall(text)


def _kind_named(text: str, head: Sequence[str], last: str) -> MemberKind:
    """Return which kind of family: of "mother and carer" the first in order, else the last word."""
    named = [kind for each in head if (kind := _kind(each))]
    if named and re.search(r"\band\b|&", text):
        return family_kind(named)
    return _kind(last) or family_kind(named or [MemberKind.RELATIVE])


def _kind(token: str) -> MemberKind | None:
    word = token.removeprefix("step")
    for each in (word, word.removesuffix("s")):
        if each in PARENTS:
            return MemberKind.PARENT
        if each in CHILDREN:
            return MemberKind.CHILD
        if each in CARERS:
            return MemberKind.CARER
        if each in RELATIVES:
            return MemberKind.RELATIVE
    return None


def _may_be_title(token: str) -> bool:
    """Tell whether a word may stand in a title or an agency's name."""
    return token in ALSO_IN_TITLES or token.removesuffix("s") in ALSO_IN_TITLES or not _kind(token)


def _is_title(token: str) -> bool:
    word = token.removesuffix("s")
    return token in TITLES or word in TITLES or word.endswith(TITLE_ENDS)


def _is_agency(token: str) -> bool:
    return token in AGENCIES or token.removesuffix("s") in AGENCIES
