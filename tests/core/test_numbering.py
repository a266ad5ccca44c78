"""Numbers count on within a group and are never given twice."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.numbering import next_id


def test_the_first_meeting_is_m1() -> None:
    assert next_id("M", ()) == "M1"


def test_a_number_follows_the_highest_and_not_the_count() -> None:
    assert next_id("M", ("M1", "M10", "A40", "M-2", "")) == "M11"


@given(st.lists(st.sampled_from("AMT"), max_size=30))
def test_no_number_is_given_twice(prefixes: list[str]) -> None:
    taken: list[str] = []
    for prefix in prefixes:
        taken.append(next_id(prefix, taken))
    assert len(set(taken)) == len(taken)
