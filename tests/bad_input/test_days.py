"""Days that cannot be, or hardly: each is asked back with what would be right."""

from bot.core.cards import Card
from bot.core.facts.people import Person
from bot.core.messages.wording import Purpose
from tests.bad_input.front import Front, nothing_written, refused
from tests.cast import DAWN, PRIYA, SHEET_READ
from tests.handlers.commands.test_new import ASKED
from tests.handlers.house import House, words
from tests.story import with_contact_sheet

LEADER = Person(
    "u1", "priya.nair@eastmere.example", "Priya Nair", "Eastmere Social Care", may_create=True
)
A_SUNDAY = {"conference": "2027-03-14", "review": "2027-06-14"}
NO_CONFERENCE = {
    "2017-03-17": "Fri 17 Mar 2017 is more than two years ago. Check the year.",
    "0001-01-01": "is more than two years ago. Check the year.",
    "2027-03-18": "is still to come. Make the group when the conference has been held.",
    "9999-12-31": "is still to come. Make the group when the conference has been held.",
    "29 feb 2027": '"29 feb 2027" is not in the calendar. Write it like "30 March"',
}
NO_REVIEW = {
    "2099-12-30": "is more than two years after the conference. Check the year.",
    "9999-12-31": "is more than two years after the conference. Check the year.",
    "2027-03-16": "The review cannot be on Tue 16 Mar 2027, before the conference.",
}
NO_MEETING = {
    "2027-03-17 10:00": "Wed 17 Mar 2027 at 10:00 is past. Choose a day ahead.",
    "18 march 2027 09:59": "Thu 18 Mar 2027 at 09:59 is past. Choose a day ahead.",
    "0001-01-01 10:00": "is past. Choose a day ahead.",
    "29 feb 10:00": "Thu 29 Feb 2024 or Tue 29 Feb 2028. Write it out",
    "31 april 10:00": '"31 april" is not in the calendar. Write it like',
    "30 march 25:00": '"25:00" is not a time of day. Write it like "14:00" or "2pm".',
    "30 march 10:60": '"10:60" is not a time of day. Write it like "14:00" or "2pm".',
    "30 march 11:00 to 10:00": "would end before it starts. Check the times.",
    "30 march 2072 10:00": "is more than two years ahead. Check the year.",
    "9999-12-31 10:00": "is more than two years ahead. Check the year.",
}
NO_YEAR = ("9" * 20, "9" * 5_000, "-1", "\x00", "0", "20 27")


def new(house: House, **fields: str) -> Card:
    """Fill in the form of a new group; each time it is the same one, sent again."""
    return house.ask(LEADER, "new", key="the form", **{**ASKED, **fields})


def test_a_conference_ten_years_ago_or_to_come_makes_no_group_until_it_is_right(
    house: House,
) -> None:
    house.know(LEADER)
    with nothing_written(house.store):
        for day, why in NO_CONFERENCE.items():
            assert why in refused(new(house, conference=day)), day
        for day, why in NO_REVIEW.items():
            assert why in refused(new(house, review=day, review_reason="as decided")), day
    assert not new(house).is_refusal
    assert len(house.store.refs()) == 1


def test_a_conference_on_a_sunday_is_asked_about_and_stands_with_a_reason(house: House) -> None:
    house.know(LEADER)
    with nothing_written(house.store):
        said = refused(new(house, **A_SUNDAY))
    assert "Sun 14 Mar 2027 is a Sunday. Was the conference really on that day?" in said
    assert "Change the date, or write the reason." in said
    new(house, **A_SUNDAY, holiday_reason="an emergency")
    (ref,) = house.store.refs()
    assert house.group(ref).conferences[0].late_reason == "an emergency"


def test_a_meeting_in_the_past_or_on_no_day_at_all_is_asked_back_and_the_next_try_books_it(
    house: House,
) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(SHEET_READ)
    with nothing_written(house.store):
        for day, why in NO_MEETING.items():
            assert why in refused(house.say(PRIYA, f"meet {day}", key="a press")), day
    card = house.say(PRIYA, "meet tue 30 march 10:00", key="a press")
    assert "Meeting booked" in words(card)
    assert [each.id for each in house.group().meetings] == ["M1"]


def test_a_year_that_is_none_comes_back_in_its_box_and_the_action_waits(front: Front) -> None:
    dawn = front.visitor(Purpose.ACTION, "A3", member=DAWN)
    boxes = {"on-day": "20", "on-month": "4"}
    page = dawn.open()
    with nothing_written(front.store):
        for year in NO_YEAR:
            wrong = dawn.send(page, "action A3 done", boxes | {"on-year": year})
            assert wrong.status == 422, year
            assert "Fill in day, month and year, like 27 4 2027." in wrong.text
            assert 'value="20"' in wrong.response.text
    assert "A3 is done" in dawn.send(page, "action A3 done", boxes | {"on-year": "2027"}).text
