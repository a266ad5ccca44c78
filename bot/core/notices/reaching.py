"""Reaching: what somebody should hear becomes a notice, by the way in which they are reached."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from itertools import chain

from bot.core.facts.deliveries import Failure
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.notices.held_back import HeldBack
from bot.core.notices.notice import Identity, Kind, WantedNotice
from bot.core.notices.proposal import Proposal
from bot.core.notices.timing import at_once
from bot.core.notices.ways import CARRIED, Way, ways_of


class Reach:
    """How everybody in a group is reached, found once for all that there is to say.

    A group has a thousand things to say each time it settles, on a few dozen occasions.
    """

    def __init__(self, facts: CoreGroup) -> None:
        self._ways = ways_of(facts)
        self._was_paused = any(way.windows for way in self._ways.values())
        self._usual = {id_: way for id_, way in self._ways.items() if way.may_be_told}
        self._at_once = cache(partial(at_once, facts))
        self._held_back = HeldBack()
        self._facts = facts
        self._within: dict[frozenset[str], Reach] = {}

    def notices(self, proposal: Proposal) -> Iterator[WantedNotice]:
        """Return the notices that carry a proposal, but those that a pause held back."""
        if proposal.within is not None:
            return self._where_fewer_hold(proposal.within).notices(proposal._replace(within=None))
        found = self._carrying(proposal)
        return self._not_held_back(proposal, found) if self._was_paused else found

    def _carrying(self, proposal: Proposal) -> Iterator[WantedNotice]:
        """Yield the notices that carry a proposal; none to a recipient who is not to be told."""
        kind, recipients, subject, when, caused, revision, occasion = proposal[:7]
        useful_until, lapses_at, says, needs_left = proposal[7:11]
        carried, on_time = CARRIED[kind], self._leaves(proposal, when)
        ways = self._open_to(proposal)
        for recipient in filter(ways.__contains__, recipients):
            way, cause = ways[recipient], when
            if when <= way.since:
                if not caused:
                    continue  # Nobody hears of what was before they could.
                cause = way.since
            identity = Identity._make((kind, recipient, subject, revision, occasion))
            routes = way.routes[carried]
            if not way.is_first:
                identity, routes, cause = _again(way, identity, routes, cause)
            run_at = on_time if cause is when else self._leaves(proposal, cause)
            if routes and run_at is not None:
                route, lane = routes[0], way.lanes[routes[0]]
                yield WantedNotice._make(
                    (identity, run_at, route, lane, useful_until, lapses_at, says, needs_left)
                )

    def held_back(self) -> Iterator[WantedNotice]:
        """Yield what a pause held back of all that was asked for, and goes since it is over."""
        fewer = (each.held_back() for each in self._within.values())
        return chain(self._held_back.notices(), *fewer)

    def _where_fewer_hold(self, within: frozenset[str]) -> "Reach":
        """Return how everybody is reached where of all pauses only these hold something back."""
        if within not in self._within:
            pauses = tuple(each for each in self._facts.pauses if each.id in within)
            self._within[within] = Reach(replace(self._facts, pauses=pauses))
        return self._within[within]

    def _not_held_back(
        self, proposal: Proposal, found: Iterator[WantedNotice]
    ) -> Iterator[WantedNotice]:
        for notice in found:
            way = self._ways[notice.identity.recipient]
            if not way.windows or self._leaves_as_ever(proposal, way, notice):
                yield notice

    def _leaves_as_ever(self, proposal: Proposal, way: Way, notice: WantedNotice) -> bool:
        """Tell whether it leaves when no pause stood; else keep it for when the pause is over.

        That there was a pause is told while it stands.
        """
        run_at: datetime | None = notice.run_at
        for began, lifted in () if proposal.to_paused else way.windows:
            if run_at is not None and began <= run_at <= lifted:
                run_at = self._leaves(proposal, lifted)
        if run_at == notice.run_at:
            self._held_back.pass_by(notice)
        elif run_at is not None:
            self._held_back.keep(proposal, notice._replace(run_at=run_at))
        return run_at == notice.run_at

    def _open_to(self, proposal: Proposal) -> Mapping[str, Way]:
        """Return the ways of all who may be told of a thing of this sort."""
        if proposal.to_family:
            return self._to_family(proposal)
        if not (proposal.to_left or proposal.to_unconfirmed or proposal.to_paused):
            return self._usual
        ways = self._ways.items()
        return {id_: way for id_, way in ways if way.may_be_told or way.is_exception(proposal)}

    def _to_family(self, proposal: Proposal) -> Mapping[str, Way]:
        """Return the ways of those whom mail reaches safely, for what is meant for them alone."""
        ways = self._ways.items()
        return {id_: way for id_, way in ways if way.is_open_to_family(proposal)}

    def _leaves(self, proposal: Proposal, cause: datetime) -> datetime | None:
        """Return when this leaves for whom it is wanted since `cause`; None if that is too late."""
        run_at, lapses_at = proposal.when, proposal.lapses_at
        if proposal.is_answer:
            run_at = cause
        elif cause > run_at:
            run_at = self._at_once(cause, _still_useful_until(proposal, cause))
        elif proposal.caused:
            run_at = self._at_once(cause, proposal.useful_until or lapses_at)
        return run_at if lapses_at is None or run_at < lapses_at else None


def _still_useful_until(proposal: Proposal, cause: datetime) -> datetime | None:
    """Return until when this is of use to somebody who could not hear it before `cause`."""
    until = proposal.useful_until
    if until is not None and cause <= until:
        return until
    return proposal.lapses_at  # It was of use to others, before this one could hear it.


Again = tuple[Identity, tuple[Route, ...], datetime]


def _again(way: Way, identity: Identity, routes: tuple[Route, ...], cause: datetime) -> Again:
    """Return the routes that have not failed, since when, and an identity to tell this try apart.

    Another try is one after a failure, and an invitation to an address that took another's place:
    its calendar is another one, and the entries of meetings already booked belong in it.
    """
    failures = way.failed(identity)
    tried = {each.route for each in failures if each.contact_revision == way.contact_revision}
    left = tuple(each for each in routes if each not in tried)
    occasion = identity.occasion + _address(way, identity.kind, failures)
    if tried and left:
        occasion += f"/{left[0].value}"
    return identity._replace(occasion=occasion), left, max((cause, *(e.at for e in failures)))


def _address(way: Way, kind: Kind, failures: list[Failure]) -> str:
    """Return what tells this address apart from those before it; empty where that is the same."""
    if any(each.contact_revision < way.contact_revision for each in failures):
        return f"/c{way.contact_revision}"
    is_other_mailbox = kind is Kind.INVITATION and way.mailbox > 1
    return f"/m{way.mailbox}" if is_other_mailbox else ""
