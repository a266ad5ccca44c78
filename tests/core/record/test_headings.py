"""The record has the guidance's own headings, and ours in the gap where its text is lost."""

from bot.core.procedure.loading import load_profile
from bot.core.record.headings import HELP, KEYS, empty_headings, headings, written_headings
from tests.record_story import record_of, with_draft
from tests.story import with_first_meeting_held


def test_the_numbers_run_as_in_the_guidance_with_ours_in_the_gap() -> None:
    numbers = [each.number for each in headings(load_profile("leicester"))]
    assert numbers == ["1", "2", "", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
    ours = [each.number for each in headings(load_profile("leicester")) if each.is_ours]
    assert ours == ["4", "5", "6", "7", "8"]


def test_the_keys_stand_for_the_headings_they_are_named_after() -> None:
    texts = {each.key: each.text.lower() for each in headings(load_profile("leicester"))}
    assert texts["note_taker"].startswith("note taker")
    assert texts["absent"].startswith("reports from those who could not")
    assert texts["intervention_agreed"].startswith("intervention agreed")
    assert texts["decision_taken"].startswith("decision")
    assert texts["voice_of_the_child"] == "voice of the child"


def test_signs_of_safety_adds_what_works_what_worries_and_what_comes_next() -> None:
    group = with_first_meeting_held()
    keys = [each.key for each in headings(group.profile)]
    assert [each for each in keys if each not in KEYS] == [
        "working_well",
        "worried_about",
        "next_steps",
        "danger_and_past_harm",
    ]


def test_who_came_and_who_sent_word_is_filled_in_and_not_written() -> None:
    written = {each.key: each.help for each in written_headings(load_profile("hscb"))}
    assert not written.keys() & {"note_taker", "attended", "apologies", "absent"}
    assert set(filter(None, written.values())) == set(HELP.values())


def test_intervention_and_decision_are_what_cannot_stay_empty() -> None:
    assert empty_headings(record_of(with_draft())) == ()
