"""Signed by two people, released by the lead, sent to whoever asks: as on 2 April (part 5)."""

from dataclasses import replace

import pytest

from bot.core.cards import Card
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.minutes import Minutes, MinutesState, SignsAs
from bot.core.facts.particulars import Closing
from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Kind
from tests.cast import ASHA, DAWN, DEAN, GRACE, HELEN, IQBAL, JOAN, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import CONFIG, House, labels, words
from tests.record_story import (
    with_lead_having_it,
    with_minutes_released,
    with_roll_called,
    with_signatures,
)
from tests.story import with_member


@pytest.fixture(autouse=True)
def on_good_friday_eve(house: House) -> None:
    house.clock.jump(at(2, 4, 11))


def record(house: House) -> Minutes:
    found = house.group().minutes_of("M1")
    assert found is not None
    return found


def told(house: House, kind: Kind) -> list[str]:
    """Return the recipients of all notices of a kind that are stored."""
    stored = house.store.notices.stored("7KQ2")
    return [each.identity.recipient for each in stored if each.identity.kind is kind]


def signs(house: House, who: str, words: str) -> Card:
    """Let somebody read what they are about to sign, and sign it."""
    return house.press(who, house.say(who, f"minutes 30 march sign as {words}"), f"Sign as {words}")


def releases(house: House, who: str) -> Card:
    return house.press(who, house.say(who, "minutes 30 march release"), "Release")


@pytest.mark.parametrize("group", [with_lead_having_it(), with_minutes_released()])
def test_family_are_told_nothing_of_how_far_minutes_have_come(
    group: CoreGroup, house: House
) -> None:
    house.keep(group)
    said = words(house.say(LEAH, "minutes 30 march"))
    assert "Minutes are not shown to you here." in said
    assert "since the meeting" not in said


