"""A concern and a child not seen: whom to phone first, past whom it is about, until seen (B6)."""

from dataclasses import replace

import pytest

from bot.core.facts.pauses import Pause
from bot.core.notices.notice import Kind
from tests.cast import ASHA, DAWN, DEAN, GRACE, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, form_in, labels, words
from tests.story import with_contact_sheet

LINE = "In immediate danger: 999. Worried today: 01632 960199, out of hours 01632 960198."
WORDS = "He was alone at the gate again."
FOUND_NOTHING = "Nothing has been raised that is for you to see."
CONCERN = {"text": WORDS, "phoned": "the duty desk"}


@pytest.fixture(autouse=True)
def on_thursday(house: House) -> None:
    house.keep(with_contact_sheet())
    house.clock.jump(at(6, 5, 15, 10))


def raised(house: House, who: str = MARTIN, about: str = "") -> str:
    card = house.say(who, "concern", CONCERN, about=about)
    assert not card.is_refusal, words(card)
    return house.group().events[-1].id


def events(house: House) -> set[str]:
    return {
        each.identity.recipient
        for each in house.store.notices.stored("7KQ2")
        if each.identity.kind is Kind.NEEDS_ATTENTION
    }


def test_before_the_form_stand_the_numbers_and_the_right_group(house: House) -> None:
    """8.1, IG9, IG13."""
    asked = house.say(MARTIN, "concern")
    said = words(asked)
    in_order = (LINE, "Is it the group led by Priya Nair", "What are you", "Whom have you phoned?")
    places = [said.index(each) for each in (*in_order, "Priya Nair (the lead)")]
    assert places == sorted(places)
    assert asked_in(asked) == ["text", "phoned", "about"]
    assert asked_in(house.say(ASHA, "no-access")) == ["text"]


def test_it_goes_to_lead_and_manager_and_says_who_is_told_and_when(house: House) -> None:
    said = words(house.say(MARTIN, "concern", CONCERN))
    assert said.index(LINE) < said.index("This is no referral.")
    assert "The lead and the team manager are told now, at any hour" in said
    assert "If nobody has seen it by Thu 6 May 2027, 16:10, the manager's deputy is told." in said
    assert events(house) == {PRIYA, TOM, IQBAL}


def test_who_was_told_reads_it_and_says_so_and_its_author_sees_that(house: House) -> None:
    id_ = raised(house)
    assert WORDS in words(house.say(PRIYA, "concern raised"))
    house.press(TOM, house.say(TOM, "concern raised"), "I have seen it")
    assert "seen by Tom Adeyemi, Thu 6 May 2027, 15:10" in words(
        house.say(MARTIN, f"concern {id_}")
    )
    assert labels(house.say(PRIYA, "concern raised")) == {f"Open {id_}"}
    assert "I have seen it" not in labels(house.say(TOM, f"concern {id_}"))
    assert house.say(TOM, f"concern {id_} seen").is_refusal
    assert house.say(MARTIN, f"concern {id_} seen").is_refusal


@pytest.mark.parametrize("who", [GRACE, ASHA, DAWN, LEAH, DEAN, HELEN, IQBAL])
def test_nobody_else_sees_it(house: House, who: str) -> None:
    id_ = raised(house)
    before = words(house.say(who, "concern E100"))
    for text in ("concern raised", f"concern {id_}", f"concern {id_} seen"):
        said = words(house.say(who, text))
        assert WORDS not in said
    assert words(house.say(who, f"concern {id_}")) == before.replace("E100", id_)


def test_whom_it_is_about_sees_what_they_saw_before(house: House) -> None:
    texts = ("concern raised", "concern E417", "members", "help", "groups", "receipts plan")
    before = [words(house.say(PRIYA, text)) for text in texts]
    raised(house, about=PRIYA)
    house.clock.jump(at(8, 5, 12))
    assert [words(house.say(PRIYA, text)) for text in texts] == before
    assert "About: Priya Nair; told nothing of it" in words(house.say(TOM, "concern raised"))
    assert events(house) == {TOM, IQBAL}


def test_what_nobody_can_be_told_of_is_not_called_sent(house: House) -> None:
    """Who is frightened may read no further than the title."""
    card = house.say(MARTIN, "concern", CONCERN, about=f"{PRIYA}, {TOM}, {IQBAL}")
    assert card.title == "It is kept, but nobody can be told"
    assert "do not wait: phone." in words(card)
    assert house.group().events[-1].text == WORDS


