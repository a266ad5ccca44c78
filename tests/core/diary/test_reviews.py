"""What the review of 16 June decides makes the dates that waited for it firm (H19, R24, D16-18)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.diary.reviews import Decided, enter_outcome
from bot.core.facts.conferences import Outcome
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.particulars import ChildLabel
from bot.core.notices.notice import Kind
from bot.core.refusals import Refusal
from tests.cast import CHILD_A, HELEN, at
from tests.core.diary.early_story import in_may
from tests.core.notices.reading import of
from tests.profiles import without
from tests.story import meeting_of, with_meeting

NOW, REVIEW, NEXT = at(16, 6, 14), date(2027, 6, 16), date(2027, 12, 15)
GOES_ON = {CHILD_A: Outcome.CONTINUES}
AFTER = ("M4", "M5", "M6", "M7")


def in_june() -> CoreGroup:
    return with_meeting(in_may(), "M3", state=MeetingState.ENDED)


def entered(
    on: date = REVIEW,
    outcomes: dict[str, Outcome] | None = None,
    next_on: date | None = NEXT,
    reason: str = "",
    group: CoreGroup | None = None,
) -> CoreGroup:
    decided = Decided(on, GOES_ON if outcomes is None else outcomes, next_on, reason)
    return enter_outcome(group or in_june(), decided, by=HELEN, now=NOW)


def firm(group: CoreGroup) -> list[str]:
    return [each for each in AFTER if meeting_of(group, each).is_firm]


def test_it_goes_on_and_the_dates_up_to_the_next_review_are_firm() -> None:
    """10.2, D17: Tue 6 Jul, 17 Aug, 28 Sep, 9 Nov."""
    group = entered()
    assert (firm(in_june()), firm(group)) == ([], list(AFTER))
    assert {meeting_of(group, each).revision for each in AFTER} == {2}
    review, after = group.last_review, group.next_review
    assert review is not None
    assert (review.outcome, review.outcomes) == ("continues", ((CHILD_A, "continues"),))
    assert after is not None
    assert (after.id, after.on, after.late_reason) == ("C3", NEXT, "")


def test_the_invitations_leave_now_that_the_dates_stand() -> None:
    invited = {each.identity.subject for each in of(entered(), Kind.INVITATION)}
    assert set(AFTER) <= invited
    assert not set(AFTER) & {each.identity.subject for each in of(in_june(), Kind.INVITATION)}


def test_what_comes_after_the_next_review_or_is_over_waits_on() -> None:
    assert firm(entered(next_on=date(2027, 9, 1))) == ["M4", "M5"]
    late = enter_outcome(in_june(), Decided(REVIEW, GOES_ON), by=HELEN, now=at(7, 7))
    assert firm(late) == ["M5", "M6", "M7"]


def test_one_child_for_whom_it_goes_on_keeps_the_group_and_each_has_its_own_decision() -> None:
    """H19."""
    two = replace(in_june(), children=(*in_june().children, ChildLabel("child-b", "Child B")))
    both = {CHILD_A: Outcome.ENDS, "child-b": Outcome.CONTINUES}
    review = entered(outcomes=both, group=two).last_review
    assert review is not None
    assert (review.outcome, dict(review.outcomes)) == ("continues", both)
    with pytest.raises(Refusal) as refused:
        entered(group=two)
    assert refused.value.field == "outcome_child-b"


def test_if_it_ends_for_all_nothing_is_made_firm_and_the_group_is_not_closed() -> None:
    """S4."""
    ended = entered(outcomes={CHILD_A: Outcome.ENDS}, next_on=None)
    assert (firm(ended), ended.next_review, ended.is_closed) == ([], None, False)
    with pytest.raises(Refusal) as refused:
        entered(outcomes={CHILD_A: Outcome.ENDS})
    assert refused.value.field == "next_review"


@pytest.mark.parametrize("on", [date(2027, 6, 17), date(2027, 3, 17)])
def test_it_was_held_on_a_day_that_can_be(on: date) -> None:
    with pytest.raises(Refusal) as refused:
        entered(on=on)
    assert refused.value.field == "on"


def test_held_on_another_day_than_planned_it_says_so_anew() -> None:
    review = entered(on=date(2027, 6, 15)).last_review
    assert review is not None
    assert (review.on, review.revision) == (date(2027, 6, 15), 2)


@pytest.mark.parametrize(
    ("next_on", "field"),
    [
        (REVIEW, "next_review"),
        (date(2029, 7, 2), "next_review"),
        (date(2027, 12, 17), "next_reason"),
        (date(2027, 12, 11), "next_reason"),
    ],
)
def test_the_next_review_is_ahead_and_has_its_reason_if_late_or_no_working_day(
    next_on: date, field: str
) -> None:
    """D18: by Thu 16 Dec 2027."""
    with pytest.raises(Refusal) as refused:
        entered(next_on=next_on)
    assert refused.value.field == field


def test_a_reason_keeps_a_late_review_and_none_is_kept_where_none_is_needed() -> None:
    late = entered(next_on=date(2027, 12, 17), reason="The chair is away.").next_review
    in_time = entered(reason="The chair is away.").next_review
    assert late is not None
    assert in_time is not None
    assert (late.late_reason, in_time.late_reason) == ("The chair is away.", "")
    free = without(in_june(), "review_next")
    assert entered(next_on=date(2028, 3, 1), group=free).next_review is not None


def test_without_a_planned_review_there_is_nothing_to_enter() -> None:
    with pytest.raises(Refusal, match="No review is planned"):
        entered(group=entered(next_on=None))
