"""A no that came from an address is shown to the lead, who changes it or asks anew (IG17)."""

import pytest

from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import NoticeState
from tests.cast import GRACE, MARTIN, PRIYA, at
from tests.handlers.house import House, labels, words
from tests.story import with_first_meeting_booked

OURS = "g.holloway@health.example"


@pytest.fixture
def house(house: House) -> House:
    """A house in whose group the reader of Grace's confirmed address said that it is not theirs."""
    house.keep(with_first_meeting_booked())
    house.clock.jump(at(18, 3, 12))
    house.say(GRACE, "contact who", by_link=True, is_me="no")
    return house


def planned_for_grace(house: House) -> set[str]:
    stored = house.store.notices.stored("7KQ2")
    return {
        each.identity.kind
        for each in stored
        if each.state is NoticeState.PLANNED and each.identity.recipient == GRACE
    }


@pytest.mark.parametrize(
    "line", ["contact confirm", "contact confirm Grace Holloway", "contact Grace Holloway"]
)
def test_the_lead_is_shown_the_no_and_the_ways_on_and_no_button_to_confirm(
    house: House, line: str
) -> None:
    card = house.say(PRIYA, line)
    assert "said on Thu 18 Mar 2027 that it was not meant for them" in words(card)
    assert "Nothing goes to it" in words(card)
    assert {"Change the address", "Ask them again"} <= set(labels(card))
    assert "Confirm this address" not in words(card)


def test_confirming_after_a_no_is_refused_and_nothing_is_planned_for_that_address(
    house: House,
) -> None:
    refused = house.say(PRIYA, f"contact confirm {GRACE} {OURS}")
    assert refused.is_refusal
    assert f"contact ask {GRACE}" in words(refused)
    assert planned_for_grace(house) == set()
    assert "address not theirs, as its reader said" in words(house.say(PRIYA, "members"))
    assert "not meant for them" not in words(house.say(MARTIN, "contact Grace Holloway"))


def test_the_question_goes_again_once_the_lead_has_spoken_to_them(house: House) -> None:
    asked = house.say(PRIYA, f"contact ask {GRACE}")
    assert "I have spoken to Grace Holloway" in words(asked)
    assert house.say(PRIYA, f"contact ask {GRACE}", spoken="no").is_refusal
    assert planned_for_grace(house) == set()
    done = house.say(PRIYA, f"contact ask {GRACE}", spoken="yes")
    assert "can confirm the address once they have answered yes" in words(done)
    assert planned_for_grace(house) == {"confirm_who"}
    assert "Asked again on Thu 18 Mar 2027" in words(house.say(PRIYA, "contact confirm"))
    house.say(GRACE, "contact who", by_link=True, is_me="yes", reader="alone")
    assert not house.say(PRIYA, f"contact confirm {GRACE} {OURS}").is_refusal
    assert "invitation" in planned_for_grace(house)


def test_who_may_not_confirm_may_not_have_the_question_sent_again(house: House) -> None:
    for fields in ({}, {"spoken": "yes"}):
        assert house.say(MARTIN, f"contact ask {GRACE}", fields).is_refusal
    assert house.say(PRIYA, "contact ask Martin").is_refusal


def test_the_task_to_mend_it_stays_until_another_address_is_given(house: House) -> None:
    def open_tasks() -> set[TaskKind]:
        return {each.kind for each in house.group().tasks if each.is_open}

    assert TaskKind.MEND_ROUTE in open_tasks()
    house.say(PRIYA, f"contact change {GRACE}", details=f"01632 960199; {OURS}")
    assert TaskKind.MEND_ROUTE in open_tasks()
    house.say(PRIYA, f"contact change {GRACE}", details="grace.holloway@health.example")
    assert TaskKind.MEND_ROUTE not in open_tasks()
    assert planned_for_grace(house) == {"confirm_who"}


def test_whoever_says_it_is_not_theirs_is_told_no_name_with_an_action_for_somebody_unknown(
    house: House,
) -> None:
    house.say(PRIYA, "contact who", by_link=True, is_me="no")
    action = {"need": "a lock", "outcome": "it locks", "what": "replace it", "how": "by hand"}
    more = {"so_what": "the child sleeps", "owner": "Zz", "when": "15 working days"}
    refused = house.say(PRIYA, "action new", {**action, **more})
    assert refused.is_refusal
    for each in house.group().members:
        assert each.id == PRIYA or each.name not in words(refused)
