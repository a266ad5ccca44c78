"""A draft that the lead was given is kept when another stands in its place, and final has none."""

from dataclasses import replace

from bot.core.documents.earlier_drafts import earlier_drafts
from bot.core.facts.minutes import MinutesState, SignsAs
from bot.core.record.minuting import attach_agreement, correct, hand_in, write
from tests.cast import MARTIN, PRIYA, TOM, at
from tests.record_story import (
    SECTIONS,
    a_document,
    record_of,
    signed_by,
    with_draft,
    with_lead_having_it,
    with_minutes_released,
)

LATER = at(2, 4, 12)


def test_each_draft_that_the_lead_had_is_shown_the_last_one_first() -> None:
    facts = signed_by(with_lead_having_it(), TOM, SignsAs.CHAIR)
    facts = write(facts, "M1", MARTIN, {"dates": "27 April"}, LATER)
    facts = hand_in(facts, "M1", a_document("D1"), LATER)
    facts = attach_agreement(facts, "M1", a_document("D2"), LATER)
    facts = write(facts, "M1", MARTIN, {"dates": "25 May"}, LATER)
    newest, *_, first = earlier_drafts(facts, record_of(facts))
    assert newest.label == "Draft 4, with the lead until Fri 2 Apr 2027"
    assert "Handed in as a document, which is kept." in newest.lines
    assert "A written agreement went along." in newest.lines
    said = "\n".join(first.lines)
    assert SECTIONS["decision_taken"] in said
    assert "The signature does not hold for the draft that stands now." in said


def test_what_was_changed_before_it_was_sent_is_no_earlier_draft() -> None:
    facts = write(with_draft(), "M1", MARTIN, {"dates": "27 April"}, LATER)
    assert list(earlier_drafts(facts, record_of(facts))) == []
    assert record_of(facts).revision == 2


def test_final_minutes_show_no_draft_and_their_correction_counts_on() -> None:
    facts = write(with_lead_having_it(), "M1", MARTIN, {"dates": "27 April"}, LATER)
    final = replace(record_of(facts), state=MinutesState.FINAL)
    assert list(earlier_drafts(facts, final)) == []
    old = with_minutes_released()
    corrected = correct(old, "M1", PRIYA, "The date was wrong.", LATER)
    assert record_of(corrected).revision == record_of(old).revision + 1
