"""The lead asks one member to write something, by a date (L13)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.attendance.asking_updates import UpdateWish, ask_for_update, open_requests
from bot.core.facts.groups import CoreGroup
from bot.core.facts.updates import WrittenUpdate
from bot.core.refusals import Refusal
from tests.cast import GRACE, JOAN, LEAH, PRIYA, at
from tests.story import meeting_of, member_of, with_answers_for_first

ASSESSMENT = UpdateWish("Your assessment of the feeding clinic", date(2027, 3, 26))


def ask(wish: UpdateWish = ASSESSMENT, member: str = GRACE) -> CoreGroup:
    group = with_answers_for_first()
    meeting = meeting_of(group, "M1")
    return ask_for_update(group, meeting, member_of(group, member), wish, by=PRIYA, now=at(22, 3))


def test_priya_asks_grace_for_an_assessment_and_it_stays_open_until_it_is_sent() -> None:
    group = ask()
    (asked,) = open_requests(group, member_of(group, GRACE))
    assert (asked.id, asked.what, asked.due) == ("Q1", ASSESSMENT.what, ASSESSMENT.due)
    assert open_requests(group, member_of(group, LEAH)) == ()
    sent = WrittenUpdate("U1", "M1", GRACE, at(25, 3), asked="Q1")
    assert open_requests(replace(group, updates=(sent,)), member_of(group, GRACE)) == ()


@pytest.mark.parametrize("member", [LEAH, JOAN])
def test_family_and_substitutes_are_not_asked_to_write(member: str) -> None:
    with pytest.raises(Refusal, match="Only professionals"):
        ask(member=member)


@pytest.mark.parametrize(
    ("wish", "field"),
    [(UpdateWish(" ", date(2027, 3, 26)), "what"), (UpdateWish("It", date(2027, 3, 22)), "due")],
)
def test_what_is_asked_for_needs_words_and_a_date_ahead(wish: UpdateWish, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        ask(wish)
    assert refused.value.field == field