def test_the_deputy_sees_it_once_nobody_has_for_an_hour_and_not_before(house: House) -> None:
    id_ = raised(house, about=TOM)
    assert house.say(IQBAL, "concern raised").is_refusal
    house.clock.jump(at(6, 5, 16, 10))
    assert WORDS in words(house.say(IQBAL, "concern raised"))
    house.say(IQBAL, f"concern {id_} seen")
    assert [each.member for each in house.group().events[0].acknowledged] == [IQBAL]


@pytest.mark.parametrize("about", [TOM, "the team manager", "Tom Adeyemi", "team manager, lead"])
def test_whom_it_is_about_is_named_as_people_say_it(house: House, about: str) -> None:
    raised(house, about=about)
    assert TOM in house.group().events[0].about


def test_a_name_that_is_not_clear_is_asked_back_and_nothing_is_lost(house: House) -> None:
    card = house.say(MARTIN, "concern", CONCERN, about="Tim")
    assert card.is_refusal
    assert [f.value for f in form_in(card).fields if f.name == "text"] == [WORDS]
    assert house.group().events == ()


def test_what_is_typed_behind_the_word_stands_in_the_form(house: House) -> None:
    typed = form_in(house.say(MARTIN, "concern he was alone at the gate"))
    assert [f.value for f in typed.fields if f.name == "text"] == ["he was alone at the gate"]
    assert "Whom have you phoned?" in words(house.say(MARTIN, "concern", text=WORDS))


def test_family_name_nobody_and_are_shown_no_name(house: House) -> None:
    """IG11, IG18."""
    said = words(house.say(LEAH, "concern"))
    assert LINE in said
    assert "the manager of that person" in said
    assert not [each for each in ("Priya", "Tom", "Iqbal", "7KQ2") if each in said]
    raised(house, LEAH, "the manager of that person")
    assert events(house) == {PRIYA, IQBAL}


def test_who_may_not_send_it_is_told_whom_to_phone(house: House) -> None:
    for who in (HELEN, IQBAL):
        assert LINE in words(house.say(who, "concern", CONCERN))
    assert house.group().events == ()


def test_by_link_no_number_is_told_and_no_command_that_a_page_cannot_say(house: House) -> None:
    """IG19."""
    shown, by_link = (
        words(house.say(who, "concern", CONCERN, by_link=by_link))
        for who, by_link in ((MARTIN, False), (GRACE, True))
    )
    assert f"Its number is {house.group().events[0].id}" in shown
    assert "The lead and the team manager are told now" in by_link
    assert not [each for each in ("concern raised", "number is") if each in by_link]


def test_the_operator_enters_one_and_sees_none(house: House) -> None:
    """IG20."""
    card = house.say(MARTIN, "concern", CONCERN, about="lead", operator=True)
    assert not card.is_refusal
    assert house.group().events[0].about == {PRIYA}
    id_ = house.group().events[0].id
    for who in (MARTIN, TOM):
        for text in ("concern raised", f"concern {id_}", f"concern {id_} seen"):
            card = house.say(who, text, operator=True)
            assert card.is_refusal
            assert WORDS not in words(card)


def test_in_a_paused_group_nothing_is_sent_or_kept_and_the_numbers_are_said(house: House) -> None:
    """IG16."""
    with house.store.begin("7KQ2", by=PRIYA, now=house.clock.now()) as work:
        work.facts = replace(work.facts, pauses=(Pause("Z1", PRIYA, at(5, 5)),))
    for who in (MARTIN, LEAH):
        for said in ({}, CONCERN):
            card = words(house.say(who, "concern", said))
            assert LINE in card
            assert "nothing would be sent, and nothing has been kept" in card
    assert house.group().events == ()


def test_each_look_is_on_record_without_what_it_was(house: House) -> None:
    """IG12."""
    id_ = raised(house, TOM)
    house.say(PRIYA, "concern raised")
    house.say(TOM, "concern", CONCERN)
    house.say(ASHA, "no-access", text=WORDS, operator=True)
    lines = [(each.event, each.subject) for each in house.store.audit.lines("7KQ2")]
    assert ("raised", id_) in lines
    assert ("raised: opened", id_) in lines
    assert not [each for each in lines if {"concern", "no-access"} & {*each}]


def test_who_is_paused_hears_of_nobody_in_the_form_that_still_opens(house: House) -> None:
    """IG16: somebody else may have the use of what is theirs."""
    house.say(TOM, f"pause {MARTIN}")
    said = words(house.say(MARTIN, "concern"))
    assert LINE in said
    assert "the team manager" in said
    for name in ("Priya", "Tom", "Iqbal"):
        assert name not in said
    assert not house.say(MARTIN, "concern", CONCERN, about="the lead").is_refusal
    assert house.group().events[0].about == {PRIYA}
