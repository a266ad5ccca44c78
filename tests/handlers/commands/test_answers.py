"""Answers before the first meeting, as parts 3.4 and 3.5 of the story have them."""

import pytest

from bot.core.cards import Buttons, Card
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.people import Confirmation
from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Notice
from tests.cast import ASHA, DAWN, DEAN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.story import (
    member_of,
    with_answers_for_first,
    with_contact_sheet,
    with_first_meeting_booked,
    with_first_meeting_held,
)


@pytest.fixture(autouse=True)
def in_march(house: House) -> None:
    house.clock.jump(at(22, 3, 11))


def given(house: House, member: str, meeting: str = "M1") -> Answer:
    found = house.group().answer(meeting, member)
    assert found is not None
    return found


def pressable(card: Card) -> list[str]:
    rows = (block for block in card.blocks if isinstance(block, Buttons))
    return [button.command for row in rows for button in row.buttons]


def test_grace_says_yes_for_herself(house: House) -> None:
    house.keep(with_first_meeting_booked())
    card = house.say(GRACE, "coming 30 march yes")
    assert "You are coming" in words(card)
    assert pressable(card) == ["apologies M1"]
    assert given(house, GRACE).coming is Coming.YES


def test_leah_tells_priya_who_records_it_and_nobody_else_could(house: House) -> None:
    house.keep(with_first_meeting_booked())
    assert "Leah Carrow is coming" in words(house.say(PRIYA, "coming 30 march yes for Leah"))
    assert given(house, LEAH).recorded_by == PRIYA
    assert house.say(GRACE, "coming 30 march yes for Leah").is_refusal


def test_dean_declines_the_meeting_stands_and_the_minutes_are_to_be_shared(house: House) -> None:
    house.keep(with_first_meeting_booked())
    said = words(house.say(PRIYA, "coming 30 march declined for Dean"))
    assert "The meeting stands (H4). Nobody will chase." in said
    assert given(house, DEAN).coming is Coming.DECLINED
    shares = [t for t in house.group().tasks if t.kind is TaskKind.SHARE_MINUTES]
    assert [(t.subject, t.owner) for t in shares] == [(f"M1:{DEAN}", PRIYA)]


def test_deans_no_is_asked_back_and_not_guessed(house: House) -> None:
    house.keep(with_first_meeting_booked())
    card = house.say(PRIYA, "coming 30 march no for Dean")
    assert "do they not want to take part?" in words(card)
    assert "do not understand" in words(house.say(GRACE, "coming 30 march perhaps"))
    assert house.group().answers == ()


def test_a_parents_own_decline_is_answered_kindly(house: House) -> None:
    house.keep(with_first_meeting_booked())
    said = words(house.say(DEAN, "coming M1 declined"))
    assert "You will not be asked again about this meeting" in said


def test_apologies_in_time_offer_a_substitute_first_then_the_update(house: House) -> None:
    house.keep(with_first_meeting_booked())
    card = house.say(ASHA, "apologies 30 march")
    assert pressable(card) == ["substitute M1", "meet"]
    assert form_in(card).command == "update M1"
    said = words(card)
    assert "It is due by Wed 24 Mar 2027" in said
    assert "late" not in said
    assert not given(house, ASHA).late


def test_apologies_after_tue_23_march_are_taken_and_marked_late(house: House) -> None:
    house.keep(with_first_meeting_booked())
    house.clock.jump(at(24, 3, 8))
    said = words(house.say(ASHA, "coming 30 march no"))
    assert "marked late: they came after Tue 23 Mar 2027" in said
    assert "3 working days before Tue 30 Mar 2027" in said
    assert given(house, ASHA).late


def test_the_lead_records_apologies_said_on_the_telephone(house: House) -> None:
    house.keep(with_first_meeting_booked())
    card = house.say(PRIYA, "apologies 30 march for Martin")
    assert pressable(card) == [
        "substitute M1 for Martin Pryce",
        "update M1 for Martin Pryce",
    ]
    family = house.say(PRIYA, "apologies 30 march for Leah")
    assert pressable(family) == ["update M1 for Leah Carrow"]


