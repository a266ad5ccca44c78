"""disagree: kept for its author, put to the meeting, and past it to an outcome (H10, N6, S17)."""

from datetime import datetime

from bot.core.disagreeing.ladder import WORDS
from bot.core.facts.groups import CoreGroup
from bot.core.facts.roll_call import Presence
from bot.core.notices.notice import Kind
from tests.cast import ASHA, CHILD_A, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.disagreeing.disagree_story import (
    ENDED,
    SAID,
    SANDWELL,
    TEXT,
    shared,
    the_one,
    under_way,
    unresolved,
)
from tests.handlers.house import House, asked_in, labels, words
from tests.story import with_first_meeting_booked

KEPT = "nobody else sees it"


def begun(house: House, group: CoreGroup, now: datetime = SAID) -> str:
    """Keep the group as it stands at a moment, and return how the newest one is asked for."""
    house.clock.jump(now)
    house.keep(group)
    return f"disagree {the_one(group).id}" if group.disagreements else ""


def told(house: House, kind: Kind) -> set[str]:
    found = (each.identity for each in house.store.notices.stored("7KQ2"))
    return {each.recipient for each in found if each.kind is kind}


def on_record(house: House) -> int:
    """Return how often the log names it: what its author alone knows stands in no log (S17)."""
    return [each.event for each in house.store.audit.lines("7KQ2")].count("disagreement")


def test_it_is_kept_for_its_author_who_alone_finds_it(house: House) -> None:
    begun(house, under_way())
    asked = house.say(MARTIN, "disagree")
    assert asked_in(asked) == ["text"]
    assert "01632 960199" in words(asked)
    house.say(MARTIN, "disagree", text=TEXT)
    number = f"disagree {the_one(house.group()).id}"
    assert KEPT in words(house.say(MARTIN, number))
    for who in (PRIYA, HELEN):
        assert TEXT not in words(house.say(who, "disagree")) + words(house.say(who, number))
        assert house.say(who, f"{number} outcome Nothing.").is_refusal
    assert on_record(house) == 0


def test_family_are_not_asked_and_learn_nothing(house: House) -> None:
    number = begun(house, shared())
    for line in ("disagree", number, f"{number} seen"):
        card = house.say(LEAH, line)
        assert card.is_refusal
        assert TEXT not in words(card)


def test_own_steps_are_offered_one_by_one_and_then_the_policy(house: House) -> None:
    """S17: by Sandwell's ladder; nobody hears before its author takes it further."""
    begun(house, under_way(SANDWELL))
    card = house.say(GRACE, "disagree", text=TEXT)
    assert labels(card) == {"I have talked to them", "It is settled"}
    number = f"disagree {the_one(house.group()).id}"
    assert house.say(GRACE, f"{number} share").is_refusal
    then = house.say(GRACE, f"{number} talked They see it otherwise.")
    last = house.press(GRACE, then, "I have talked to my line manager")
    assert on_record(house) == 0
    further = house.press(GRACE, last, "Take it further")
    assert on_record(house) == 1
    assert "The team manager is told, without what it is about. Escalation policy" in words(further)
    assert told(house, Kind.DISAGREEMENT) == {TOM}
    assert "The policy is used" in labels(further)
    assert "They see it otherwise." in words(house.say(TOM, number))


def test_at_the_end_the_chair_is_asked_and_says_how_it_was_settled(house: House) -> None:
    number = begun(house, shared())
    field = f"settled_{the_one(house.group()).id}"
    form = house.say(PRIYA, "end 30 march")
    assert field in asked_in(form)
    assert "by school DSL: settled?" in words(form)
    house.say(PRIYA, "end 30 march", {field: "Weekly visits."})
    said = words(house.say(MARTIN, number))
    assert "How it stands: closed" in said
    assert "Outcome: Weekly visits." in said


def test_not_settled_the_end_says_who_is_told_of_it(house: House) -> None:
    begun(house, shared())
    ended = words(house.say(PRIYA, "end 30 march", {f"views_{CHILD_A}": "Told at school."}))
    assert "was not settled: The team manager and the conference chair are told" in ended
    assert told(house, Kind.DISAGREEMENT) == {TOM, HELEN}


def test_unresolved_it_is_seen_by_both_and_closed_by_the_manager(house: House) -> None:
    """7.5."""
    number = begun(house, unresolved(), ENDED)
    shown = house.say(HELEN, number)
    said = words(shown)
    steps = (WORDS[each] for each in house.group().profile.texts("escalation"))
    assert all(each in said for each in (TEXT, *steps, "eastmere.example/escalation-policy"))
    house.press(HELEN, shown, "I have seen it")
    asked = house.say(TOM, f"{number} outcome", {"outcome": "\u200b"})
    assert asked_in(asked) == ["outcome"]
    closed = house.say(TOM, f"{number} outcome", outcome="Weekly for a month.")
    assert "stays open until everybody who was told has seen it" in words(closed)
    assert "It is closed." in words(house.press(TOM, closed, "I have seen it"))
    assert told(house, Kind.DISAGREEMENT_CLOSED) == {MARTIN}


def test_what_is_not_somebody_s_to_say_is_refused(house: House) -> None:
    number = begun(house, unresolved(), ENDED)
    for who, word in ((PRIYA, "outcome Weekly."), (PRIYA, "seen"), (TOM, "share"), (TOM, "talked")):
        assert "not yours to say" in words(house.say(who, f"{number} {word}"))
    assert "is not clear" in words(house.say(TOM, f"{number} shout"))
    assert 'nothing "x9"' in words(house.say(TOM, "disagree x9"))


def test_the_chair_is_pointed_to_it_at_the_start_without_a_word_of_it(house: House) -> None:
    begun(house, shared(group=with_first_meeting_booked()), at(30, 3, 9, 55))
    here = {f"here_{each.id}": Presence.IN_PERSON.value for each in house.group().core_members}
    said = words(house.say(PRIYA, "start 30 march", here, chair=TOM, note_taker=ASHA))
    assert "A disagreement is put to this meeting." in said
    assert TEXT not in said
