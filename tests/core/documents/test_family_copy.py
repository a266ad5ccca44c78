"""A family member's copy of minutes and plan: what is in it, and what of others never is (B9)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.documents.family_copy import family_copy
from bot.core.documents.family_parts import Rendered
from bot.core.facts.actions import ActionState
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind, OptOut
from bot.core.facts.particulars import ChildLabel, Flag
from bot.core.facts.updates import Mark, UpdatePart
from bot.core.record.headings import IN_THE_DOCUMENT
from tests.cast import CHILD_A, DAWN, DEAN, FAMILY, LEAH, at
from tests.core.documents.planting import Garden
from tests.record_story import (
    GRACES,
    record_of,
    with_actions,
    with_grace_absent,
    with_minutes_released,
    with_voices,
)
from tests.story import member_of, with_meeting, with_member

FACTS = with_grace_absent(with_voices(with_actions(with_minutes_released())))
OPEN = replace(FACTS, flag=Flag.NO)

OF_THE_READER = {
    *("own members.own_reference", "own members.contact.telephone", "own members.contact.email"),
    *(f"own actions.{each}" for each in ("what", "need", "how", "outcome", "so_what")),
    *(f"own actions.measure.{each}" for each in ("what", "baseline", "target")),
    "own plan.voices.text",
}
OF_THE_RECORD = {
    *(f"minutes.sections[{each}]" for each in ("progress", "intervention_agreed")),
    *("minutes.sections[decision_taken]", "updates.parts.text", "actions.what", "members.part"),
}
OF_PEOPLE_AT_WORK = {
    *("members.name", "members.agency", "meetings.venue"),
    *(f"members.contact.{each}" for each in ("telephone", "email", "work_address")),
}


def rendered(who: str, facts: CoreGroup = FACTS, **sections: str) -> Rendered:
    return family_copy(facts, record_of(facts), member_of(facts, who), sections)


def text_for(who: str, facts: CoreGroup = FACTS, **sections: str) -> str:
    parts = rendered(who, facts, **sections).parts
    return "\n".join(line for heading, lines in parts for line in (heading, *lines))


@given(
    who=st.sampled_from(FAMILY),
    flag=st.sampled_from(Flag),
    marked=st.sets(st.sampled_from((*FAMILY, DAWN))),
    hears=st.booleans(),
    told=st.booleans(),
)
def test_of_every_text_of_a_group_only_what_is_listed_comes_into_a_copy(
    *, who: str, flag: Flag, marked: set[str], hears: bool, told: bool
) -> None:
    mark = Mark(frozenset(marked), "because") if marked else None
    parts = tuple(replace(each, mark=mark) for each in GRACES.parts)
    facts = replace(FACTS, flag=flag, updates=(replace(GRACES, parts=parts),))
    knows = frozenset({who} if told else ())
    facts = with_meeting(facts, "M2", venue="Mill Hall", released_to=knows)
    if not hears:
        facts = replace(facts, children=(*facts.children, ChildLabel("child-b", "Child B")))
    garden = Garden()
    planted = garden.plant(facts, frozenset({who}))
    copy = family_copy(planted, record_of(planted), member_of(planted, who), {})
    allowed = OF_THE_READER | {"members.part"}
    allowed |= OF_THE_RECORD if hears else set()
    allowed |= set() if flag.is_set else OF_PEOPLE_AT_WORK
    allowed |= {"meetings.venue"} if told else set()
    allowed -= {"updates.parts.text"} if who in marked else set()
    assert garden.found_in(repr(copy.parts)) <= allowed


OTHERS = {
    LEAH: ("Dean", "Marsh", "T9RK", "960108", "father", "Portuguese"),
    DEAN: ("Leah", "Carrow", "H4MX", "960107", "mother"),
}


@pytest.mark.parametrize("facts", [FACTS, OPEN])
@pytest.mark.parametrize("who", FAMILY)
def test_neither_parents_copy_knows_of_the_other(who: str, facts: CoreGroup) -> None:
    text = text_for(who, facts)
    assert not [each for each in (*OTHERS[who], "7KQ2") if each in text]


@pytest.mark.parametrize("name", ["Leah", "leah's", "H4MX", "the mother", "14 Mill Street"])
def test_a_line_of_the_record_that_speaks_of_another_is_left_out_and_listed(name: str) -> None:
    said = f"All is well.\n{name} was there."
    minutes = replace(record_of(FACTS), sections=(("progress", said),))
    copy = rendered(DEAN, replace(FACTS, minutes=(minutes,)))
    assert ("How things are going", ("All is well.",)) in copy.parts
    assert f"{name} was there." in [each.line for each in copy.left_out]


def test_under_the_flag_professionals_stand_there_by_role() -> None:
    text = text_for(LEAH)
    people = [each for each in FACTS.members if not each.is_family]
    assert not [each.name for each in people if each.name in text]
    assert "There: Lead Social Worker, team manager, school DSL, police" in text
    assert "Who: housing officer." in text
    assert "Dawn Kerrigan, Eastmere Homes" in text_for(LEAH, OPEN)


def test_a_part_that_gives_a_name_or_place_away_is_no_role() -> None:
    facts = with_member(FACTS, DAWN, part="officer of Leah Carrow's street")
    assert "Who: professional." in text_for(DEAN, facts)


def test_a_marked_part_is_never_in_the_copy_of_whom_it_is_not_for() -> None:
    """B1, 7.2: the other has it, with the wish to keep it, and not the name or reason."""
    assert "Calls from work" not in text_for(DEAN)
    leahs = text_for(LEAH)
    assert "Calls from work are a worry.\n(Please do not pass this on.)" in leahs
    assert "her work" not in leahs


def test_a_marked_part_of_a_word_or_two_is_kept_out_as_well() -> None:
    part = UpdatePart("changed", "Friday evenings.", Mark(frozenset({DEAN})))
    facts = replace(FACTS, updates=(replace(GRACES, parts=(part,)),))
    assert "Friday evenings" not in text_for(DEAN, facts)
    assert "Friday evenings" in text_for(LEAH, facts)


def test_what_another_of_the_family_or_a_foster_carer_does_is_not_told() -> None:
    assert "breakfast club" not in text_for(DEAN)
    carer = with_member(FACTS, DAWN, kind=MemberKind.FOSTER_CARER)
    assert "replace the lock" not in text_for(DEAN, carer)
    assert "A3" not in text_for(DEAN, carer)


def test_the_childs_own_words_and_others_updates_are_never_taken() -> None:
    own = replace(GRACES, parts=(UpdatePart("own_words", "I like school."),))
    deans = replace(GRACES, id="U2", member=DEAN, parts=(UpdatePart("changed", "I work late."),))
    facts = replace(FACTS, updates=(own, deans))
    assert "From those who could not come" not in text_for(LEAH, facts)
    assert "I like school." in [each.line for each in rendered(LEAH, facts).left_out]


def test_who_left_has_nothing_of_updates_and_plan() -> None:
    facts = with_member(FACTS, LEAH, opted_out=OptOut(at(5, 4), "moved"))
    text = text_for(LEAH, facts)
    assert "The plan" not in text
    assert "He sleeps" not in text


def test_of_a_child_of_whom_they_may_not_hear_nothing_is_taken() -> None:
    """H19: what is written does not say of which child it is."""
    two = replace(FACTS, children=(*FACTS.children, ChildLabel("child-b", "Child B")))
    text = text_for(LEAH, two)
    assert "Breakfast club has begun." not in text
    assert "replace the lock" not in text
    assert "He sleeps" not in text
    assert "breakfast club, phone call" in text
    assert member_of(two, LEAH).children == {CHILD_A}


def test_the_leads_plain_words_stand_in_the_place_of_the_records() -> None:
    text = text_for(LEAH, progress="The mornings go well.", decision_taken="", membership="You.")
    assert "The mornings go well." in text
    assert "Breakfast club has begun." not in text
    assert "What was decided" not in text
    assert "Who takes part\nYou." in text


def test_the_lead_writes_for_one_parent_what_others_do_and_no_action_stands_there() -> None:
    assert "breakfast club" in text_for(DEAN).lower()
    said = text_for(DEAN, others_do="The school sees to the mornings.")
    assert "What others do\nThe school sees to the mornings.\n" in said
    assert "breakfast club" not in said.partition("What others do")[2].lower()
    assert "What others do" not in text_for(DEAN, others_do="")


def test_not_even_the_lead_can_write_of_another_there() -> None:
    copy = rendered(LEAH, progress="Dean came.\nThe father is told.")
    assert [each.line for each in copy.left_out] == ["Dean came.", *_left_of(rendered(LEAH))]
    assert [each.line for each in copy.doubts] == ["The father is told."]


def _left_of(copy: Rendered) -> list[str]:
    return [each.line for each in copy.left_out]


def test_who_else_spoke_and_what_a_child_said_is_the_leads_to_write() -> None:
    minutes = replace(record_of(FACTS), sections=(("parents_views", "She is willing."),))
    copy = rendered(LEAH, replace(FACTS, minutes=(minutes,)))
    assert not copy.says
    assert "She is willing." in _left_of(copy)


def test_of_a_record_handed_in_as_a_file_nothing_is_in_it() -> None:
    sections = (("intervention_agreed", IN_THE_DOCUMENT),)
    minutes = replace(record_of(FACTS), sections=sections, document="D1")
    facts = replace(FACTS, minutes=(minutes,))
    assert not rendered(LEAH, facts).says
    assert IN_THE_DOCUMENT not in text_for(LEAH, facts)


def test_the_next_meetings_have_a_place_only_once_it_was_released() -> None:
    facts = with_meeting(FACTS, "M2", venue="Mill Hall", released_to=frozenset({LEAH}))
    assert "Tue 27 Apr 2027, 10:00, Mill Hall" in text_for(LEAH, facts)
    assert "Mill Hall" not in text_for(DEAN, facts)


def test_the_contact_sheet_goes_with_the_first_notes_alone() -> None:
    """5.6, R2: a parent's with the family copy only."""
    assert "You: held in the case record; 01632 960107" in text_for(LEAH)
    later = with_meeting(FACTS, "M2", started_at=at(20, 3), on=at(20, 3).date())
    assert "Who is who" not in text_for(LEAH, later)