def test_without_an_answer_the_form_asks_and_ticks_what_the_bot_does_not_know(house: House) -> None:
    house.keep(with_first_meeting_booked())
    form = form_in(house.say(GRACE, "coming 30 march"))
    assert form.command == "coming M1"
    assert [each.name for each in form.fields] == ["coming", "ticks"]
    assert [key for key, _ in form.fields[1].choices] == ["knows", "discussed", "minutes"]
    house.say(GRACE, form.command, {"coming": "yes", "ticks": "discussed,odd"})
    assert given(house, GRACE).ticks == {"discussed"}
    house.say(GRACE, form.command, {"coming": "", "ticks": "minutes"})
    assert given(house, GRACE).ticks == {"discussed", "minutes"}


def test_the_chairs_list_shows_who_comes_and_how_many_have_talked_to_the_child(
    house: House,
) -> None:
    house.keep(with_answers_for_first())
    house.say(GRACE, "coming M1", ticks="discussed")
    said = words(house.say(PRIYA, "coming 30 march"))
    assert "Asha Roy police apologies; Joan Whitby comes instead" in said
    assert "does not want to take part" in said
    assert "1 of 6 has talked with the child" in said
    assert "a Portuguese interpreter: arranged, or by whom?" in said


def test_a_member_sees_no_answers_of_others(house: House) -> None:
    house.keep(with_answers_for_first())
    said = words(house.say(GRACE, "coming 30 march"))
    assert "Joan" not in said
    assert "Dean" not in said


def test_after_the_meeting_the_lead_sees_who_was_there(house: House) -> None:
    house.keep(with_first_meeting_held())
    house.clock.jump(at(31, 3, 9))
    card = house.say(PRIYA, "coming 30 march")
    assert "Attendance" in words(card)
    assert house.say(GRACE, "coming 30 march yes").is_refusal


def test_by_link_one_answers_for_oneself_and_sees_nothing_of_the_case(house: House) -> None:
    house.keep(with_answers_for_first())
    card = house.say(GRACE, "coming M1", by_link=True, looks=True)
    assert form_in(card).command == "coming M1"
    said = words(card)
    assert "Larkfield" not in said
    assert "Joan" not in said


def test_a_link_speaks_for_its_owner_whatever_is_sent_along(house: House) -> None:
    house.keep(with_first_meeting_booked())
    house.say(GRACE, "coming M1", {"coming": "yes", "for": "Leah"}, by_link=True)
    assert [each.member for each in house.group().answers] == [GRACE]


def test_looking_at_an_answer_decides_nothing(house: House) -> None:
    house.keep(with_first_meeting_booked())
    house.say(GRACE, "coming M1 yes", by_link=True, looks=True)
    house.say(GRACE, "apologies M1", by_link=True, looks=True)
    assert house.group().answers == ()


def test_the_same_press_twice_is_one_answer(house: House) -> None:
    house.keep(with_first_meeting_booked())
    once = house.say(GRACE, "coming 30 march yes", key="once")
    assert house.say(GRACE, "coming 30 march yes", key="once") == once
    assert house.group().version == 2


def test_asha_names_joan_who_waits_for_the_leads_confirmation(house: House) -> None:
    house.keep(with_first_meeting_booked())
    form = form_in(house.say(ASHA, "substitute 30 march"))
    assert [each.name for each in form.fields] == ["name", "agency", "email", "route", "reader"]
    sent = {"name": "Joan Whitby", "email": "joan.whitby@police.example", "reader": "alone"}
    said = words(house.say(ASHA, form.command, sent))
    assert "The lead checks the address first" in said
    joan = member_of(house.group(), given(house, ASHA).substitute)
    assert not joan.contact.is_confirmed
    kinds = {n.identity.kind for n in notices_to(house, joan.id)}
    assert kinds == {"confirm_who"}


