"""Minutes are out once released: of every other meeting held they are still to come."""

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.record.minuting import correct
from bot.core.record.unreleased import unreleased
from tests.cast import PRIYA, at
from tests.record_story import (
    record_of,
    with_draft,
    with_lead_having_it,
    with_minutes_released,
)
from tests.story import with_first_meeting_booked, with_first_meeting_held


@pytest.mark.parametrize("group", [with_draft(), with_lead_having_it()])
def test_minutes_that_were_begun_are_not_out_until_they_are_released(group: CoreGroup) -> None:
    """R8."""
    (left,) = unreleased(group)
    assert (left.meeting.id, left.minutes) == ("M1", record_of(group))
    assert not left.is_correction


def test_of_a_meeting_held_without_a_record_they_are_not_out_either() -> None:
    """H6."""
    (left,) = unreleased(with_first_meeting_held())
    assert (left.minutes, left.is_correction) == (None, False)


def test_a_correction_is_not_out_though_the_version_before_it_is() -> None:
    """R10."""
    (left,) = unreleased(correct(with_minutes_released(), "M1", PRIYA, "A wrong date.", at(5, 4)))
    assert left.is_correction


def test_nothing_waits_where_all_are_out_or_no_meeting_was_held() -> None:
    assert [*unreleased(with_minutes_released()), *unreleased(with_first_meeting_booked())] == []
