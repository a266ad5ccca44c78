"""Agendas and forms, word for word, and which agenda a meeting takes."""

from datetime import date

import pytest

from bot.core.procedure.agendas import AgendaKind, agenda_items, agenda_kind
from bot.core.procedure.forms import (
    Checklist,
    agency_contribution,
    checklist,
    contact_sheet_columns,
    notes_format,
    update_questions,
)

MEETINGS = (date(2027, 3, 30), date(2027, 4, 27), date(2027, 5, 25), date(2027, 7, 6))
REVIEWS = (date(2027, 6, 16),)
FIRST, SUBSEQUENT, BEFORE = AgendaKind.FIRST, AgendaKind.SUBSEQUENT, AgendaKind.BEFORE_REVIEW


def test_the_agendas_have_11_11_and_15_items() -> None:
    assert [len(agenda_items(kind)) for kind in (FIRST, SUBSEQUENT, BEFORE)] == [11, 11, 15]
    assert agenda_items(FIRST)[7] == "PARENT'S VIEWS"
    assert agenda_items(SUBSEQUENT)[7] == "PARENTS/CARERS VIEWS"
    assert agenda_items(BEFORE)[8].startswith("[FIRST REVIEW CORE GROUP] – PROGRESS")


@pytest.mark.parametrize(
    ("meeting", "kind"), [*zip(MEETINGS, (FIRST, SUBSEQUENT, BEFORE, SUBSEQUENT), strict=True)]
)
def test_the_kind_follows_from_the_dates(meeting: date, kind: AgendaKind) -> None:
    assert agenda_kind(meeting, MEETINGS, REVIEWS) is kind


def test_the_kind_changes_with_what_is_booked_and_planned() -> None:
    assert agenda_kind(MEETINGS[1], MEETINGS[:2], REVIEWS) is BEFORE
    assert agenda_kind(MEETINGS[2], MEETINGS) is SUBSEQUENT
    assert agenda_kind(MEETINGS[0], (), REVIEWS) is FIRST
    assert agenda_kind(MEETINGS[3], MEETINGS, (*REVIEWS, date(2027, 12, 15))) is BEFORE


def test_the_notes_keep_the_texts_numbers_and_ours_fill_the_gap() -> None:
    headings = notes_format()
    numbers = [each.number for each in headings]
    assert numbers == ["1", "2", "", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
    assert [each.number for each in headings if each.ours] == ["4", "5", "6", "7", "8"]
    texts = {each.text for each in headings if each.ours}
    assert {"Intervention agreed", "Decisions taken"} <= texts


def test_the_forms_have_their_parts() -> None:
    assert len(agency_contribution()) == 11
    assert contact_sheet_columns()[-1] == "HOW WILL INFORMATION BE SHARED SECURELY?"
    assert [len(checklist(which)) for which in Checklist] == [4, 4, 6]


def test_the_written_update_has_five_questions_and_one_optional() -> None:
    questions = update_questions()
    assert [each.optional for each in questions] == [False] * 5 + [True]
    assert len({each.key for each in questions}) == 6


def test_a_meeting_on_the_day_of_a_review_does_not_prepare_it() -> None:
    assert agenda_kind(REVIEWS[0], (*MEETINGS[:2], REVIEWS[0]), REVIEWS) is SUBSEQUENT
    assert agenda_kind(MEETINGS[2], (*MEETINGS[:3], REVIEWS[0]), REVIEWS) is BEFORE
