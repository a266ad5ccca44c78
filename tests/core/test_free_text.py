"""What people write is taken word for word, within bounds that are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.free_text import (
    LONGEST,
    NO_CHARACTERS,
    free_text,
    needed_line,
    needed_reason,
    one_line,
    persons_name,
    without_unseen,
)
from bot.core.refusals import Refusal

MARKS = st.characters(
    exclude_categories=["Cc", "Cs", "Co", "Cf", "Z"], exclude_characters=sorted(NO_CHARACTERS)
)
SEEN = st.text(MARKS, max_size=200)


@given(SEEN)
def test_what_can_be_seen_is_kept_word_for_word(text: str) -> None:
    assert free_text(text) == text


def test_markup_is_text_like_any_other() -> None:
    assert free_text("<b>late</b> & {{ cold }}") == "<b>late</b> & {{ cold }}"


def test_lines_and_tabs_stay_whatever_the_machine_that_wrote_them() -> None:
    assert free_text("  one\r\ntwo\rthree\tfour \n") == "one\ntwo\nthree\tfour"


def test_a_hundred_thousand_characters_are_refused_with_the_number_that_is_taken() -> None:
    with pytest.raises(Refusal, match="100,000 characters; 20,000 is the most"):
        free_text("x" * 100_000, field="how")
    assert free_text("x" * LONGEST)


@pytest.mark.parametrize(
    "unseen", ["\x00", "\x1b[2J", "\u202e", "\ue000", "\x7f", "\x92", "\ufffe"]
)
def test_characters_that_cannot_be_shown_are_refused_at_their_field(unseen: str) -> None:
    with pytest.raises(Refusal, match="cannot be shown") as refused:
        free_text(f"seen{unseen}today", field="how")
    assert refused.value.field == "how"


def test_what_cannot_be_shown_is_left_out_when_a_text_is_given_back() -> None:
    assert without_unseen("seen\x00 to\u202eday\n") == "seen today\n"


def test_only_the_66_numbers_that_will_never_be_a_character_are_taken_for_none() -> None:
    assert len(NO_CHARACTERS) == 66
    for never in "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff":
        assert without_unseen(f"seen{never}today") == "seentoday"
    beside = "\ufdcf\ufdf0\ufffd\U00010000 and \u0378, which may be one some day"
    assert without_unseen(beside) == free_text(beside) == beside


def test_a_byte_order_mark_says_nothing_and_is_left_out() -> None:
    assert free_text("\ufeffFirst\ufeff cell\ufeff") == "First cell"
    assert without_unseen("\ufeffFirst") == "First"


def test_a_short_answer_is_one_line() -> None:
    assert one_line(" by post,\n second  class ") == "by post, second class"
    with pytest.raises(Refusal, match="200 is the most"):
        one_line("x" * 201)


def test_what_must_be_said_and_was_left_empty_is_asked_for_at_its_field() -> None:
    assert needed_line(" by\npost ", "How?", "In a few words.", field="how") == "by post"
    with pytest.raises(Refusal, match="How") as refused:
        needed_line(" \n", "How?", "In a few words.", field="how")
    assert (refused.value.way_on, refused.value.field) == ("In a few words.", "how")


def test_a_text_of_nothing_that_could_be_seen_is_an_empty_one() -> None:
    assert free_text("\u200b\u00a0\u2060") == ""
    assert free_text("👩\u200d👧") == "👩\u200d👧"


def test_what_is_no_whole_answer_is_not_to_be_handed_in_as_a_document() -> None:
    with pytest.raises(Refusal) as refused:
        one_line("x" * 201)
    assert refused.value.way_on == "Shorten it."


@pytest.mark.parametrize(
    "name",
    ["Ben\r\nBcc: x@y.z Okafor", "Ben\nOkafor", "Ben\u2028Okafor", "ben@y.z", "http://y.z Ben"],
)
def test_what_holds_a_line_end_or_an_address_is_no_name(name: str) -> None:
    with pytest.raises(Refusal, match="in one line") as refused:
        persons_name(name, "Who?", "Write it.")
    assert 'like "Grace Holloway"' in refused.value.way_on
    assert refused.value.field == "name"


def test_a_name_is_kept_and_asked_for_where_there_is_none() -> None:
    assert persons_name(" Siobh\u00e1n  O'Brien\n", "Who?", "Write it.") == "Siobh\u00e1n O'Brien"
    with pytest.raises(Refusal, match="Who"):
        persons_name(" ", "Who?", "Write it.")


@pytest.mark.parametrize("text", ["", " . ", "-", "12.", "\u00ad", "?!"])
def test_a_reason_has_letters(text: str) -> None:
    with pytest.raises(Refusal, match="Why") as refused:
        needed_reason(text, "Why?", "Write it.")
    assert refused.value.field == "reason"


def test_a_reason_is_kept_in_one_line() -> None:
    assert needed_reason(" no\n room ", "Why?", "Write it.") == "no room"
