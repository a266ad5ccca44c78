"""What an invitation told is read back when it has to be called off."""

from dataclasses import replace
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from bot.core.notices.said import OFF, Said

MINUTES = st.times().map(lambda each: time(each.hour, each.minute))


SAIDS = st.builds(Said, st.dates(), MINUTES, MINUTES, st.integers(1, 99), st.integers(1, 9))


@given(SAIDS)
def test_what_was_said_is_read_back(said: Said) -> None:
    assert Said.parse(str(said)) == said
    assert str(said) != OFF


@given(SAIDS, st.integers(1, 9))
def test_the_same_told_to_another_mailbox_tells_of_the_same(said: Said, mailbox: int) -> None:
    other = replace(said, mailbox=mailbox)
    assert said.is_as(other)
    assert (str(said) == str(other)) == (said.mailbox == mailbox)
    assert not said.is_as(replace(other, place=said.place + 1))
