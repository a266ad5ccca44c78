"""The minutes of a meeting held go to another note taker, and the rules of the rota hold (R5)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.rota import NotesPassed
from bot.core.meeting.passing_notes import (
    notes_since,
    pass_notes,
    passing_on,
    who_could_write,
)
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import ASHA, DAWN, GRACE, JOAN, LEAH, MARTIN, PRIYA, PROFESSIONALS, TOM, at
from tests.record_story import (
    with_draft,
    with_lead_having_it,
    with_minutes_released,
    with_roll_called,
)
from tests.story import meeting_of, with_first_meeting_booked, with_first_meeting_held, with_meeting

NOW = at(1, 4, 12)


def passed(group: CoreGroup, taker: str, by: str = PRIYA, alone: str = "") -> CoreGroup:
    return pass_notes(group, meeting_of(group, "M1"), taker, by=by, now=NOW, alone=alone)


def test_the_minutes_are_another_s_from_now_on_and_it_stays_known_whose_they_were() -> None:
    meeting = meeting_of(passed(with_draft(), DAWN), "M1")
    assert meeting.note_taker == DAWN
    assert meeting.notes_passed == (NotesPassed(MARTIN, DAWN, NOW, PRIYA),)
    assert notes_since(meeting) == NOW


def test_until_then_the_note_taker_has_them_since_the_end() -> None:
    held = meeting_of(with_first_meeting_held(), "M1")
    assert notes_since(held) == held.ended_at
    assert notes_since(replace(held, ended_at=None)) == held.ends_at


def test_what_was_written_stays_also_where_the_lead_has_it() -> None:
    for group in (with_draft(), with_lead_having_it()):
        assert passed(group, DAWN).minutes == group.minutes


def test_they_are_not_given_to_who_has_them_or_to_who_holds_no_post() -> None:
    with pytest.raises(AlreadyDone):
        passed(with_draft(), MARTIN)
    for other in (LEAH, JOAN, "", "p99"):
        with pytest.raises(Refusal):
            passed(with_draft(), other)


def test_the_chair_writes_only_by_the_chair_s_own_word_that_nobody_else_can() -> None:
    with pytest.raises(Refusal, match="both chair and take notes"):
        passed(with_draft(), TOM, by=PRIYA, alone="Nobody else was there.")
    with pytest.raises(Refusal, match="both chair and take notes"):
        passed(with_draft(), TOM, by=TOM)
    group = passed(with_draft(), TOM, by=TOM, alone="Nobody else was there.")
    assert meeting_of(group, "M1").reasons.alone == "Nobody else was there."
    back = pass_notes(group, meeting_of(group, "M1"), DAWN, by=TOM, now=at(2, 4), alone="")
    assert meeting_of(back, "M1").reasons.alone == ""


def test_before_the_end_the_rota_says_who_takes_notes() -> None:
    booked = with_first_meeting_booked()
    started = with_meeting(booked, "M1", state=MeetingState.STARTED)
    for group in (booked, started):
        with pytest.raises(Refusal) as refused:
            passed(group, DAWN)
        assert refused.value.way_on.endswith("rota M1 notes NAME")


def test_final_minutes_are_nobody_s_to_write() -> None:
    with pytest.raises(Refusal, match="are final"):
        passed(with_minutes_released(), DAWN)


def test_proposed_is_somebody_who_was_there_and_neither_chairs_nor_has_them_now() -> None:
    """Asha was not there: police came by substitute."""
    group = with_roll_called()
    proposed = who_could_write(group, meeting_of(group, "M1"))
    assert proposed is not None
    assert proposed.id in {PRIYA, GRACE, DAWN}
    unknown = with_first_meeting_held()
    anybody = who_could_write(unknown, meeting_of(unknown, "M1"))
    assert anybody is not None
    assert anybody.id not in {MARTIN, TOM}
    assert passing_on("M1") == "minutes M1 note taker NAME"


@given(st.lists(st.sampled_from((*PROFESSIONALS, ASHA)), max_size=6))
def test_whoever_has_them_in_turn_no_chair_has_them_and_each_turn_is_kept(turns: list[str]) -> None:
    group = with_draft()
    for taker in turns:
        try:
            group = passed(group, taker)
        except Refusal:
            continue
        meeting = meeting_of(group, "M1")
        assert meeting.notes_passed[-1].taker == meeting.note_taker == taker != meeting.chair
