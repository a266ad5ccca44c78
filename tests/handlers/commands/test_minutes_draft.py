"""The note taker writes or hands in, and the lead has it in time or late (R7, H6)."""

from dataclasses import replace

import pytest

from bot.core.cards import Form
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.procedure.loading import load_profile
from bot.core.requests import Upload
from tests.cast import ASHA, DAWN, GRACE, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, form_in, words
from tests.record_story import (
    SECTIONS,
    with_draft,
    with_lead_having_it,
    with_minutes_released,
    with_roll_called,
)
from tests.story import with_first_meeting_booked, with_first_meeting_held, with_meeting

PDF = b"%PDF-1.7\n1 0 obj << /Type /Page >> endobj\ntrailer << >>\n%%EOF\n"
A_PDF = {"document": Upload("Asha Roy notes.pdf", "application/pdf", PDF)}


@pytest.fixture(autouse=True)
def on_thursday(house: House) -> None:
    house.clock.jump(at(1, 4, 16))


def record(house: House, meeting: str = "M1") -> Minutes:
    found = house.group().minutes_of(meeting)
    assert found is not None
    return found


def test_a_meeting_held_shows_as_no_record_yet_with_the_day_it_is_due(house: House) -> None:
    house.keep(with_roll_called())
    said = words(house.say(MARTIN, "minutes 30 march"))
    assert "No record yet: 2 days since the meeting." in said
    assert "Sun 4 Apr 2027" in said
    assert "the last before it is Fri 2 Apr 2027" in said
    assert "With the lead by" not in words(house.say(GRACE, "minutes"))


def test_martin_writes_the_draft_and_sends_it_to_the_lead(house: House) -> None:
    house.keep(with_roll_called())
    card = house.say(MARTIN, "minutes 30 march draft")
    assert asked_in(card)[:2] == ["purpose", "membership"]
    said = words(house.say(MARTIN, form_in(card).command, SECTIONS))
    assert "Nothing has been sent yet" in said
    assert record(house).state is MinutesState.DRAFT
    said = words(house.say(MARTIN, "minutes send"))
    assert "The lead has the minutes of Tue 30 Mar 2027, in time." in said
    assert record(house).state is MinutesState.WITH_LEAD


def test_the_line_of_ig9_and_the_right_group_stand_before_the_form(house: House) -> None:
    house.keep(with_roll_called())
    said = words(house.say(MARTIN, "minutes draft"))
    assert said.index("In immediate danger: 999.") < said.index("Save")
    assert "Is it the group led by Priya Nair that met on 30 March?" in said


def test_going_on_writing_shows_what_stands_there(house: House) -> None:
    house.keep(with_roll_called(with_draft()))
    form = form_in(house.say(MARTIN, "minutes draft"))
    filled = {each.name: each.value for each in form.fields if each.value}
    assert filled == SECTIONS


def test_a_draft_can_be_typed_and_says_what_it_lacks_before_it_is_signed(house: House) -> None:
    house.keep(with_roll_called())
    said = words(house.say(MARTIN, 'minutes draft progress="Breakfast club has begun."'))
    assert "It cannot be signed before this is filled in: Intervention agreed" in said


def test_late_minutes_are_marked_by_working_days(house: House) -> None:
    house.keep(with_roll_called(with_draft()))
    house.clock.jump(at(6, 4, 9))
    assert "2 working days late" in words(house.say(MARTIN, "minutes send"))


def test_only_the_note_taker_writes(house: House) -> None:
    house.keep(with_roll_called())
    for who in (GRACE, PRIYA, LEAH, IQBAL):
        assert house.say(who, "minutes draft", progress="x").is_refusal
        assert house.say(who, "minutes draft").is_refusal
    assert house.group().minutes == ()


def test_asha_hands_in_a_word_or_pdf_file_by_the_link_of_her_request(house: House) -> None:
    group = with_first_meeting_held()
    house.keep(with_meeting(group, "M2", note_taker=ASHA, started_at=at(27, 4, 10)))
    house.clock.jump(at(30, 4, 14))
    form = form_in(house.say(ASHA, "minutes M2", by_link=True, looks=True))
    assert [each.name for each in form.fields][:2] == ["right_group", "document"]
    ticks = {"says_intervention_agreed": "yes", "says_decision_taken": "yes"}
    card = house.say(ASHA, form.command, ticks, by_link=True, uploads=A_PDF)
    assert "in time" in words(card)
    minutes = record(house, "M2")
    assert (minutes.state, minutes.working_days_late) == (MinutesState.WITH_LEAD, 0)
    assert minutes.section("decision_taken")
    (kept,) = house.group().documents
    assert house.store.documents.get("7KQ2", kept.id) == PDF
    assert "Asha" not in repr(kept)


def test_priya_sees_it_as_the_draft(house: House) -> None:
    house.keep(with_roll_called())
    house.say(MARTIN, "minutes M1 hand in", {}, uploads=A_PDF)
    said = words(house.say(PRIYA, "minutes 30 march"))
    assert "DRAFT, not final." in said
    assert "The record was handed in as a document, which goes along." in said


def test_before_the_release_no_form_for_a_correction_is_shown(house: House) -> None:
    house.keep(with_lead_having_it())
    for fields in ({}, {"reason": "A typing error."}):
        card = house.say(PRIYA, "minutes 30 march correct", fields)
        assert card.is_refusal
        assert "not released yet: there is nothing to correct" in words(card)
        assert not any(isinstance(each, Form) for each in card.blocks)


