"""Two parents, one flag: the report shows all that either got, and says what has leaked."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.cards import Card, Text
from bot.core.facts.groups import CoreGroup
from bot.demo.given import PRINTED, Given, in_order
from bot.demo.side_by_side import found_in, page, secrets
from tests.story import with_first_meeting_booked

AT = datetime(2027, 3, 22, 9, tzinfo=UTC)
VENUE = "Larkfield Primary School, Larkfield Road"


def kept(facts: CoreGroup) -> dict[str, frozenset[str]]:
    return dict(secrets(facts, [each for each in facts.members if each.is_family]))


def given(reference: str, text: str) -> Given:
    return Given(reference, AT, "By mail", Card("Meeting", (Text(text),)))


@pytest.mark.parametrize(
    ("reference", "word"),
    [
        ("H4MX", "T9RK"),
        ("H4MX", "Dean"),
        ("H4MX", "Marsh"),
        ("H4MX", "01632 960108"),
        ("T9RK", "Leah"),
        ("T9RK", VENUE),
        ("T9RK", "7KQ2"),
    ],
)
def test_a_word_of_the_other_that_reached_a_parent_is_found_and_named_on_top(
    reference: str, word: str
) -> None:
    facts = with_first_meeting_booked()
    leak = given(reference, f"You may meet at {word}.")
    assert found_in([leak], kept(facts)) == [(leak, word)]
    report = page([leak], kept(facts))
    assert f"FOUND in {reference}: {word}" in report
    assert "Found: nothing." not in report


def test_what_was_released_to_a_parent_and_is_their_own_may_stand_there() -> None:
    facts = with_first_meeting_booked()
    own = given("H4MX", f"Leah, come to {VENUE}. Your reference is H4MX.")
    assert found_in([own], kept(facts)) == []
    assert "Found: nothing." in page([own], kept(facts))


def test_what_was_printed_and_then_given_is_shown_once() -> None:
    handed = given("H4MX", "You are invited.")
    printed = replace(handed, how=PRINTED)
    assert in_order([printed, handed]) == [handed]
    assert in_order([printed]) == [printed]