def test_actions_done_say_when_and_those_of_nobody_known_are_left_out() -> None:
    one, two, three = FACTS.actions
    done = replace(two, state=ActionState.DONE, done_on=at(12, 4).date())
    alone, nobodys = replace(one, helpers=(DEAN,)), replace(three, action_owner="p99")
    facts = replace(FACTS, actions=(alone, done, nobodys))
    text = text_for(LEAH, facts)
    assert "A2, by Tue 13 Apr 2027: done on Mon 12 Apr 2027. Who: Lead Social Worker." in text
    assert "With:" not in text
    assert "replace the lock" not in text


def test_an_action_whose_words_speak_of_another_is_left_out_whole() -> None:
    facts = replace(FACTS, actions=(replace(FACTS.actions[1], what="visit Dean"),))
    assert "A2" not in text_for(LEAH, facts)


def test_a_correction_says_so_and_it_says_what_it_is_not() -> None:
    second = replace(record_of(FACTS), id="N2", version=2)
    text = text_for(LEAH, replace(FACTS, minutes=(*FACTS.minutes, second)))
    assert "Version: 2, corrected: it takes the place of the one before" in text
    assert "The record itself is the local authority's own file." in text


def test_nobody_stands_among_those_there_where_no_roll_was_called() -> None:
    facts = with_meeting(FACTS, "M1", roll_call=(), ended_at=None)
    everybody = {each.id for each in facts.professionals}
    gone = tuple(
        replace(each, opted_in=at(1, 6)) if each.id in everybody else each for each in facts.members
    )
    text = text_for(LEAH, replace(facts, members=gone))
    assert "There:" not in text
    assert "Not there:" not in text


def test_without_a_meeting_to_come_there_are_no_dates() -> None:
    alone = replace(FACTS, meetings=FACTS.meetings[:1])
    assert "Your next meetings" not in text_for(LEAH, alone)


def test_an_own_action_without_measure_or_helpers_is_told_without_them() -> None:
    bare = replace(FACTS.actions[0], measure=None, helpers=())
    text = text_for(LEAH, replace(FACTS, actions=(bare,)))
    assert "What: breakfast club" in text
    assert "How it is measured" not in text


def test_an_update_of_which_nothing_may_be_taken_is_not_even_named() -> None:
    """A file that was handed in goes to nobody of the family."""
    said = (UpdatePart("changed", "Dean came."),)
    elsewhere = replace(GRACES, id="U3", meeting="M2")
    facts = replace(FACTS, updates=(replace(GRACES, parts=said, document="D7"), elsewhere))
    assert "From those who could not come" not in text_for(LEAH, facts)
    assert "A document handed in." in _left_of(rendered(LEAH, facts))
