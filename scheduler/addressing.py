"""Where a message goes: a mail address, somebody's account on a chat platform, or a channel."""

from bot.core.facts.groups import CoreGroup
from bot.core.notices.failing import NOT_CONNECTED
from bot.core.notices.notice import CHANNEL, Notice
from storage.store import Store

NO_ADDRESS = "no_address"


def address_of(store: Store, facts: CoreGroup, notice: Notice) -> str:
    """Return what the transport of the notice's route needs, empty where there is none.

    On a chat platform it is workspace/user: nobody is written to there who has not connected an
    account. A channel that was only named stands under no workspace: its transport refuses it.
    """
    if notice.identity.recipient == CHANNEL:
        return facts.channel.address
    member = facts.member(notice.identity.recipient)
    if member is None:
        return ""
    if not notice.route.is_chat:
        return member.contact.email
    account = store.accounts.of(member.person, notice.route)
    return account.address if account else ""


def why_none(notice: Notice) -> str:
    """Return the code under which a notice is given up for which there is no address."""
    return NOT_CONNECTED if notice.route.is_chat else NO_ADDRESS
