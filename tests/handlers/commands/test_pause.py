"""The command pause: by lead, manager or oneself; nothing shown after it; lifted by the two."""

from dataclasses import replace

import pytest

from bot.core.cards import Card
from bot.core.facts.particulars import Closing
from bot.core.requests import Actor, Request
from handlers.table import COMMANDS
from tests.cast import DEAN, GRACE, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, labels, words
from tests.record_story import with_actions, with_minutes_released

KEPT_OUT = "This cannot be seen or done here for now."
RAISES = ("concern", "no-access")
NUMBERS = "01632 960199"
NOT_THEIRS = "You may not do that here."


@pytest.fixture
def begun(house: House) -> House:
    """The group on Mon 5 Apr 2027, minutes released and actions proposed."""
    house.clock.jump(at(5, 4))
    house.keep(with_actions(with_minutes_released()))
    return house


def standing(house: House) -> list[tuple[str, str]]:
    return [(each.member, each.by) for each in house.group().pauses if each.stands]


def waits(card: Card) -> bool:
    return "Would be brought meanwhile, and waits" in words(card)


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("pause Leah because he has her phone", LEAH),
        ("pause Leah, because " + "he reads along, " * 30, LEAH),
        ("7KQ2 pause because a letter was found", ""),
        ("pause group because", ""),
    ],
)
def test_whoever_says_why_in_haste_is_heard_and_the_reason_is_not_kept(
    begun: House, said: str, whom: str
) -> None:
    card = begun.say(PRIYA, said)
    assert [each for each, _ in standing(begun)] == ([whom] if "7KQ2" not in said else [])
    assert "A pause needs no reason: yours is not kept." in words(card)


@pytest.mark.parametrize("by", [PRIYA, TOM])
@pytest.mark.parametrize("said", ["pause Leah", "pause 7KQ2 Leah", "7KQ2 pause leah carrow"])
def test_lead_or_manager_pauses_a_person_and_sees_what_falls_due(
    begun: House, by: str, said: str
) -> None:
    card = begun.say(by, said)
    assert standing(begun) == [(LEAH, by)]
    assert waits(card)
    # What others are told because of it is not kept from her: family are told by a person.
    assert "Would leave meanwhile" not in words(card)
    assert "Tue 27 Apr 2027: meeting at 10:00" in words(card)
    for each in (PRIYA, TOM):
        seen = begun.say(each, "pause")
        assert waits(seen)
        assert "Leah Carrow" in words(seen)
        assert "Lift it" in labels(seen)


def test_the_whole_group_is_paused_by_its_reference_alone_or_by_the_form(begun: House) -> None:
    assert asked_in(begun.say(PRIYA, "pause")) == ["whom"]
    begun.say(PRIYA, "pause", whom="group")
    assert standing(begun) == [("", PRIYA)]
    begun.say(TOM, "pause lift")
    card = begun.say(PRIYA, "pause 7KQ2")
    assert standing(begun) == [("", PRIYA)]
    assert "Nothing leaves to the whole group from now on" in words(card)
    assert "reminder, meeting on Tue 27 Apr 2027" in words(card)
    assert "Minutes to the social worker" in words(card)


@pytest.mark.parametrize("who", [GRACE, MARTIN, LEAH, DEAN])
def test_anybody_in_the_group_pauses_themselves_after_seeing_what_that_does(
    begun: House, who: str
) -> None:
    asked = begun.say(who, "pause")
    assert standing(begun) == []
    card = begun.press(who, asked, "Pause what comes to me")
    assert standing(begun) == [(who, who)]
    assert "Would" not in words(card)


@pytest.mark.parametrize("who", [GRACE, LEAH])
@pytest.mark.parametrize("said", ["pause {}", "pause group", "pause lift {}", "pause lift"])
def test_nobody_else_pauses_others_or_lifts_and_no_name_is_told(
    begun: House, who: str, said: str
) -> None:
    begun.say(PRIYA, f"pause {DEAN}")
    known, unknown = (words(begun.say(who, said.format(name))) for name in ("Dean", "Zelda"))
    assert NOT_THEIRS in known
    assert known == unknown
    assert standing(begun) == [(DEAN, PRIYA)]


