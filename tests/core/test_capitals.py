"""The first letter of a phrase that stands by itself or inside a sentence."""

from hypothesis import given

from bot.core.capitals import inside_a_sentence, standing_alone
from tests.texts import any_text


def test_a_phrase_that_stands_alone_begins_with_a_capital() -> None:
    assert standing_alone("tell the child about the ICPC") == "Tell the child about the ICPC"


def test_a_phrase_inside_a_sentence_begins_small() -> None:
    assert inside_a_sentence("A key of 32 bytes, in Base64") == "a key of 32 bytes, in Base64"


@given(any_text(max_size=5))
def test_nothing_but_the_first_letter_changes(phrase: str) -> None:
    for changed in (standing_alone(phrase), inside_a_sentence(phrase)):
        assert changed.endswith(phrase[1:])
        assert bool(changed) is bool(phrase)
