"""The operator's door: whatever is said there, nobody in the group is named (IG20)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.cards import Card
from bot.core.facts.meetings import Reasons
from handlers.operators_door import NOT_SHOWN
from tests.cast import DAWN, GRACE, PEOPLE, PRIYA, TOM
from tests.handlers.house import House, form_in, words
from tests.record_story import with_actions, with_lead_having_it
from tests.story import a_meeting, with_answers_for_first, with_first_meeting_booked

SAID = (
    "remove Zelda",
    "remove",
    "coming yes for health",
    "coming",
    "update ask",
    "update ask due=friday what=x member=nobody",
    "update",
    "substitute",
    "rota",
    "done T1",
    "action",
    "minutes draft",
    "plan",
    "members lead",
    "contact revoke",
    "contact disconnect",
    "contact confirm",
    "start",
    "receipts",
    "close",
)


def names_in(card: Card, *, but: str) -> set[str]:
    said = words(card)
    others = (each for each in PEOPLE if each.id != but)
    return {word for each in others for word in (each.name, each.own_reference) if word in said}


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("who", [PRIYA, TOM])
def test_nobody_is_named_at_the_operators_door(house: House, who: str, text: str) -> None:
    house.keep(with_answers_for_first())
    assert names_in(house.say(who, text, operator=True), but=who) - {""} == set()


def test_what_is_left_out_is_said_and_in_the_demo_nothing_is(house: House) -> None:
    house.keep(with_first_meeting_booked())
    assert NOT_SHOWN in words(house.say(PRIYA, "update ask Zelda", operator=True))
    assert "Write one of" in words(house.say(PRIYA, "remove Zelda"))
    house.config = replace(house.config, demo=True)
    assert "Write one of" in words(house.say(PRIYA, "remove Zelda", operator=True))


@pytest.mark.parametrize("more", ["", " because ill", " reason=ill", " agreed_by=all"])
def test_a_name_alone_is_answered_alike_whether_it_is_somebody_s_here_or_not(
    house: House, more: str
) -> None:
    """Rule 7: before it is said whole, nothing is done and nobody is looked up."""
    house.keep(with_first_meeting_booked())
    here, nobody = (
        words(house.say(PRIYA, f"remove {name}{more}", operator=True))
        for name in ("Leah Carrow", "Zelda Marsh")
    )
    assert here.replace("Leah Carrow", "Zelda Marsh") == nobody
    assert "Opt out now" in nobody


def test_said_whole_it_is_done_at_the_door_of_whoever_is_here(house: House) -> None:
    house.keep(with_first_meeting_booked())
    asked = form_in(house.say(PRIYA, "remove Dawn because ill", operator=True))
    assert [each.name for each in asked.fields] == ["agreed_by"]
    assert not house.say(PRIYA, asked.command, {"agreed_by": "all"}, operator=True).is_refusal
    assert house.member(DAWN).opted_out is not None
    said = words(house.say(PRIYA, "remove Zelda reason=ill agreed_by=all", operator=True))
    assert 'There is no "Zelda" here.' in said


def test_whom_the_operator_has_named_is_named_back(house: House) -> None:
    house.keep(with_first_meeting_booked())
    name = house.member(GRACE).name
    said = words(house.say(PRIYA, f"coming yes for {name}", operator=True))
    assert f"{name} is" in said


def test_an_action_written_before_is_not_shown(house: House) -> None:
    house.keep(with_actions())
    (first, *_) = house.group().actions
    for text in (f"action {first.id}", f"action {first.id} change", f"action {first.id} accept"):
        assert first.what not in words(house.say(PRIYA, text, operator=True))


def test_a_form_is_given_back_with_what_was_typed_alone(house: House) -> None:
    house.keep(with_first_meeting_booked())
    form = form_in(house.say(PRIYA, "meet 5 april 10:00 venue=Library", operator=True))
    assert {each.value for each in form.fields if each.name == "venue"} == {"Library"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("contact", "is not shown at the operator's door. The person sees it themselves"),
        ("rota", "is not shown at the operator's door. The person sees it themselves"),
        ("contact confirm Grace", "Nobody signs, releases or confirms for somebody else"),
        ("minutes M1 release shown=1", "Nobody signs, releases or confirms for somebody else"),
    ],
)
def test_the_operator_is_told_where_the_person_sees_and_does_it(
    house: House, text: str, why: str
) -> None:
    house.keep(with_lead_having_it())
    said = words(house.say(PRIYA, text, operator=True))
    assert why in said
    assert "link in the mail" not in said


def test_no_reason_of_a_date_is_shown_and_to_its_people_each(house: House) -> None:
    late = replace(a_meeting("M9", date(2027, 4, 4)), reasons=Reasons("no room", "no other day"))
    group = with_first_meeting_booked()
    house.keep(replace(group, meetings=(*group.meetings, late)))
    assert "late: no room; no working day: no other day" in words(house.say(PRIYA, "dates"))
    assert "no room" not in words(house.say(PRIYA, "dates", operator=True))
