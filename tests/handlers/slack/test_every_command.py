"""Every card and form of the house: Slack takes them, and answers come back as from a page."""

from collections.abc import Callable, Iterator

import pytest

from bot.core.cards import Card, Form
from bot.core.facts.groups import CoreGroup
from handlers.slack.blocks import drawn
from handlers.slack.filled_in import answers
from handlers.slack.views import modal, shown
from handlers.table import COMMANDS
from tests.cast import ASHA, GRACE, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House
from tests.handlers.slack.drawings import must_be_a_view, must_be_taken, words
from tests.handlers.slack.filling_in import as_page_sends, filled, sent
from tests.handlers.test_offered_is_theirs import MORE, after_a_meeting, offered
from tests.story import with_answers_for_first


def said() -> Iterator[str]:
    """Yield every command that there is, and each of its ways as `help` has them."""
    for each in COMMANDS.values():
        yield from (way.partition(" (")[0] for way in (each.word, each.example, *each.also))
    yield from MORE


def must_be_drawn(card: Card) -> None:
    messages = drawn(card, ref="7KQ2")
    must_be_taken(messages)
    seen = " ".join(words([each.blocks for each in messages]))
    assert " ".join(card.title.split()) in seen
    must_be_a_view(shown(card, ref="7KQ2"))


def must_come_back(card: Card) -> None:
    view = modal(card, ref="7KQ2", key="k1")
    must_be_a_view(view)
    form = next((block for block in card.blocks if isinstance(block, Form)), None)
    if form is not None and "submit" in view:
        assert answers(sent(view)) == as_page_sends(form)
        given = filled(form)
        assert answers(sent(view, given)) == as_page_sends(form, given)


def test_help_and_an_update_are_drawn_and_the_update_comes_back(house: House) -> None:
    house.keep(with_answers_for_first())
    for line in ("help", "update M1", "members", "plan"):
        card = house.say(GRACE, line)
        must_be_drawn(card)
        must_come_back(card)


@pytest.mark.exhaustive
@pytest.mark.parametrize("group", [after_a_meeting, with_answers_for_first])
@pytest.mark.parametrize("who", [PRIYA, TOM, GRACE, MARTIN, ASHA, HELEN, IQBAL, LEAH])
def test_every_command_is_drawn_and_every_form_comes_back(
    house: House, who: str, group: Callable[[], CoreGroup]
) -> None:
    house.keep(group())
    house.clock.jump(at(5, 4))
    for line in dict.fromkeys(said()):
        card = house.say(who, line, looks=True)
        for each in (card, *(house.say(who, more, looks=True) for more in set(offered(card)))):
            must_be_drawn(each)
            must_come_back(each)
