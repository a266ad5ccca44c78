"""Who chairs and who takes notes: proposals, the guard of R5, agreement and reasons."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import MemberKind, OptOut, Role
from bot.core.meeting.chairing import (
    Posts,
    follows_rule,
    guard,
    is_first,
    name_posts,
    proposed_chair,
    proposed_note_taker,
    signature_clash,
)
from bot.core.refusals import Refusal
from tests.cast import ASHA, DAWN, GRACE, IQBAL, JOAN, LEAH, MARTIN, PRIYA, PROFESSIONALS, TOM, at
from tests.profiles import with_value, without
from tests.story import (
    a_meeting,
    meeting_of,
    member_of,
    with_answers_for_first,
    with_contact_sheet,
    with_first_meeting_held,
    with_meeting,
    with_member,
)


def named(group: CoreGroup, posts: Posts, *, by: str = TOM, meeting: str = "M1") -> Meeting:
    return name_posts(group, meeting_of(group, meeting), posts, by=by)


def proposed(group: CoreGroup, meeting: str, *here: str) -> str:
    room = tuple(member_of(group, each) for each in here) or None
    found = proposed_chair(group, meeting_of(group, meeting), room)
    return found.id if found else ""


def test_the_team_manager_is_proposed_for_the_first_meeting() -> None:
    assert proposed(with_answers_for_first(), "M1") == TOM


def test_after_it_the_rotas_chair_is_proposed_else_the_lead_else_the_manager() -> None:
    group = with_first_meeting_held()
    assert proposed(with_meeting(group, "M2", chair=TOM), "M2") == TOM
    bare = with_meeting(group, "M2", chair="")
    assert proposed(bare, "M2") == PRIYA
    assert proposed(bare, "M2", TOM, GRACE) == TOM
    assert proposed(bare, "M2", GRACE) == ""


def test_a_manager_who_is_no_member_can_chair_all_the_same() -> None:
    group = with_member(with_answers_for_first(), TOM, kind=MemberKind.OUTSIDE)
    assert proposed(group, "M1", PRIYA, GRACE) == TOM


def test_highland_proposes_the_lead_or_somebody_of_the_same_department() -> None:
    rule = "lead or nominee of the lead's department"
    group = with_value(with_answers_for_first(), "chair_first", rule)
    assert proposed(group, "M1") == PRIYA
    assert proposed(group, "M1", TOM, GRACE) == TOM
    alone = with_member(group, PRIYA, roles=frozenset())
    assert proposed(alone, "M1") == ""


@pytest.mark.parametrize("rule", ["rota", "decided at the start"])
def test_where_chairing_is_shared_whoever_chaired_least_is_proposed(rule: str) -> None:
    group = with_value(with_first_meeting_held(), "chair_after", rule)
    group = with_meeting(group, "M2", chair="")
    assert proposed(group, "M2", TOM, PRIYA) == PRIYA
    assert follows_rule(group, meeting_of(group, "M2"), ASHA)


def test_without_a_rule_anybody_may_chair() -> None:
    group = without(with_answers_for_first(), "chair_first")
    assert proposed(group, "M1") == ""
    assert follows_rule(group, meeting_of(group, "M1"), ASHA)


def test_first_is_the_meeting_before_which_none_was_held_or_is_booked() -> None:
    assert is_first(with_contact_sheet(), date(2027, 3, 30))
    assert is_first(with_answers_for_first(), date(2027, 3, 30))
    assert not is_first(with_answers_for_first(), date(2027, 4, 27))


def test_the_rota_proposes_for_notes_who_is_here_does_not_chair_and_had_fewest_turns() -> None:
    group = with_first_meeting_held()
    group = with_meeting(group, "M2", note_taker=DAWN)
    meeting = meeting_of(group, "M2")
    room = tuple(member_of(group, each) for each in (PRIYA, MARTIN, ASHA, LEAH))
    found = proposed_note_taker(group, meeting, PRIYA, room)
    assert found is not None
    assert found.id == ASHA
    agreed = proposed_note_taker(group, meeting, PRIYA)
    assert agreed is not None
    assert agreed.id == DAWN
    assert proposed_note_taker(group, meeting, PRIYA, room[:1]) is None


def test_tom_who_chairs_cannot_take_the_notes_and_is_told_the_way_on() -> None:
    with pytest.raises(Refusal, match="both chair and take notes") as refused:
        named(with_answers_for_first(), Posts(TOM, TOM))
    assert "somebody else" in refused.value.way_on
    assert refused.value.field == "alone"


def test_the_chairs_own_record_that_nobody_else_can_is_the_way_round() -> None:
    group = with_answers_for_first()
    meeting = named(group, Posts(TOM, TOM, alone="Two people are here."))
    assert meeting.reasons.alone == "Two people are here."
    guard(meeting, TOM, TOM, by=MARTIN)
    with pytest.raises(Refusal) as refused:
        named(group, Posts(TOM, TOM, alone="Two people are here."), by=PRIYA)
    assert refused.value.field == "note_taker"


def test_two_people_later_clear_the_record_that_nobody_else_could() -> None:
    group = with_answers_for_first()
    alone = named(group, Posts(TOM, TOM, alone="Two people are here."))
    again = name_posts(group, alone, Posts(TOM, MARTIN), by=TOM)
    assert again.reasons.alone == ""


def test_martin_takes_the_notes_of_30_march() -> None:
    meeting = named(with_answers_for_first(), Posts(TOM, MARTIN))
    assert (meeting.chair, meeting.note_taker) == (TOM, MARTIN)
    assert meeting.reasons.chair == ""


@pytest.mark.parametrize("who", [LEAH, IQBAL, "p99"])
def test_family_and_strangers_hold_no_post(who: str) -> None:
    with pytest.raises(Refusal, match="Professional members"):
        named(with_answers_for_first(), Posts(TOM, who))


def test_a_substitute_takes_no_notes_for_their_access_ends_with_the_meeting() -> None:
    with pytest.raises(Refusal, match=r"Joan Whitby is a substitute: .* written after it \(L10\)"):
        named(with_answers_for_first(), Posts(TOM, JOAN))


def test_who_has_left_holds_no_post_and_nobody_is_asked_for() -> None:
    group = with_member(with_answers_for_first(), DAWN, opted_out=OptOut(at(29, 3), "moved"))
    with pytest.raises(Refusal, match="Professional members"):
        named(group, Posts(TOM, DAWN))
    with pytest.raises(Refusal, match="Who is note taker"):
        named(group, Posts(TOM, ""))


def test_another_chair_needs_the_members_agreement_and_experience() -> None:
    group = with_answers_for_first()
    with pytest.raises(Refusal) as refused:
        named(group, Posts(ASHA, MARTIN, reason="Chairs case conferences."))
    assert refused.value.field == "chair_agreed"
    with pytest.raises(Refusal) as refused:
        named(group, Posts(ASHA, MARTIN, agreed=True))
    assert refused.value.field == "chair_reason"
    meeting = named(group, Posts(ASHA, MARTIN, reason="Chairs case conferences.", agreed=True))
    assert meeting.chair_agreed
    assert meeting.reasons.chair == "Chairs case conferences."


def test_the_mark_experienced_stands_for_the_reason() -> None:
    group = with_answers_for_first()
    roles = frozenset({Role.EXPERIENCED_CHAIR})
    group = with_member(group, ASHA, roles=roles)
    assert named(group, Posts(ASHA, MARTIN, agreed=True)).chair_agreed


def test_elsewhere_another_chair_needs_a_recorded_reason() -> None:
    group = without(with_answers_for_first(), "chair_agreed")
    with pytest.raises(Refusal, match="H5") as refused:
        named(group, Posts(ASHA, MARTIN))
    assert refused.value.field == "chair_reason"
    meeting = named(group, Posts(ASHA, MARTIN, reason="Both managers are in court."))
    assert not meeting.chair_agreed


def test_two_signatures_of_one_person_are_seen_before_the_meeting() -> None:
    group = with_answers_for_first()
    assert "senior social worker gives" in signature_clash(group, TOM)
    assert signature_clash(group, PRIYA) == ""
    without_iqbal = with_member(group, IQBAL, roles=frozenset())
    assert "nobody is there" in signature_clash(without_iqbal, TOM)
    assert signature_clash(without(group, "minutes_signatures"), TOM) == ""


@given(
    chair=st.sampled_from(PROFESSIONALS),
    note_taker=st.sampled_from(PROFESSIONALS),
    by=st.sampled_from(PROFESSIONALS),
    alone=st.sampled_from(["", "nobody else"]),
)
def test_one_person_holds_both_posts_only_by_their_own_word_as_chair(
    chair: str, note_taker: str, by: str, alone: str
) -> None:
    posts = Posts(chair, note_taker, alone=alone, reason="agreed", agreed=True)
    may = chair != note_taker or (bool(alone) and by == chair)
    group = replace(with_contact_sheet(), meetings=(a_meeting("M1", date(2027, 3, 30)),))
    try:
        meeting = named(group, posts, by=by)
    except Refusal:
        assert not may
    else:
        assert may
        assert bool(meeting.reasons.alone) == (chair == note_taker)
