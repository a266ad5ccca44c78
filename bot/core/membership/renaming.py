"""Correcting a member's name: who they are stays, and so does what has been written (R3, R10)."""

from dataclasses import replace

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.letters import bare_name
from bot.core.membership.joining import is_called
from bot.core.refusals import Refusal
from bot.core.replacing import put_member
from bot.core.sheet.routes import ROUTE_LABELS


def rename(facts: CoreGroup, member: Member, name: str) -> CoreGroup:
    """Return the facts with a member's name corrected, the sheet's "By hand (NAME)" with it.

    Refused where two people of one agency would have one name: nobody could tell them apart.
    """
    if name == member.name:
        return facts
    twin = next((each for each in facts.everybody if _is_like(each, member, name)), None)
    if twin is not None:
        raise Refusal(
            f"{twin.name} of {twin.agency} is in the group already.",
            "If the two are one person, opt one of them out: remove NAME. Else write both in full.",
            field="name",
        )
    renamed = put_member(facts, replace(member, name=name))
    for each in renamed.members:
        if each.contact.route_by == member.id:
            by_hand = f"{ROUTE_LABELS[each.contact.route]} ({name})"
            contact = replace(each.contact, route_as_written=by_hand)
            renamed = put_member(renamed, replace(each, contact=contact))
    return renamed


def _is_like(other: Member, member: Member, name: str) -> bool:
    is_another = other.id != member.id and is_called(other, name)
    return is_another and bare_name(other.agency) == bare_name(member.agency)
