"""A name of the family stands in no calendar, unless whoever books says that it is a place's."""

from dataclasses import replace

import pytest

from bot.core.diary.booking import MeetingWish, book
from bot.core.diary.limits import NeedsReasons, Slot
from bot.core.diary.moving import move
from bot.core.diary.place_names import names_in_place
from bot.core.diary.series import book_series
from bot.core.facts.meetings import Reasons
from tests.cast import DEAN, LEAH, PRIYA, at
from tests.story import meeting_of, with_first_meeting_booked, with_member

BOOKED = with_first_meeting_booked()
FIRST = meeting_of(BOOKED, "M1")
NOW = at(22, 3)
A_STREET = Reasons(place="It is a street.")


def wish(venue: str, reasons: Reasons = FIRST.reasons, day: int = 28) -> MeetingWish:
    slot = Slot(FIRST.on.replace(month=4, day=day), FIRST.starts, FIRST.ends)
    return MeetingWish(slot, venue, reasons=reasons)


@pytest.mark.parametrize(
    "venue",
    [
        "Carrow home",
        "the Carrow house",
        "14 Made Up Street (Carrow)",
        "the Carrows",
        "at CARROW'S",
        "Leah, 14 Mill Lane",
        "Cárrow-Marsh, Flat 2",
        "Marsh Lane",
    ],
)
def test_a_name_of_the_family_in_the_place_is_asked_about_and_recorded(venue: str) -> None:
    with pytest.raises(NeedsReasons, match="a name in the family") as asked:
        book(BOOKED, wish(venue), by=PRIYA, now=NOW)
    assert asked.value.field == "reason_place"
    booked = book(BOOKED, wish(venue, A_STREET), by=PRIYA, now=NOW)
    assert booked.meetings[-1].reasons.place == "It is a street."


@pytest.mark.parametrize("venue", ["", "Pryce Road", "Marshall House", "home visit", "Deanery 2"])
def test_other_words_are_a_place_and_need_no_reason(venue: str) -> None:
    booked = book(BOOKED, wish(venue, A_STREET), by=PRIYA, now=NOW)
    assert (booked.meetings[-1].venue, booked.meetings[-1].reasons.place) == (venue, "")


def test_what_somebody_is_to_the_child_is_no_name() -> None:
    group = with_member(with_member(BOOKED, LEAH, name="Mother of Child A"), DEAN, name="Mr Marsh")
    assert not names_in_place(group, "Mother and Child Centre, Mr Bell's yard", "")
    assert names_in_place(group, "", "https://meet.example/marsh")


def test_a_place_said_once_to_be_one_is_asked_about_no_more() -> None:
    group = book(BOOKED, wish("Marsh Lane", A_STREET), by=PRIYA, now=NOW)
    group = book(group, wish("Marsh Lane", day=29), by=PRIYA, now=NOW)
    assert group.meetings[-1].reasons.place == ""


def test_a_meeting_that_moves_is_asked_about_its_new_place_and_keeps_what_was_said_of_it() -> None:
    there = replace(wish("Marsh Lane"), slot=Slot(FIRST.on, FIRST.starts, FIRST.ends))
    with pytest.raises(NeedsReasons):
        move(BOOKED, FIRST, there, by=PRIYA, now=NOW)
    group = move(BOOKED, FIRST, replace(there, reasons=A_STREET), by=PRIYA, now=NOW)
    slot = replace(there.slot, ends=FIRST.ends.replace(hour=13))
    group = move(group, meeting_of(group, "M1"), replace(there, slot=slot), by=PRIYA, now=NOW)
    assert meeting_of(group, "M1").reasons.place == "It is a street."


def test_of_several_dates_at_such_a_place_it_is_asked_once() -> None:
    wishes = [wish("Marsh Lane", day=each) for each in (27, 28)]
    with pytest.raises(NeedsReasons) as asked:
        book_series(BOOKED, wishes, FIRST.reasons, by=PRIYA, now=NOW)
    assert [each.against for each in asked.value.limits] == ["place"]
    group = book_series(BOOKED, wishes, A_STREET, by=PRIYA, now=NOW)
    assert [each.venue for each in group.upcoming[1:]] == ["Marsh Lane", "Marsh Lane"]
