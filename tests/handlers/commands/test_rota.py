"""The rota by command: seen by all professionals, agreed by lead or manager, swapped by two."""

import pytest

from bot.core.cards import Table
from bot.core.notices.notice import Kind
from tests.cast import ASHA, DAWN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.story import meeting_of, with_first_meeting_held, with_meeting


@pytest.fixture(autouse=True)
def in_april(house: House) -> None:
    house.clock.jump(at(1, 4))
    house.keep(with_first_meeting_held())


def test_everybody_sees_who_does_what_next_and_who_has_had_how_many_turns(house: House) -> None:
    card = house.say(GRACE, "rota")
    upcoming, turns = (block for block in card.blocks if isinstance(block, Table))
    assert upcoming.rows[0] == ("Tue 27 Apr 2027", "Priya Nair", "Dawn Kerrigan")
    assert upcoming.rows[3] == ("Tue 17 Aug 2027", "open", "open")
    assert ("Martin Pryce", "0", "1") in turns.rows
    assert house.say(LEAH, "rota").is_refusal


def test_the_lead_agrees_the_rota_in_a_form_filled_with_a_fair_proposal(house: House) -> None:
    form = form_in(house.say(PRIYA, "rota"))
    values = {each.name: each.value for each in form.fields}
    assert (values["chair_M2"], values["notes_M2"]) == (PRIYA, DAWN)
    assert values["notes_M5"] not in {"", values["chair_M5"]}
    house.say(PRIYA, form.command, {**values, "notes_M5": MARTIN})
    assert meeting_of(house.group(), "M5").note_taker == MARTIN


def test_a_line_is_said_in_words_and_what_is_not_said_stays(house: House) -> None:
    house.say(TOM, "rota 25 may notes Grace Holloway")
    meeting = meeting_of(house.group(), "M3")
    assert (meeting.chair, meeting.note_taker) == (PRIYA, GRACE)
    house.say(TOM, "rota 25 may chair tom note taker Asha")
    meeting = meeting_of(house.group(), "M3")
    assert (meeting.chair, meeting.note_taker) == (TOM, ASHA)


@pytest.mark.parametrize("text", ["rota 25 may", "rota 25 may please", "rota swap 25 may tea"])
def test_what_is_unclear_is_asked_back(house: House, text: str) -> None:
    card = house.say(PRIYA, text)
    assert card.is_refusal
    assert "rota 25 may chair Priya notes Asha" in words(card)


def test_one_person_twice_is_refused_also_during_the_meeting(house: House) -> None:
    assert "(R5)" in words(house.say(PRIYA, "rota 25 may chair Asha"))
    group = house.group()
    assert with_meeting(group, "M3") == group


def test_members_do_not_set_the_rota_but_ask_for_a_swap(house: House) -> None:
    assert house.say(GRACE, "rota 25 may notes Grace").is_refusal
    assert "Asha Roy is asked" in words(house.say(GRACE, "rota swap 25 may notes"))
    card = house.say(ASHA, "rota")
    assert "Grace Holloway would take your post as note taker" in words(card)
    assert "rota yes M3 notes" in words(card)
    said = words(house.say(ASHA, "rota yes M3 notes"))
    assert "You are no longer down as note taker on Tue 25 May 2027 at 10:00" in said
    assert meeting_of(house.group(), "M3").note_taker == GRACE
    assert Kind.SWAP_AGREED in {each.identity.kind for each in house.store.notices.stored("7KQ2")}


def test_a_no_leaves_it_and_somebody_elses_yes_counts_for_nothing(house: House) -> None:
    house.say(GRACE, "rota swap 25 may notes")
    assert house.say(MARTIN, "rota yes 25 may notes").is_refusal
    assert house.say(MARTIN, "rota asked 25 may notes").is_refusal
    assert "Grace Holloway would take" in words(house.say(ASHA, "rota asked 25 may notes"))
    assert "Not swapped" in words(house.say(ASHA, "rota no 25 may notes"))
    assert meeting_of(house.group(), "M3").note_taker == ASHA


def test_an_open_post_is_taken_at_once(house: House) -> None:
    assert "it is yours" in words(house.say(MARTIN, "rota swap 17 aug notes"))
    assert meeting_of(house.group(), "M5").note_taker == MARTIN
