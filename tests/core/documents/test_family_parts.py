"""The parts of a family copy: its headings, how it is drawn, and how people are called in it."""

from dataclasses import replace

from bot.core.cards import Items
from bot.core.documents.family_copy import drawn
from bot.core.documents.family_headings import plain_headings
from bot.core.documents.family_parts import reading
from bot.core.facts.particulars import Flag
from bot.core.procedure.loading import load_profile
from tests.cast import DEAN, LEAH
from tests.record_story import record_of, with_minutes_released
from tests.story import member_of

FACTS = with_minutes_released()
OPEN = replace(FACTS, flag=Flag.NO)


def test_without_signs_of_safety_there_are_fewer_headings() -> None:
    assert "working_well" in plain_headings(FACTS.profile)
    assert "working_well" not in plain_headings(load_profile("england"))


def test_it_is_drawn_as_lists_under_headings() -> None:
    assert drawn((("One", ("a", "b")),)) == (Items(("a", "b"), "One"),)


def test_who_is_no_professional_is_named_by_nothing() -> None:
    page = reading(OPEN, OPEN.meetings[0], record_of(OPEN), member_of(OPEN, LEAH))
    assert {page.called(None), page.called(member_of(OPEN, DEAN))} == {"professional"}
