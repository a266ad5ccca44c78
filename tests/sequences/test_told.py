"""What cannot be delivered is told to somebody, each day anew, also of the channel."""

from bot.core.notices.notice import CHANNEL, Kind
from tests.cast import GRACE, PRIYA, at
from tests.sequences.world import World

TOLD, REMINDED = at(18, 3, 12), at(23, 3, 12)


def test_a_channel_that_takes_no_post_is_told_to_the_lead(world: World) -> None:
    world.office.refused.add("C7KQ2")
    world.jump(TOLD)
    (told,) = world.told(PRIYA, Kind.ROUTE_FAILED, CHANNEL)
    assert "or to the channel" in str(told.message.card)


def test_an_address_that_fails_again_on_another_day_is_told_again(world: World) -> None:
    world.office.refused.add("g.holloway@health.example")
    world.jump(TOLD)
    assert len(world.told(PRIYA, Kind.ROUTE_FAILED, GRACE)) == 1
    world.jump(REMINDED)
    assert len(world.told(PRIYA, Kind.ROUTE_FAILED, GRACE)) == 2
