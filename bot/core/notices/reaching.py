"""How a recipient can be reached now: which route, which lane, and what failed before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.notices.notice import CHANNEL, Identity, Kind, WantedNotice
from bot.core.notices.proposal import Proposal
from bot.core.notices.timing import at_once

MAIL_LANE = "mail"
BY_MAIL = (Kind.INVITATION, Kind.CONFIRM_WHO, Kind.DOCUMENT, Kind.PLACE)
"""Calendar entries, the question who one is and *Send it to me* go by mail (R3, IG17, IG2)."""


def routes_of(member: Member) -> tuple[Route, ...]:
    """Return the routes a message may take, the member's own first, then secure e-mail.

    Post and by hand are no route for a message: they are a human's task.
    """
    own = member.contact.route
    mail = (Route.SECURE_EMAIL,) if member.contact.email else ()
    if own in {Route.SLACK, Route.TEAMS}:
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


def next_route(facts: CoreGroup, member: Member, notice: str) -> Route | None:
    """Return the route that has not failed yet for a notice, None when all have."""
    identity = Identity.parse(notice)
    tried = {each.route for each in _failures(way_to(facts, member), identity)}
    routes = routes_for(member, identity.kind)
    return next((route for route in routes if route not in tried), None)


@dataclass(frozen=True, slots=True)
class Way:
    """How one member can be reached, found once for all that they should hear.

    `since` is from when on this address may hear of the group at all. `may_be_told` holds for
    what is no exception. `failures` are pairs of what a notice was, another try or not, and how it
    failed.
    """

    member: Member
    since: datetime
    may_be_told: bool
    routes: tuple[Route, ...]
    mail: tuple[Route, ...]
    beside_mail: tuple[Route, ...]
    failures: tuple[tuple[Identity, Failure], ...]

    def by(self, kind: Kind) -> tuple[Route, ...]:
        """Return the routes for a kind of notice; see `routes_for`."""
        if kind is Kind.MEETING_SET:
            return self.beside_mail
        return self.mail if kind in BY_MAIL else self.routes


def way_to(facts: CoreGroup, member: Member) -> Way:
    """Return how a member can be reached, by whatever was tried before.

    Nothing is sent to family in this way, to whom has left, or before the address is confirmed.
    Family have their own route (IG11): what they should hear is a task of the lead.
    """
    confirmation = member.contact.confirmation
    since = max(member.opted_in, confirmation.at if confirmation else member.opted_in)
    return Way(
        member,
        since.astimezone(UTC),  # Moments of one zone object are compared in a fifth of the time.
        member.is_active and not member.is_family and member.contact.is_confirmed,
        routes_of(member),
        routes_for(member, Kind.INVITATION),
        routes_for(member, Kind.MEETING_SET),
        tuple(
            (_root(Identity.parse(each.notice)), each)
            for each in facts.failures
            if each.recipient == member.id and each.kind is not FailureKind.LAPSED
        ),
    )


def ways_of(facts: CoreGroup) -> Mapping[str, Way]:
    """Return how each member can be reached, by their ids."""
    return {each.id: way_to(facts, each) for each in facts.members}


def reached(facts: CoreGroup, ways: Mapping[str, Way], proposal: Proposal) -> WantedNotice | None:
    """Return the notice that carries a proposal; none if the recipient may or can not be told."""
    way = ways.get(proposal.recipient)
    if way is None:
        return _to_channel(facts, proposal) if proposal.recipient == CHANNEL else None
    if not _is_told(way, proposal):
        return None
    routes = way.by(proposal.kind)
    cause = max(proposal.when, way.since)
    if way.failures or way.member.mailbox > 1:
        return _tried_before(facts, way, proposal, routes, cause)
    return _wanted(facts, proposal, cause, proposal.occasion, routes[0]) if routes else None


def _is_told(way: Way, proposal: Proposal) -> bool:
    """Tell whether this is for the member, who hears nothing of what was before they could."""
    if not proposal.caused and proposal.when <= way.since:
        return False
    return way.may_be_told or _is_exception(way.member, proposal)


def _is_exception(member: Member, proposal: Proposal) -> bool:
    if member.is_family or not (member.is_active or proposal.to_left):
        return False
    return member.contact.is_confirmed or proposal.to_unconfirmed


def _tried_before(
    facts: CoreGroup, way: Way, proposal: Proposal, routes: Sequence[Route], cause: datetime
) -> WantedNotice | None:
    failures = _failures(way, _identity(proposal, proposal.occasion))
    route, occasion = _route_and_occasion(way.member, proposal, routes, failures)
    if route is None:
        return None
    cause = max((cause, *(each.at for each in failures)))
    return _wanted(facts, proposal, cause, occasion, route)


def _route_and_occasion(
    member: Member, proposal: Proposal, routes: Sequence[Route], failures: Sequence[Failure]
) -> tuple[Route | None, str]:
    """Pick the first route that has not failed, and an occasion that tells another try apart.

    Another try is one after a failure, and an invitation to an address that took another's place:
    its calendar is another one, and the entries of meetings already booked belong in it.
    """
    tried = {each.route for each in failures if each.contact_revision == member.contact_revision}
    route = next((each for each in routes if each not in tried), None)
    occasion = proposal.occasion + _address(member, proposal, failures)
    if tried and route is not None:
        occasion += f"/{route.value}"
    return route, occasion


def _address(member: Member, proposal: Proposal, failures: Sequence[Failure]) -> str:
    """Return what tells this address apart from those before it; empty where that is the same."""
    if any(each.contact_revision < member.contact_revision for each in failures):
        return f"/c{member.contact_revision}"
    is_other_mailbox = proposal.kind is Kind.INVITATION and member.mailbox > 1
    return f"/m{member.mailbox}" if is_other_mailbox else ""


def _failures(way: Way, identity: Identity) -> list[Failure]:
    """Return what failed before of the same notice, by whatever route and to whatever address."""
    root = _root(identity)
    return [failure for of, failure in way.failures if of == root]


def _root(identity: Identity) -> Identity:
    """Return an identity without what marks it as another try."""
    return identity._replace(occasion=identity.occasion.partition("/")[0])


def _identity(proposal: Proposal, occasion: str) -> Identity:
    return Identity(
        proposal.kind, proposal.recipient, proposal.subject, proposal.revision, occasion
    )


def _to_channel(facts: CoreGroup, proposal: Proposal) -> WantedNotice | None:
    platform = facts.channel.platform
    if platform is None:
        return None
    return _wanted(facts, proposal, proposal.when, proposal.occasion, platform)


def _wanted(
    facts: CoreGroup, proposal: Proposal, cause: datetime, occasion: str, route: Route
) -> WantedNotice | None:
    run_at = proposal.when
    if proposal.is_answer:
        run_at = cause
    elif proposal.caused or cause > proposal.when:
        run_at = at_once(facts, cause, proposal.useful_until or proposal.lapses_at)
    if proposal.lapses_at is not None and run_at >= proposal.lapses_at:
        return None
    return WantedNotice(
        _identity(proposal, occasion),
        run_at,
        route,
        MAIL_LANE if route is Route.SECURE_EMAIL else _lane(facts, proposal, route),
        proposal.useful_until,
        proposal.lapses_at,
        proposal.says,
        proposal.needs_left,
    )


def _lane(facts: CoreGroup, proposal: Proposal, route: Route) -> str:
    """Name what shares a sending rate: the mailbox, a platform's messages, or one channel."""
    if proposal.recipient == CHANNEL:
        return f"{route.value}:{facts.channel.address or facts.ref}"
    return str(route)
