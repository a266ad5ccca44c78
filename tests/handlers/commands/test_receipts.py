"""Who has the minutes, how they came, and who is without: to each their own line (B4)."""

from dataclasses import replace

import pytest

from bot.core.facts.deliveries import FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.notices.notice import Kind
from bot.core.notices.outcomes import GivenUp
from scheduler.giving_up import give_up
from storage.claims import Claims, Lease
from tests.cast import DAWN, DEAN, GRACE, HELEN, LEAH, MARTIN, PRIYA, PROFESSIONALS, TOM, at
from tests.handlers.house import CONFIG, House, words
from tests.record_story import with_lead_having_it, with_minutes_released, with_roll_called
from tests.story import (
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)


@pytest.fixture(autouse=True)
def after_easter(house: House) -> None:
    house.clock.jump(at(6, 4, 15))


def test_priya_sees_every_copy_and_no_sent_to_all_while_there_is_a_gap(house: House) -> None:
    house.keep(with_minutes_released())
    said = words(house.say(PRIYA, "receipts 30 march"))
    assert "Receipts: minutes of Tue 30 Mar 2027, version 1" in said
    assert "0 of 9 copies are accounted for; 9 are not." in said
    assert "Grace Holloway secure e-mail waits to be sent" in said
    assert "Dean Marsh post to be handed over" in said
    assert "Sent to all" not in said


def test_a_task_that_closes_a_gap_is_a_button_and_done_shows(house: House) -> None:
    house.keep(with_minutes_released())
    said = words(house.say(PRIYA, "receipts"))
    number = said.split("Dean Marsh post to be handed over (")[1].split(")")[0]
    assert f"{number}: done" in said
    house.say(PRIYA, f"done {number} 2 april by post, second class")
    assert "Dean Marsh by post, second class handed over Fri 2 Apr 2027" in words(
        house.say(PRIYA, "receipts")
    )


def test_everybody_else_sees_their_own_line_alone(house: House) -> None:
    house.keep(with_minutes_released())
    for who, name in ((GRACE, "Grace Holloway"), (HELEN, "Helen Osei")):
        said = words(house.say(who, "receipts 30 march"))
        assert name in said
        assert "Dawn Kerrigan" not in said
        assert "accounted for" not in said


@pytest.mark.parametrize("group", [with_first_meeting_booked(), with_minutes_released()])
def test_family_hear_the_same_whether_minutes_are_released_or_not(
    house: House, group: CoreGroup
) -> None:
    """access.md rule 7: a refusal does not tell whether the thing exists."""
    house.keep(group)
    for said in ("receipts", "receipts 30 march", "receipts 1 may", "receipts N1"):
        for who in (LEAH, DEAN):
            assert "You may not do that here." in words(house.say(who, said))


def test_who_joined_later_had_no_copy(house: House) -> None:
    group = with_minutes_released()
    (minutes,) = group.minutes
    without_dawn = tuple(each for each in minutes.recipients if each != DAWN)
    house.keep(replace(group, minutes=(replace(minutes, recipients=without_dawn),)))
    assert "No copy was for you." in words(house.say(DAWN, "receipts"))


def test_who_left_before_it_went_is_on_the_list_with_the_hour(house: House) -> None:
    group = with_minutes_released()
    (minutes,) = group.minutes
    minutes = replace(minutes, recipients=tuple(w for w in minutes.recipients if w != DAWN))
    left = OptOut(at(2, 4, 10, 55), "done")
    group = with_member(with_roll_called(replace(group, minutes=(minutes,))), DAWN, opted_out=left)
    house.keep(group)
    said = words(house.say(PRIYA, "receipts"))
    assert "Dawn Kerrigan Slack to be handed over (T" in said


def test_an_empty_role_is_named_by_what_it_is(house: House) -> None:
    group = with_member(with_minutes_released(), HELEN, opted_out=OptOut(at(1, 4), "moved on"))
    house.keep(group)
    assert "conference chair nobody holds this role (T" in words(house.say(PRIYA, "receipts"))