@pytest.mark.parametrize("who", [HELEN, IQBAL])
def test_who_is_outside_the_group_has_no_pause_to_begin(begun: House, who: str) -> None:
    assert begun.say(who, "pause me").is_refusal
    assert "pause" not in words(begun.say(who, "help"))


@pytest.mark.parametrize("who", [GRACE, LEAH, PRIYA])
def test_who_is_paused_is_shown_nothing_by_any_command(begun: House, who: str) -> None:
    begun.say(TOM, f"pause {who}")
    for each in COMMANDS.values():
        card = begun.say(who, each.example)
        if each.word == "pause":
            assert labels(card) == {"Pause what comes to me"}
        elif each.word in RAISES:
            assert NUMBERS in words(card)
        else:
            assert (card.is_refusal, KEPT_OUT in words(card)) == (True, True), each.word


def test_in_a_paused_group_a_concern_shows_the_numbers_and_is_not_kept(begun: House) -> None:
    begun.say(TOM, "pause group")
    for who in (GRACE, LEAH, PRIYA):
        for word in RAISES:
            said = words(begun.say(who, word, text="She was not seen.", phoned="nobody yet"))
            assert NUMBERS in said
            assert "nothing would be sent" in said
    assert begun.group().events == ()


def test_what_was_raised_is_shown_to_nobody_whom_a_pause_keeps_out(begun: House) -> None:
    begun.say(GRACE, "concern", text="The door is open at night.", phoned="nobody yet")
    (event,) = begun.group().events
    begun.say(TOM, "pause Priya")
    begun.say(TOM, "pause Grace")
    for who in (PRIYA, GRACE):
        for text in ("concern raised", f"concern {event.id}", f"concern {event.id} seen"):
            assert "door" not in words(begun.say(who, text))
    assert "door" in words(begun.say(TOM, f"concern {event.id}"))


def test_who_is_paused_is_shown_none_of_their_groups_from_outside_either(begun: House) -> None:
    begun.say(TOM, f"pause {GRACE}")
    for text in ("groups", "help"):
        said = words(begun.router.answer(Request(Actor(person=GRACE), text, text)))
        assert "7KQ2" not in said.replace('"7KQ2 dates"', "")
        assert "minutes" not in said


@pytest.mark.parametrize("who", [GRACE, MARTIN, HELEN, LEAH])
def test_in_a_paused_group_lead_and_manager_work_on_and_others_are_kept_out(
    begun: House, who: str
) -> None:
    begun.say(TOM, "pause group")
    for text in ("minutes 30 march send me", "dates", "done", "action A1", "plan"):
        assert KEPT_OUT in words(begun.say(who, text)), text
    assert not begun.say(PRIYA, "dates").is_refusal
    assert not begun.say(TOM, "minutes 30 march").is_refusal


def test_a_lift_tells_what_goes_and_what_comes_back(begun: House) -> None:
    begun.say(PRIYA, "pause Grace")
    begun.say(PRIYA, "pause Leah")
    card = begun.say(PRIYA, "pause lift")
    assert {"Lift it"} == labels(card)
    assert len(standing(begun)) == 2
    card = begun.say(TOM, "pause lift Leah")
    assert "The pause of Leah Carrow is lifted." in words(card)
    assert "To be done again" in words(card)
    assert standing(begun) == [(GRACE, PRIYA)]
    begun.say(TOM, "pause lift")
    assert standing(begun) == []
    assert begun.say(TOM, "pause lift Leah").is_refusal


def test_a_paused_lead_sees_no_pause_and_the_manager_lifts_it(begun: House) -> None:
    begun.say(PRIYA, "pause Leah")
    begun.say(TOM, "pause Priya")
    assert "Leah" not in words(begun.say(PRIYA, "pause"))
    assert "Leah" not in words(begun.say(PRIYA, "pause lift"))
    assert begun.say(PRIYA, "pause lift Priya").is_refusal
    begun.say(TOM, "pause lift Priya")
    assert standing(begun) == [(LEAH, PRIYA)]


