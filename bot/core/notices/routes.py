"""Which routes a message may take to a member, and what shares a sending rate with it."""

from collections.abc import Mapping

from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.notices.notice import ENCLOSING, Kind

MAIL_LANE = "mail"
LANES: Mapping[Route, str] = {
    each: MAIL_LANE if each is Route.SECURE_EMAIL else each.value for each in Route
}
"""What shares a sending rate: the mailbox, or a platform's messages to members."""

OF_ACCOUNTS = frozenset({Kind.ACCOUNT_CODE, Kind.ACCOUNT_CONNECTED})
"""What proves who somebody is on a chat platform cannot be told there."""

BY_MAIL = frozenset({Kind.INVITATION, Kind.CONFIRM_WHO}) | ENCLOSING | OF_ACCOUNTS
"""Calendar entries, who one is, here and on a platform, and *Send it to me* go by mail (R3, IG17,
IG2)."""

BESIDE: Mapping[Kind, Kind] = {Kind.MEETING_SET: Kind.INVITATION}
"""What tells a member the same by mail, beside the buttons on Slack or Teams."""


def routes_of(member: Member) -> tuple[Route, ...]:
    """Return the routes a message may take, the member's own first, then secure e-mail.

    Post and by hand are no route for a message: they are a human's task.
    """
    own = member.contact.route
    mail = (Route.SECURE_EMAIL,) if member.contact.email else ()
    if own.is_chat:
        return (own, *mail)
    return mail if own is Route.SECURE_EMAIL else ()


def routes_for(member: Member, kind: Kind) -> tuple[Route, ...]:
    """Return the routes that a notice of this kind may take to a member, the first one first.

    The buttons of Slack and Teams stand beside an invitation that goes by mail: where there is
    none of the two they tell nothing new, so they do not go by mail as well.
    """
    if is_beside_mail(member, kind):
        return (member.contact.route,)
    if kind not in BY_MAIL:
        return routes_of(member)
    return (Route.SECURE_EMAIL,) if member.contact.email else ()


def is_beside_mail(member: Member, kind: str) -> bool:
    """Tell whether the same is told to this member by a mail of its own."""
    return kind == Kind.MEETING_SET and bool(member.contact.email)
