"""Whether one of the family is told by mail, and since when that is over (IG11, IG18)."""

import re
from collections.abc import Iterator
from datetime import datetime

from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Route

NOBODY = frozenset({"nobody", "no one", "no-one", "none", "only them"})
"""Answers to "who else reads it?" that name nobody."""


def is_mail_safe(facts: CoreGroup, member: Member) -> bool:
    """Tell whether one of the family is told by mail now.

    Their route is mail, the lead has confirmed the full address and recorded that mail is safe
    there, nothing sent there since was refused, and under the flag no other of the family reads it.
    """
    if member.mail_safety is None or not is_recorded_safe(member):
        return False
    reads_along = facts.flag.is_set and names_family(facts, member, member.mail_safety.also_read_by)
    return not reads_along and not any(_refused_since(facts, member))


def is_recorded_safe(member: Member) -> bool:
    """Tell whether the lead's word, the address and the route allow mail to one of the family."""
    safety, contact = member.mail_safety, member.contact
    if not member.is_family or safety is None or not safety.is_safe:
        return False
    is_theirs = contact.is_confirmed and bool(contact.email) and contact.denial is None
    return contact.route is Route.SECURE_EMAIL and is_theirs


def mail_ended(facts: CoreGroup, member: Member) -> datetime | None:
    """Return when mail to one of the family was over; None while it goes, or if it never did."""
    if member.mailed_until is None and not is_recorded_safe(member):
        return None
    if is_mail_safe(facts, member):
        return None
    moments = [each.at for each in _refused_since(facts, member)]
    return max(filter(None, (member.mailed_until, *moments)), default=None)


def names_family(facts: CoreGroup, member: Member, said: str) -> bool:
    """Tell whether somebody else of the family is named, by one of their names alone or by all."""
    words = set(re.findall(r"\w+", said.casefold()))
    others = (each for each in facts.members if each.is_family and each.id != member.id)
    return any(words & set(re.findall(r"\w+", each.name.casefold())) for each in others)


def failed_to(facts: CoreGroup, member: Member) -> Iterator[Failure]:
    """Yield what was refused, or perhaps lost, at the address that somebody has now."""
    for each in facts.failures:
        is_here = each.contact_revision == member.contact_revision
        if each.recipient == member.id and is_here and each.kind is not FailureKind.LAPSED:
            yield each


def _refused_since(facts: CoreGroup, member: Member) -> Iterator[Failure]:
    """Yield what failed since the lead last said that mail is safe there."""
    safety = member.mail_safety
    for each in failed_to(facts, member):
        if safety is not None and each.at >= safety.recorded_at:
            yield each
