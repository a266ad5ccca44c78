"""Whom a written update goes to, as its author hears it: lead or chair, by the profile (S23)."""

import pytest

from tests.cast import GRACE, PRIYA, TOM, at
from tests.handlers.house import House, words
from tests.profiles import with_value
from tests.story import with_first_meeting_held, with_meeting


@pytest.mark.parametrize(
    ("to", "chair", "said"),
    [
        ("lead", PRIYA, "is with the lead."),
        ("lead", TOM, "is with the lead, and a copy with the chair."),
        ("chair", TOM, "is with the chair, and a copy with the lead."),
        ("chair", "", "is with the lead."),
    ],
)
def test_the_receipt_says_to_whom_it_went_and_who_has_a_copy(
    house: House, to: str, chair: str, said: str
) -> None:
    house.clock.jump(at(22, 4))
    group = with_value(with_first_meeting_held(), "written_update_to", to)
    house.keep(with_meeting(group, "M2", chair=chair))
    assert said in words(house.say(GRACE, "update M2", {"done": "Two visits."}))
