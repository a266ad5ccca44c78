"""Saying plainly that no mail goes to family yet, and who carries to them what they should hear."""

from collections.abc import Iterator

from bot.core.cards import Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.tasking.given import carrier


def carried_by_a_person(facts: CoreGroup, member: Member) -> Iterator[Text]:
    """Tell of a family member whose route is mail that a person carries it all (IG11, IG18)."""
    if member.is_family and member.contact.route is Route.SECURE_EMAIL:
        yield no_mail_to(facts, member)


def no_mail_to(facts: CoreGroup, member: Member) -> Text:
    """Say that nothing goes to a family member by mail from here, and whose task it is."""
    holder = facts.member(carrier(facts, member))
    name = holder.name if holder else "the lead"
    return Text(
        f"No mail goes to family from here yet, whatever their route. What {member.name} should "
        f"hear, such as an invitation, is a task for {name}, who tells them in person or by post."
    )
