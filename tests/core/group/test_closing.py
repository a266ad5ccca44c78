"""Closing: decided by the review, with every agency's view and an exit plan."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.facts.conferences import Conference, ConferenceKind, Outcome
from bot.core.facts.groups import CoreGroup
from bot.core.group.closing import (
    GroupEnding,
    agencies,
    close,
    enter_case_closure,
    kept_until,
    previous_worker_until,
)
from bot.core.refusals import Refusal
from tests.cast import PRIYA, at
from tests.story import with_contact_sheet

TODAY = date(2027, 12, 15)
GROUP = with_contact_sheet()
ENDING = GroupEnding(
    decided_on=TODAY,
    exit_plan="Grandmother has the children on Fridays.",
    turn_to="Eastmere Family Centre",
    views=tuple((agency, "agrees") for agency in agencies(GROUP)),
)


def closed(group: CoreGroup = GROUP, /, **fields: object) -> CoreGroup:
    ending = replace(ENDING, **fields)  # type: ignore[arg-type] # fields of an ending by name
    return close(group, ending, by=PRIYA, now=at(15, 12), today=TODAY)


def test_a_group_closes_with_what_the_review_decided() -> None:
    group = closed()
    assert group.is_closed
    assert group.closing is not None
    review = next(each for each in group.conferences if each.id == group.closing.review)
    assert (review.id, review.held, review.outcome, review.on) == ("C2", True, "ends", TODAY)
    assert review.revision == 2


def test_a_review_held_on_its_planned_day_keeps_its_revision() -> None:
    group = closed(decided_on=date(2027, 6, 16))
    assert next(each for each in group.conferences if each.id == "C2").revision == 1


def test_without_a_planned_review_the_one_that_decided_is_entered() -> None:
    group = closed(replace(GROUP, conferences=GROUP.conferences[:1]))
    assert [each.id for each in group.conferences] == ["C1", "C2"]
    assert closed(replace(GROUP, conferences=())).conferences[0].id == "C1"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"exit_plan": ""}, "exit plan"),
        ({"turn_to": ""}, "Whom can the family turn to"),
        ({"views": ENDING.views[1:]}, "no view of Eastmere Children's Social Care"),
        ({"views": (*ENDING.views[1:], (ENDING.views[0][0], ""))}, "no view of"),
        ({"decided_on": date(2027, 12, 16)}, "No review conference"),
        ({"decided_on": date(2027, 3, 17)}, "No review conference"),
        ({"case_closed_on": date(2027, 12, 14)}, "date of case closure"),
        ({"case_closed_on": date(2027, 12, 16)}, "date of case closure"),
    ],
)
def test_closing_needs_exit_plan_views_and_a_day_that_can_be(
    fields: dict[str, object], why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        closed(GROUP, **fields)


def test_no_group_closes_by_a_review_that_let_the_plan_go_on() -> None:
    """H19, S4."""
    review = Conference("C2", ConferenceKind.REVIEW, TODAY, at(15, 12), held=True)
    going_on, ended = (
        replace(GROUP, conferences=(GROUP.conferences[0], replace(review, outcome=each)))
        for each in (Outcome.CONTINUES, Outcome.ENDS)
    )
    with pytest.raises(Refusal, match="decided that the plan continues"):
        closed(going_on)
    assert closed(ended).conferences[1] == ended.conferences[1]


def test_retention_runs_from_the_closing_of_the_group() -> None:
    until = kept_until(closed(), TODAY)
    assert until is not None
    assert until.date == date(2033, 12, 15)


def test_a_new_referral_is_counted_from_case_closure() -> None:
    assert previous_worker_until(GROUP) is None
    assert previous_worker_until(closed()) is None
    entered = enter_case_closure(closed(), date(2028, 1, 28), at(28, 1, year=2028))
    until = previous_worker_until(entered)
    assert until is not None
    assert until.date == date(2028, 4, 28)
    assert previous_worker_until(closed(case_closed_on=TODAY))


def test_case_closure_is_a_day_that_has_been_of_a_group_that_is_closed() -> None:
    with pytest.raises(Refusal, match="not closed"):
        enter_case_closure(GROUP, TODAY, at(15, 12))
    for day in (date(2028, 1, 29), date(2026, 1, 1)):
        with pytest.raises(Refusal, match="cannot be the date"):
            enter_case_closure(closed(), day, at(28, 1, year=2028))
