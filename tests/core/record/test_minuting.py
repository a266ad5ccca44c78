"""The note taker drafts, the lead has it in time or late, a correction is a new version."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import MinutesState, SignsAs
from bot.core.procedure.loading import load_profile
from bot.core.record.headings import IN_THE_DOCUMENT
from bot.core.record.minuting import attach_agreement, correct, due, hand_in, send_to_lead, write
from bot.core.record.versions import in_force, newest, versions
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import ASHA, MARTIN, PRIYA, TOM, at
from tests.record_story import (
    DRAFTED,
    SECTIONS,
    SENT,
    a_document,
    record_of,
    signed_by,
    with_draft,
    with_lead_having_it,
    with_minutes_released,
    with_signatures,
)
from tests.story import with_first_meeting_booked, with_first_meeting_held, with_meeting


def test_the_note_taker_begins_the_one_record_of_a_meeting() -> None:
    minutes = record_of(with_draft())
    assert (minutes.id, minutes.version, minutes.state) == ("N1", 1, MinutesState.DRAFT)
    assert (minutes.written_by, minutes.changed_at) == (MARTIN, DRAFTED)
    assert minutes.section("decision_taken").startswith("The lock")


def test_headings_that_are_not_named_stay_and_emptied_ones_go() -> None:
    facts = write(with_draft(), "M1", MARTIN, {"progress": "", "dates": "27 April"}, SENT)
    assert dict(record_of(facts).sections).keys() == {
        "intervention_agreed",
        "decision_taken",
        "dates",
    }


def test_there_is_no_record_of_a_meeting_that_was_not_held() -> None:
    with pytest.raises(Refusal, match="no such meeting, or it has not begun"):
        write(with_first_meeting_booked(), "M1", MARTIN, SECTIONS, DRAFTED)


@pytest.mark.parametrize("key", ["attended", "child_name"])
def test_nobody_writes_under_a_heading_that_is_not_theirs_to_write(key: str) -> None:
    with pytest.raises(Refusal, match="has no heading"):
        write(with_first_meeting_held(), "M1", MARTIN, {key: "x"}, DRAFTED)


def test_minutes_of_30_march_are_due_by_the_earlier_reading_of_five_days() -> None:
    limit = due(with_first_meeting_held(), "M1")
    assert limit is not None
    assert (limit.date, limit.last_working_day) == (date(2027, 4, 4), date(2027, 4, 2))
    assert limit.other_reading == date(2027, 4, 6)


def test_minutes_of_27_april_are_due_on_sunday_2_may_and_asha_hands_hers_in_before() -> None:
    facts = with_meeting(with_first_meeting_held(), "M2", started_at=at(27, 4, 10))
    limit = due(facts, "M2")
    assert limit is not None
    assert (limit.date, limit.last_working_day) == (date(2027, 5, 2), date(2027, 4, 30))
    assert limit.other_reading == date(2027, 5, 5)
    sent = send_to_lead(hand_in(facts, "M2", a_document("D1", ASHA), at(30, 4)), "M2", at(30, 4))
    assert record_of(sent, "M2").working_days_late == 0


def test_a_profile_without_a_limit_marks_nothing_as_late() -> None:
    facts = replace(with_draft(), profile=load_profile("leicester"))
    assert due(facts, "M1") is None
    assert record_of(send_to_lead(facts, "M1", at(30, 6))).working_days_late == 0


@pytest.mark.parametrize(
    ("sent", "late"),
    [(at(1, 4), 0), (at(4, 4, 23, 59), 0), (at(5, 4), 1), (at(9, 4), 5), (at(10, 4), 5)],
)
def test_minutes_are_late_by_working_days_after_the_binding_date(sent: datetime, late: int) -> None:
    facts = send_to_lead(with_draft(), "M1", sent)
    assert record_of(facts).working_days_late == late
    assert record_of(facts).sent_to_lead_at == sent


def test_a_record_due_on_a_friday_is_late_on_the_saturday_too() -> None:
    facts = with_meeting(with_draft(), "M1", on=date(2027, 4, 4))
    assert record_of(send_to_lead(facts, "M1", at(10, 4))).working_days_late == 1


def test_an_empty_draft_is_not_sent() -> None:
    empty = write(with_first_meeting_held(), "M1", MARTIN, {"dates": " "}, DRAFTED)
    with pytest.raises(Refusal, match="nothing in the draft"):
        send_to_lead(empty, "M1", SENT)


def test_what_was_sent_is_not_sent_again_and_nothing_is_sent_where_nothing_was_begun() -> None:
    with pytest.raises(AlreadyDone, match="The lead has these minutes"):
        send_to_lead(with_lead_having_it(), "M1", SENT)
    with pytest.raises(Refusal, match="no minutes of this meeting yet"):
        send_to_lead(with_first_meeting_held(), "M1", SENT)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (with_lead_having_it(), "Next they are signed (chair; team manager or senior"),
        (with_lead_having_it(), "To change them before that: minutes 30 march draft"),
        (with_signatures(), "Next the lead releases them."),
        (with_minutes_released(), "They are final. Who has them: receipts 30 march"),
    ],
)
def test_who_sends_minutes_again_is_told_what_comes_next(facts: CoreGroup, expected: str) -> None:
    with pytest.raises(AlreadyDone) as told:
        send_to_lead(facts, "M1", SENT)
    assert expected in told.value.way_on


def test_a_document_can_be_handed_in_as_the_draft_and_says_what_it_answers() -> None:
    facts = with_first_meeting_held()
    answers = ("intervention_agreed", "decision_taken")
    facts = hand_in(facts, "M1", a_document("D1"), SENT, answers=answers)
    assert [each.id for each in facts.documents] == ["D1"]
    assert record_of(facts).document == "D1"
    assert record_of(facts).section("decision_taken") == IN_THE_DOCUMENT
    with pytest.raises(AlreadyDone):
        hand_in(facts, "M1", a_document("D2", digest="digest of D1"), SENT)


def test_another_document_stands_in_its_place_and_the_first_is_kept() -> None:
    facts = hand_in(with_draft(), "M1", a_document("D1"), SENT)
    facts = hand_in(facts, "M1", a_document("D2"), SENT)
    assert record_of(facts).document == "D2"
    assert [each.id for each in facts.documents] == ["D1", "D2"]


def test_a_document_leaves_what_was_written_before_it() -> None:
    facts = hand_in(with_draft(), "M1", a_document("D1"), SENT, answers=("decision_taken",))
    assert record_of(facts).section("decision_taken") == SECTIONS["decision_taken"]


def test_a_written_agreement_goes_along_and_is_part_of_what_is_signed() -> None:
    signed = signed_by(with_lead_having_it(), TOM, SignsAs.CHAIR)
    facts = attach_agreement(signed, "M1", a_document("D5"), SENT)
    assert (record_of(facts).agreement, record_of(facts).signatures) == ("D5", ())
    assert [each.id for each in facts.documents] == ["D5"]
    final = replace(record_of(with_minutes_released()), agreement="D5")
    again = correct(
        replace(with_minutes_released(), minutes=(final,)), "M1", PRIYA, "A slip.", SENT
    )
    assert record_of(again).agreement == "D5"


def test_text_changed_after_a_signature_takes_the_signature_away() -> None:
    signed = signed_by(with_lead_having_it(), TOM, SignsAs.CHAIR)
    same = write(signed, "M1", MARTIN, {"dates": ""}, at(2, 4, 12))
    assert record_of(same).signatures
    changed = write(signed, "M1", MARTIN, {"dates": "27 April"}, at(2, 4, 12))
    assert record_of(changed).signatures == ()
    assert record_of(changed).revision == record_of(signed).revision + 1


def test_final_minutes_are_never_overwritten_and_no_second_set_begins() -> None:
    with pytest.raises(Refusal, match="one set for all"):
        write(with_minutes_released(), "M1", MARTIN, SECTIONS, at(3, 5))
    with pytest.raises(Refusal, match="one set for all"):
        hand_in(with_minutes_released(), "M1", a_document("D9"), at(3, 5))


def test_a_correction_is_a_new_version_with_its_reason() -> None:
    facts = correct(with_minutes_released(), "M1", PRIYA, "The date was wrong.", at(5, 4))
    old, new = versions(facts, "M1")
    assert (new.id, new.version, new.corrects) == ("N2", 2, "The date was wrong.")
    assert new.sections == old.sections
    assert (new.signatures, new.recipients) == ((), ())
    assert in_force(facts, "M1") == old
    sent = send_to_lead(facts, "M1", at(5, 5))
    assert record_of(sent).working_days_late == 0


def test_only_final_minutes_are_corrected_and_only_with_a_reason() -> None:
    with pytest.raises(Refusal, match="not released yet") as not_yet:
        correct(with_draft(), "M1", PRIYA, "A reason.", SENT)
    assert "the note taker changes the draft: minutes 30 march draft" in not_yet.value.way_on
    under_way = correct(with_minutes_released(), "M1", PRIYA, "The date was wrong.", SENT)
    with pytest.raises(Refusal, match="Version 2 is being corrected already"):
        correct(under_way, "M1", PRIYA, "A reason.", SENT)
    with pytest.raises(Refusal, match="needs its reason"):
        correct(with_minutes_released(), "M1", PRIYA, " ", SENT)


KEYS = st.sampled_from(["progress", "decision_taken", "dates", "purpose", "voice_of_the_child"])


@given(st.lists(st.dictionaries(KEYS, st.text("ab ", max_size=5)), max_size=6))
def test_however_often_it_is_written_there_is_one_version_with_the_last_words(
    writings: list[dict[str, str]],
) -> None:
    facts = with_first_meeting_held()
    last: dict[str, str] = {}
    for sections in writings:
        facts = write(facts, "M1", MARTIN, sections, DRAFTED)
        last |= {key: text.strip() for key, text in sections.items()}
    assert len(facts.minutes) == bool(writings)
    kept = dict(facts.minutes[0].sections) if facts.minutes else {}
    assert kept == {key: text for key, text in last.items() if text}


def test_a_refusal_names_the_meeting_s_own_day_and_not_an_example() -> None:
    moved = with_meeting(with_first_meeting_held(), "M1", on=date(2027, 4, 1))
    with pytest.raises(Refusal) as refused:
        newest(moved, "M1")
    assert refused.value.way_on == "The note taker begins them: minutes 1 april draft"
