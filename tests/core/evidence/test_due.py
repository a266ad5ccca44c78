"""What was due stands with the rule and the day it was done; reasons stay where they are (B10)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.evidence.due import Due, all_due, due_in
from bot.core.evidence.reasons import reason_recorded
from bot.core.facts.conferences import Conference, ConferenceKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState, Reasons
from bot.core.facts.particulars import Closing
from bot.core.group.happened import happened_on
from bot.core.saying.periods import Period
from tests.cast import ASHA, PRIYA, TOM, at
from tests.record_story import with_minutes_released
from tests.story import with_first_meeting_held, with_meeting

CHAIN = ("report_draft", "report_amendments")
LATE_APRIL = date(2027, 4, 30)
REVIEW = date(2027, 6, 16)


def due(facts: CoreGroup, key: str, today: date = LATE_APRIL) -> list[Due]:
    return [each for each in all_due(facts, today) if each.deadline.key == key]


def with_second_meeting_held(**fields: object) -> CoreGroup:
    return with_meeting(with_minutes_released(), "M2", state=MeetingState.ENDED, **fields)


def with_review(*, held: bool) -> CoreGroup:
    """Return the group with its first review on Wed 16 Jun, and no other conference after it."""
    facts = with_second_meeting_held()
    initial = facts.initial_conference
    assert initial is not None
    review = Conference("C2", ConferenceKind.REVIEW, REVIEW, at(16, 6), held=held)
    return replace(facts, conferences=(initial, review))


def test_each_date_stands_with_its_rule_and_the_day_on_which_it_was_done() -> None:
    (first,) = due(with_minutes_released(), "first_meeting")
    assert first.deadline.explanation.startswith("Fri 2 Apr 2027: 10 working days after")
    assert (first.done_on, first.standing(LATE_APRIL)) == (date(2027, 3, 30), "in time")


def test_each_meeting_that_was_held_has_dates_of_its_own() -> None:
    minutes = due(with_second_meeting_held(), "minutes_to_social_worker")
    assert [each.deadline.start for each in minutes] == [date(2027, 3, 30), date(2027, 4, 27)]
    assert [each.done_on for each in minutes] == [date(2027, 4, 1), None]
    intervals = due(with_second_meeting_held(), "next_meeting")
    assert [each.done_on for each in intervals] == [date(2027, 4, 27), None]


@pytest.mark.parametrize(
    ("done_on", "today", "how"),
    [
        (date(2027, 4, 2), LATE_APRIL, "in time"),
        (date(2027, 4, 3), LATE_APRIL, "1 day late"),
        (date(2027, 4, 5), LATE_APRIL, "3 days late"),
        (None, date(2027, 4, 2), "open"),
        (None, date(2027, 4, 3), "not on record"),
    ],
)
def test_it_is_said_how_a_date_was_kept(done_on: date | None, today: date, how: str) -> None:
    (first,) = due(with_first_meeting_held(), "first_meeting")
    assert replace(first, done_on=done_on).standing(today) == how


def test_of_some_days_are_the_dates_that_were_due_or_done_in_them() -> None:
    facts = with_second_meeting_held()
    one = Period(date(2027, 3, 30), date(2027, 3, 30))
    (first,) = due_in(facts, LATE_APRIL, one)
    assert (first.deadline.key, first.deadline.date) == ("first_meeting", date(2027, 4, 2))
    whole = due_in(facts, LATE_APRIL, Period(date.min, date.max))
    assert first in whole
    assert whole == all_due(facts, LATE_APRIL)


def test_a_review_closes_its_date_and_shows_which_meeting_was_the_last_before_it() -> None:
    before, after = with_review(held=False), with_review(held=True)
    assert happened_on(before, "review", date(2027, 3, 17)) is None
    assert happened_on(after, "review", date(2027, 3, 17)) == REVIEW
    assert happened_on(before, "final_core_group", date(2027, 6, 2)) is None
    (last,) = due(after, "final_core_group", date(2027, 6, 20))
    assert (last.deadline.date, last.done_on) == (date(2027, 5, 25), date(2027, 4, 27))
    assert happened_on(after, "report_final", REVIEW) is None


def test_after_a_review_each_later_meeting_counts_from_it() -> None:
    facts = with_meeting(with_review(held=True), "M4", state=MeetingState.ENDED)
    found = due(facts, "after_review_first", date(2027, 7, 10))
    assert [each.done_on for each in found] == [date(2027, 7, 6)]


def test_nothing_that_fell_due_after_the_group_closed_was_missed() -> None:
    facts = with_minutes_released()
    closed = replace(
        facts,
        closing=Closing(at(12, 4), PRIYA, "visits", "a centre", case_closed_on=at(12, 4).date()),
    )
    found = {each.deadline.key: each.deadline.date for each in all_due(closed, LATE_APRIL)}
    assert "first_meeting" in found
    assert "re_referral_window" in found
    assert found["retention"] == date(2033, 4, 12)
    assert not found.keys() & {"review", "next_meeting"}


def test_what_was_done_in_time_stands_though_its_last_day_was_after_the_group_closed() -> None:
    """The group closes with its second review, a day before that was due (D18)."""
    facts = with_review(held=True)
    second = Conference("C3", ConferenceKind.REVIEW, date(2027, 12, 15), at(15, 12), held=True)
    closing = Closing(at(15, 12), PRIYA, "visits", "a centre")
    facts = replace(facts, conferences=(*facts.conferences, second), closing=closing)
    (last,) = due(facts, "next_review", date(2028, 1, 28))
    assert (last.deadline.date, last.done_on) == (date(2027, 12, 16), date(2027, 12, 15))


@pytest.mark.parametrize("held", [True, False])
def test_the_last_core_group_before_a_review_set_off_its_report(*, held: bool) -> None:
    """Of 27 Apr: five working days to the draft and five to the amendments (R19, R20)."""
    facts, today = with_review(held=held), date(2027, 6, 20)
    found = {e.deadline.date for key in CHAIN for e in due(facts, key, today)}
    assert ({date(2027, 5, 5), date(2027, 5, 12)} <= found) == held


def test_what_follows_a_meeting_to_come_is_no_evidence_yet() -> None:
    starts = {each.deadline.start for each in due(with_minutes_released(), "next_meeting")}
    assert starts == {date(2027, 3, 30)}


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (TOM, "reason recorded on Thu 18 Mar 2027 by team manager"),
        (ASHA, "reason recorded on Thu 18 Mar 2027 by a member of Eastmere Police"),
        ("x9", "reason recorded on Thu 18 Mar 2027 by the operator"),
    ],
)
def test_a_late_meeting_has_a_reason_on_record_whose_words_are_not_told(by: str, said: str) -> None:
    late = Reasons(late="Leah was in hospital")
    facts = with_second_meeting_held(reasons=late, changed_by=by)
    assert reason_recorded(facts, date(2027, 4, 27)) == said


def test_a_late_conference_has_its_day_and_of_other_days_nothing_is_said() -> None:
    facts = with_review(held=True)
    initial, review = facts.conferences
    late = replace(review, late_reason="Dean was ill")
    facts = replace(facts, conferences=(initial, late))
    assert reason_recorded(facts, REVIEW) == "reason recorded on Wed 16 Jun 2027"
    assert reason_recorded(facts, date(2027, 4, 27)) == ""
