"""What the PDF's fonts cannot draw is named in its place, and never a box or a gap."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import Card, Text
from handlers.printing.child import compiled
from handlers.printing.letters import BREAK, DRAWABLE, LONGEST_WORD, Speller, can_draw
from tests.handlers.printing.samples import plain
from tests.texts import any_text


@pytest.mark.parametrize(
    "text",
    [
        "Siân Llŷr, Tŷ Gŵyr, Tŵr",
        "Łódź, Żółć, Świętosława",
        "Nguyễn Thị Ánh, Đặng",
        "Škoda, Ťažký, İstanbul, Ştefan",
        "Ольга Ґудзь, Αθηνά, שרה",
        "مرحبا بالعالم",
        "“quotes” – dashes — £ € ½ … ✓",
    ],
)
def test_names_and_signs_that_are_common_here_stay_as_written(text: str) -> None:
    speller = Speller()
    assert speller(text) == text
    assert speller.is_whole


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("well done 😀", "well done [grinning face]"),
        ("😀😀", "[grinning face, 2 times]"),
        ("❤️", "❤"),
        ("শুভ হাজার", "[3 Bengali letters] [5 Bengali letters]"),
        ("ਪ", "[1 Gurmukhi letter]"),
        ("中文字", "[3 Chinese or Japanese letters]"),
    ],
)
def test_what_has_no_shape_is_named(text: str, said: str) -> None:
    assert Speller()(text) == said


def test_the_speller_remembers_that_something_was_named() -> None:
    speller = Speller()
    assert speller("plain") == "plain"
    speller("😀")
    speller("plain")
    assert not speller.is_whole


@given(any_text())
def test_after_spelling_everything_has_a_shape(text: str) -> None:
    assert all(map(can_draw, Speller()(text)))


@given(st.text(st.sampled_from("ab @."), max_size=200))
def test_a_long_word_may_break_and_loses_nothing(text: str) -> None:
    spelled = Speller()(text)
    assert spelled.replace(BREAK, "") == text
    assert all(len(word) <= LONGEST_WORD for word in spelled.replace(BREAK, " ").split())


def test_an_address_stays_whole_so_that_it_can_be_copied() -> None:
    assert BREAK not in Speller()("grace.holloway@eastmere-health.example")


def test_typst_draws_every_letter_of_the_list() -> None:
    """It refuses one that its own fonts do not hold: the list is theirs, in upright and in bold."""
    letters = " ".join(sorted(DRAWABLE))
    assert compiled(plain(Card(letters, (Text(letters),))), 0).startswith(b"%PDF-1.7")


def test_the_list_holds_what_can_be_seen_and_nothing_else() -> None:
    assert {unicodedata.category(each)[0] for each in DRAWABLE} <= set("LMNPSZ")
