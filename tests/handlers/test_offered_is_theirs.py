"""Nobody is offered what would be refused them: each button and form of each card is theirs."""

from collections.abc import Callable, Iterator

import pytest

from bot.core.cards import Buttons, Card, Form
from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import TaskKind
from bot.core.tasking.settling import settle_tasks
from handlers.table import COMMANDS
from tests.cast import ASHA, GRACE, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, labels, words
from tests.record_story import RELEASED, with_actions, with_grace_absent, with_minutes_released
from tests.story import with_answers_for_first

MORE = ("contact Leah", "contact Grace", "receipts 30 march", "action A1", "action A2", "done T1")
NOT_THEIRS = ("You may not", "Only the", "for you.", "not shown to you")


def after_a_meeting() -> CoreGroup:
    """Return the group when minutes were released, actions proposed and tasks given."""
    return settle_tasks(with_grace_absent(with_actions(with_minutes_released())), RELEASED)


def offered(card: Card) -> Iterator[str]:
    """Yield what the buttons of a card say, and what its forms begin with."""
    for block in card.blocks:
        if isinstance(block, Buttons):
            yield from (each.command for each in block.buttons)
        elif isinstance(block, Form):
            yield block.command


@pytest.mark.exhaustive
@pytest.mark.parametrize("group", [after_a_meeting, with_answers_for_first])
@pytest.mark.parametrize("who", [PRIYA, TOM, GRACE, MARTIN, ASHA, HELEN, IQBAL, LEAH])
def test_what_is_offered_is_not_refused(
    house: House, who: str, group: Callable[[], CoreGroup]
) -> None:
    house.keep(group())
    house.clock.jump(at(5, 4))
    said = (line for each in COMMANDS.values() for line in (each.word, each.example))
    for line in dict.fromkeys((*said, *MORE)):
        for command in offered(house.say(who, line)):
            answer = words(house.say(who, command, looks=True))
            assert not [each for each in NOT_THEIRS if each in answer], (line, command, answer)


def test_a_line_of_the_sheet_is_offered_for_change_to_whom_it_is_to_change(house: House) -> None:
    house.keep(with_answers_for_first())
    assert labels(house.say(PRIYA, "contact Leah")) == {"Change", "Is mail safe there?"}
    assert labels(house.say(PRIYA, "contact Grace")) == {"Change"}
    assert labels(house.say(MARTIN, "contact Leah")) == set()
    assert labels(house.say(MARTIN, "contact")) == {"Send it to me"}


def test_a_receipt_offers_a_task_to_its_owner(house: House) -> None:
    house.keep(after_a_meeting())
    tasks = [t.id for t in house.group().tasks if t.kind is TaskKind.SHARE_MINUTES]
    mine = {f"{each}: done" for each in tasks}
    assert mine <= labels(house.say(PRIYA, "receipts 30 march"))
    assert mine.isdisjoint(labels(house.say(HELEN, "receipts 30 march")))