def notices_to(house: House, member: str) -> list[Notice]:
    return [n for n in house.store.notices.stored("7KQ2") if n.identity.recipient == member]


def test_a_substitute_can_be_named_in_one_line_and_late(house: House) -> None:
    house.keep(with_first_meeting_booked())
    house.clock.jump(at(25, 3))
    said = words(house.say(ASHA, "substitute 30 march Joan Whitby joan.whitby@police.example"))
    assert "marked late" in said
    assert member_of(house.group(), given(house, ASHA).substitute).name == "Joan Whitby"


@pytest.mark.parametrize(
    ("email", "why"),
    [
        ("joan", "cannot be reached"),
        ("joan@police..example", "is not an e-mail address"),
        ("joan@police.gsi.gov.uk", "no longer arrives"),
    ],
)
def test_a_substitute_without_an_address_is_asked_back_in_the_form(
    house: House, email: str, why: str
) -> None:
    house.keep(with_first_meeting_booked())
    card = house.say(ASHA, "substitute M1", name="Joan Whitby", email=email)
    fields = {each.name: each for each in form_in(card).fields}
    assert why in fields["email"].error
    assert fields["name"].value == "Joan Whitby"


def test_the_lead_names_a_substitute_for_somebody(house: House) -> None:
    house.keep(with_first_meeting_booked())
    form = form_in(house.say(TOM, "substitute 30 march for Dawn"))
    assert form.command == "substitute M1 for Dawn Kerrigan"
    sent = {"name": "Ali Khan", "email": "ali.khan@homes.example"}
    house.say(TOM, form.command, sent)
    assert given(house, DAWN).substitute
    assert house.say(MARTIN, "substitute M1 for Dawn Kerrigan", sent).is_refusal


def test_joan_once_confirmed_answers_for_her_one_meeting(house: House) -> None:
    group = with_answers_for_first()
    assert isinstance(member_of(group, "p11").contact.confirmation, Confirmation)
    house.keep(group)
    assert "You are coming" in words(house.say("p11", "coming 30 march yes"))


def test_the_list_says_that_a_substitute_is_not_confirmed_and_an_update_has_come(
    house: House,
) -> None:
    house.keep(with_first_meeting_booked())
    house.say(ASHA, "substitute 30 march Joan Whitby joan.whitby@police.example")
    house.say(DAWN, "update M1", {"done": "Two calls."})
    said = words(house.say(PRIYA, "coming 30 march"))
    assert "apologies; Joan Whitby comes instead, not yet confirmed" in said
    assert "no answer yet sent" in said


@pytest.mark.parametrize("said", ["coming yes", "coming no", "apologies", "coming ticks=knows"])
def test_of_several_meetings_to_come_none_is_guessed(house: House, said: str) -> None:
    house.keep(with_first_meeting_held())
    house.clock.jump(at(1, 4, 11))
    card = house.say(GRACE, said)
    assert card.is_refusal
    assert "Which meeting: Tue 27 Apr 2027, Tue 25 May 2027" in words(card)
    assert f'Write it like "{said.partition(" ")[0]} 27 april' in words(card)


def test_the_only_meeting_to_come_need_not_be_named(house: House) -> None:
    house.keep(with_first_meeting_booked())
    assert "You are coming" in words(house.say(GRACE, "coming yes"))
    assert given(house, GRACE).coming is Coming.YES


def test_whoever_answers_at_once_is_not_late_for_a_meeting_booked_the_day_before(
    house: House,
) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(at(24, 3, 11))
    house.say(PRIYA, "meet thu 25 march 10:00")
    house.clock.jump(at(24, 3, 12))
    said = words(house.say(ASHA, "apologies 25 march"))
    assert "marked late" not in said
    assert "It is due by Thu 25 Mar 2027." in said
    assert not given(house, ASHA).late
