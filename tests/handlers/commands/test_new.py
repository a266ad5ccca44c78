"""The command new: part 1 of the acceptance case, and what it refuses."""

from datetime import date

import pytest

from bot.core.cards import Card, Form
from bot.core.facts.particulars import Flag
from bot.core.facts.people import Person, Route
from tests.cast import at
from tests.handlers.house import House, words
from tests.story import OVERRIDES

PRIYA = Person(
    "u1", "priya.nair@eastmere.example", "Priya Nair", "Eastmere Social Care", may_create=True
)
LINES = "\n".join(f"{each.key} = {each.written}, from {each.cite or 'O8'}" for each in OVERRIDES)
ASKED = {
    "conference": "2027-03-17",
    "children": "1",
    "flag": "not_known",
    "agencies": "health, school, police, housing",
    "review": "2027-06-16",
    "profile": "eastmere",
    "overrides": LINES,
    "part": "social worker",
    "route": "slack",
    "details": "Civic Offices, Eastmere; 01632 960101",
    "channel": "slack",
}


def new(house: House, person: Person = PRIYA, key: str = "", **fields: str) -> Card:
    house.know(person)
    return house.ask(person, "new", key=key, **{**ASKED, **fields})


def test_without_fields_new_asks_and_has_no_field_for_a_childs_name(house: House) -> None:
    house.know(PRIYA)
    card = house.ask(PRIYA, "new")
    (form,) = (block for block in card.blocks if isinstance(block, Form))
    assert set(ASKED) <= {each.name for each in form.fields}
    assert not any("child" in f.name and "name" in f.label.lower() for f in form.fields)


def test_the_conference_makes_group_7kq2_with_child_a_and_its_first_dates(house: House) -> None:
    said = words(new(house))
    for expected in (
        "Reference: 7KQ2",
        "Children: Child A",
        "First meeting by: Fri 2 Apr 2027",
        "Review by: Thu 17 Jun 2027",
        "Review planned: Wed 16 Jun 2027",
        "Good Friday",
        "set: not known counts as yes",
        '"No names or case details here."',
        "nobody speaks for them yet: - health - school - police - housing",
    ):
        assert expected in said
    group = house.group()
    assert (group.flag, group.channel.platform) == (Flag.NOT_KNOWN, Route.SLACK)
    assert group.lead is not None
    assert group.lead.contact.telephone == "01632 960101"
    assert group.profile.number("meetings_before_review") == 3


def test_the_date_set_at_the_conference_is_booked_and_a_late_one_marked(house: House) -> None:
    assert "First meeting: Tue 30 Mar 2027, 10:00" in words(
        new(house, first_meeting="30 march 10:00 at Larkfield School")
    )
    (meeting,) = house.group().meetings
    assert (meeting.venue, meeting.booked_by) == ("Larkfield School", "p1")
    late = {"first_meeting": "8 april 10:00", "first_meeting_reason": "no room before"}
    house.draws = iter(["H4MX"])
    assert "(late, reason: no room before)" in words(new(house, PRIYA, "", **late))


def test_a_review_planned_after_its_limit_is_marked_late_as_a_first_meeting_is(
    house: House,
) -> None:
    said = words(new(house, review="2027-06-18", review_reason="the hall is free"))
    late = "Fri 18 Jun 2027{} (late, reason: the hall is free)"
    assert f"Review planned: {late.format('')}" in said
    assert late.format(", planned") in words(house.say("p1", "dates"))


@pytest.mark.parametrize("said", ["secure email", "Secure Email", "secure_email", "Secure e-mail"])
def test_a_route_is_read_in_new_as_a_sheet_says_it(house: House, said: str) -> None:
    new(house, route=said)
    assert house.member("p1").contact.route is Route.SECURE_EMAIL


def test_a_route_by_which_a_creator_cannot_be_reached_is_asked_back(house: House) -> None:
    assert "Choose one of: Slack, Teams, Secure e-mail." in words(new(house, route="by post"))


def test_who_does_not_say_what_they_are_is_what_the_form_proposes(house: House) -> None:
    house.know(PRIYA)
    without = {name: said for name, said in ASKED.items() if name != "part"}
    assert not house.ask(PRIYA, "new", **without).is_refusal
    assert house.member("p1").part == "social worker"


