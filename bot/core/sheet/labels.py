"""How people and roles are called on cards: by part, agency and the profile's own labels."""

import re

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, MemberKind, Role
from bot.core.sheet.parts import ROLE_LABELS, ROLE_WORDS

KIND_LABELS = {
    MemberKind.PROFESSIONAL: "professional",
    MemberKind.VOLUNTARY: "voluntary sector",
    MemberKind.FOSTER_CARER: "foster carer",
    MemberKind.PARENT: "parent",
    MemberKind.CARER: "carer",
    MemberKind.RELATIVE: "relative",
    MemberKind.CHILD: "child",
    MemberKind.SUBSTITUTE: "substitute",
    MemberKind.OUTSIDE: "outside the group",
}
IMPLIED = {Role.SOCIAL_WORKER}
"""Said by every lead's and senior's part anyway."""


def role_label(facts: CoreGroup, role: Role) -> str:
    """Return what a role is called; the lead as the profile has it (H2)."""
    if role is Role.LEAD:
        return facts.profile.text("label_lead") or "lead social worker"
    return ROLE_LABELS[role]


def taken_for(kind: MemberKind) -> str:
    """Return for what somebody was taken, so that whoever entered them can notice (R2, IG6)."""
    return f"family: {KIND_LABELS[kind]}" if kind.is_family else KIND_LABELS[kind]


def part_of(facts: CoreGroup, member: Member) -> str:
    """Return what a person is in the group: their own words, then the roles not said in them.

    A substitute has nothing of their own: it says in whose place they come (L10).
    """
    if member.kind is MemberKind.SUBSTITUTE:
        instead = facts.member(member.substitute_for)
        whose = f" for {instead.name}" if instead else ""
        part = f" ({member.part})" if member.part else ""
        return f"{KIND_LABELS[member.kind]}{whose}{part}"
    words = member.part or KIND_LABELS[member.kind]
    unsaid = member.roles - _said_in(words) - IMPLIED
    return ", ".join((words, *(role_label(facts, role) for role in Role if role in unsaid)))


def _said_in(words: str) -> set[Role]:
    items = {item.strip().lower() for item in re.split("[;,]", words)}
    return {role for item, role in ROLE_WORDS.items() if item in items}


def by_role(facts: CoreGroup, member: Member) -> str:
    """Return a professional as family see them under the flag: by role, no name (R2, IG15)."""
    if member.has(Role.LEAD):
        return role_label(facts, Role.LEAD)
    return member.part or KIND_LABELS[member.kind]