def test_an_older_version_is_found_by_its_number(house: House) -> None:
    house.keep(with_minutes_released())
    house.say(PRIYA, "minutes correct", reason="The date was wrong.")
    assert "version 1" in words(house.say(PRIYA, "receipts"))
    assert "version 1" in words(house.say(PRIYA, "receipts N1"))
    assert "Nothing has been released yet." in words(house.say(PRIYA, "receipts N2"))


def test_before_anything_is_released_it_says_so(house: House) -> None:
    house.keep(with_lead_having_it())
    assert "Nothing has been released yet." in words(house.say(PRIYA, "receipts"))
    assert "Nothing has been released yet." in words(house.say(PRIYA, "receipts 30 march"))


def test_the_operator_sees_counts_and_no_name(house: House) -> None:
    house.keep(with_minutes_released())
    said = words(house.say(PRIYA, "receipts", operator=True))
    assert "9 are not" in said
    assert "Dawn" not in said
    house.config = replace(CONFIG, demo=True)
    assert "Dawn" in words(house.say(PRIYA, "receipts", operator=True))


def test_a_refused_address_is_told_and_the_first_try_stays_on_the_receipt(house: House) -> None:
    house.keep(with_minutes_released(), at(2, 4, 11))
    claims = Claims(house.store.database)
    lease = Lease("courier-1", at(6, 4, 16))
    taken = claims.claim(house.clock.now(), lease, {"mail": 100})
    grace = next(n for n in taken if n.identity.recipient == GRACE and n.identity.subject == "N1")
    refused = GivenUp(grace, FailureKind.REFUSED, house.clock.now(), "5.1.1")
    give_up(house.store, claims, refused)
    said = words(house.say(PRIYA, "receipts"))
    assert "Grace Holloway secure e-mail could not be delivered" in said
    assert "Grace Holloway: Tue 6 Apr 2027, 15:00 by secure e-mail: failed (5.1.1)" in said
    assert "Attempts that failed" in said


def test_who_has_a_copy_of_the_plan_by_message_or_by_their_own_word(house: House) -> None:
    group = with_roll_called()
    changed = replace(group, plan=replace(group.plan, changed_at=at(30, 3, 12), revision=1))
    house.keep(changed)
    said = words(house.say(PRIYA, "receipts plan"))
    assert "Grace Holloway waits to be sent" in said
    assert "Dawn Kerrigan not by a message of their own" in said
    assert "Leah" not in said
    assert not house.say(TOM, "receipts plan").is_refusal
    assert house.say(MARTIN, "receipts plan").is_refusal


def test_the_plan_is_sent_to_whoever_is_without_a_copy(house: House) -> None:
    house.keep(with_first_meeting_booked())
    card = house.say(PRIYA, "receipts plan")
    assert "[Send it to those without] plan send" in words(card)
    assert "5 members told, each alone" in words(house.say(PRIYA, "plan send"))
    assert "told of it today" in words(house.say(PRIYA, "plan send Grace"))
    told = [n.identity for n in house.store.notices.stored("7KQ2")]
    assert {n.recipient for n in told if n.kind is Kind.PLAN_COPY} == {*PROFESSIONALS} - {PRIYA}


def test_the_plan_is_not_sent_to_family_and_not_by_others_than_lead_and_manager(
    house: House,
) -> None:
    house.keep(with_first_meeting_booked())
    assert "your own procedure" in words(house.say(TOM, "plan send Leah"))
    assert house.say(GRACE, "plan send").is_refusal


def test_the_chair_sees_who_has_the_plan_and_leaves_the_sending_to_the_lead(house: House) -> None:
    """access.md: the chair sees who has the plan (R25)."""
    house.keep(with_meeting(with_first_meeting_held(), "M2", chair=GRACE))
    card = house.say(GRACE, "receipts plan")
    assert "Martin Pryce" in words(card)
    assert "plan send" not in words(card)
    assert house.say(MARTIN, "receipts plan").is_refusal
