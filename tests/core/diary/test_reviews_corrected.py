"""A wrong entry of what a review decided is put right; dates wait or are firm again (H19, R24)."""

from datetime import date

import pytest

from bot.core.diary.reviews import Decided
from bot.core.diary.reviews_corrected import correct_outcome
from bot.core.facts.conferences import Conference, Entered, Outcome
from bot.core.facts.groups import CoreGroup
from bot.core.notices.notice import Kind
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import CHILD_A, PRIYA, at
from tests.core.diary.test_reviews import (
    AFTER,
    GOES_ON,
    NEXT,
    REVIEW,
    entered,
    firm,
    in_june,
)
from tests.core.notices.reading import of
from tests.story import meeting_of

LATER, WHY = at(17, 6, 10), "Read from another line."
ENDS = {CHILD_A: Outcome.ENDS}


def corrected(
    group: CoreGroup,
    outcomes: dict[str, Outcome],
    next_on: date | None = None,
    on: date = REVIEW,
    because: str = WHY,
) -> CoreGroup:
    decided = Decided(on, outcomes, next_on)
    return correct_outcome(group, decided, because, by=PRIYA, now=LATER)


def the_last(group: CoreGroup) -> Conference:
    assert group.last_review is not None
    return group.last_review


def test_an_end_entered_as_going_on_puts_off_every_date_that_had_become_firm() -> None:
    ended = corrected(entered(), ENDS)
    assert (the_last(ended).outcome, ended.next_review, firm(ended)) == ("ends", None, [])
    assert {meeting_of(ended, each).revision for each in AFTER} == {3}
    off = {each.identity.subject for each in of(ended, Kind.INVITATION) if each.needs_left}
    assert set(AFTER) <= off


def test_what_was_entered_before_is_kept_with_who_put_it_right_and_why() -> None:
    kept = Entered(LATER, PRIYA, WHY, REVIEW, ((CHILD_A, "continues"),))
    assert the_last(corrected(entered(), ENDS)).corrected == (kept,)
    with pytest.raises(Refusal) as refused:
        corrected(entered(), ENDS, because=" ")
    assert refused.value.field == "reason"


def test_a_plan_that_goes_on_after_all_has_its_next_review_and_firm_dates() -> None:
    ended = entered(outcomes=ENDS, next_on=None)
    again = corrected(ended, GOES_ON, next_on=NEXT)
    assert (firm(again), again.next_review is not None) == (list(AFTER), True)
    without_day = corrected(ended, GOES_ON)
    assert (firm(without_day), without_day.next_review) == (list(AFTER), None)
    with pytest.raises(Refusal) as refused:
        corrected(ended, ENDS, next_on=NEXT)
    assert refused.value.field == "next_review"


def test_another_day_for_the_next_review_moves_it_and_the_dates_beyond_it_wait() -> None:
    group = corrected(entered(), GOES_ON, next_on=date(2027, 9, 1))
    assert group.next_review is not None
    after = (group.next_review.id, group.next_review.on, group.next_review.revision)
    assert after == ("C3", date(2027, 9, 1), 2)
    assert firm(group) == ["M4", "M5"]


def test_only_its_own_day_is_put_right_and_the_next_review_stays() -> None:
    group = corrected(entered(), GOES_ON, on=date(2027, 6, 15))
    review = the_last(group)
    assert (review.on, review.revision, firm(group)) == (date(2027, 6, 15), 2, list(AFTER))
    assert group.next_review == entered().next_review
    for wrong in (date(2027, 6, 18), date(2027, 3, 17)):
        with pytest.raises(Refusal) as refused:
            corrected(entered(), GOES_ON, on=wrong)
        assert refused.value.field == "on"


def test_the_same_again_corrects_nothing_and_before_an_entry_there_is_nothing_to_correct() -> None:
    with pytest.raises(AlreadyDone):
        corrected(entered(), GOES_ON)
    with pytest.raises(Refusal, match="No review has been entered yet"):
        corrected(in_june(), ENDS)
