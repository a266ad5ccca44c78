"""What somebody is in the group, from the words of the sheet's column for it."""

import re
from dataclasses import dataclass, replace

from bot.core.facts.members import MemberKind, Role
from bot.core.sheet.kinds import kind_of

ALL_CHILDREN = {"the child", "the children", "all"}
ROLE_WORDS = {
    "lead": Role.LEAD,
    "lead social worker": Role.LEAD,
    "lead professional": Role.LEAD,
    "key worker": Role.LEAD,
    "team manager": Role.TEAM_MANAGER,
    "organiser": Role.ORGANISER,
    "social worker": Role.SOCIAL_WORKER,
    "senior social worker": Role.SENIOR_SOCIAL_WORKER,
    "conference chair": Role.CONFERENCE_CHAIR,
    "deputy": Role.DEPUTY,
    "experienced chair": Role.EXPERIENCED_CHAIR,
}
ROLE_LABELS = {
    **{role: words for words, role in reversed(ROLE_WORDS.items())},
    Role.BRINGS_VIEWS: "brings the child's views",
}
REFERENCE = re.compile(r"own reference ([A-Z0-9]{4})", re.IGNORECASE)
NEEDS = re.compile(r"needs (.+)", re.IGNORECASE | re.DOTALL)
BRINGS = re.compile(r"brings (.+?)['’]s? views", re.IGNORECASE)
HEARS = re.compile(r"hears about (.+)", re.IGNORECASE)
LABELS = re.compile(r"\s*(?:,|\band\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody is in the group; `words` are their own ("health visitor").

    `labels` name the children whose views they bring, or whom a family member may hear about.
    """

    words: str
    kind: MemberKind
    roles: frozenset[Role] = frozenset()
    own_reference: str = ""
    needs: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def read_part(written: str, agency: str, name: str = "", known: MemberKind | None = None) -> Part:
    """Read "mother; own reference H4MX; needs a Portuguese interpreter" clause by clause.

    `known` is what a member is already: then nothing is read from the words of what they are.
    """
    part = Part("", MemberKind.PROFESSIONAL)
    words = []
    for clause in re.split(r"[;\n]", written):
        text = " ".join(clause.split())
        read = _clause(part, text)
        if read is None:
            words.append(text)
        else:
            part = read
    said = "; ".join(filter(None, words))
    items = [item.strip().lower() for item in re.split(r"[;,]", said)]
    roles = part.roles | _roles(items)
    kind = known or kind_of(said, agency, name, roles)
    return replace(part, words=said, kind=kind, roles=roles)


def _clause(part: Part, text: str) -> Part | None:
    if match := REFERENCE.fullmatch(text):
        return replace(part, own_reference=match[1].upper())
    if match := NEEDS.fullmatch(text):
        return replace(part, needs=(*part.needs, match[1]))
    if match := BRINGS.fullmatch(text):
        roles = part.roles | {Role.BRINGS_VIEWS}
        return replace(part, roles=roles, labels=_labels(match[1]))
    if match := HEARS.fullmatch(text):
        return replace(part, labels=_labels(match[1]))
    return None


def _labels(words: str) -> tuple[str, ...]:
    labels = (label for label in LABELS.split(words) if label)
    return tuple(label for label in labels if label.lower() not in ALL_CHILDREN)


def _roles(items: list[str]) -> frozenset[Role]:
    """Return the roles named word for word: a "safeguarding lead" does not lead the group."""
    found = {ROLE_WORDS[item] for item in items if item in ROLE_WORDS}
    is_social_worker = any(item.endswith("social worker") for item in items)
    return frozenset(found | ({Role.SOCIAL_WORKER} if is_social_worker else set()))
