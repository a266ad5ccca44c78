"""disagree: kept for its author, put to the meeting, and past it to an outcome (H10, N6, S17)."""

import pytest

from bot.core.disagreeing.ladder import WORDS
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.roll_call import Presence
from bot.core.notices.notice import Kind
from tests.cast import ASHA, CHILD_A, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.disagreeing.disagree_story import SANDWELL, TEXT, under_way
from tests.handlers.house import House, asked_in, labels, words
from tests.story import with_first_meeting_booked

KEPT = "nobody else sees it"


@pytest.fixture
def meeting(house: House) -> House:
    house.clock.jump(at(30, 3, 10, 30))
    house.keep(under_way())
    return house


def the_one(house: House) -> Disagreement:
    return house.group().disagreements[-1]


def shared(house: House) -> str:
    card = house.say(MARTIN, "disagree", text=TEXT, right_group="yes")
    house.press(MARTIN, card, "Put it to the meeting")
    return f"disagree {the_one(house).id}"


def unresolved(house: House) -> str:
    number = shared(house)
    house.say(PRIYA, "end 30 march", {f"views_{CHILD_A}": "Told at school."})
    return number


def told(house: House, kind: Kind) -> set[str]:
    found = (each.identity for each in house.store.notices.stored("7KQ2"))
    return {each.recipient for each in found if each.kind is kind}


def test_it_is_kept_for_its_author_who_alone_finds_it(meeting: House) -> None:
    asked = meeting.say(MARTIN, "disagree")
    assert asked_in(asked) == ["text"]
    assert "01632 960199" in words(asked)
    meeting.say(MARTIN, "disagree", text=TEXT)
    number = f"disagree {the_one(meeting).id}"
    assert KEPT in words(meeting.say(MARTIN, number))
    for who in (PRIYA, TOM, GRACE, HELEN):
        assert TEXT not in words(meeting.say(who, "disagree")) + words(meeting.say(who, number))
        assert meeting.say(who, f"{number} outcome Nothing.").is_refusal
    assert [each.event for each in meeting.store.audit.lines("7KQ2")].count("disagreement") == 0


def test_family_are_not_asked_and_learn_nothing(meeting: House) -> None:
    number = shared(meeting)
    for line in ("disagree", number, f"{number} seen"):
        card = meeting.say(LEAH, line)
        assert card.is_refusal
        assert TEXT not in words(card)


def test_own_steps_are_offered_one_by_one_and_then_the_policy(house: House) -> None:
    """S17: by Sandwell's ladder; nobody hears before its author takes it further."""
    house.clock.jump(at(30, 3, 10, 30))
    house.keep(under_way(SANDWELL))
    card = house.say(GRACE, "disagree", text=TEXT)
    assert labels(card) == {"I have talked to them", "It is settled"}
    number = f"disagree {the_one(house).id}"
    assert house.say(GRACE, f"{number} share").is_refusal
    house.say(GRACE, f"{number} talked They see it otherwise.")
    last = house.press(GRACE, house.say(GRACE, number), "I have talked to my line manager")
    assert "They see it otherwise." in words(house.say(GRACE, number))
    further = house.press(GRACE, last, "Take it further")
    assert "The team manager is told, without what it is about. Escalation policy" in words(further)
    assert told(house, Kind.DISAGREEMENT) == {TOM}
    used = house.press(GRACE, further, "The policy is used")
    assert "Record" not in labels(used)


def test_at_the_end_the_chair_is_asked_and_says_how_it_was_settled(meeting: House) -> None:
    number = shared(meeting)
    id_ = the_one(meeting).id
    form = meeting.say(PRIYA, "end 30 march")
    assert f"settled_{id_}" in asked_in(form)
    assert f"{id_}, by school DSL: settled?" in words(form)
    meeting.say(PRIYA, "end 30 march", {f"settled_{id_}": "Weekly visits."})
    said = words(meeting.say(MARTIN, number))
    assert "How it stands: closed" in said
    assert "Outcome: Weekly visits." in said
    assert told(meeting, Kind.DISAGREEMENT) == set()


def test_unresolved_it_is_seen_by_both_and_closed_by_the_manager(meeting: House) -> None:
    """7.5."""
    number = unresolved(meeting)
    assert told(meeting, Kind.DISAGREEMENT) == {TOM, HELEN}
    shown = words(meeting.say(HELEN, number))
    assert TEXT in shown
    assert "https://eastmere.example/escalation-policy" in shown
    assert all(step in shown for step in list(WORDS.values())[1::2][:2])
    assert meeting.say(HELEN, f"{number} outcome Weekly.").is_refusal
    meeting.press(HELEN, meeting.say(HELEN, number), "I have seen it")
    asked = meeting.press(TOM, meeting.say(TOM, number), "Record the outcome")
    closed = meeting.say(TOM, f"{number} outcome", outcome="Weekly for a month.")
    assert asked_in(asked) == ["outcome"]
    assert "stays open until everybody who was told has seen it" in words(closed)
    assert "It is closed." in words(meeting.press(TOM, closed, "I have seen it"))
    assert told(meeting, Kind.DISAGREEMENT_CLOSED) == {MARTIN}


def test_what_is_not_somebody_s_to_say_is_refused(meeting: House) -> None:
    number = unresolved(meeting)
    for who, word in ((PRIYA, "outcome Weekly."), (PRIYA, "seen"), (TOM, "share"), (ASHA, "seen")):
        assert "not yours to say" in words(meeting.say(who, f"{number} {word}"))
    assert "is not clear" in words(meeting.say(TOM, f"{number} shout"))
    assert "is not clear" in words(meeting.say(TOM, f"{number} seen twice"))
    assert "not yours to say" in words(meeting.say(TOM, f"{number} talked"))
    assert 'nothing "x9"' in words(meeting.say(TOM, "disagree x9"))


def test_an_outcome_without_words_is_asked_for_at_its_field(meeting: House) -> None:
    number = unresolved(meeting)
    again = meeting.say(TOM, f"{number} outcome", {"outcome": "\u200b"})
    assert asked_in(again) == ["outcome"]
    assert "seen" not in labels(meeting.say(PRIYA, number))


def test_the_chair_is_pointed_to_it_at_the_start_without_a_word_of_it(house: House) -> None:
    house.clock.jump(at(30, 3, 9, 55))
    house.keep(with_first_meeting_booked())
    number = shared(house)
    here = {f"here_{each.id}": Presence.IN_PERSON.value for each in house.group().core_members}
    begun = words(house.say(PRIYA, "start 30 march", here, chair=TOM, note_taker=ASHA))
    assert "A disagreement is put to this meeting." in begun
    assert TEXT not in begun
    assert TEXT in words(house.say(ASHA, number))


def test_it_stands_in_the_record_by_its_owner_s_role(meeting: House) -> None:
    """R18."""
    unresolved(meeting)
    meeting.say(ASHA, "minutes 30 march draft", decision_taken="The plan goes on.")
    said = words(meeting.say(PRIYA, "minutes 30 march"))
    assert f"Disagreement, school DSL: {TEXT} It was not settled at the meeting" in said
