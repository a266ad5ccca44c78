"""Whom to phone stands before every form that invites text (IG9)."""

from bot.core.cards import Card, Field, FieldKind, Form, Text, Warn
from bot.core.procedure.loading import load_profile
from bot.core.safety_line import safety_line, with_safety_line
from tests.story import EASTMERE

LINE = "In immediate danger: 999. Worried today: 01632 960199, out of hours 01632 960198."
ASKS_TEXT = Form("update M2", (Field("changed", "What has changed?", FieldKind.TEXT),))
ASKS_TICK = Form("coming M2", (Field("coming", "Are you coming?", FieldKind.TICK),))


def test_the_line_has_the_numbers_of_the_profile() -> None:
    assert safety_line(EASTMERE) == LINE


def test_the_line_cannot_be_configured_away() -> None:
    assert safety_line(load_profile("england")) == "In immediate danger: 999."


def test_the_line_stands_before_the_first_form_that_invites_text() -> None:
    card = Card("Your update", (Text("For 27 April."), ASKS_TICK, ASKS_TEXT, ASKS_TEXT))
    blocks = with_safety_line(card, LINE).blocks
    assert blocks == (Text("For 27 April."), ASKS_TICK, Warn(LINE), ASKS_TEXT, ASKS_TEXT)


def test_a_card_that_carries_the_line_already_gets_it_no_second_time() -> None:
    card = with_safety_line(Card("Your update", (ASKS_TEXT,), is_refusal=True), LINE)
    assert with_safety_line(card, LINE) is card
    assert card.is_refusal


def test_a_card_that_invites_no_text_is_left_alone() -> None:
    card = Card("Coming?", (Text("On 27 April."), ASKS_TICK))
    assert with_safety_line(card, LINE) is card
