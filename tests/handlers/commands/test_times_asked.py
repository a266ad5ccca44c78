"""Whether members can come at a time that is proposed: the way in for a yes, and for a no (L8)."""

import pytest

from bot.core.cards import Button, Buttons, Card
from bot.core.facts.members import ProposedTime
from bot.core.notices.notice import Kind
from tests.cast import ASHA, DAWN, GRACE, HELEN, LEAH, PRIYA, at
from tests.handlers.house import House, words
from tests.story import with_contact_sheet, with_first_meeting_booked, with_meeting

THEN = "Wed 31 Mar 2027 at 14:00"


@pytest.fixture(autouse=True)
def in_march(house: House) -> None:
    house.clock.jump(at(18, 3, 11))


def buttons(card: Card) -> list[Button]:
    return [each for block in card.blocks if isinstance(block, Buttons) for each in block.buttons]


def time_of(house: House, who: str) -> ProposedTime:
    found = house.member(who).proposes
    assert found is not None
    return found


def test_the_lead_asks_who_can_come_at_a_time_that_grace_proposes(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(GRACE, "meet 31 march 14:00")
    (ask,) = buttons(house.say(PRIYA, "meet"))
    assert ask.label == f"Ask who can come on {THEN}"
    said = words(house.say(PRIYA, ask.command))
    assert "Everybody is asked" in said
    assert "Nothing is booked by it" in said
    assert "Family get no message" in said
    assert time_of(house, GRACE).asked_by == PRIYA
    assert buttons(house.say(PRIYA, "meet")) == []
    asked = [each.identity for each in house.store.notices.stored("7KQ2")]
    assert (Kind.CAN_YOU_THEN, ASHA) in {(each.kind, each.recipient) for each in asked}


def test_a_member_says_no_and_the_lead_sees_it_while_booking(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(PRIYA, "meet ask wed 31 march 14:00")
    assert f"you cannot come on {THEN}" in words(house.say(ASHA, "meet no 31 march 14:00"))
    house.say(DAWN, "meet yes 31 march 14:00")
    assert "Leah Carrow cannot" in words(house.say(PRIYA, "meet no 31 march 14:00 for Leah"))
    for text in ("meet", "meet asked"):
        said = words(house.say(PRIYA, text))
        assert "Can come: Priya Nair, Dawn Kerrigan" in said
        assert "Cannot come: Asha Roy, Leah Carrow" in said
        assert "Not said yet: Tom Adeyemi, Grace Holloway, Martin Pryce" in said


def test_a_member_sees_their_own_answer_alone_and_may_change_it(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(PRIYA, "meet ask 31 march 14:00")
    house.say(ASHA, "meet no 31 march 14:00")
    shown = house.say(ASHA, "meet asked")
    assert "You said that you cannot come. You may change it." in words(shown)
    assert "Not said yet" not in words(shown)
    house.say(ASHA, buttons(shown)[0].command)
    assert [each.can for each in time_of(house, PRIYA).said] == [True]


def test_the_chair_of_the_next_meeting_may_ask_and_others_propose(house: House) -> None:
    """L8, L17: the chair books nothing but at the end."""
    house.keep(with_meeting(with_first_meeting_booked(), "M1", chair=DAWN))
    said = words(house.say(DAWN, "meet ask 31 march 14:00"))
    assert ("Everybody is asked" in said, "Family" in said) == (True, False)
    assert "Not said yet: Priya" in words(house.say(DAWN, "meet asked"))
    assert house.say(GRACE, "meet ask 1 april 14:00").is_refusal
    assert house.say(HELEN, "meet asked").is_refusal


def test_nobody_speaks_for_another_but_who_records_answers(house: House) -> None:
    house.keep(with_contact_sheet())
    house.say(PRIYA, "meet ask 31 march 14:00")
    assert house.say(GRACE, "meet no 31 march 14:00 for Asha").is_refusal
    assert time_of(house, PRIYA).said == ()


def test_by_link_a_member_answers_and_reads_nothing_of_what_others_said(house: House) -> None:
    """IG19."""
    house.keep(with_contact_sheet())
    house.say(PRIYA, "meet ask 31 march 14:00")
    house.say(ASHA, "meet no 31 march 14:00")
    shown = house.say(GRACE, "meet asked", by_link=True, looks=True)
    assert (THEN in words(shown), "Asha" in words(shown)) == (True, False)
    house.say(GRACE, "meet no 2027-03-31 14:00", by_link=True)
    assert {each.member: each.can for each in time_of(house, PRIYA).said} == {
        ASHA: False,
        GRACE: False,
    }


@pytest.mark.parametrize("word", ["yes", "no"])
def test_no_answer_tells_a_parent_of_which_times_others_are_asked(house: House, word: str) -> None:
    """Access, condition 3 and rule 7."""
    house.keep(with_contact_sheet())
    said = words(house.say(LEAH, f"meet {word} 31 march 14:00"))
    house.say(PRIYA, "meet ask 31 march 14:00")
    assert words(house.say(LEAH, f"meet {word} 31 march 14:00")) == said
    assert time_of(house, PRIYA).said == ()


def test_what_a_parent_says_of_their_own_time_does_not_tell_that_others_meet_then(
    house: House,
) -> None:
    """S21: who has a talk of their own is told nothing of the meeting."""
    house.keep(with_contact_sheet())
    house.say(LEAH, "meet 1 april 9:00")
    house.say(PRIYA, "meet ask 1 april 9:00")
    noted = words(house.say(LEAH, "meet yes 1 april 9:00"))
    house.say(PRIYA, "meet 1 april 9:00 reason_times=agreed")
    house.say(PRIYA, f'meet needs 1 april takes_{LEAH}="separate talk"')
    assert house.group().upcoming[0].seat_of(LEAH) is not None
    assert words(house.say(LEAH, "meet yes 1 april 9:00")) == noted


@pytest.mark.parametrize("text", ["meet ask 31 march", "meet no at two", "meet yes"])
def test_without_day_and_time_it_is_asked_back_with_an_example(text: str, house: House) -> None:
    house.keep(with_contact_sheet())
    assert "31 march 14:00" in words(house.say(PRIYA, text))


def test_a_no_to_what_nobody_asks_about_says_so(house: House) -> None:
    house.keep(with_contact_sheet())
    assert "any more" in words(house.say(GRACE, "meet no 31 march 14:00"))
    assert "No member is asked about a time now." in words(house.say(LEAH, "meet asked"))
