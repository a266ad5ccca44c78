"""The joint report counted back from the review and forward from the meeting (D8 to D14, D19)."""

from datetime import date

import pytest

from bot.core.procedure import joint_report
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.loading import load_profile
from bot.core.procedure.overrides import Override, with_overrides
from tests.core.procedure.groups import STORY, story_with

REVIEW = date(2027, 6, 16)
Days = tuple[date, date | None]


def both(deadline: Deadline | None) -> Days | None:
    return (deadline.date, deadline.other_reading) if deadline else None


def june(day: int) -> date:
    return date(2027, 6, day)


def may(day: int) -> date:
    return date(2027, 5, day)


@pytest.mark.parametrize(
    ("review", "final", "draft", "meeting"),
    [
        (REVIEW, (june(9), june(11)), (june(2), june(4)), (may(25), may(27))),
        (june(2), (may(25), may(28)), (may(18), may(21)), (may(11), may(14))),
        (june(17), (june(10), june(12)), (june(3), june(4)), (may(26), may(27))),
        (
            date(2027, 12, 15),
            (date(2027, 12, 8), date(2027, 12, 10)),
            (date(2027, 12, 1), date(2027, 12, 3)),
            (date(2027, 11, 24), date(2027, 11, 26)),
        ),
    ],
)
def test_the_chain_is_counted_back_in_both_readings(
    review: date, final: Days, draft: Days, meeting: Days
) -> None:
    plan = joint_report.plan_back(STORY, review)
    assert plan is not None
    assert plan.amendments_close is None
    assert both(plan.final) == final
    assert both(plan.latest_draft) == draft
    assert both(plan.final_core_group) == meeting


def test_a_working_day_set_aside_for_the_final_moves_the_chain() -> None:
    plan = joint_report.plan_back(story_with("report_preparation", "1 working day"), REVIEW)
    assert plan is not None
    assert both(plan.amendments_close) == (june(8), june(10))
    assert both(plan.latest_draft) == (june(1), june(3))
    assert both(plan.final_core_group) == (may(24), may(26))


def test_without_a_word_on_preparation_none_is_set_aside() -> None:
    profile = story_with("report_preparation", "none")
    assert joint_report.amendments_close(profile, REVIEW) is None


def test_what_happened_replaces_what_was_planned() -> None:
    assert both(joint_report.draft_due(STORY, may(25))) == (june(2), None)
    assert both(joint_report.amendments_due(STORY, june(2))) == (june(9), None)
    assert both(joint_report.amendments_due(STORY, june(1))) == (june(8), None)


def test_the_meeting_of_25_may_fits_with_no_room_to_spare() -> None:
    found = joint_report.fit(STORY, may(25), REVIEW)
    assert found is not None
    assert (found.fits, found.slack, found.other_slack, found.amendments_late) == (True, 0, 2, 0)


def test_a_day_later_it_fits_only_in_the_other_reading() -> None:
    found = joint_report.fit(STORY, may(26), REVIEW)
    assert found is not None
    assert (found.draft.date, found.amendments.date) == (june(3), june(10))
    assert (found.fits, found.slack, found.other_slack, found.amendments_late) == (False, -1, 1, 1)
    assert found.nearest == may(25)


def test_amendments_must_be_in_when_they_close() -> None:
    found = joint_report.fit(story_with("report_preparation", "1 working day"), may(25), REVIEW)
    assert found is not None
    assert (found.slack, found.amendments_late) == (-1, 1)


def test_where_both_readings_agree_there_is_one_slack() -> None:
    found = joint_report.fit(story_with("report_final", "5 working days"), may(25), REVIEW)
    assert found is not None
    assert (found.slack, found.other_slack) == (0, 0)


@pytest.mark.parametrize("missing", ["report_draft", "report_amendments", "report_final"])
def test_without_a_step_there_is_no_chain(missing: str) -> None:
    profile = story_with(missing, "none")
    assert joint_report.plan_back(profile, REVIEW) is None
    assert joint_report.fit(profile, may(25), REVIEW) is None


def test_a_conference_may_set_one_step_alone() -> None:
    only = with_overrides(load_profile("leicester"), (Override("report_draft", "5 working days"),))
    assert joint_report.latest_draft(only, REVIEW) is None
    assert joint_report.latest_final_core_group(only, REVIEW) is None
    assert joint_report.fit(only, may(25), REVIEW) is None


def test_amendments_that_come_early_are_not_late() -> None:
    found = joint_report.fit(STORY, may(11), REVIEW)
    assert found is not None
    assert (found.fits, found.slack, found.amendments_late) == (True, 10, 0)
