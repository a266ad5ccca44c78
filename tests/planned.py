"""Notices planned by hand in a group without members, for tests of claims and of the courier."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.facts.deliveries import FailureKind
from bot.core.facts.people import Route
from bot.core.notices.notice import Identity, Kind, Notice, Settlement, WantedNotice
from bot.core.notices.outcomes import Again, GivenUp, Sent
from bot.core.ports import Proof
from storage.claims import Claims, Lease
from storage.store import Store
from tests.cast import GRACE, PRIYA, SHEET_READ, at
from tests.story import with_contact_sheet

DUE = at(23, 3, 9, 5)
LATER = DUE + timedelta(days=2)
LANE = "carrier:one"
ROOM = {"carrier": 100}
LEASE = Lease("courier-1", DUE + timedelta(seconds=60))
OTHER = Lease("courier-2", DUE + timedelta(seconds=600))


def make_group(store: Store, ref: str = "7KQ2") -> None:
    """Make a group for which nothing is wanted."""
    bare = replace(with_contact_sheet(), ref=ref, members=(), conferences=(), named_agencies=())
    with store.create(bare, by=PRIYA, now=SHEET_READ):
        pass


def a_wanted(number: int = 1, run_at: datetime = DUE, lane: str = LANE) -> WantedNotice:
    identity = Identity(Kind.REMINDER, GRACE, f"M{number}")
    return WantedNotice(identity, run_at, Route.SECURE_EMAIL, lane)


def plan(store: Store, *wanted: WantedNotice, ref: str = "7KQ2") -> None:
    store.notices.settle(ref, Settlement(add=wanted))


def stored(store: Store, number: int = 1, ref: str = "7KQ2") -> Notice:
    """Return the notice about one meeting as it stands."""
    (found,) = (each for each in store.notices.stored(ref) if each.identity.subject == f"M{number}")
    return found


def carry_but_by_slack(store: Store) -> None:
    """Carry all that is due, where nothing carries what goes by Slack."""
    claims = Claims(store.database)
    for each in claims.claim(DUE, LEASE, ROOM):
        claims.write(LEASE.courier, [], {each.id: None})
        if each.route is Route.SLACK:
            claims.give_up(GivenUp(each, FailureKind.REFUSED, DUE, "no_transport"))
        else:
            claims.write(LEASE.courier, [Sent(each, Proof.SENT, DUE)], {})


def try_once(claims: Claims, *, in_doubt: bool) -> Notice:
    """Claim and begin the only notice, and let the attempt fail until later."""
    (claimed,) = claims.claim(DUE, LEASE, ROOM)
    claims.write(LEASE.courier, [], {claimed.id: None})
    failed = Again(claimed, DUE, LATER, "smtp_421", in_doubt=in_doubt)
    claims.write(LEASE.courier, [failed], {})
    return claimed
