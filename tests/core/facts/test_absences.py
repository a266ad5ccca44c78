"""An absence counts from its first day, once known, to its last, unless it is ended before."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.core.facts.absences import Absence, away_from, away_until, of_member, to_come
from tests.cast import GRACE, PRIYA, TOM, at

MAY = Absence("Y1", TOM, date(2027, 5, 3), date(2027, 5, 14), PRIYA, at(29, 4, 12))
FIRST, LAST = at(3, 5, 0), at(14, 5, 23, 59)


@pytest.mark.parametrize(
    ("moment", "is_away"),
    [(at(2, 5, 23, 59), False), (FIRST, True), (LAST, True), (at(15, 5, 0), False)],
)
def test_both_its_days_count_by_the_clock_in_london(moment: datetime, *, is_away: bool) -> None:
    assert away_until([MAY], TOM, moment) == (MAY.last if is_away else None)
    assert away_until([MAY], GRACE, moment) is None


def test_nobody_was_away_before_it_was_known_nor_after_it_was_ended() -> None:
    late = replace(MAY, at=at(5, 5, 12))
    assert (late.begins, away_until([late], TOM, at(5, 5, 11))) == (at(5, 5, 12), None)
    ended = replace(MAY, ended_at=at(10, 5, 9))
    assert away_until([ended], TOM, at(10, 5, 8)) == MAY.last
    assert away_until([ended], TOM, at(10, 5, 9)) is None
    assert replace(MAY, ended_at=at(20, 5)).over == MAY.over


def test_what_was_taken_back_never_counted() -> None:
    back = replace(MAY, ended_at=at(30, 4))
    assert of_member([back], TOM) == ()
    assert away_from([back], TOM, at(1, 5)) is None


def test_of_two_that_meet_the_later_last_day_is_told() -> None:
    more = replace(MAY, id="Y2", first=date(2027, 5, 12), last=date(2027, 5, 21))
    assert away_until([MAY, more], TOM, at(12, 5)) == more.last
    assert to_come([more, MAY], TOM, at(1, 5)) == (MAY, more)
    assert to_come([more, MAY], TOM, at(15, 5)) == (more,)


def test_from_when_somebody_is_away_is_now_or_ahead_or_never() -> None:
    assert away_from([MAY], TOM, at(1, 5)) == FIRST
    assert away_from([MAY], TOM, at(6, 5)) == at(6, 5)
    assert away_from([MAY], TOM, at(15, 5)) is None
