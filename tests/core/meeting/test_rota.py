"""The rota shares both posts fairly, and is changed only by two yeses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.rota import Post
from bot.core.meeting.rota import (
    RotaLine,
    answer_swap,
    ask_swap,
    propose_rota,
    set_rota,
    swaps_waiting,
)
from bot.core.meeting.turns import fewest_turns, history
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import ASHA, DAWN, GRACE, LEAH, MARTIN, PRIYA, PROFESSIONALS, TOM, at
from tests.story import meeting_of, member_of, with_first_meeting_held, with_meeting, with_member

AGREED = (RotaLine("M2", PRIYA, DAWN), RotaLine("M3", PRIYA, ASHA), RotaLine("M4", TOM, GRACE))


def ask(group: CoreGroup, post: Post, who: str, meeting: str = "M3") -> CoreGroup:
    return ask_swap(group, meeting_of(group, meeting), post, member_of(group, who), at(1, 4))


def reply(group: CoreGroup, who: str, *, agrees: bool, post: Post = Post.NOTE_TAKER) -> CoreGroup:
    return answer_swap(
        group, meeting_of(group, "M3"), post, member_of(group, who), at(1, 4, 11), agrees=agrees
    )


def test_the_rota_of_the_next_three_meetings_is_agreed() -> None:
    group = set_rota(with_meeting(with_first_meeting_held(), "M2", chair=""), AGREED)
    assert [(each.chair, each.note_taker) for each in group.upcoming[:3]] == [
        (PRIYA, DAWN),
        (PRIYA, ASHA),
        (TOM, GRACE),
    ]


def test_no_line_has_one_person_twice() -> None:
    with pytest.raises(Refusal, match="Tue 25 May 2027") as refused:
        set_rota(with_first_meeting_held(), [RotaLine("M3", ASHA, ASHA)])
    assert refused.value.field == "note_taker_M3"


def test_a_line_may_be_left_open() -> None:
    group = set_rota(with_first_meeting_held(), [RotaLine("M3")])
    assert meeting_of(group, "M3").chair == ""


def test_family_are_on_no_rota_and_past_meetings_neither() -> None:
    with pytest.raises(Refusal, match="Professional members"):
        set_rota(with_first_meeting_held(), [RotaLine("M3", PRIYA, LEAH)])
    for unknown in ("M1", "M99"):
        with pytest.raises(Refusal, match="meetings to come"):
            set_rota(with_first_meeting_held(), [RotaLine(unknown, PRIYA, ASHA)])


def test_the_proposal_keeps_what_is_agreed_and_shares_the_rest() -> None:
    group = with_first_meeting_held()
    lines = propose_rota(group, group.upcoming)
    assert lines[:3] == AGREED
    assert all(line.chair and line.chair != line.note_taker for line in lines)
    noted = [MARTIN, *(line.note_taker for line in lines[:4])]
    assert len(set(noted)) == len(noted)


def test_a_proposal_without_professionals_leaves_the_posts_open() -> None:
    group = with_first_meeting_held()
    for who in PROFESSIONALS:
        group = with_member(group, who, opted_out=OptOut(at(31, 3), "gone"))
    assert propose_rota(group, group.upcoming[-1:]) == (RotaLine("M7"),)


def test_the_history_of_turns_is_visible() -> None:
    turns = {
        each.member.id: (each.chaired, each.noted) for each in history(with_first_meeting_held())
    }
    assert turns[TOM] == (2, 0)
    assert turns[PRIYA] == (2, 0)
    assert turns[MARTIN] == (0, 1)


def test_between_equal_turns_it_is_whoever_had_theirs_longest_ago() -> None:
    group = with_first_meeting_held()
    among = [member_of(group, each) for each in (DAWN, MARTIN)]
    assert [each.id for each in fewest_turns(group, among, "note_taker")] == [MARTIN, DAWN]
    early = fewest_turns(group, among, "note_taker", before=date(2027, 4, 27))
    assert [each.id for each in early] == [DAWN, MARTIN]


def test_grace_takes_ashas_notes_only_with_ashas_yes() -> None:
    group = ask(with_first_meeting_held(), Post.NOTE_TAKER, GRACE)
    assert meeting_of(group, "M3").note_taker == ASHA
    ((meeting, swap),) = swaps_waiting(group, member_of(group, ASHA))
    assert (meeting.id, swap.asked_by) == ("M3", GRACE)
    group = reply(group, ASHA, agrees=True)
    assert meeting_of(group, "M3").note_taker == GRACE
    (answered,) = meeting_of(group, "M3").swaps
    assert (answered.is_open, answered.agreed) == (False, True)
    assert swaps_waiting(group, member_of(group, ASHA)) == ()


def test_a_no_leaves_the_rota_as_it_was() -> None:
    group = reply(ask(with_first_meeting_held(), Post.NOTE_TAKER, GRACE), ASHA, agrees=False)
    assert meeting_of(group, "M3").note_taker == ASHA
    assert swaps_waiting(group, member_of(group, ASHA)) == ()


def test_only_who_holds_the_post_can_give_the_yes() -> None:
    group = ask(with_first_meeting_held(), Post.NOTE_TAKER, GRACE)
    with pytest.raises(Refusal, match="Nobody has asked you"):
        reply(group, MARTIN, agrees=True)
    with pytest.raises(Refusal, match="Nobody has asked you"):
        reply(group, ASHA, agrees=True, post=Post.CHAIR)
    moved_on = with_meeting(group, "M3", note_taker=DAWN)
    with pytest.raises(Refusal, match="Nobody has asked you"):
        reply(moved_on, ASHA, agrees=True)


def test_a_swap_that_makes_the_note_taker_chair_as_well_is_refused() -> None:
    with pytest.raises(Refusal, match="both chair and take notes"):
        ask(with_first_meeting_held(), Post.CHAIR, ASHA)
    group = ask(with_first_meeting_held(), Post.NOTE_TAKER, GRACE)
    chaired = with_meeting(group, "M3", chair=GRACE)
    with pytest.raises(Refusal, match="both chair and take notes"):
        reply(chaired, ASHA, agrees=True)


def test_asking_for_ones_own_post_says_so() -> None:
    with pytest.raises(AlreadyDone):
        ask(with_first_meeting_held(), Post.NOTE_TAKER, ASHA)


def test_a_post_that_nobody_holds_needs_no_yes() -> None:
    group = with_first_meeting_held()
    assert meeting_of(ask(group, Post.CHAIR, ASHA, "M5"), "M5").chair == ASHA
    left = with_member(group, ASHA, opted_out=OptOut(at(31, 3), "moved"))
    assert meeting_of(ask(left, Post.NOTE_TAKER, GRACE), "M3").note_taker == GRACE


def test_who_waits_for_the_answer_does_not_ask_again() -> None:
    group = ask(with_first_meeting_held(), Post.NOTE_TAKER, GRACE)
    with pytest.raises(AlreadyDone, match="is awaited"):
        ask(group, Post.NOTE_TAKER, GRACE)
    again = ask(reply(group, ASHA, agrees=False), Post.NOTE_TAKER, GRACE)
    assert len(swaps_waiting(again, member_of(again, ASHA))) == 1


def test_a_rota_agreed_anew_keeps_the_swap_of_a_post_that_stays_where_it_was() -> None:
    group = ask(with_first_meeting_held(), Post.NOTE_TAKER, GRACE)
    kept = set_rota(group, [RotaLine("M3", TOM, ASHA)])
    assert len(swaps_waiting(kept, member_of(kept, ASHA))) == 1
    gone = set_rota(group, [RotaLine("M3", TOM, DAWN)])
    assert meeting_of(gone, "M3").swaps == ()


def test_asking_twice_leaves_one_request() -> None:
    group = ask(ask(with_first_meeting_held(), Post.NOTE_TAKER, GRACE), Post.NOTE_TAKER, MARTIN)
    group = ask(group, Post.CHAIR, TOM)
    assert {(s.post, s.asked_by) for s in meeting_of(group, "M3").swaps} == {
        (Post.NOTE_TAKER, MARTIN),
        (Post.CHAIR, TOM),
    }


@given(st.sets(st.sampled_from(PROFESSIONALS), max_size=4))
def test_no_proposed_line_has_one_person_twice_whoever_has_left(gone: set[str]) -> None:
    group = with_first_meeting_held()
    for who in gone:
        group = with_member(group, who, opted_out=OptOut(at(31, 3), "gone"))
    for line in propose_rota(group, group.upcoming):
        assert line.chair != line.note_taker or not line.chair
        assert not {line.chair, line.note_taker} & gone
