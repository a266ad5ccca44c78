"""The plan as every professional member sees it: stage, voices, items and their course (H18)."""

from dataclasses import replace
from datetime import date

from bot.core.documents.plan import plan_card
from bot.core.facts.actions import ItemReview, Verdict
from bot.core.facts.groups import CoreGroup
from bot.core.facts.plan import PlanStage
from bot.core.meeting.item_reviews import review
from bot.core.plan.acting import close, finish
from bot.core.plan.planning import advance, describe
from tests.cast import DAWN, PRIYA, at
from tests.core.documents.reading import shown
from tests.record_story import with_accepted, with_actions, with_voices
from tests.story import with_first_meeting_held

NOW = at(12, 4)
TODAY = NOW.date()


def text_of(group: CoreGroup, today: date = TODAY) -> str:
    return shown(plan_card(group, today))


def test_it_begins_as_the_outline_from_the_conference_without_actions() -> None:
    text = text_of(with_first_meeting_held())
    assert "Plan: outline, from the conference" in text
    assert "The plan has no action yet." in text
    assert "Child A's wishes and feelings: not yet entered" in text


def test_a_stage_names_the_meeting_at_which_it_was_reached() -> None:
    group = advance(with_voices(with_actions()), PlanStage.DETAILED, "M1", NOW)
    assert "Plan: detailed, at the meeting of Tue 30 Mar 2027" in text_of(group)
    forgotten = replace(group, meetings=())
    assert "Plan: detailed\n" in text_of(forgotten)


def test_voices_stand_there_or_the_reason_why_there_are_none() -> None:
    text = text_of(with_voices(with_actions()))
    assert "Child A's wishes and feelings: none yet: Martin still brings them" in text
    assert "The views of Leah Carrow: She wants help with the mornings." in text
    nobody = replace(with_actions(), children=(), members=())
    assert "wishes" not in text_of(nobody)


def test_danger_statement_and_past_harm_are_shown_where_there_are_any() -> None:
    group = describe(with_actions(), danger_statement="If nothing changes.", past_harm="In May.")
    assert "Danger statement\nIf nothing changes." in text_of(group)
    assert "Past harm\nIn May." in text_of(group)
    assert "Danger" not in text_of(with_actions())


def test_each_item_stands_in_full_with_measure_helpers_and_interval() -> None:
    text = text_of(with_actions())
    assert "Who: Leah Carrow, with Martin Pryce" in text
    assert (
        "Measure: in school by 08:50: from 6 days in 10 to 9 days in 10 by Tue 25 May 2027" in text
    )
    assert "Every: 10 working days; last done: not yet" in text
    assert "So what: the child sleeps at home without fear" in text


def test_how_an_item_stands_is_said_in_a_word() -> None:
    group = finish(with_accepted("A3"), "A3", TODAY, DAWN, NOW)
    group = close(group, "A1", "The family moved.", "M1", NOW)
    text = text_of(group, date(2027, 4, 14))
    assert (
        "A3 | replace the lock | Dawn Kerrigan | Tue 20 Apr 2027 | done on Mon 12 Apr 2027" in text
    )
    assert "closed: The family moved." in text
    assert "A2 | home visits | Priya Nair | Tue 13 Apr 2027 | proposed, overdue" in text


def test_a_visit_says_when_it_was_last_done() -> None:
    group = finish(with_accepted("A2"), "A2", TODAY, PRIYA, NOW)
    assert "last done: Mon 12 Apr 2027" in text_of(group)


def test_the_course_over_the_meetings_stands_below_the_item() -> None:
    noted = ItemReview("M1", NOW, Verdict.KEEP, "Two good weeks.", "The bus.", "7 days in 10")
    group = review(with_actions(), "A1", noted, PRIYA, NOW)
    assert "Tue 30 Mar 2027 | keep | Two good weeks. | The bus. | 7 days in 10" in text_of(group)
    assert "M1 | keep" in text_of(replace(group, meetings=()))


def test_an_assessment_says_what_is_left_and_a_measure_may_have_no_date() -> None:
    (first, *others) = with_actions().actions
    assert first.measure is not None
    changed = replace(first, left="the school's part", measure=replace(first.measure, by=None))
    text = text_of(replace(with_actions(), actions=(changed, *others)))
    assert "Still to do: the school's part" in text
    assert "to 9 days in 10\n" in text
