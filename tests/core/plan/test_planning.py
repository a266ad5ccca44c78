"""The plan becomes detailed when nothing is missing, and the lead confirms it after a meeting."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.plan import PlanStage
from bot.core.plan.acting import finish
from bot.core.plan.planning import advance, confirm, describe, hear, missing_for_detailed
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import CHILD_A, DAWN, DEAN, LEAH, PRIYA, TOM, at
from tests.record_story import with_actions, with_voices
from tests.story import with_first_meeting_held, with_member

NOW = at(30, 3, 11, 20)
OUTLINE, DETAILED, UPDATED = PlanStage.OUTLINE, PlanStage.DETAILED, PlanStage.UPDATED


def with_detailed_plan() -> CoreGroup:
    return advance(with_voices(with_actions()), DETAILED, "M1", NOW)


def test_it_is_detailed_once_every_item_has_its_owner_and_every_voice_its_entry() -> None:
    plan = with_detailed_plan().plan
    assert plan.stage is DETAILED
    assert [(each.stage, each.meeting, each.at) for each in plan.stages] == [(DETAILED, "M1", NOW)]
    assert (plan.revision, plan.changed_at) == (1, NOW)


def test_a_reason_why_there_are_no_views_yet_is_an_entry_too() -> None:
    voices = {each.of: each for each in with_detailed_plan().plan.voices}
    assert voices[CHILD_A].none_because == "Martin still brings them"
    assert voices[LEAH].text


def test_it_is_not_detailed_without_the_child_and_each_parent() -> None:
    group = hear(with_actions(), LEAH, text="Help with the mornings.")
    with pytest.raises(Refusal) as refused:
        advance(group, DETAILED, "M1", NOW)
    assert "Child A's wishes and feelings (N3)" in refused.value.why
    assert "the views of Dean Marsh (N3)" in refused.value.why
    assert "Leah" not in refused.value.why


def test_it_is_not_detailed_without_an_item_or_with_one_that_nobody_owns() -> None:
    empty = with_voices(with_first_meeting_held())
    assert missing_for_detailed(empty) == ("at least one action, visit or assessment (L2)",)
    left = OptOut(at(30, 3), "housing's work is done")
    group = with_member(with_voices(with_actions()), DAWN, opted_out=left)
    assert missing_for_detailed(group) == ("an owner in the group for A3 (L2)",)
    gone = replace(group, members=tuple(each for each in group.members if each.id != DAWN))
    assert missing_for_detailed(gone) == ("an owner in the group for A3 (L2)",)


def test_what_is_done_needs_no_owner_any_more() -> None:
    group = finish(with_voices(with_actions()), "A3", NOW.date(), DAWN, NOW)
    left = OptOut(NOW, "done")
    assert missing_for_detailed(with_member(group, DAWN, opted_out=left)) == ()


def test_it_goes_forward_only_and_is_updated_as_often_as_needed() -> None:
    group = with_detailed_plan()
    with pytest.raises(AlreadyDone):
        advance(group, DETAILED, "M1", NOW)
    with pytest.raises(Refusal, match="cannot become outline"):
        advance(group, OUTLINE, "M1", NOW)
    with pytest.raises(Refusal, match="cannot become updated"):
        advance(with_voices(with_actions()), UPDATED, "M1", NOW)
    twice = advance(advance(group, UPDATED, "M2", NOW), UPDATED, "M3", NOW)
    assert [each.meeting for each in twice.plan.stages] == ["M1", "M2", "M3"]


def test_a_voice_is_words_or_a_reason_and_of_somebody_the_plan_must_hear() -> None:
    for said in ({}, {"text": "a", "none_because": "b"}, {"text": " "}):
        with pytest.raises(Refusal, match="either the views, or the reason"):
            hear(with_actions(), CHILD_A, **said)
    with pytest.raises(Refusal, match="no views under that name"):
        hear(with_actions(), DAWN, text="a")
    later = hear(with_voices(with_actions()), CHILD_A, text="I like the club.")
    assert [each.text for each in later.plan.voices if each.of == CHILD_A] == ["I like the club."]


def test_entries_alone_tell_nobody_until_the_plan_is_issued() -> None:
    group = describe(with_voices(with_actions()), danger_statement="If nothing changes, ...")
    assert (group.plan.revision, group.plan.changed_at) == (0, None)
    group = describe(group, past_harm="In February ...")
    assert group.plan.danger_statement.startswith("If nothing")
    assert group.plan.past_harm.startswith("In February")


def test_the_lead_confirms_the_plan_once_after_a_meeting_that_was_held() -> None:
    group = confirm(with_detailed_plan(), "M1", PRIYA, NOW, changed=False)
    assert group.plan.reviewed == ("M1",)
    assert group.plan.revision == with_detailed_plan().plan.revision
    with pytest.raises(AlreadyDone):
        confirm(group, "M1", PRIYA, NOW, changed=False)
    for meeting in ("M2", "M99"):
        with pytest.raises(Refusal, match="after a meeting that was held"):
            confirm(group, meeting, PRIYA, NOW, changed=True)


def test_confirmed_as_changed_it_is_issued_and_updated_at_that_meeting() -> None:
    group = confirm(with_detailed_plan(), "M1", TOM, NOW, changed=True, as_cover=Cover.COVER)
    assert (group.plan.stage, group.plan.stages[-1].meeting) == (UPDATED, "M1")
    assert (group.plan.revision, group.plan.confirmations[0].as_cover) == (2, Cover.COVER)
    outline = confirm(with_actions(), "M1", PRIYA, NOW, changed=True)
    assert (outline.plan.stage, outline.plan.revision) == (OUTLINE, 1)


def test_only_parents_are_asked_for_their_views_by_name() -> None:
    assert DEAN in {each.of for each in with_voices(with_actions()).plan.voices}


SAID = st.sampled_from([CHILD_A, LEAH, DEAN])


@given(st.lists(st.tuples(SAID, st.booleans()), max_size=6))
def test_the_plan_is_detailed_exactly_when_every_voice_has_its_entry(
    said: list[tuple[str, bool]],
) -> None:
    group = with_actions()
    for of, has_words in said:
        text, none = ("I like it.", "") if has_words else ("", "Not asked yet.")
        group = hear(group, of, text=text, none_because=none)
    is_whole = {of for of, _ in said} == {CHILD_A, LEAH, DEAN}
    assert (missing_for_detailed(group) == ()) == is_whole
    assert len(group.plan.voices) == len({of for of, _ in said})
