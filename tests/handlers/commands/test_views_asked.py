"""The views of family who do not come: asked by a person, and written down by them."""

from bot.core.facts.tasks import TaskKind
from tests.cast import PRIYA, at
from tests.handlers.house import House, form_in, words
from tests.story import with_first_meeting_booked


def test_leah_who_sends_apologies_is_asked_for_her_views_and_they_are_written_down(
    house: House,
) -> None:
    house.clock.jump(at(22, 3, 11))
    house.keep(with_first_meeting_booked())
    house.say(PRIYA, "apologies 30 march for Leah")
    (task,) = (each for each in house.group().tasks if each.kind is TaskKind.ASK_VIEWS)
    shown = house.say(PRIYA, f"done {task.id}")
    assert "Ask somebody who does not come for their views" in words(shown)
    form = form_in(house.press(PRIYA, shown, "Write down what they say"))
    assert form is not None
    house.say(PRIYA, form.command, {"changed": "Mornings are easier."})
    (task,) = (each for each in house.group().tasks if each.kind is TaskKind.ASK_VIEWS)
    assert not task.is_open