def test_tom_signs_as_chair_and_is_refused_as_team_manager(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    assert "Sign as chair" in labels(house.say(TOM, "minutes 30 march"))
    said = words(signs(house, TOM, "chair"))
    assert "Still to sign: team manager or senior social worker" in said
    refused = house.say(TOM, "minutes 30 march sign as team manager")
    assert "two different people" in words(refused)
    assert "a senior social worker gives the second" in words(refused)
    assert [each.signs_as for each in record(house).signatures] == [SignsAs.CHAIR]


def test_iqbal_finds_the_signature_on_his_tasks_until_it_is_in(house: House) -> None:
    """H7: he is outside the group, and was asked once; the task leads to what he signs."""
    house.keep(with_roll_called(with_lead_having_it()))
    signs(house, TOM, "chair")
    (task,) = (t for t in house.group().tasks if t.is_open and t.kind is TaskKind.SIGN_MINUTES)
    assert f"{task.id} Sign the minutes" in words(house.say(IQBAL, "done")).replace("|", "")
    to_sign = house.press(IQBAL, house.say(IQBAL, f"done {task.id}"), "Do it now")
    house.press(IQBAL, to_sign, "Sign as senior social worker")
    assert "No task waits for you." in words(house.say(IQBAL, "done"))


def test_iqbal_gives_the_second_and_the_lead_can_release(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    signs(house, TOM, "chair")
    assert "Release" not in labels(house.say(PRIYA, "minutes"))
    shown = house.say(IQBAL, "minutes sign")
    said = words(house.press(IQBAL, shown, "Sign as senior social worker"))
    assert "Signed as: senior social worker" in said
    assert "nobody: the lead can release it" in said
    assert "Release" in labels(house.say(PRIYA, "minutes"))


def test_nobody_signs_by_link_or_through_the_operator_or_without_a_role(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    assert house.say(TOM, "minutes sign as chair", by_link=True).is_refusal
    assert house.say(TOM, "minutes sign as chair", operator=True).is_refusal
    assert "In which role" in words(house.say(TOM, "minutes sign as lead"))
    assert house.say(DAWN, "minutes sign as chair").is_refusal
    assert record(house).signatures == ()


@pytest.mark.parametrize("who", [GRACE, DAWN, PRIYA])
@pytest.mark.parametrize("line", ["minutes sign", "minutes 30 march sign", "minutes sign as lead"])
def test_whoever_may_not_sign_is_refused_and_not_asked_in_which_role(
    house: House, who: str, line: str
) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    refused = house.say(who, line)
    assert refused.is_refusal
    assert "In which role" not in words(refused)


def test_priya_releases_to_seven_people_one_by_one(house: House) -> None:
    house.keep(with_roll_called(with_signatures()))
    said = words(releases(house, PRIYA))
    assert "7 people hear of it, each alone, without content." in said
    assert "share it by your own procedure" in said
    expected = [PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, HELEN]
    assert list(record(house).recipients) == expected
    assert sorted(told(house, Kind.MINUTES_TO_READ)) == sorted([*expected, "channel"])
    shares = [t for t in house.group().tasks if t.kind is TaskKind.SHARE_MINUTES and t.is_open]
    assert {each.subject for each in shares} == {f"M1:{LEAH}", f"M1:{DEAN}"}


def test_only_lead_and_manager_release_and_the_manager_as_cover(house: House) -> None:
    house.keep(with_roll_called(with_signatures()))
    for who in (MARTIN, GRACE, IQBAL, HELEN):
        assert house.say(who, "minutes release").is_refusal
    assert house.say(PRIYA, "minutes release", operator=True).is_refusal
    releases(house, TOM)
    assert record(house).as_cover


def test_unsigned_minutes_stay_and_the_refusal_names_who_is_missing(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    assert "Missing: chair; team manager" in words(house.say(PRIYA, "minutes release"))
    assert record(house).state is MinutesState.WITH_LEAD


def test_an_empty_role_is_said_as_a_gap(house: House) -> None:
    left = OptOut(at(1, 4), "moved on")
    house.keep(with_member(with_signatures(), HELEN, opted_out=left))
    said = words(releases(house, PRIYA))
    assert "Nobody is conference chair: a gap." in said
    assert [t.kind for t in house.group().tasks if t.kind is TaskKind.FILL_ROLE]


def test_a_role_filled_later_leads_to_a_second_release_to_that_person_alone(house: House) -> None:
    """H8: Iqbal, who is outside the group, becomes the conference chair as well."""
    left = OptOut(at(1, 4), "moved on")
    house.keep(with_member(with_signatures(), HELEN, opted_out=left))
    releases(house, PRIYA)
    house.say(PRIYA, "members role Iqbal conference chair")
    (task,) = (t for t in house.group().tasks if t.kind is TaskKind.RELEASE_TO_ROLE)
    shown = house.press(PRIYA, house.say(PRIYA, f"done {task.id}"), "Do it now")
    house.press(PRIYA, shown, "Release")
    assert told(house, Kind.MINUTES_TO_READ).count(IQBAL) == 1
    assert told(house, Kind.MINUTES_TO_READ).count(GRACE) == 1
    assert record(house).recipients[-1] == IQBAL


def test_grace_is_sent_hers_by_mail_and_helen_s_is_handed_over(house: House) -> None:
    house.keep(with_minutes_released())
    assert "on its way to your own address" in words(house.say(GRACE, "minutes M1 send me"))
    assert told(house, Kind.DOCUMENT) == [GRACE]
    said = words(house.say(HELEN, "minutes M1 send me"))
    assert "The lead has a task to hand it over" in said
    (task,) = (t for t in house.group().tasks if t.kind is TaskKind.HAND_OVER)
    assert (task.owner, task.subject) == (PRIYA, f"N1:{HELEN}")


def test_it_can_be_asked_for_by_link_and_shows_nothing_there(house: House) -> None:
    house.keep(with_roll_called(with_minutes_released()))
    card = house.say(GRACE, "minutes M1", by_link=True, looks=True)
    assert labels(card) == {"Send it to me"}
    assert "Home visits" not in repr(card)
    assert not house.say(GRACE, "minutes M1 send me", by_link=True).is_refusal
    assert told(house, Kind.DOCUMENT) == [GRACE]


def test_neither_family_nor_substitute_nor_a_stranger_to_it_is_sent_anything(
    house: House,
) -> None:
    house.keep(with_minutes_released())
    for who in (LEAH, DEAN, JOAN, IQBAL):
        assert house.say(who, "minutes M1 send me").is_refusal
        assert "Home visits" not in repr(house.say(who, "minutes M1"))
        assert house.say(who, "minutes M1", by_link=True).is_refusal
    assert house.say(GRACE, "minutes M1 send me", operator=True).is_refusal
    assert house.group().pulls == ()


def test_who_opened_it_and_when_is_on_record_without_a_word_of_it(house: House) -> None:
    house.keep(with_roll_called(with_minutes_released()))
    assert "Home visits every ten working days." in words(house.say(DAWN, "minutes 30 march"))
    lines = [line for line in house.store.audit.lines("7KQ2") if line.event == "minutes seen"]
    assert [(line.by, line.subject) for line in lines] == [(DAWN, "N1")]


def test_each_professional_ticks_that_the_copy_is_filed(house: House) -> None:
    house.keep(with_minutes_released())
    assert "It is in our file" in labels(house.say(DAWN, "minutes"))
    assert {"Correct it", "Receipts"} <= labels(house.say(PRIYA, "minutes"))
    house.say(DAWN, "minutes filed")
    assert [each.member for each in record(house).filed] == [DAWN]
    assert house.say(LEAH, "minutes filed").is_refusal


def test_a_draft_is_not_filed(house: House) -> None:
    house.keep(with_roll_called(with_lead_having_it()))
    assert house.say(DAWN, "minutes filed").is_refusal


def test_the_correction_goes_round_the_same_way(house: House) -> None:
    house.keep(with_roll_called(with_minutes_released()))
    house.clock.jump(at(6, 4, 9))
    house.say(PRIYA, "minutes correct", reason="The date was wrong.", dates="27 April")
    assert "27 April" not in words(house.say(DAWN, "minutes"))
    house.press(MARTIN, house.say(MARTIN, "minutes send"), "Send it to the lead")
    signs(house, TOM, "chair")
    signs(house, IQBAL, "senior social worker")
    releases(house, PRIYA)
    assert (record(house).version, record(house).state) == (2, MinutesState.FINAL)
    said = words(house.say(DAWN, "minutes"))
    assert "Version: 2, final" in said
    assert "Corrected because: The date was wrong." in said


def test_where_no_signatures_are_asked_for_the_lead_releases_at_once(house: House) -> None:
    house.keep(replace(with_lead_having_it(), profile=CONFIG.load("leicester")))
    assert not releases(house, PRIYA).is_refusal
    assert len(record(house).recipients) == 6


def test_a_closed_group_shows_its_record_and_takes_no_change(house: House) -> None:
    closing = Closing(at(2, 4, 10), PRIYA, "an exit plan", "the family centre")
    house.keep(replace(with_minutes_released(), closing=closing))
    assert "Home visits" in words(house.say(DAWN, "minutes"))
    assert "7KQ2 is closed." in words(house.say(PRIYA, "minutes correct", reason="x"))
    assert "7KQ2 is closed." in words(house.say(DAWN, "minutes send me"))