def test_everything_can_be_typed_as_well(house: House) -> None:
    house.know(PRIYA)
    text = (
        'new conference="17 March" children=2 unborn=1 flag="not known" profile=eastmere '
        'overrides="retention = 72 months" part="social worker" route="Secure e-mail"'
    )
    card = house.ask(PRIYA, text)
    assert "Child A, Child B, unborn child" in words(card)
    assert house.group().conferences[0].on == date(2027, 3, 17)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"overrides": ""}, "is to be kept. Write it with what the conference set"),
        ({"conference": ""}, "When was the initial conference?"),
        ({"first_meeting": "tue 30 march"}, "On which day, and at what time?"),
        ({"first_meeting": "8 april 10:00"}, "after the latest date, Fri 2 Apr 2027 (L5)"),
        ({"conference": "03/04"}, "more than one way"),
        ({"conference": "2027-03-14"}, "Sun 14 Mar 2027 is a Sunday"),
        ({"conference": "2017-03-17"}, "more than two years ago"),
        ({"part": "team manager"}, "must be a social worker"),
        ({"part": ""}, "What are you?"),
        ({"flag": ""}, "Must any family member not learn"),
        ({"route": "pigeon"}, "Choose one of: Slack, Teams, Secure e-mail"),
        ({"children": "two"}, "is not a number"),
        ({"children": "13"}, "13 are too many. Write a number up to 12."),
        ({"children": "100000"}, "100000 are too many. Write a number up to 12."),
        ({"children": "1", "unborn": "5"}, "5 are too many. Write a number up to 4."),
        ({"details": "a@b"}, "not an e-mail address"),
        ({"overrides": f"{LINES}\nfirst_meeting = 30 working days"}, "gives more time"),
        ({"profile": "highland"}, "not for live use yet"),
    ],
)
def test_what_cannot_be_is_refused_and_the_form_comes_back_filled_in(
    house: House, fields: dict[str, str], expected: str
) -> None:
    card = new(house, PRIYA, "", **fields)
    assert card.is_refusal
    assert expected in words(card)
    (form,) = (block for block in card.blocks if isinstance(block, Form))
    assert {each.name: each.value for each in form.fields}["agencies"] == ASKED["agencies"]
    assert house.store.refs() == ()


def test_who_may_not_create_groups_is_refused(house: House) -> None:
    nobody = Person("u2", "tom@eastmere.example", "Tom", "Care")
    assert "may not make groups" in words(new(house, nobody))
    assert house.say("p1", "new", ref="").is_refusal


def test_a_form_sent_twice_makes_one_group(house: House) -> None:
    first = new(house, key="once")
    assert new(house, key="once") == first
    assert house.store.refs() == ("7KQ2",)


def test_a_second_group_of_the_same_person_has_an_unlike_reference(house: House) -> None:
    house.draws = iter(["7KQ2", "7KQ3", "9KQ3"])
    new(house)
    house.clock.jump(at(18, 3))
    assert "Reference: 9KQ3" in words(new(house))
    assert house.store.refs() == ("7KQ2", "9KQ3")


def test_a_reference_that_another_group_has_is_drawn_anew(house: House) -> None:
    new(house)
    other = Person("u3", "ann@eastmere.example", "Ann Other", "Care", may_create=True)
    house.draws = iter(["7KQ2", "H4MX"])
    assert "Reference: H4MX" in words(new(house, other))
    house.draws = iter(["7KQ2"] * 20)
    third = Person("u4", "bea@eastmere.example", "Bea Other", "Care", may_create=True)
    assert "No free reference" in words(new(house, third))


def test_the_conferences_day_can_be_said_with_the_word_new(house: House) -> None:
    house.know(PRIYA)
    card = house.ask(PRIYA, "new 17 march 2027")
    (form,) = (block for block in card.blocks if isinstance(block, Form))
    assert form.fields[0].value == "2027-03-17"
    text = 'part=social worker flag=not known route=slack overrides="retention = 72 months"'
    assert not house.ask(PRIYA, f"new 17 march {text}").is_refusal
    assert house.group().conferences[0].on == date(2027, 3, 17)


@pytest.mark.parametrize("said", ["new members", "new 17 march please"])
def test_what_is_no_day_after_the_word_new_is_asked_back(house: House, said: str) -> None:
    house.know(PRIYA)
    card = house.ask(PRIYA, said)
    assert card.is_refusal
    assert "is not a day I understand" in words(card)


def test_all_that_a_profile_lacks_is_said_at_once_with_the_command_that_tells_more(
    house: House,
) -> None:
    said = words(new(house, PRIYA, "", profile="england", overrides=""))
    for key in ("retention", "duty_number", "out_of_hours_number"):
        assert f"{key} is not set." in said
    assert "coregroup profile check england" in said


def test_a_new_group_is_not_asked_whether_it_is_the_one_before(house: House) -> None:
    new(house)
    asked = house.ask(PRIYA, "7KQ2 new")
    (form,) = (block for block in asked.blocks if isinstance(block, Form))
    assert "right_group" not in {each.name for each in form.fields}


def test_all_that_is_wrong_is_said_at_once_each_at_its_field(house: House) -> None:
    wrong = {"conference": "soon", "children": "two", "route": "pigeon", "details": "a@b"}
    card = new(house, PRIYA, "", **wrong)
    (form,) = (block for block in card.blocks if isinstance(block, Form))
    assert {each.name for each in form.fields if each.error} == wrong.keys()
    for expected in ("not a day I understand", "is not a number", "Choose one of", "not an e-mail"):
        assert words(card).count(expected) == 2
