"""A card is what one person is shown; some of it needs the line for emergencies before it."""

import pytest

from bot.core.cards import Card, Field, FieldKind, Form, Text, asks_for_text


def test_what_is_added_to_a_card_comes_last_and_a_refusal_stays_one() -> None:
    card = Card("No", (Text("Why."),), is_refusal=True)
    assert card.plus(Text("So."), Text("There.")) == Card(
        "No", (Text("Why."), Text("So."), Text("There.")), is_refusal=True
    )


@pytest.mark.parametrize(
    ("kind", "invites"),
    [(FieldKind.TEXT, True), (FieldKind.TICK, False), (FieldKind.DATE, False)],
)
def test_a_card_asks_for_text_if_a_form_of_it_does(kind: FieldKind, invites: object) -> None:
    form = Form("update", (Field("sure", "Sure?", FieldKind.TICK), Field("said", "What?", kind)))
    assert asks_for_text(Card("Update", (Text("Please."), form))) is invites
    assert not asks_for_text(Card("Update", (Text("Please."),)))
