"""Text for Slack: nothing is lost where it is parted, no character torn, nothing parsed."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.slack.element_rules import parsed_faults
from handlers.slack.text import MORE, cleaned, cut, escaped, pieces, size
from tests.texts import any_text

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f466"
WALES = "\U0001f1ec\U0001f1e7"
MARKS = st.sampled_from(["&", "<", ">", "<!", " ", "\n", "a", "e\u0301", FAMILY, WALES])
ODD = st.one_of(st.lists(MARKS, max_size=60).map("".join), any_text())


@given(ODD, st.integers(5, 40))
def test_pieces_give_the_text_again_and_none_is_too_long(text: str, most: int) -> None:
    parted = list(pieces(text, most))
    assert "".join(parted) == text
    assert all(size(each) <= most for each in parted)


@given(ODD)
def test_no_control_sequence_is_left_and_the_text_is_the_same(text: str) -> None:
    assert list(parsed_faults("text", escaped(text))) == []
    assert unescape(escaped("<!channel> & <@U1>")) == "<!channel> & <@U1>"


@pytest.mark.parametrize("whole", [FAMILY, WALES, "e\u0301", "\U0001f44d\U0001f3fd"])
def test_what_people_see_as_one_character_is_not_torn(whole: str) -> None:
    most = 3 * size(whole) + 1
    assert list(pieces(whole * 5, most)) == [whole * 3, whole * 2]


def test_a_character_longer_than_the_room_is_parted_all_the_same() -> None:
    assert [len(each) for each in pieces("e" + "\u0301" * 11, 5)] == [5, 5, 2]


def test_a_piece_ends_with_a_line_or_else_with_a_word() -> None:
    assert list(pieces("one two\nthree four", 11)) == ["one two\n", "three four"]
    assert list(pieces("one two three", 9)) == ["one two ", "three"]


def test_size_is_the_most_that_slack_may_count() -> None:
    assert size("a & b") == len("a &amp; b")
    assert size("\U0001f600") == 2


def test_what_is_cut_says_so_and_fits() -> None:
    assert cut("Ask who can\ncome on Wed", 30) == "Ask who can come on Wed"
    assert cut("Ask who can come on Wed 31 Mar 2027", 24) == f"Ask who can come on Wed{MORE}"
    assert size(cut("&" * 40, 30)) <= 30


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("one\r\ntwo\u2028three\x0bfour", "one\ntwo\nthree\nfour"),
        ("\u202egnp.exe\x1b[2J\ufffe\ud800", "gnp.exe[2J"),
        ("a\tb", "a b"),
    ],
)
def test_what_could_do_something_is_left_out(said: str, shown: str) -> None:
    assert cleaned(said) == shown
