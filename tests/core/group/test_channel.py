"""A channel is bound once there is a conversation of its platform behind it."""

import pytest

from bot.core.facts.particulars import Channel
from bot.core.facts.people import Route


@pytest.mark.parametrize(
    ("channel", "is_bound"),
    [
        (Channel(), False),
        (Channel(Route.SLACK, "7KQ2"), False),
        (Channel(None, "T024/C7KQ2"), False),
        (Channel(Route.SLACK, "T024/C7KQ2"), True),
    ],
)
def test_a_channel_that_was_only_named_is_not_bound(channel: Channel, *, is_bound: bool) -> None:
    assert channel.is_bound is is_bound
