"""Refusals that are said together."""

from bot.core.refusals import Refusal, Refusals


def test_several_refusals_say_each_and_belong_to_their_own_fields() -> None:
    both = Refusals([Refusal("When?", "Say it.", field="on"), Refusal("Where?", field="venue")])
    assert str(both) == "When? Say it. Where?"
    assert both.field == "on"
    assert [each.field for each in both.each] == ["on", "venue"]
