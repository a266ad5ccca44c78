"""How one recipient can be reached, found once for all that they should hear."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.family_mail import is_mail_safe
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.notices.notice import CHANNEL, Identity, Kind
from bot.core.notices.pauses import Window, holding, windows
from bot.core.notices.proposal import Proposal
from bot.core.notices.routes import BY_MAIL, LANES, routes_for, routes_of

EVER = datetime.min.replace(tzinfo=UTC)
OWN, MAIL, BESIDE_MAIL = range(3)
CARRIED: Mapping[Kind, int] = {
    **dict.fromkeys(Kind, OWN),
    **dict.fromkeys(BY_MAIL, MAIL),
    Kind.MEETING_SET: BESIDE_MAIL,
}
"""By which of the routes in `Way.routes` a kind of notice goes; see `routes_for`."""


class Way(NamedTuple):
    """How a member can be reached, or the channel.

    `since` is from when on this address may hear of the group at all. `may_be_told` holds for
    what is no exception. `failures` are pairs of what a notice was, another try or not, and how it
    failed. `is_first` tells that nothing failed before, at an address that took no other's place.
    `is_paused`: a pause stands; `is_silenced`: one of this very person; `windows` are when those
    stood that were lifted (IG16). `is_mail_safe`: one of the family who is told by mail (IG18).
    """

    since: datetime
    routes: tuple[tuple[Route, ...], ...]
    lanes: Mapping[Route, str]
    is_family: bool = False
    is_active: bool = True
    is_confirmed: bool = True
    contact_revision: int = 1
    mailbox: int = 1
    failures: tuple[tuple[Identity, Failure], ...] = ()
    may_be_told: bool = True
    is_first: bool = True
    is_paused: bool = False
    is_silenced: bool = False
    windows: tuple[Window, ...] = ()
    is_mail_safe: bool = False

    def is_open_to_family(self, proposal: Proposal) -> bool:
        """Tell whether what is meant for one of the family may go to them by mail (IG18)."""
        is_there = self.is_active or proposal.to_left
        return self.is_mail_safe and is_there and not self.is_paused

    def is_exception(self, proposal: Proposal) -> bool:
        """Tell whether this may be told to somebody who has left, or whom nobody confirmed yet.

        While a pause of the group stands only that it does; to who is paused themselves nothing.
        """
        if self.is_silenced or (self.is_paused and not proposal.to_paused):
            return False
        if self.is_family or not (self.is_active or proposal.to_left):
            return False
        return self.is_confirmed or proposal.to_unconfirmed

    def failed(self, identity: Identity) -> list[Failure]:
        """Return what failed before of the same notice, by whatever route, to whatever address."""
        root = _root(identity)
        return [failure for of, failure in self.failures if of == root]


def ways_of(facts: CoreGroup) -> Mapping[str, Way]:
    """Return how each member and the channel can be reached, by their ids as recipients."""
    ways = {each.id: way_to(facts, each) for each in facts.members}
    platform = facts.channel.platform
    if platform is not None:
        lane = f"{platform.value}:{facts.channel.address or facts.ref}"
        pauses = holding(facts, CHANNEL)
        is_paused = any(each.stands for each in pauses)
        ways[CHANNEL] = Way(
            EVER,
            ((platform,),) * 3,
            {platform: lane},
            may_be_told=not is_paused,
            is_paused=is_paused,
            windows=tuple(windows(pauses)),
        )
    return ways


def way_to(facts: CoreGroup, member: Member) -> Way:
    """Return how a member can be reached, by whatever was tried before.

    Nothing is sent to family in this way, to whom has left, before the address is confirmed, or
    while a pause stands.
    Family have their own route (IG11): what they should hear is a task of the lead, but for what
    is written for them alone and goes by mail where that is safe.
    """
    contact = member.contact
    failures = tuple(_failures_of(facts, member))
    pauses = holding(facts, member.id)
    is_paused = any(each.stands for each in pauses)
    is_reached = member.is_active and not member.is_family and contact.is_confirmed
    return Way(
        heard_since(member),
        (
            routes_of(member),
            routes_for(member, Kind.INVITATION),
            routes_for(member, Kind.MEETING_SET),
        ),
        LANES,
        is_family=member.is_family,
        is_active=member.is_active,
        is_confirmed=contact.is_confirmed,
        contact_revision=member.contact_revision,
        mailbox=member.mailbox,
        failures=failures,
        may_be_told=is_reached and not is_paused,
        is_first=not failures and member.mailbox == 1,
        is_paused=is_paused,
        is_silenced=any(each.stands and each.member for each in pauses),
        windows=tuple(windows(pauses)),
        is_mail_safe=is_mail_safe(facts, member),
    )


def heard_since(member: Member) -> datetime:
    """Return from when on an address may hear: opted in, confirmed, and for family safe (IG18)."""
    confirmation, safety = member.contact.confirmation, member.mail_safety
    since = max(member.opted_in, confirmation.at) if confirmation else member.opted_in
    since = max(since, safety.recorded_at) if safety else since
    return since.astimezone(UTC)  # Moments of one zone object are compared in a fifth of the time.


def _failures_of(facts: CoreGroup, member: Member) -> Iterator[tuple[Identity, Failure]]:
    """Yield what failed to reach a member; what came too late says nothing of the route."""
    for each in facts.failures:
        if each.recipient == member.id and each.kind is not FailureKind.LAPSED:
            yield _root(Identity.parse(each.notice)), each


def next_route(facts: CoreGroup, member: Member, notice: str) -> Route | None:
    """Return the route that has not failed yet for a notice, None when all have."""
    identity = Identity.parse(notice)
    tried = {each.route for each in way_to(facts, member).failed(identity)}
    routes = routes_for(member, identity.kind)
    return next((route for route in routes if route not in tried), None)


def _root(identity: Identity) -> Identity:
    """Return an identity without what marks it as another try."""
    return identity._replace(occasion=identity.first_occasion)
