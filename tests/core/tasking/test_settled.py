"""Tasks and notices found together are the same as each found by itself."""

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.notices.wanted import wanted
from bot.core.tasking.settling import settle_tasks, settled
from tests.cast import at
from tests.record_story import with_minutes_released
from tests.story import with_contact_sheet, with_first_meeting_held


@pytest.mark.parametrize(
    "group", [with_contact_sheet(), with_first_meeting_held(), with_minutes_released()]
)
def test_what_is_found_once_is_what_each_finds(group: CoreGroup) -> None:
    found, now = settled(group, at(20, 4)), at(20, 4)
    assert found.facts == settle_tasks(group, now)
    assert set(found.wanted) == set(wanted(found.facts))
