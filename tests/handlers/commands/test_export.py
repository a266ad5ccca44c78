"""The command export: for the case file, and what is kept about one person (IG7, IG8)."""

from dataclasses import replace

import pytest

from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.particulars import Closing
from bot.core.facts.people import Reader
from bot.core.facts.tasks import Task, TaskKind, TaskState
from tests.cast import DAWN, GRACE, IQBAL, LEAH, PRIYA, TOM, at
from tests.handlers.house import House, labels, words
from tests.record_story import with_minutes_released
from tests.story import member_of, with_member


def after_a_meeting() -> CoreGroup:
    """Return the group on 30 April, when Dawn has left and Grace has raised a concern."""
    about = frozenset({PRIYA})
    raised = Event("E9", EventKind.CONCERN, GRACE, at(20, 4), "It is the lead.", about=about)
    left = with_member(with_minutes_released(), DAWN, opted_out=OptOut(at(20, 4), "a new job"))
    return replace(left, events=(raised,))


@pytest.fixture(autouse=True)
def kept(house: House) -> None:
    house.keep(after_a_meeting())
    house.clock.jump(at(30, 4))


def given(house: House) -> list[Task]:
    return [each for each in house.group().tasks if each.kind is TaskKind.GIVE_EXPORT]


@pytest.mark.parametrize("who", [PRIYA, TOM])
def test_lead_and_manager_have_the_case_file_sent(house: House, who: str) -> None:
    card = house.say(who, "export")
    assert "Minutes of Tue 30 Mar 2027, version 1, final" in words(card)
    assert "on its way" in words(house.press(who, card, "Send it to me"))
    assert [each.subject for each in house.group().pulls] == ["case_file"]
    lines = [(each.event, each.subject) for each in house.store.audit.lines("7KQ2")]
    assert lines[-2:] == [("export seen", "case_file"), ("copy asked for", "case_file")]
    assert given(house) == []


def test_a_persons_paper_comes_to_the_lead_with_a_task_to_give_it(house: House) -> None:
    card = house.say(PRIYA, "export of Leah")
    assert "Your reference: H4MX" in words(card)
    assert "7KQ2" not in words(card)
    house.press(PRIYA, card, "Send it to me")
    (task,) = given(house)
    assert (task.owner, task.subject) == (PRIYA, f"held:{LEAH}")
    shown = house.say(PRIYA, f"done {task.id}")
    assert "What is kept about you" in words(house.press(PRIYA, shown, "See what it is"))
    assert "how= How did it get there? (needed)" in words(house.say(PRIYA, f"done {task.id} today"))
    house.say(PRIYA, f"done {task.id} 30 april by hand")
    assert [each.state for each in given(house)] == [TaskState.DONE]
    events = [(each.event, each.subject) for each in house.store.audit.lines("7KQ2")]
    assert ("export seen", f"held:{LEAH}") in events


def test_one_who_has_left_is_included_and_a_stranger_is_refused(house: House) -> None:
    assert "Left: Tue 20 Apr 2027" in words(house.say(PRIYA, "export of Dawn Kerrigan"))
    said = words(house.say(PRIYA, "export of Zoe Lark send me"))
    assert "Nobody of that name is or was in this group." in said
    assert "the authority looks into its own file" in said
    assert "is the record itself" in words(house.say(PRIYA, "export of Child A"))


def test_a_concern_about_the_lead_comes_with_the_managers_paper_alone(house: House) -> None:
    """B6."""
    assert "It is the lead." not in words(house.say(PRIYA, "export of Grace"))
    assert "It is the lead." in words(house.say(TOM, "export of Grace"))


@pytest.mark.parametrize("who", [GRACE, IQBAL, LEAH, DAWN])
@pytest.mark.parametrize("said", ["export", "export send me", "export of Leah", "export of Zoe"])
def test_nobody_else_may(house: House, who: str, said: str) -> None:
    answer = house.say(who, said)
    assert answer.is_refusal
    assert "Nobody of that name" not in words(answer)


@pytest.mark.parametrize("said", ["export", "export send me", "export of Leah send me"])
def test_neither_the_operator_nor_a_link_does(house: House, said: str) -> None:
    """IG19, IG20."""
    assert house.say(PRIYA, said, operator=True).is_refusal
    assert house.say(PRIYA, said, by_link=True).is_refusal
    assert house.group().pulls == ()


def test_what_is_unclear_is_asked_back(house: House) -> None:
    assert "export, or export of NAME" in words(house.say(TOM, "export all"))


def test_it_goes_to_no_address_that_others_may_read(house: House) -> None:
    priya = member_of(after_a_meeting(), PRIYA)
    contact = replace(priya.contact, reader=Reader.SHARED)
    house.keep(replace(with_member(after_a_meeting(), PRIYA, contact=contact), ref="9RTK"))
    for said in ("export send me", "export of Leah send me"):
        assert "not on the secure list" in words(house.say(PRIYA, said, ref="9RTK"))


def test_a_closed_group_is_exported_as_long_as_it_is_kept(house: House) -> None:
    closing = Closing(at(29, 4), PRIYA, "the grandmother helps", "the family centre")
    house.keep(replace(after_a_meeting(), closing=closing, ref="9RTK"))
    card = house.say(PRIYA, "export of Leah", ref="9RTK")
    assert "Send it to me" in labels(card)
    house.say(PRIYA, "export of Leah send me", ref="9RTK")
    tasks = [e for e in house.group("9RTK").tasks if e.kind is TaskKind.GIVE_EXPORT]
    assert [each.is_open for each in tasks] == [True]
    assert "on its way" in words(house.say(TOM, "export send me", ref="9RTK"))
