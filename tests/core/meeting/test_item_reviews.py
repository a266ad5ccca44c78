"""At each meeting every item is noted: going well, barriers, and what becomes of it (R12)."""

import pytest

from bot.core.facts.actions import ActionState, ItemReview, Verdict
from bot.core.facts.groups import CoreGroup
from bot.core.meeting.item_reviews import review
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import PRIYA, at
from tests.record_story import HELD, with_actions

NOW = at(30, 3, 11)


def noted(
    id_: str, verdict: Verdict = Verdict.KEEP, group: CoreGroup | None = None, **said: str
) -> CoreGroup:
    facts = group or with_actions()
    return review(facts, id_, ItemReview("M1", NOW, verdict, **said), PRIYA, NOW)


def test_what_goes_well_and_what_stands_in_the_way_is_kept_by_meeting() -> None:
    group = noted("A1", going_well="Two weeks without a miss.", reached="7 days in 10")
    group = noted("A1", Verdict.REVIEW, group, barriers="The bus.")
    (kept,) = group.actions[0].reviews
    assert (kept.verdict, kept.barriers, kept.going_well) == (Verdict.REVIEW, "The bus.", "")


def test_progress_needs_a_measure_to_be_held_against() -> None:
    with pytest.raises(Refusal, match="no measure"):
        noted("A3", reached="7 days in 10")


@pytest.mark.parametrize("id_", ["A2", "A3"])
def test_a_need_that_is_met_is_done_on_the_day_of_the_meeting(id_: str) -> None:
    group = noted(id_, Verdict.NEED_MET)
    action = group.action(id_)
    assert action is not None
    assert (action.state, action.done_on) == (ActionState.DONE, HELD)
    with pytest.raises(AlreadyDone):
        noted(id_, group=group)


def test_only_a_meeting_under_way_or_held_can_note_an_item() -> None:
    with pytest.raises(Refusal, match="no such meeting, or it has not begun"):
        review(with_actions(), "A3", ItemReview("M2", NOW, Verdict.KEEP), PRIYA, NOW)
