"""News of a move leaves while it is of use: before those invited go to the old time (urgent)."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from bot.core.diary.booking import MeetingWish
from bot.core.diary.limits import Slot
from bot.core.diary.moving import cancel, move
from bot.core.facts.groups import CoreGroup
from bot.core.notices.notice import Kind, WantedNotice
from tests.cast import GRACE, PRIYA, at
from tests.core.notices.reading import clock, of
from tests.story import (
    meeting_of,
    member_of,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

APRIL_27, APRIL_28, APRIL_29 = (date(2027, 4, day) for day in (27, 28, 29))
EVE = at(26, 4, 19)


def moved(
    group: CoreGroup, to: date, now: datetime = EVE, id_: str = "M2", venue: str = ""
) -> CoreGroup:
    meeting = meeting_of(group, id_)
    slot = Slot(to, meeting.starts, meeting.ends)
    wish = MeetingWish(slot, venue or meeting.venue, meeting.join_link)
    return move(group, meeting, wish, by=PRIYA, now=now)


def told(group: CoreGroup, id_: str = "M2") -> WantedNotice:
    """Return how Grace hears of a meeting."""
    found = of(group, Kind.INVITATION, GRACE)
    (notice,) = (each for each in found if each.identity.subject == id_)
    return notice


@pytest.mark.parametrize("starts", [time(7, 30), time(8), time(9), time(10)])
def test_a_move_of_tomorrow_morning_s_meeting_is_told_this_evening(starts: time) -> None:
    group = with_meeting(with_first_meeting_held(), "M2", starts=starts)
    change = told(moved(group, APRIL_28))
    assert clock(change.run_at) == "Mon 26 Apr 19:00"
    assert change.useful_until == meeting_of(group, "M2").starts_at - (at(1, 4, 10) - at(1, 4, 7))
    assert change.lapses_at == meeting_of(moved(group, APRIL_28), "M2").starts_at


def test_on_good_friday_a_move_of_the_meeting_after_easter_is_told_at_once() -> None:
    group = moved(with_first_meeting_booked(), date(2027, 3, 31), at(26, 3, 12), "M1")
    assert clock(told(group, "M1").run_at) == "Fri 26 Mar 12:00"


def test_a_move_of_a_meeting_that_is_later_than_tomorrow_waits_for_the_morning() -> None:
    group = with_meeting(with_first_meeting_held(), "M2", on=APRIL_28)
    assert clock(told(moved(group, APRIL_29)).run_at) == "Tue 27 Apr 08:02"


def test_a_meeting_brought_forward_to_tomorrow_is_told_this_evening() -> None:
    group = with_meeting(with_first_meeting_held(), "M2", on=APRIL_29)
    assert clock(told(moved(group, APRIL_27)).run_at) == "Mon 26 Apr 19:00"


def test_what_follows_a_move_that_may_not_have_been_heard_of_is_urgent_as_well() -> None:
    group, after = moved(with_first_meeting_held(), APRIL_28), at(26, 4, 19, 5)
    again = moved(group, APRIL_29, after)
    elsewhere = moved(group, APRIL_28, after, venue="Civic Offices")
    off = cancel(group, meeting_of(group, "M2"), "no room", by=PRIYA, now=after)
    times = {clock(told(each).run_at) for each in (again, elsewhere, off)}
    assert times == {"Mon 26 Apr 19:05"}


def test_a_move_that_everybody_has_heard_of_makes_nothing_later_urgent() -> None:
    group = moved(with_first_meeting_held(), APRIL_29, at(20, 4, 12))
    assert clock(told(moved(group, date(2027, 5, 4))).run_at) == "Tue 27 Apr 08:02"
    elsewhere = moved(group, APRIL_29, venue="Civic Offices")
    assert clock(told(elsewhere).run_at) == "Tue 27 Apr 08:02"


def test_who_joins_after_the_old_day_is_invited_in_the_morning() -> None:
    group = moved(with_first_meeting_held(), APRIL_29)
    joined = with_member(group, GRACE, opted_in=at(27, 4, 19))
    assert clock(told(joined).run_at) == "Wed 28 Apr 08:02"


def test_who_is_confirmed_after_the_old_day_is_invited_in_the_morning() -> None:
    group = moved(with_first_meeting_held(), APRIL_29)
    contact = member_of(group, GRACE).contact
    assert contact.confirmation is not None
    late = replace(contact, confirmation=replace(contact.confirmation, at=at(27, 4, 19)))
    confirmed = with_member(group, GRACE, contact=late)
    assert clock(told(confirmed).run_at) == "Wed 28 Apr 08:02"
