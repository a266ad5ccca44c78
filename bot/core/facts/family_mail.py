"""Whether one of the family is told by mail, and since when that is over (IG11, IG18)."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.facts.reading_along import is_read_along


def is_mail_safe(facts: CoreGroup, member: Member) -> bool:
    """Tell whether one of the family is told by mail now.

    Their route is mail, the lead has confirmed the full address and recorded that mail is safe
    there, nothing sent there since was refused, and under the flag nobody else reads it.
    """
    if not is_recorded_safe(member) or is_kept_from_mail(facts, member):
        return False
    return not any(_refused_since(facts, member))


def is_kept_from_mail(facts: CoreGroup, member: Member) -> bool:
    """Tell whether the flag keeps mail from one of the family, as somebody else reads it.

    By what the lead was told, or because another of the family has the address, or had it: asked
    anew whenever mail would go, as the flag and addresses change after it was recorded.
    """
    safety = member.mail_safety
    if safety is None or not facts.flag.is_set:
        return False
    return is_read_along(facts, member, safety.also_read_by)


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
