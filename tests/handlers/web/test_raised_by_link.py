"""What is wrong between meetings is said by any link of one's own, and read by none (B6, IG19)."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.core.facts.events import EventKind
from bot.core.facts.particulars import Closing
from bot.core.facts.tasks import TaskKind
from bot.core.messages.wording import Purpose
from storage.store import Store
from tests.cast import DAWN, GRACE, JOAN, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import words
from tests.handlers.web.linking import Linked, Links
from tests.handlers.web.serving import Swapped
from tests.record_story import with_actions, with_draft
from tests.story import with_answers_for_first

WORRY = "He was alone at the gate again."
OFFERED = ("I am worried about something", "Something has changed", "A child was not seen")
LEAVES = {"reason": "moved", "agreed_by": "all"}
NUMBERS = "In immediate danger: 999. Worried today: 01632 960199"


@pytest.fixture
def linked(server: tuple[str, Swapped], sqlite_store: Store) -> Iterator[Linked]:
    with Links(server, sqlite_store).to(with_actions(with_answers_for_first()), at(22, 3)) as found:
        yield found


def test_a_concern_is_sent_by_the_link_of_an_invitation_and_no_number_is_told(
    linked: Linked,
) -> None:
    visitor = linked.at(GRACE, Purpose.ANSWER, "M1")
    page = visitor.open()
    assert all(each in page.text for each in OFFERED)
    form = visitor.press(page, "concern")
    assert NUMBERS in form.text
    assert "Priya" not in form.text.partition("Is it about one of them?")[2]
    assert linked.house.group().events == ()
    said = {"right_group": "yes", "text": WORRY, "phoned": "the duty desk", "about": "lead"}
    sent = visitor.send(form, "concern", said)
    (event,) = linked.house.group().events
    assert event.text == WORRY
    assert (set(event.about), set(event.told)) == ({PRIYA}, {TOM})
    assert "It is sent" in sent.text
    assert not [each for each in (event.id, "concern raised", WORRY) if each in sent.text]


def test_what_somebody_has_begun_to_write_is_there_when_they_have_said_it(linked: Linked) -> None:
    visitor = linked.at(GRACE, Purpose.UPDATE, "M1")
    page = visitor.open()
    begun = {"right_group": "yes", "done": "I visited twice.", "_later": "yes"}
    visitor.send(page, "update M1", begun)
    form = visitor.press(visitor.open(), "no-access")
    visitor.send(form, "no-access", {"right_group": "yes", "text": "Nobody opened."})
    assert [each.kind for each in linked.house.group().events] == [EventKind.NO_ACCESS]
    assert visitor.open().written("done") == "I visited twice."


def test_family_tell_of_a_change_by_their_link_and_ask_for_more(linked: Linked) -> None:
    """8.2, IG11: neither the group's reference nor a name stands on the page."""
    visitor = linked.at(LEAH, Purpose.ANSWER, "M1")
    page = visitor.open()
    assert OFFERED[2] not in page.text
    form = visitor.press(page, "change")
    sent = visitor.send(form, "change", {"text": "I work evenings now."})
    (event,) = linked.house.group().events
    asked = visitor.press(sent, f"change {event.id} core group")
    assert "You have asked for another meeting" in asked.text
    shown = page.text + form.text + sent.text + asked.text
    assert not [each for each in ("7KQ2", "Priya", "Tom", event.id) if each in shown]


def test_its_owner_says_of_an_action_that_it_cannot_be_done(linked: Linked) -> None:
    visitor = linked.at(DAWN, Purpose.ACTION, "A3")
    form = visitor.press(visitor.open(), "cannot A3")
    sent = visitor.send(form, "cannot A3", {"right_group": "yes", "text": "No joiner."})
    assert "The lead is asked for an answer" in sent.text
    again = visitor.open().text
    assert "The lead has still to answer." in again
    assert "I will do it" not in again


def test_no_link_reads_or_answers_what_was_raised_and_a_substitute_is_offered_nothing(
    linked: Linked,
) -> None:
    house = linked.house
    house.say(MARTIN, "concern", text=WORRY, phoned="nobody yet")
    house.say(DAWN, "cannot A3", text=WORRY)
    first, second = (each.id for each in house.group().events)
    for who in (PRIYA, TOM, MARTIN, DAWN):
        for text in ("concern raised", f"concern {first} seen", f"concern {second} answer"):
            card = house.say(who, text, answer="Yes.", by_link=True)
            assert card.is_refusal
            assert WORRY not in repr(card)
    assert all(each.is_open for each in house.group().events)
    page = linked.at(JOAN, Purpose.ANSWER, "M1").open()
    assert not [each for each in OFFERED if each in page.text]


def test_where_the_group_has_closed_a_task_is_done_and_nothing_is_offered_to_be_raised(
    server: tuple[str, Swapped], sqlite_store: Store
) -> None:
    group = replace(with_draft(), closing=Closing(at(3, 4), PRIYA, "the plan", "the school"))
    with Links(server, sqlite_store).to(group, at(3, 4)) as linked:
        tasks = (each for each in linked.house.group().tasks if each.is_open)
        (task,) = (each for each in tasks if each.kind is TaskKind.MINUTES_LEFT)
        page = linked.at(task.owner, Purpose.TASK, task.id).open()
        assert page.status == 200
        assert not [each for each in OFFERED if each in page.text]


@pytest.mark.parametrize("ends", ["pause group", "pause Grace", "remove Grace"])
def test_a_worry_that_is_sent_after_the_link_ended_is_given_back_with_the_numbers(
    linked: Linked, ends: str
) -> None:
    visitor = linked.at(GRACE, Purpose.ANSWER, "M1")
    form = visitor.press(visitor.open(), "concern")
    linked.house.say(PRIYA, ends, LEAVES if ends == "remove Grace" else None)
    sent = visitor.send(form, "concern", {"right_group": "yes", "text": WORRY, "phoned": "no"})
    assert "Nothing was sent just now" in sent.text
    assert NUMBERS in sent.text
    assert WORRY in sent.text
    assert "pause" not in sent.text
    assert linked.house.group().events == ()


def test_what_no_page_of_the_link_drew_finds_it_dead_like_any_other(linked: Linked) -> None:
    visitor, other = (linked.at(who, Purpose.ANSWER, "M1") for who in (GRACE, MARTIN))
    forged = other.press(other.open(), "concern")
    linked.house.say(PRIYA, "pause Grace")
    sent = visitor.send(forged, "concern", {"text": WORRY})
    assert "This link does not open" in sent.text


def test_who_has_left_and_is_worried_reads_whom_to_phone(linked: Linked) -> None:
    linked.house.say(PRIYA, "remove Grace", LEAVES)
    assert NUMBERS in words(linked.house.say(GRACE, "concern"))
