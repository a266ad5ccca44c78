"""An action that cannot be done: said to the lead alone, and locked until the answer (L12)."""

import pytest

from bot.core.plan.acting import accept
from tests.cast import DAWN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, form_in, labels, words
from tests.record_story import with_actions

WHY = "No joiner can come before June."
WAITS = "A3 waits for the lead's answer (L12)."
ANSWER = "Take the one from the list."


@pytest.fixture(autouse=True)
def on_friday(house: House) -> None:
    house.keep(accept(with_actions(), "A3", DAWN, at(30, 3, 18)))
    house.clock.jump(at(9, 4, 10))


def said(house: House) -> str:
    card = house.say(DAWN, "cannot A3", text=WHY)
    assert not card.is_refusal, words(card)
    return house.group().events[-1].id


def test_its_owner_is_offered_to_say_so_and_hears_who_is_asked(house: House) -> None:
    card = house.press(DAWN, house.say(DAWN, "action A3"), "It cannot be done")
    assert asked_in(card) == ["text"]
    assert "In immediate danger: 999." in words(card)
    told = words(house.say(DAWN, "cannot A3", text=WHY))
    assert "The lead is asked for an answer, by a message that says nothing of it." in told
    assert "If there is none by Mon 12 Apr 2027, the team manager is asked too" in told
    assert house.say(DAWN, "cannot A3", text="Again.").is_refusal


def test_until_the_answer_nobody_alters_it_but_for_an_earlier_date(house: House) -> None:
    said(house)
    for who, text, fields in (
        (PRIYA, "action A3 change", {"owner": GRACE}),
        (TOM, "action A3 close", {"reason": "It cannot be done."}),
        (DAWN, "action A3 change", {"when": "30 april"}),
    ):
        assert house.say(who, text, fields).is_refusal
    assert WAITS in words(house.say(PRIYA, "action A3 change", when="30 april"))
    assert asked_in(house.say(PRIYA, "action A3 change")) == ["when"]
    assert not house.say(DAWN, "action A3 change", when="16 april").is_refusal
    assert not house.say(PRIYA, "action A3 change", when="15 april").is_refusal
    assert labels(house.say(PRIYA, "action A3")) == {"Done", "Change", "At the meeting"}


def test_the_managers_answer_is_marked_as_cover_and_unlocks_it(house: House) -> None:
    id_ = said(house)
    asked = house.press(TOM, house.say(TOM, "concern raised"), "Answer it")
    assert asked_in(asked) == ["answer"]
    empty = house.say(TOM, f"concern {id_} answer", answer=" ")
    assert asked_in(empty) == ["answer"]
    given = house.say(TOM, f"concern {id_} answer", answer=ANSWER)
    assert words(given).startswith(f"{id_} is answered as cover")
    assert labels(given) == {"Change A3", "Close A3"}
    read = words(house.say(DAWN, f"concern {id_}"))
    assert "answered by Tom Adeyemi, as cover" in read
    assert ANSWER in read
    assert not house.say(PRIYA, "action A3 change", when="30 april").is_refusal
    lines = [(each.event, each.subject) for each in house.store.audit.lines("7KQ2")]
    assert {("raised: answered", id_), ("cover", "raised")} <= {*lines}


def test_the_leads_answer_is_no_cover_and_what_is_done_waits_for_none(house: House) -> None:
    id_ = said(house)
    house.say(PRIYA, f"concern {id_} answer", answer=ANSWER)
    assert "answered by Priya Nair" in words(house.say(DAWN, "concern raised"))
    again = said(house)
    house.say(DAWN, "action A3 done")
    assert "over: A3 has been done" in words(house.say(DAWN, f"concern {again}"))
    assert house.say(TOM, f"concern {again} answer", answer=ANSWER).is_refusal


def test_nobody_else_is_told_that_it_was_said(house: House) -> None:
    texts = ("action A3", "concern raised", "plan")
    before = [words(house.say(MARTIN, each)) for each in texts]
    said(house)
    assert [words(house.say(MARTIN, each)) for each in texts] == before
    assert "It waits for your answer" in words(house.say(PRIYA, "action A3"))
    assert "The lead has still to answer" in words(house.say(DAWN, "action A3"))
    assert "somebody else's" in words(house.say(MARTIN, "cannot A3", text=WHY))


def test_family_say_it_of_their_own_action_by_number_alone(house: House) -> None:
    """IG11."""
    page = house.say(LEAH, "action A1", by_link=True)
    assert labels(page) == {"I will do it", "It cannot be done"}
    told = house.say(LEAH, "cannot A1", text="The bus comes too late.", by_link=True)
    assert "The person who leads your meetings is asked for an answer" in words(told)
    assert "There is no action A3 here." in words(house.say(LEAH, "cannot A3", text=WHY))
    assert labels(house.say(LEAH, "action A1", by_link=True)) == set()
    answer = house.group().events[0].id
    house.say(PRIYA, f"concern {answer} answer", answer=ANSWER)
    (task,) = (each for each in house.group().tasks if each.subject == f"{answer}:{LEAH}")
    shown = house.press(PRIYA, house.say(PRIYA, f"done {task.id}"), "See the answer")
    assert ANSWER in words(shown)


def test_by_link_to_a_shared_mailbox_no_refusal_names_its_number(house: House) -> None:
    """IG19."""
    said(house)
    for text in ("cannot A3", "action A3 accept"):
        assert "waits for the lead's answer" in words(house.say(DAWN, text, by_link=True))
    assert form_in(house.say(DAWN, "action A3", by_link=True)).command == "action A3 done"