def test_a_task_that_waits_says_so_and_can_be_done_again_after_the_lift(begun: House) -> None:
    task = next(e.id for e in begun.group().tasks if e.is_open and e.subject.endswith(LEAH))
    begun.say(PRIYA, "pause Leah")
    assert f"{task} waits: hand over nothing" in words(begun.say(PRIYA, f"done {task} today"))
    begun.say(PRIYA, "pause lift Leah")
    assert not begun.say(PRIYA, f"done {task} today by hand").is_refusal


def test_what_is_done_is_on_record_without_a_name_and_not_as_cover(begun: House) -> None:
    begun.say(TOM, "pause Leah")
    begun.say(TOM, "pause lift Leah")
    lines = [(e.event, e.subject) for e in begun.store.audit.lines("7KQ2")][-2:]
    assert lines == [("paused", "Z1"), ("pause lifted", "Z1")]


def test_a_group_that_has_closed_can_be_paused_and_lifted(house: House) -> None:
    closing = Closing(at(5, 4), PRIYA, "health visits", "a family centre")
    house.keep(replace(with_minutes_released(), closing=closing))
    house.say(PRIYA, "pause Leah")
    assert standing(house) == [(LEAH, PRIYA)]
    house.say(TOM, "pause lift Leah")
    assert standing(house) == []


def test_the_operator_may_begin_a_pause_for_somebody_and_never_end_one(begun: House) -> None:
    card = begun.say(PRIYA, "pause Leah", operator=True)
    assert standing(begun) == [(LEAH, PRIYA)]
    assert "Would be" not in words(card)
    assert begun.say(PRIYA, "pause lift Leah", operator=True).is_refusal
    assert standing(begun) == [(LEAH, PRIYA)]


def test_the_list_of_members_says_to_lead_and_manager_alone_who_is_paused(begun: House) -> None:
    begun.say(PRIYA, "pause Leah")
    for who in (PRIYA, TOM):
        assert "Leah Carrow Family mother Thu 18 Mar 2027 paused" in words(
            begun.say(who, "members")
        )
    for who in (GRACE, MARTIN):
        assert "paused" not in words(begun.say(who, "members"))
    begun.say(TOM, "pause group")
    assert "Group: paused" in words(begun.say(PRIYA, "members"))


def test_a_paused_lead_can_still_pause_others_and_is_read_no_names(begun: House) -> None:
    begun.say(TOM, f"pause {PRIYA}")
    refused = words(begun.say(PRIYA, "pause Nobody"))
    assert "pause group" in refused
    assert "Leah" not in refused
    assert not begun.say(PRIYA, "pause Leah Carrow").is_refusal
    assert {each for each, _ in standing(begun)} == {PRIYA, LEAH}


def test_a_head_who_is_paused_and_lifts_for_another_is_shown_nothing_of_the_group(
    begun: House,
) -> None:
    for who in (TOM, PRIYA, LEAH):
        begun.say(TOM if who == LEAH else who, f"pause {who}")
    lifted = words(begun.say(PRIYA, f"pause lift {LEAH}"))
    assert "The pause is lifted." in lifted
    assert "Leah" not in lifted


@pytest.mark.parametrize("said", ["pause group", "pause Martin Pryce"])
def test_no_card_of_a_pause_tells_somebody_of_what_was_raised_about_them(
    begun: House, said: str
) -> None:
    told = {"text": "He told me to leave it.", "phoned": "nobody yet", "about": TOM}
    begun.say(MARTIN, "concern", told)
    begun.say(PRIYA, "pause me")  # The deputy is told in her place, or nobody.
    begun.say(IQBAL, "pause me")
    for each in (said, "pause", said.replace("pause", "pause lift")):
        shown = words(begun.say(TOM, each))
        assert "pause" in shown.lower()
        assert "needs attention" not in shown
        assert "nobody could be told" not in shown
