"""What an invitation told is read back when it has to be called off."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from bot.core.notices.said import OFF, Said

MINUTES = st.times().map(lambda each: time(each.hour, each.minute))


@given(st.dates(), MINUTES, MINUTES, st.integers(1, 99))
def test_what_was_said_is_read_back(on: date, starts: time, ends: time, place: int) -> None:
    said = Said(on, starts, ends, place)
    assert Said.parse(str(said)) == said
    assert str(said) != OFF
