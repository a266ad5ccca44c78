"""Moments are kept to the microsecond, and only if they say of which zone they are."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from storage.tables.columns import Instant

DIALECT = create_engine("sqlite://").dialect


@given(st.datetimes(timezones=st.timezones()))
def test_a_moment_comes_back_exactly_and_in_utc(moment: datetime) -> None:
    kept = Instant().process_bind_param(moment, DIALECT)
    again = Instant().process_result_value(kept, DIALECT)
    assert again == moment.astimezone(UTC)


def test_a_moment_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Instant().process_bind_param(datetime(2027, 3, 17, 9), DIALECT)  # noqa: DTZ001 - the mistake itself


def test_no_moment_stays_none() -> None:
    assert Instant().process_bind_param(None, DIALECT) is None
    assert Instant().process_result_value(None, DIALECT) is None
