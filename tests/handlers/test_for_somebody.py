"""What is said for somebody else is taken wherever the name stands; a name of nobody is asked."""

import pytest

from tests.cast import LEAH, PRIYA, at
from tests.handlers.house import House, words
from tests.story import with_first_meeting_booked


@pytest.fixture(autouse=True)
def booked(house: House) -> None:
    house.clock.jump(at(22, 3, 11))
    house.keep(with_first_meeting_booked())


@pytest.mark.parametrize(
    "line",
    [
        "coming 30 march yes for Leah",
        "coming 30 march for Leah yes",
        "coming for Leah Carrow 30 march yes",
        "coming 30 march for mother yes",
    ],
)
def test_an_answer_is_noted_wherever_the_name_stands(house: House, line: str) -> None:
    assert "Leah Carrow is coming" in words(house.say(PRIYA, line))


@pytest.mark.parametrize(
    "line",
    [
        "for Leah afternoons, not on Fridays",
        "for Leah Carrow afternoons, not on Fridays",
        "afternoons, not on Fridays for Leah",
    ],
)
def test_possible_times_are_noted_wherever_the_name_stands(house: House, line: str) -> None:
    house.say(PRIYA, f"meet times {line}")
    times = house.member(LEAH).possible_times
    assert times is not None
    assert times.as_written == "afternoons, not on Fridays"


def test_a_name_that_is_nobodys_is_asked_back_with_those_there_are(house: House) -> None:
    said = words(house.say(PRIYA, "coming 30 march for Lena yes"))
    assert 'There is no "Lena yes" here. Write one of: Priya Nair' in said


def test_a_name_that_two_people_have_is_asked_back(house: House) -> None:
    house.say(PRIYA, 'add name="Leah Moss" agency=Family part=aunt route=post')
    said = words(house.say(PRIYA, "coming 30 march for Leah yes"))
    assert '"Leah" can be one of 2 people.' in said
