"""The last card (S25): to whom, when, and that nothing else is said of a case that is closed."""

from dataclasses import replace
from datetime import date

from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.facts.tasks import TaskKind
from bot.core.group.closing import enter_case_closure
from bot.core.membership.leaving import opt_out
from bot.core.notices.about_closing import about_closing
from bot.core.notices.notice import Kind
from bot.core.notices.wanted import wanted
from bot.core.tasking.settling import settle_tasks
from tests.cast import ASHA, DAWN, GRACE, MARTIN, PRIYA, TOM, at
from tests.core.group.test_closing import GROUP, closed
from tests.core.notices.reading import days
from tests.profiles import without
from tests.story import member_of, with_member

ENTERED = at(28, 1, 12, year=2028)
CASE_CLOSED = date(2028, 1, 28)


def after_case_closure(group: CoreGroup | None = None) -> CoreGroup:
    return enter_case_closure(group or closed(), CASE_CLOSED, ENTERED)


def told(group: CoreGroup) -> set[str]:
    return {e.identity.recipient for e in wanted(group) if e.identity.kind is Kind.LAST_CARD}


def test_each_professional_gets_a_last_card_when_the_date_is_entered_and_family_none() -> None:
    group = after_case_closure()
    assert told(group) == {PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN}
    assert days(group, Kind.LAST_CARD, GRACE) == ["Fri 28 Jan 12:00"]


def test_who_left_before_the_closing_hears_nothing() -> None:
    why = {"reason": "done", "agreed_by": "the group"}
    left = opt_out(GROUP, member_of(GROUP, DAWN), now=at(20, 8), **why, by=PRIYA)
    assert DAWN not in told(after_case_closure(closed(left)))


def test_there_is_none_before_the_date_nor_where_the_profile_has_no_such_rule() -> None:
    assert told(closed()) == told(GROUP) == set()
    group = without(after_case_closure(), "re_referral_window")
    assert list(about_closing(group)) == []


def test_a_date_known_at_the_closing_is_told_at_once_and_another_one_anew() -> None:
    at_once = closed(case_closed_on=date(2027, 12, 15))
    assert days(at_once, Kind.LAST_CARD, GRACE) == ["Wed 15 Dec 09:00"]
    (first,), (anew,) = (list(about_closing(e)) for e in (at_once, after_case_closure(at_once)))
    assert (first.says, anew.says) == ("2028-03-15", "2028-04-28")
    assert first.revision != anew.revision


def test_who_is_reached_by_hand_is_brought_it() -> None:
    contact = replace(member_of(GROUP, DAWN).contact, route=Route.BY_HAND)
    group = settle_tasks(
        after_case_closure(closed(with_member(GROUP, DAWN, contact=contact))), ENTERED
    )
    (task,) = (each for each in group.tasks if each.kind is TaskKind.REACH_BY_HAND)
    assert (task.owner, task.subject) == (PRIYA, f"last_card:case:{DAWN}")


OUTLIVE = ["evidence", "evidence/2027-01-01/2027-03-31", "case_file", "held:p7"]


def test_evidence_and_exports_alone_are_still_sent_of_a_group_that_has_closed() -> None:
    pulls = tuple(
        Pull(f"S{n}", TOM, what, ENTERED, by_mail=True, domain="eastmere.example")
        for n, what in enumerate(("plan", *OUTLIVE))
    )
    sent = [e for e in wanted(replace(closed(), pulls=pulls)) if e.identity.kind is Kind.DOCUMENT]
    assert [each.identity.subject for each in sent] == OUTLIVE
