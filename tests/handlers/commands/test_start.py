"""Starting the first meeting on Tue 30 Mar 2027, and the second without its note taker."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bot.core.cards import Card, Items
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import MemberKind, Role
from bot.core.facts.roll_call import Presence, Tick
from bot.core.facts.tasks import TaskKind
from bot.core.facts.updates import Mark, UpdatePart, WrittenUpdate
from bot.core.meeting.record_keys import HAS_COPY, PURPOSE_EXPLAINED
from scheduler.clock import JumpClock
from tests.cast import ASHA, DAWN, DEAN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.story import (
    meeting_of,
    with_answers_for_first,
    with_first_meeting_held,
    with_meeting,
    with_member,
)

POSTS = {"chair": TOM, "note_taker": MARTIN}


@pytest.fixture(autouse=True)
def at_ten(house: House) -> None:
    house.clock.jump(at(30, 3, 10, 2))


def agenda(card: Card) -> Items:
    return next(b for b in card.blocks if isinstance(b, Items) and b.heading == "Agenda")


def begun(house: House, **more: str) -> Card:
    house.keep(with_answers_for_first())
    return house.say(TOM, "start M1", {**POSTS, **more})


def test_start_asks_for_chair_and_note_taker_before_the_agenda_opens(house: House) -> None:
    house.keep(with_answers_for_first())
    card = house.say(TOM, "start")
    fields = {each.name: each for each in form_in(card).fields}
    assert fields["chair"].value == TOM
    assert fields["note_taker"].value not in {"", TOM}
    assert fields["agenda"].value == "first"
    assert len(agenda(card).items) == 11
    assert agenda(card).items[0] == "IDENTIFICATION OF NOTE TAKER"
    assert meeting_of(house.group(), "M1").state is MeetingState.BOOKED


def test_the_roll_call_names_everybody_with_their_role_and_who_comes_instead(house: House) -> None:
    house.keep(with_answers_for_first())
    fields = {each.name: each for each in form_in(house.say(TOM, "start 30 march")).fields}
    asha = fields[f"here_{ASHA}"]
    assert asha.label == "Asha Roy, police (apologies)"
    assert ("by_substitute", "Joan Whitby is here instead") in asha.choices
    assert asha.value == "by_substitute"
    why_not = "A substitute is not on the list: their access ends with the meeting (L10)."
    assert fields["note_taker"].help == why_not
    assert fields[f"here_{LEAH}"].label == "Leah Carrow, mother"
    assert fields[f"here_{DEAN}"].label == "Dean Marsh, father (declined)"
    assert fields[f"here_{DEAN}"].value == "absent"


def test_what_is_missing_beforehand_is_said_and_holds_nobody_up(house: House) -> None:
    house.keep(with_answers_for_first())
    said = words(house.say(TOM, "start"))
    assert "Neither the record of the conference of Wed 17 Mar 2027" in said
    assert "a Portuguese interpreter: arranged, or by whom?" in said


def test_tom_starts_with_everybody_as_expected(house: House) -> None:
    card = begun(house)
    said = words(card)
    assert "Chair: Tom Adeyemi" in said
    assert "a senior social worker gives the second signature (H7)" in said
    meeting = meeting_of(house.group(), "M1")
    assert meeting.state is MeetingState.STARTED
    assert [line.presence for line in meeting.roll_call].count(Presence.IN_PERSON) == 6
    assert meeting.presence(ASHA) is not None


def test_tom_who_chairs_cannot_take_notes_and_keeps_what_he_filled_in(house: House) -> None:
    card = begun(house, note_taker=TOM)
    assert card.is_refusal
    fields = {each.name: each for each in form_in(card).fields}
    assert "both chair and take notes (R5)" in fields["alone"].error
    assert "nobody else can" in fields["alone"].error
    assert fields["note_taker"].value == TOM


def test_two_chairs_press_start_and_the_second_is_told(house: House) -> None:
    begun(house)
    card = house.say(PRIYA, "start M1", POSTS)
    assert "was started at 10:02 by Tom Adeyemi" in words(card)


def test_once_begun_start_shows_the_agenda_again(house: House) -> None:
    begun(house)
    card = house.say(TOM, "start")
    assert len(agenda(card).items) == 11
    assert "end M1" in words(card)


def test_only_lead_manager_or_the_named_chair_start(house: House) -> None:
    house.keep(with_meeting(with_answers_for_first(), "M1", chair=""))
    assert house.say(GRACE, "start M1", POSTS).is_refusal
    assert house.say(LEAH, "start").is_refusal


def test_without_the_lead_the_reason_is_asked_for_and_kept(house: House) -> None:
    card = begun(house, **{f"here_{PRIYA}": "absent"})
    fields = {each.name: each for each in form_in(card).fields}
    assert "The lead is not here." in fields["without_lead"].error
    absent = {f"here_{PRIYA}": "absent", "without_lead": "Called to court."}
    house.say(TOM, "start M1", {**POSTS, **absent})
    assert meeting_of(house.group(), "M1").reasons.without_lead == "Called to court."


def test_an_agenda_can_be_seen_before_its_day_but_not_started(house: House) -> None:
    house.keep(with_first_meeting_held())
    house.clock = JumpClock(at(26, 4))
    card = house.say(PRIYA, "start 27 april")
    assert "can be started on its day" in words(card)
    assert "that day has not come" in words(house.say(PRIYA, "start M2", {"chair": PRIYA}))


def test_an_odd_word_on_the_roll_call_is_asked_back(house: House) -> None:
    card = begun(house, **{f"here_{GRACE}": "perhaps"})
    fields = {each.name: each for each in form_in(card).fields}
    assert "not on the roll call" in fields[f"here_{GRACE}"].error


def test_dawn_is_not_there_on_27_april_and_asha_takes_the_notes(house: House) -> None:
    house.keep(with_first_meeting_held())
    house.clock = JumpClock(at(27, 4, 10))
    here = {f"here_{each}": "in_person" for each in (PRIYA, TOM, GRACE, MARTIN, ASHA)}
    asked = {**here, "chair": PRIYA, "note_taker": DAWN}
    assert "Dawn Kerrigan is not here" in words(house.say(PRIYA, "start M2", asked))
    assert "both chair" in words(house.say(PRIYA, "start M2", {**asked, "note_taker": PRIYA}))
    house.say(PRIYA, "start M2", {**asked, "note_taker": ASHA})
    meeting = meeting_of(house.group(), "M2")
    assert (meeting.chair, meeting.note_taker) == (PRIYA, ASHA)
    assert "neither" in words(house.say(PRIYA, "coming 27 april"))


def test_a_marked_part_is_not_on_the_card_that_may_lie_open_in_the_room(house: House) -> None:
    mark = Mark(frozenset({DEAN}), "she is afraid")
    parts = (UpdatePart("done", "Two visits."), UpdatePart("not_working", "He waits.", mark))
    update = WrittenUpdate("U1", "M2", GRACE, at(26, 4), parts, working_days_late=1)
    house.keep(replace(with_first_meeting_held(), updates=(update,)))
    house.clock = JumpClock(at(27, 4, 10))
    here = {f"here_{each}": "in_person" for each in (PRIYA, ASHA)}
    sent = {**here, "chair": PRIYA, "note_taker": ASHA}
    said = words(house.say(PRIYA, "start M2", sent))
    assert "Under item 4" in said
    assert "Two visits." in said
    assert "He waits" not in said
    assert "afraid" not in said
    assert "[Read it by yourself] update M2" in said


def test_the_roll_is_mended_and_the_purpose_ticked_now_or_later(house: House) -> None:
    begun(house)
    form = form_in(house.say(TOM, "start roll"))
    assert form.command == "start roll M1"
    ticks = {
        f"explained_{LEAH}": TOM,
        f"explained_{DEAN}": PRIYA,
        f"later_{DEAN}": "yes",
        PURPOSE_EXPLAINED: f"{GRACE},{MARTIN}",
        HAS_COPY: GRACE,
    }
    said = words(house.say(TOM, form.command, {**ticks, f"here_{GRACE}": "absent"}))
    assert "neither" in said
    meeting = meeting_of(house.group(), "M1")
    assert Tick(PURPOSE_EXPLAINED, LEAH, TOM) in meeting.ticks
    assert Tick(PURPOSE_EXPLAINED, DEAN, PRIYA, later=True) in meeting.ticks
    assert Tick(HAS_COPY, GRACE) in meeting.ticks
    house.say(TOM, form.command, {HAS_COPY: "", PURPOSE_EXPLAINED: GRACE})
    left = {(each.item, each.member) for each in meeting_of(house.group(), "M1").ticks}
    assert left == {
        (PURPOSE_EXPLAINED, LEAH),
        (PURPOSE_EXPLAINED, DEAN),
        (PURPOSE_EXPLAINED, GRACE),
    }


def test_the_roll_of_a_meeting_that_has_not_begun_cannot_be_mended(house: House) -> None:
    house.keep(with_answers_for_first())
    assert house.say(TOM, "start roll 30 march").is_refusal
    assert house.group().tasks is not None
    assert TaskKind.EXPLAIN_PURPOSE not in {each.kind for each in house.group().tasks}


def test_the_operator_is_shown_no_roll_call(house: House) -> None:
    house.keep(with_answers_for_first())
    assert "Leah" not in words(house.say(TOM, "start", operator=True))


def test_two_who_press_at_the_same_moment_start_it_once(house: House) -> None:
    house.keep(with_answers_for_first())
    with ThreadPoolExecutor(2) as pool:
        cards = list(pool.map(lambda who: house.say(who, "start M1", POSTS), (TOM, PRIYA)))
    assert sorted(card.is_refusal for card in cards) == [False, True]
    refusal = next(card for card in cards if card.is_refusal)
    assert "has begun" in words(refusal)


@pytest.mark.parametrize("said", ["start", "start M1", "end M1"])
def test_an_organiser_neither_begins_nor_ends_a_meeting_nor_sees_its_agenda(
    house: House, said: str
) -> None:
    """The roll call and what was written for the meeting are not the organiser's (R13, R14)."""
    roles, kind = frozenset({Role.ORGANISER}), MemberKind.OUTSIDE
    house.keep(with_member(with_answers_for_first(), DAWN, roles=roles, kind=kind))
    card = house.say(DAWN, said)
    assert card.is_refusal
    assert "Agenda" not in words(card)
