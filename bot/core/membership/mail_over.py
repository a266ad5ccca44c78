"""Mail to one of the family that is over, as somebody else reads along from now on (IG18)."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.family_mail import is_mail_safe
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member


def end_unsafe_mail(
    before: CoreGroup, after: CoreGroup, now: datetime, *, but: str = ""
) -> CoreGroup:
    """Return the facts after a change with mail ended, and its links dead, where it made it unsafe.

    `but` is whose own mail has been looked at already.
    """
    members = tuple(
        each if each.id == but else _without_mail(before, after, each, now)
        for each in after.members
    )
    return replace(after, members=members)


def _without_mail(before: CoreGroup, after: CoreGroup, member: Member, now: datetime) -> Member:
    was = before.member(member.id)
    if was is not None and is_mail_safe(before, was) and not is_mail_safe(after, member):
        return replace(member, mailed_until=now, link_generation=member.link_generation + 1)
    return member
