"""What is said of accounts on a chat platform: a code to connect one, and that it is connected.

Neither says which account, nor who else is in the group. The code itself stands in no words: it is
made when the mail leaves.
"""

from bot.core.access import Asked, Subject, Verb
from bot.core.facts.groups import CoreGroup
from bot.core.membership.connecting import asked_by, proves
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.topic import Topic
from bot.core.notices.notice import Kind, Notice
from bot.core.procedure.day_names import short_moment
from bot.core.receipts.copies import ROUTE_NAMES


def _that_it_is_they(_facts: CoreGroup, notice: Notice) -> Asked:
    return Asked(Verb.WRITE, Subject.WHO, owner=notice.identity.recipient)


def _where(facts: CoreGroup, notice: Notice) -> Slots | None:
    """Return the platform, if the address still proves whose the account is."""
    asked = asked_by(facts, notice.identity.subject)
    member = facts.member(notice.identity.recipient)
    if asked is None or member is None or not proves(member):
        return None
    return {"what": ROUTE_NAMES[asked.platform]}


def _where_and_since(facts: CoreGroup, notice: Notice) -> Slots | None:
    asked = asked_by(facts, notice.identity.subject)
    if asked is None or asked.connected_at is None:
        return None
    return {"what": ROUTE_NAMES[asked.platform], "due": short_moment(asked.connected_at)}


NOT_YOU = (
    "If it was not you: nothing has been opened. Give the code to nobody, and tell the lead, by a "
    "number you know."
)
IF_YOU = (
    "If it was you: say the line below on {what}, as you said the first one. It holds for 15 "
    "minutes."
)
SINCE = (
    "Since {due} somebody on {what} is known here as you, by a code that was sent to this address."
)
UNDO = (
    "If it was not you, phone the lead at once, by a number you know: they take it off. Then have "
    "your mailbox looked at."
)

TOPICS_OF_ACCOUNTS = (
    Topic(
        Kind.ACCOUNT_CODE,
        Words(
            "{ref}: a code to connect {what}",
            ("Somebody on {what} asked to be known there by this address.", NOT_YOU, IF_YOU),
        ),
        asks=_that_it_is_they,
        fills=_where,
    ),
    Topic(
        Kind.ACCOUNT_CONNECTED,
        Words(
            "{ref}: {what} is connected",
            (SINCE, "To end it, say there: disconnect", UNDO),
        ),
        asks=_that_it_is_they,
        fills=_where_and_since,
    ),
)