def test_what_is_no_document_is_refused_whatever_it_is_called(house: House) -> None:
    house.keep(with_roll_called())
    script = {"document": Upload("minutes.pdf", "application/pdf", b"#!/bin/sh\n")}
    assert house.say(MARTIN, "minutes M1 hand in", {}, uploads=script).is_refusal
    assert house.group().documents == ()


def test_a_written_agreement_can_be_attached(house: House) -> None:
    house.keep(with_roll_called(with_draft()))
    form = form_in(house.say(MARTIN, "minutes agreement"))
    house.send(MARTIN, form.command, {}, uploads=A_PDF)
    assert house.store.documents.get("7KQ2", record(house).agreement) == PDF
    assert house.say(GRACE, "minutes agreement").is_refusal
    assert form_in(house.say(MARTIN, "minutes agreement", looks=True)).fields


def test_the_same_file_twice_is_taken_once(house: House) -> None:
    house.keep(with_roll_called())
    house.say(MARTIN, "minutes M1 hand in", {}, uploads=A_PDF)
    again = house.say(MARTIN, "minutes M1 hand in", {}, uploads=A_PDF)
    assert "has been handed in" in words(again)
    assert len(house.group().documents) == 1


def test_a_form_sent_twice_is_carried_out_once(house: House) -> None:
    house.keep(with_roll_called())
    for _ in range(2):
        card = house.say(MARTIN, "minutes M1 hand in", {}, uploads=A_PDF, key="same")
        assert not card.is_refusal
    assert len(house.group().documents) == 1


def test_nobody_s_text_is_shown_back_by_link_and_an_empty_field_wipes_nothing(
    house: House,
) -> None:
    house.keep(with_roll_called(with_draft()))
    card = house.say(MARTIN, "minutes M1 draft", by_link=True, looks=True)
    assert "Breakfast club" not in repr(card)
    sent = dict.fromkeys(SECTIONS, "") | {"dates": "27 April"}
    house.say(MARTIN, "minutes M1 draft", sent, by_link=True)
    assert dict(record(house).sections) == {**SECTIONS, "dates": "27 April"}


def test_a_form_drawn_before_somebody_else_changed_the_draft_is_refused_and_kept(
    house: House,
) -> None:
    group = with_roll_called(with_draft())
    house.keep(with_meeting(group, "M1", note_taker=DAWN))
    seen = form_in(house.say(DAWN, "minutes draft")).seen
    house.say(PRIYA, "minutes note taker Martin")
    house.say(MARTIN, "minutes draft", dates="27 April")
    house.say(PRIYA, "minutes note taker Dawn")
    refused = house.say(DAWN, "minutes draft", seen=seen, progress="Two weeks.")
    assert "The draft has been changed since you opened it." in words(refused)
    kept = {each.name: each.value for each in form_in(refused).fields}
    assert kept["progress"] == "Two weeks."
    own = form_in(refused).seen
    assert not house.say(DAWN, "minutes draft", seen=own, progress="Two weeks.").is_refusal


def test_a_correction_begins_a_new_version_with_its_reason(house: House) -> None:
    house.keep(with_minutes_released())
    card = house.say(PRIYA, "minutes 30 march correct")
    assert asked_in(card)[0] == "reason"
    house.say(PRIYA, form_in(card).command, {"reason": "The date was wrong.", "dates": "27 April"})
    minutes = record(house)
    assert (minutes.version, minutes.state) == (2, MinutesState.DRAFT)
    assert minutes.section("dates") == "27 April"
    assert minutes.section("decision_taken") == SECTIONS["decision_taken"]
    assert house.say(GRACE, "minutes 30 march correct", reason="x").is_refusal


def test_final_minutes_are_not_written_over(house: House) -> None:
    house.keep(with_minutes_released())
    assert house.say(MARTIN, "minutes draft", progress="x").is_refusal
    assert len(house.group().minutes) == 1


def test_a_meeting_to_come_or_a_word_that_is_none_is_asked_back(house: House) -> None:
    house.keep(with_roll_called())
    assert "Tue 30 Mar 2027" in words(house.say(PRIYA, "minutes 27 april"))
    assert "draft, hand in" in words(house.say(PRIYA, "minutes 30 march print"))
    assert "Word or PDF document" in words(house.say(MARTIN, "help minutes"))


def test_before_the_first_meeting_there_are_no_minutes(house: House) -> None:
    house.keep(with_first_meeting_booked())
    assert "There is no such meeting" in words(house.say(PRIYA, "minutes"))
    assert "Example: minutes 30 march" in words(house.say(PRIYA, "help minutes"))


def test_the_lead_reads_who_wrote_and_dawn_does_not(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    assert "Breakfast club has begun." in words(house.say(PRIYA, "minutes"))
    assert "Breakfast club has begun." in words(house.say(TOM, "minutes"))
    assert words(house.say(DAWN, "minutes")).endswith("Not final yet: 2 days since the meeting.")


def test_the_note_taker_is_offered_what_comes_next(house: House) -> None:
    house.keep(with_roll_called(with_draft()))
    said = words(house.say(MARTIN, "minutes N1"))
    assert "[Write]" in said
    assert "[Send to the lead]" in said
    house.say(MARTIN, "minutes send")
    assert "[Send to the lead]" not in words(house.say(MARTIN, "minutes"))


def test_where_no_time_is_set_the_note_taker_is_shown_none(house: House) -> None:
    house.keep(replace(with_roll_called(), profile=load_profile("leicester")))
    said = words(house.say(MARTIN, "minutes"))
    assert "[Write]" in said
    assert "With the lead by" not in said
