"""What an earlier review does to every date, in both readings, before it is asked for (L3, D12)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.diary.earlier_review import (
    effects,
    must_be_earlier,
    no_longer_possible,
    with_review_on,
)
from bot.core.facts.meetings import MeetingState
from bot.core.refusals import Refusal
from tests.cast import HELEN, at
from tests.core.diary.early_story import ASKED, SECOND_OF_JUNE, in_may
from tests.profiles import without
from tests.story import meeting_of, with_meeting

TODAY = date(2027, 5, 17)


def may(day: int) -> date:
    return date(2027, 5, day)


def test_the_chain_back_from_the_second_of_june_stands_in_both_readings() -> None:
    """8.3, D12."""
    shown = effects(in_may(), SECOND_OF_JUNE, ASKED)
    found = {e.what: (e.before, e.after.date, e.after.other_reading) for e in shown}
    june = date(2027, 6, 2)
    assert found["Final joint report"] == (date(2027, 6, 9), may(25), may(28))
    assert found["Latest draft, counted back"] == (june, may(18), may(21))
    assert found["Latest safe final core group, counted back"] == (may(25), may(11), may(14))
    assert "Draft joint report" not in found
    assert "Next review conference" in found


def test_a_date_that_is_over_says_so() -> None:
    past = {e.what for e in effects(in_may(), SECOND_OF_JUNE, ASKED) if e.is_past(TODAY)}
    assert "Latest safe final core group, counted back" in past
    assert "Final joint report" not in past


def test_it_says_which_meeting_leaves_no_time_for_the_report() -> None:
    (too_late,) = no_longer_possible(in_may(), SECOND_OF_JUNE, ASKED)
    assert too_late == (
        "The final core group would have to be by Tue 11 May 2027 (in the other reading Fri 14 May "
        "2027): no longer possible with the meeting of Tue 25 May 2027."
    )


def test_meetings_that_would_come_after_it_wait_for_its_outcome_and_too_few_are_left() -> None:
    """R24, H12."""
    said = list(no_longer_possible(in_may(), may(20), ASKED))
    assert "The meeting of Tue 25 May 2027 would wait for its outcome (R24)." in said
    assert any("1 more meeting must be booked before the review" in each for each in said)
    after = with_review_on(in_may(), may(20), by=HELEN, now=ASKED)
    third = meeting_of(after, "M3")
    assert (third.provisional, third.revision, third.changed_by) == (True, 2, HELEN)
    assert meeting_of(after, "M4").revision == 1


def test_without_a_rule_or_a_meeting_before_it_nothing_is_too_late() -> None:
    assert list(no_longer_possible(without(in_may(), "report_final"), SECOND_OF_JUNE, ASKED)) == []
    early = at(5, 4)
    off = with_meeting(in_may(), "M1", state=MeetingState.CANCELLED)
    alone = replace(off, meetings=off.meetings[:1])
    assert not any("final core group" in e for e in no_longer_possible(alone, may(20), early))


def test_the_review_takes_its_new_day_with_a_new_revision_and_without_the_old_reason() -> None:
    review = in_may().next_review
    assert review is not None
    late = replace(review, late_reason="The hall was free.")
    group = replace(in_may(), conferences=(in_may().conferences[0], late))
    moved = with_review_on(group, SECOND_OF_JUNE, by=HELEN, now=ASKED).next_review
    assert moved is not None
    assert (moved.on, moved.revision, moved.late_reason, moved.recorded_at) == (
        SECOND_OF_JUNE, 2, "", ASKED,
    )  # fmt: skip


@pytest.mark.parametrize("day", [None, may(17), date(2027, 6, 16), may(29), may(31)])
def test_it_is_a_working_day_ahead_and_before_the_review(day: date | None) -> None:
    """Sat 29 May; Mon 31 May is the spring bank holiday."""
    with pytest.raises(Refusal) as refused:
        must_be_earlier(in_may(), day, TODAY)
    assert refused.value.field == "on"


def test_without_a_review_there_is_none_to_be_earlier() -> None:
    group = replace(in_may(), conferences=in_may().conferences[:1])
    with pytest.raises(Refusal, match="No review is planned"):
        must_be_earlier(group, SECOND_OF_JUNE, TODAY)


def test_a_date_that_had_none_before_has_none_there() -> None:
    before = {e.what: e.before for e in effects(in_may(), SECOND_OF_JUNE, ASKED)}
    assert all(each is not None for each in before.values())
    alone = replace(in_may(), meetings=())
    assert effects(alone, SECOND_OF_JUNE, ASKED)
