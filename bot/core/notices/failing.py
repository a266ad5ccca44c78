"""What could not be delivered becomes a fact of the group, from which all the rest follows."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.notices.notice import Notice
from bot.core.numbering import next_id

NO_TRANSPORT = "no_transport"
"""The code where nothing is configured that could carry a notice on its route."""

NOT_CONNECTED = "not_connected"
"""The code where somebody is not known yet on the platform of the route."""


def failed(
    facts: CoreGroup, notice: Notice, kind: FailureKind, code: str, *, at: datetime
) -> CoreGroup:
    """Return the facts with the failure of one notice: the next route and who is told follow.

    A notice fails once: written a second time, after a lost connection, it changes nothing.
    """
    identity = str(notice.identity)
    if any(each.notice == identity for each in facts.failures):
        return facts
    failure = Failure(
        id=next_id("F", (each.id for each in facts.failures)),
        kind=kind,
        notice=identity,
        notice_kind=notice.identity.kind,
        recipient=notice.identity.recipient,
        route=notice.route,
        contact_revision=_contact_revision(facts, notice.identity.recipient),
        at=at,
        code=code,
    )
    return replace(facts, failures=(*facts.failures, failure))


def _contact_revision(facts: CoreGroup, recipient: str) -> int:
    found = (each.contact_revision for each in facts.members if each.id == recipient)
    return next(found, 0)
