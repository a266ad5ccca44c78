"""Of some days each group is one line: how many dates were due in them, and how they were kept."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.evidence.counted import COUNTED, counted
from bot.core.evidence.due import all_due
from bot.core.facts.groups import CoreGroup
from bot.core.saying.periods import Period
from tests.record_story import with_minutes_released
from tests.story import with_meeting

TODAY = date(2027, 4, 30)
MARCH = Period(date(2027, 3, 1), date(2027, 3, 31))
APRIL = Period(date(2027, 4, 1), date(2027, 4, 30))
EVER = Period(date(2027, 1, 1), date(2027, 12, 31))


def of(facts: CoreGroup, period: Period, today: date = TODAY) -> dict[str, str]:
    found = counted(facts, today, period)
    assert found is not None
    return dict(zip(COUNTED, found, strict=True))


def test_each_date_counts_once_by_how_it_was_kept() -> None:
    facts = with_minutes_released()
    line = of(facts, EVER)
    how = [each.standing(TODAY) for each in all_due(facts, TODAY)]
    assert line["Group"] == "7KQ2"
    assert line["In time"] == str(how.count("in time"))
    assert line["Open"] == str(how.count("open"))
    assert line["Due"] == str(len(how))
    assert how.count("in time") > 0 < how.count("open")


def test_what_is_past_and_not_done_is_not_on_record_and_what_was_done_after_it_late() -> None:
    facts, later = with_minutes_released(), date(2027, 5, 31)
    before = of(facts, APRIL, later)
    (meeting,) = (each for each in facts.meetings if each.id == "M1")
    late = with_meeting(facts, "M1", on=date(2027, 4, 6), starts=meeting.starts)
    after = of(late, APRIL, later)
    assert (before["Late"], after["Late"]) == ("0", "1")
    assert int(before["In time"]) == int(after["In time"]) + 1
    (may,) = [counted(facts, later, Period(date(2027, 5, 1), later))]
    assert may is not None
    assert int(may[COUNTED.index("Not on record")]) > 0


def test_where_something_was_done_or_held_alone_nothing_was_due() -> None:
    """The first meeting, held on 30 Mar, was due on 2 Apr."""
    line = of(with_minutes_released(), MARCH)
    assert set(line.values()) == {"7KQ2", "0"}


@pytest.mark.parametrize(("held", "is_line"), [(True, True), (False, False)])
def test_where_nothing_was_due_done_or_held_there_is_no_line(*, held: bool, is_line: bool) -> None:
    facts = with_minutes_released()
    august = Period(date(2030, 8, 1), date(2030, 8, 31))
    if held:
        on = date(2030, 8, 2)
        more = replace(facts.held[0], id="M9", on=on)
        facts = replace(facts, meetings=(*facts.meetings, more))
        august = Period(on, on)
    assert (counted(facts, TODAY, august) is not None) == is_line
