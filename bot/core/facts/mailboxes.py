"""Mailboxes: when two addresses are one, and whom of another side of the table one belongs to."""

import unicodedata
from collections.abc import Iterable

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, MemberKind

AROUND = " \t\r\n.,;:'\"<>()“”‘’"
"""Marks that people write around an address, and that are no part of it."""
UNSEEN = "Cf"


def mailbox(email: str) -> str:
    """Return an address as it is compared: its capitals, Unicode form and marks around it aside."""
    plain = email if email.isascii() else _composed(email)
    return plain.strip(AROUND).casefold()


def _composed(email: str) -> str:
    seen = (each for each in email if unicodedata.category(each) != UNSEEN)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", "".join(seen)).casefold())


def is_same_mailbox(one: str, other: str) -> bool:
    """Tell whether two addresses are one; without an address there is none to share."""
    return bool(one) and mailbox(one) == mailbox(other)


def has_or_had(member: Member, email: str) -> bool:
    """Tell whether an address is somebody's, or was before they had another."""
    return any(is_same_mailbox(each, email) for each in (member.contact.email, *member.had_before))


def who_has_at_home(facts: CoreGroup, email: str) -> Member | None:
    """Return of whose home an address is or was: family and foster carers, who left too (IG6)."""
    homes = (each for each in facts.members if each.kind.is_at_home)
    return next((each for each in homes if has_or_had(each, email)), None)


def who_of_another_side(facts: CoreGroup, member: Member) -> Member | None:
    """Return who has a member's address and hears other things of the group (H20, H38).

    Family, foster carers and whoever comes by their work hear different things: none of them is
    told by a mailbox of another's. One at home keeps an address after having left, or changed it.
    """
    email = member.contact.email
    others = [each for each in facts.members if _side(each) != _side(member)]
    found = (each for each in others if _is_reached(each, email))
    return next(found, None) if email else None


def sharing(facts: CoreGroup, member: Member) -> Iterable[Member]:
    """Return the others of the family who have this one's address, or had it before (IG18)."""
    others = (each for each in facts.members if each.is_family and each.id != member.id)
    return (each for each in others if has_or_had(each, member.contact.email))


def _is_reached(member: Member, email: str) -> bool:
    if member.kind.is_at_home:
        return has_or_had(member, email)
    return member.is_active and is_same_mailbox(member.contact.email, email)


def _side(member: Member) -> tuple[bool, bool]:
    return member.is_family, member.kind is MemberKind.FOSTER_CARER
