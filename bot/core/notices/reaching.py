"""How a recipient can be reached now: which route, which lane, and what failed before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Route
from bot.core.notices.notice import CHANNEL, Identity, Kind, WantedNotice
from bot.core.notices.proposal import Proposal
from bot.core.notices.timing import at_once

MAIL_LANE = "mail"
BY_MAIL = frozenset({Kind.INVITATION, Kind.CONFIRM_WHO, Kind.DOCUMENT})
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
    tried = {each.route for each in _failures(facts, member, identity)}
    routes = routes_for(member, identity.kind)
    return next((route for route in routes if route not in tried), None)


def reached(facts: CoreGroup, proposal: Proposal) -> Iterator[WantedNotice]:
    """Yield the notice that carries a proposal, or none if the recipient may or can not be told."""
    if proposal.recipient == CHANNEL:
        yield from _to_channel(facts, proposal)
        return
    member = facts.member(proposal.recipient)
    if member is None or not _may_be_told(member, proposal):
        return
    since = _reachable_since(member)
    if not proposal.caused and proposal.when <= since:
        return
    failures = _failures(facts, member, _identity(proposal, proposal.occasion))
    route, occasion = _route_and_occasion(member, proposal, failures)
    if route is not None:
        cause = max((proposal.when, since, *(each.at for each in failures)))
        yield from _wanted(facts, proposal, cause, occasion, route)


def _may_be_told(member: Member, proposal: Proposal) -> bool:
    """Nothing is sent to family in this way, to whom has left, or before the address is confirmed.

    Family have their own route (IG11): what they should hear is a task of the lead.
    """
    if member.is_family or not (member.is_active or proposal.to_left):
        return False
    return member.contact.is_confirmed or proposal.to_unconfirmed


def _reachable_since(member: Member) -> datetime:
    """Return since when this address may hear of the group at all."""
    confirmation = member.contact.confirmation
    return max(member.opted_in, confirmation.at if confirmation else member.opted_in)


def _route_and_occasion(
    member: Member, proposal: Proposal, failures: Sequence[Failure]
) -> tuple[Route | None, str]:
    """Pick the first route that has not failed, and an occasion that tells another try apart.

    Another try is one after a failure, and an invitation to an address that took another's place:
    its calendar is another one, and the entries of meetings already booked belong in it.
    """
    tried = {each.route for each in failures if each.contact_revision == member.contact_revision}
    routes = routes_for(member, proposal.kind)
    route = next((each for each in routes if each not in tried), None)
    occasion = proposal.occasion
    if any(each.contact_revision < member.contact_revision for each in failures):
        occasion += f"/c{member.contact_revision}"
    elif proposal.kind is Kind.INVITATION and member.mailbox > 1:
        occasion += f"/m{member.mailbox}"
    if tried and route is not None:
        occasion += f"/{route.value}"
    return route, occasion


def _failures(facts: CoreGroup, member: Member, identity: Identity) -> list[Failure]:
    """Return what failed before of the same notice, by whatever route and to whatever address."""
    return [
        each
        for each in facts.failures
        if each.recipient == member.id
        and each.kind is not FailureKind.LAPSED
        and _root(Identity.parse(each.notice)) == _root(identity)
    ]


def _root(identity: Identity) -> Identity:
    """Return an identity without what marks it as another try."""
    return replace(identity, occasion=identity.occasion.split("/")[0])


def _identity(proposal: Proposal, occasion: str) -> Identity:
    return Identity(
        proposal.kind, proposal.recipient, proposal.subject, proposal.revision, occasion
    )


def _to_channel(facts: CoreGroup, proposal: Proposal) -> Iterator[WantedNotice]:
    platform = facts.channel.platform
    if platform is not None:
        yield from _wanted(facts, proposal, proposal.when, proposal.occasion, platform)


def _wanted(
    facts: CoreGroup, proposal: Proposal, cause: datetime, occasion: str, route: Route
) -> Iterator[WantedNotice]:
    run_at = proposal.when
    if proposal.is_answer:
        run_at = cause
    elif proposal.caused or cause > proposal.when:
        run_at = at_once(facts, cause, proposal.useful_until or proposal.lapses_at)
    if proposal.lapses_at is None or run_at < proposal.lapses_at:
        yield WantedNotice(
            _identity(proposal, occasion),
            run_at,
            route,
            _lane(facts, proposal, route),
            useful_until=proposal.useful_until,
            lapses_at=proposal.lapses_at,
            says=proposal.says,
            needs_left=proposal.needs_left,
        )


def _lane(facts: CoreGroup, proposal: Proposal, route: Route) -> str:
    """Name what shares a sending rate: the mailbox, a platform's messages, or one channel."""
    if proposal.recipient == CHANNEL:
        return f"{route.value}:{facts.channel.address or facts.ref}"
    return MAIL_LANE if route is Route.SECURE_EMAIL else route.value
