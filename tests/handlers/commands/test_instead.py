"""What whoever cannot come finds behind their link: somebody instead, and what has come (L10)."""

from dataclasses import replace

import pytest

from bot.core.facts.people import Reader
from bot.core.facts.updates import WrittenUpdate
from tests.cast import DEAN, GRACE, JOAN, MARTIN, PRIYA, at
from tests.handlers.house import House, labels, words
from tests.record_story import with_minutes_released
from tests.story import member_of, with_answers_for_first, with_first_meeting_held, with_member

INSTEAD = "Somebody comes instead"
NOON = at(26, 4, 12, 5)


@pytest.fixture
def late(house: House) -> House:
    house.clock.jump(NOON)
    house.keep(with_first_meeting_held())
    return house


def behind(house: House, line: str, who: str = GRACE) -> set[str]:
    return labels(house.say(who, line, by_link=True, looks=True))


def test_behind_the_request_for_an_update_somebody_else_can_be_named_first(late: House) -> None:
    assert INSTEAD in behind(late, "update M2")
    page = words(late.say(GRACE, "update M2", by_link=True, looks=True))
    assert page.index(INSTEAD) < page.index("What have you done")
    asked = late.say(GRACE, "substitute M2", by_link=True, looks=True)
    assert "in place of you" in words(asked)


def test_behind_an_invitation_a_substitute_or_an_update_needs_no_second_apologies(
    late: House,
) -> None:
    assert {INSTEAD, "Write my update"} <= behind(late, "coming M2")


def test_nobody_is_named_for_a_meeting_that_is_over_or_for_what_the_lead_asked(
    late: House,
) -> None:
    assert INSTEAD not in behind(late, "update M1")
    late.say(PRIYA, "update ask Grace", what="Your assessment", due="30 april")
    assert INSTEAD not in behind(late, "update Q1")
    late.clock.jump(at(28, 4, 12))
    assert INSTEAD not in behind(late, "update M2")


def test_neither_family_nor_a_substitute_sends_somebody_instead(house: House) -> None:
    house.clock.jump(at(22, 3, 12))
    house.keep(with_answers_for_first())
    assert INSTEAD in behind(house, "coming M1", MARTIN)
    for who in (DEAN, JOAN):
        assert INSTEAD not in behind(house, "coming M1", who)
    assert INSTEAD not in labels(house.say(PRIYA, "update M1 for Martin"))


@pytest.mark.parametrize("reader", list(Reader))
def test_an_update_that_has_come_is_said_first_with_its_time_and_never_its_text(
    late: House, reader: Reader
) -> None:
    """IG19: the fact and when, to a shared mailbox too."""
    grace = member_of(late.group(), GRACE)
    contact = replace(grace.contact, reader=reader)
    late.keep(replace(with_member(late.group(), GRACE, contact=contact), ref="9RTK"))

    def page(who: str = GRACE) -> str:
        return words(late.say(who, "update M2", ref="9RTK", by_link=True, looks=True))

    assert "was received" not in page()
    late.say(GRACE, "update M2", {"done": "Two visits."}, ref="9RTK", by_link=True)
    said = page()
    assert "Your update was received on Mon 26 Apr 2027 at 12:05." in said
    assert "You can send it again until the minutes are final" in said
    assert "Two visits" not in said
    assert "was received" not in page(MARTIN)


def test_once_the_minutes_are_final_nothing_is_promised_of_sending_it_again(late: House) -> None:
    sent = WrittenUpdate("U1", "M1", GRACE, at(30, 3, 9))
    late.keep(replace(with_minutes_released(), ref="9RTK", updates=(sent,)))
    said = words(late.say(GRACE, "update M1", ref="9RTK", by_link=True, looks=True))
    assert "Your update was received on Tue 30 Mar 2027 at 09:00." in said
    assert "You can send it again" not in said
