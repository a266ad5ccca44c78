"""Finding the one person whom words name; two who may be meant are asked back."""

from dataclasses import replace

import pytest

from bot.core.refusals import Refusal
from handlers.finding_people import find_member
from tests.cast import GRACE, MARTIN
from tests.story import member_of, with_first_meeting_held, with_member

HELD = with_first_meeting_held()


@pytest.mark.parametrize(
    "said",
    ["Grace Holloway", '"Grace Holloway"', "“grace”", "grace", "HOLLOWAY", "p3", "health visitor"],
)
def test_a_person_is_found_by_name_part_or_id(said: str) -> None:
    assert find_member(HELD, said).id == GRACE


def test_two_whom_name_and_part_do_not_tell_apart_are_asked_for_by_number() -> None:
    """A substitute named for two meetings is there twice until the lead has confirmed them."""
    martin = member_of(HELD, MARTIN)
    twice = replace(HELD, members=(*HELD.members, replace(martin, id="p12")))
    with pytest.raises(Refusal) as asked:
        find_member(twice, martin.name)
    assert f"Write the number in place of the name: {MARTIN}: {martin.name}" in asked.value.way_on
    assert f"; p12: {martin.name}" in asked.value.way_on
    assert find_member(twice, "p12").id == "p12"


@pytest.mark.parametrize("said", ["Siobhan", "siobhán", "Siobhan OBrien", "SIOBHÁN O'BRIEN"])
def test_a_person_is_found_without_accents_and_apostrophes(said: str) -> None:
    siobhan = with_member(HELD, GRACE, name="Siobhán O’Brien")
    assert find_member(siobhan, said).id == GRACE


def test_two_names_that_differ_by_an_accent_alone_are_told_apart_by_it() -> None:
    both = with_member(with_member(HELD, GRACE, name="Seán Roe"), MARTIN, name="Sean Roe")
    assert find_member(both, "Seán Roe").id == GRACE
    assert find_member(both, "Sean Roe").id == MARTIN
    with pytest.raises(Refusal, match="can be one of 2 people"):
        find_member(both, "sean")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", "Who?"),
        ("-", 'There is no "-" here'),
        ("Zoe", 'There is no "Zoe" here'),
        ('"Zoe"', 'no "Zoe" here'),
        ("Grace Marsh", "There is no"),
    ],
)
def test_a_person_who_is_not_there_is_asked_back_with_those_who_are(
    said: str, expected: str
) -> None:
    with pytest.raises(Refusal, match=expected) as refused:
        find_member(HELD, said)
    assert "Grace Holloway" in refused.value.way_on


def test_nobody_to_choose_from_is_said_plainly() -> None:
    with pytest.raises(Refusal) as refused:
        find_member(HELD, "Zoe", ())
    assert refused.value.way_on == ""
