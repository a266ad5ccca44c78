"""Saying plainly what goes to one of the family by mail, and who carries to them all the rest."""

from collections.abc import Iterator

from bot.core.cards import Text
from bot.core.facts.family_mail import is_kept_from_mail, is_mail_safe, is_recorded_safe
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Reader, Route
from bot.core.facts.reading_along import who_reads_along
from bot.core.tasking.given import carrier

ACTIONS = ", their own actions by number and date"


def told_by_mail_or_not(facts: CoreGroup, member: Member) -> Iterator[Text]:
    """Tell of a family member whose route is mail what goes there, and who carries the rest."""
    if member.is_family and member.contact.route is Route.SECURE_EMAIL:
        yield told_how(facts, member)


def told_how(facts: CoreGroup, member: Member) -> Text:
    """Say what one of the family hears by mail and, where that is nothing, why (IG11, IG18)."""
    holder = facts.member(carrier(facts, member))
    name = holder.name if holder else "the lead"
    if is_mail_safe(facts, member):
        actions = ACTIONS if member.contact.reader is Reader.ALONE else ""
        return Text(
            f"By mail, under the reference {member.own_reference}, go to {member.name}: "
            f"invitations, one reminder of each{actions}, and once the question for their views. "
            f"What else they should hear is a task for {name}."
        )
    return Text(
        f"{_why_none(facts, member)} What {member.name} should hear, such as an invitation, is a "
        f"task for {name}, who tells them in person or by post."
    )


def _why_none(facts: CoreGroup, member: Member) -> str:
    safety, contact = member.mail_safety, member.contact
    if safety is None:
        ask = f"recorded whether it is safe there: contact safe {member.id}."
        return f"No mail goes to {member.name} until you have {ask}"
    if is_kept_from_mail(facts, member):
        is_family = who_reads_along(facts, member, safety.also_read_by)
        who = "somebody else of the family" if is_family else "somebody else"
        return f"No mail goes to {member.name}: {who} reads it."
    if not safety.is_safe:
        return f"No mail goes to {member.name}: it is recorded as not safe there."
    if contact.route is not Route.SECURE_EMAIL:
        return f"No mail goes to {member.name}: their route is another one."
    if not is_recorded_safe(member):
        ask = f"confirmed the full address: contact confirm {member.id}."
        return f"No mail goes to {member.name} until you have {ask}"
    return f"No mail goes to {member.name}: what was sent there was not taken."
