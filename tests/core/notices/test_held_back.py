"""Of what a pause held back the last reminder goes, and no chase for what was not asked (IG16)."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.facts.people import Route
from bot.core.notices.held_back import HeldBack
from bot.core.notices.notice import Identity, Kind, WantedNotice
from bot.core.notices.proposal import Proposal
from tests.cast import GRACE, at

LIFTED = at(20, 4, 12)


@dataclass
class Kept:
    """What is held back until the lift, in the order in which it is told."""

    held: HeldBack

    def dated(self, kind: Kind, when: datetime, occasion: str) -> None:
        self.held.keep(_proposal(kind, when)._replace(caused=False), _notice(kind, occasion))

    def caused(self, kind: Kind, when: datetime) -> None:
        self.held.keep(_proposal(kind, when), _notice(kind, "caused"))

    def goes(self) -> list[tuple[Kind, str]]:
        return [(each.identity.kind, each.identity.occasion) for each in self.held.notices()]


def _proposal(kind: Kind, when: datetime) -> Proposal:
    return Proposal(kind, (GRACE,), "M2", when)


def _notice(kind: Kind, occasion: str, run_at: datetime = LIFTED) -> WantedNotice:
    identity = Identity(kind, GRACE, "M2", "1", occasion)
    return WantedNotice(identity, run_at, Route.SECURE_EMAIL, "mail")


def test_of_reminders_the_last_goes_in_whichever_order_they_come() -> None:
    for days in ((1, 9), (9, 1)):
        kept = Kept(HeldBack())
        for day in days:
            kept.dated(Kind.REMINDER, at(day, 4), str(day))
        assert kept.goes() == [(Kind.REMINDER, "9")]


def test_that_it_is_overdue_takes_the_place_of_that_it_is_due() -> None:
    kept = Kept(HeldBack())
    kept.dated(Kind.ACTION_OVERDUE, at(9, 4), "late")
    kept.dated(Kind.ACTION_DUE, at(1, 4), "1")
    assert kept.goes() == [(Kind.ACTION_OVERDUE, "late")]


def test_a_chase_goes_only_for_what_was_asked_before_the_pause() -> None:
    kept = Kept(HeldBack())
    kept.dated(Kind.UPDATE_CHASE, at(9, 4), "1")
    assert kept.goes() == [(Kind.UPDATE_CHASE, "1")]
    kept.caused(Kind.UPDATE_REQUEST, at(1, 4))
    assert kept.goes() == [(Kind.UPDATE_REQUEST, "caused")]


def test_a_reminder_is_left_to_the_next_one_if_that_leaves_within_a_day() -> None:
    for soon, goes in ((at(20, 4, 15), []), (at(21, 4, 15), [(Kind.REMINDER, "first")])):
        kept = Kept(HeldBack())
        kept.dated(Kind.REMINDER, at(9, 4), "first")
        kept.held.pass_by(_notice(Kind.REMINDER, "last", soon))
        kept.held.pass_by(_notice(Kind.CAN_YOU_COME, "last"))
        assert kept.goes() == goes
