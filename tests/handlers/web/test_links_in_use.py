"""Links of every purpose with the commands behind them: each answers, none reads the case."""

from collections.abc import Iterator
from datetime import date, time

import pytest

from bot.core.diary.proposed_times import ask_who_can, asked_about
from bot.core.facts.actions import ActionState
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.minutes import MinutesState
from bot.core.facts.rota import Post
from bot.core.meeting.rota import ask_swap
from bot.core.messages.wording import Purpose
from handlers.router import Router
from handlers.uploads import WORD
from storage.store import Store
from tests.cast import ASHA, DAWN, DEAN, GRACE, LEAH, MARTIN, PEOPLE, PRIYA, at
from tests.handlers.house import CONFIG
from tests.handlers.web.documents import a_word_file
from tests.handlers.web.house import House
from tests.handlers.web.serving import Swapped, Visitor, app_of, client_of
from tests.record_story import record_of, with_actions, with_minutes_released
from tests.story import meeting_of, member_of, with_meeting

SECRETS = (
    *(each.name for each in PEOPLE if each.id != PRIYA),
    *("Larkfield", "lock", "breakfast", "Child A", "child protection", "holloway"),
)
"""What no page of a link may say: names, the venue, the plan; the lead's name it may."""


@pytest.fixture
def house(sqlite_store: Store) -> House:
    """Group 7KQ2 with its plan and the minutes of 30 March released, late in April."""
    house = House(sqlite_store, {})
    house.make(with_actions(with_minutes_released()))
    return house


@pytest.fixture
def url(server: tuple[str, Swapped], house: House) -> str:
    """The address at which the house is served, with the real commands behind it."""
    address, swapped = server
    swapped.app = app_of(house, router=Router(house.store, CONFIG, house.clock, lambda: "9RTK"))
    return address


@pytest.fixture
def browser(url: str) -> Iterator[Visitor]:
    """A browser that may open any link."""
    with client_of(url) as client:
        yield Visitor(client, "")


def with_second_meeting_held(group: CoreGroup) -> CoreGroup:
    """Return the group after 27 April, whose minutes Asha writes (7.4)."""
    return with_meeting(
        group,
        "M2",
        state=MeetingState.ENDED,
        note_taker=ASHA,
        started_at=at(27, 4, 10),
        ended_at=at(27, 4, 11, 30),
    )


OPENED = [
    (Purpose.WHO, GRACE, GRACE, "Please confirm who you are"),
    (Purpose.ANSWER, "M2", GRACE, "Can you come on Tue 27 Apr 2027 at 10:00?"),
    (Purpose.ANSWER, "M2", LEAH, "Can you come on Tue 27 Apr 2027 at 10:00?"),
    (Purpose.UPDATE, "M2", DAWN, "Your action A3, by Tue 20 Apr 2027"),
    (Purpose.ACTION, "A3", DAWN, "I will do it"),
    (Purpose.DOCUMENT, "M1", GRACE, "Send it to me"),
    (Purpose.TASK, "T1", PRIYA, "It is done"),
]


@pytest.mark.parametrize(("purpose", "subject", "member", "asks"), OPENED)
def test_a_link_asks_what_it_is_for_and_shows_nothing_of_the_case(
    purpose: Purpose, subject: str, member: str, asks: str, browser: Visitor, house: House
) -> None:
    before = house.facts(), house.store.audit.lines("7KQ2")
    page = browser.at(house.link(purpose, subject, member=member)).open()
    assert (page.status, asks in page.text) == (200, True), page.text
    assert [said for said in SECRETS if said.lower() in page.text.lower()] == []
    assert (house.facts(), house.store.audit.lines("7KQ2")) == before


def test_the_page_says_where_the_place_is_to_be_found_and_not_what_it_is(
    browser: Visitor, house: House
) -> None:
    """S13 asks to tick that it is known; by link no place is shown (access rule 4)."""
    grace = browser.at(house.link(Purpose.ANSWER))
    page = grace.open()
    assert "Your calendar entry says where it is." in page.text
    done = grace.send(page, "coming M2", {"coming": "yes"})
    assert "You are coming." in done.text
    sent = grace.press(page, "coming M2 send me")
    assert "It is on its way to your own address" in sent.text
    assert "Larkfield" not in page.text + done.text + sent.text


def test_a_shared_mailbox_sees_no_actions(browser: Visitor, house: House) -> None:
    page = browser.at(house.link(Purpose.UPDATE, member=MARTIN)).open()
    assert "What has changed for the child?" in page.text
    assert "Your action" not in page.text


def test_the_update_is_late_by_a_day_and_its_marked_part_is_not_for_dean(
    browser: Visitor, house: House
) -> None:
    house.clock.jump(at(26, 4, 9, 40))
    grace = browser.at(house.link())
    answers = {
        "right_group": "yes",
        "done": "I visited twice.",
        "not_working": "He shouts.",
        "not_for_not_working": "Dean Marsh",
        "why_not_working": "She is afraid.",
    }
    page = grace.send(grace.open(), "update M2", answers)
    update = house.facts().update("M2", GRACE)
    assert update is not None
    assert update.working_days_late == 1
    assert [part.mark.not_for for part in update.parts if part.mark] == [{DEAN}]
    assert "1 working day" in page.text
    assert [said for said in ("visited", "shouts", "afraid") if said in page.text] == []


def test_an_update_can_be_handed_in_as_a_word_file(browser: Visitor, house: House) -> None:
    grace = browser.at(house.link())
    grace.send(grace.open(), "update M2", {"right_group": "yes"}, a_word_file())
    update = house.facts().update("M2", GRACE)
    assert update is not None
    assert house.store.documents.get("7KQ2", update.document) == a_word_file()
    assert house.facts().documents[-1].media_type == WORD


def test_what_was_meant_for_another_group_is_not_sent(browser: Visitor, house: House) -> None:
    grace = browser.at(house.link())
    answers = {"right_group": "no", "done": "About somebody else."}
    page = grace.send(grace.open(), "update M2", answers)
    assert (page.status, page.written("done")) == (422, "About somebody else.")
    assert "Nothing was sent" in page.text
    assert house.facts().update("M2", GRACE) is None


def test_a_question_of_the_command_stands_at_its_field(browser: Visitor, house: House) -> None:
    grace = browser.at(house.link())
    answers = {"right_group": "yes", "done": "Twice.", "not_for_done": "Nobody Known"}
    page = grace.send(grace.open(), "update M2", answers)
    assert (page.status, page.written("done")) == (422, "Twice.")
    assert 'id="f' in page.response.text.partition('aria-invalid="true"')[0]
    assert "needs a reason" in page.text


def test_apologies_then_a_substitute(browser: Visitor, house: House) -> None:
    asha = browser.at(house.link(Purpose.ANSWER, member=ASHA))
    sorry = asha.send(asha.open(), "coming M2", {"coming": "apologies"})
    who = asha.press(sorry, "substitute M2")
    named = {"name": "Joan Whitby", "email": "joan.whitby@police.example", "route": "secure_email"}
    done = asha.send(who, "substitute M2", named)
    assert "The lead checks the address first" in done.text
    answer = house.facts().answer("M2", ASHA)
    assert answer is not None
    assert answer.substitute


def test_whoever_cannot_come_can_propose_another_time_by_the_same_link(
    browser: Visitor, house: House
) -> None:
    grace = browser.at(house.link(Purpose.ANSWER))
    sorry = grace.send(grace.open(), "coming M2", {"coming": "apologies"})
    asked = grace.press(sorry, "meet")
    boxes = {"on-day": "28", "on-month": "4", "on-year": "2027", "starts": "14:00"}
    done = grace.send(asked, "meet", boxes)
    assert "Wed 28 Apr 2027 at 14:00 is proposed. Whoever books is told." in done.text
    priya = browser.at(house.link(Purpose.ANSWER, member=PRIYA))
    sorry = priya.send(priya.open(), "coming M2", {"coming": "apologies"})
    priya.send(priya.press(sorry, "meet"), "meet", boxes)
    assert len(house.facts().meetings) == len(with_minutes_released().meetings)


@pytest.mark.parametrize(("word", "can"), [("yes", True), ("no", False)])
def test_whether_one_can_come_at_a_time_proposed_is_said_by_its_link(
    word: str, *, can: bool, browser: Visitor, house: House
) -> None:
    on, now = date(2027, 4, 28), at(23, 4, 9)
    house.change(lambda group: ask_who_can(group, member_of(group, PRIYA), on, time(14), now))
    grace = browser.at(house.link(Purpose.TIME, PRIYA))
    page = grace.open()
    done = grace.press(page, f"meet {word} 2027-04-28 14:00")
    assert [name for name in SECRETS if name.lower() in (page.text + done.text).lower()] == []
    ((_, asked),) = asked_about(house.facts(), now)
    assert [(each.member, each.can) for each in asked.said] == [(GRACE, can)]


def grace_asks_for_ashas_notes(group: CoreGroup) -> CoreGroup:
    meeting, grace = meeting_of(group, "M3"), member_of(group, GRACE)
    return ask_swap(group, meeting, Post.NOTE_TAKER, grace, at(23, 4, 9))


@pytest.mark.parametrize(("word", "noter"), [("yes", GRACE), ("no", ASHA)])
def test_a_swap_is_answered_and_the_page_names_nobody(
    word: str, noter: str, browser: Visitor, house: House
) -> None:
    house.change(grace_asks_for_ashas_notes)
    asha = browser.at(house.link(Purpose.SWAP, "M3:notes", member=ASHA))
    page = asha.open()
    assert "A member of the group would take your post as note taker" in page.text
    done = asha.press(page, f"rota {word} M3 notes")
    assert [name for name in SECRETS if name.lower() in (page.text + done.text).lower()] == []
    assert meeting_of(house.facts(), "M3").note_taker == noter


def test_by_a_swaps_link_the_rota_is_neither_shown_nor_set(browser: Visitor, house: House) -> None:
    house.change(grace_asks_for_ashas_notes)
    martin = browser.at(house.link(Purpose.SWAP, "M3:notes", member=MARTIN)).open()
    assert "There is nothing to answer here now" in martin.text
    assert "would take your post" not in martin.text


def test_an_action_is_accepted_and_done(browser: Visitor, house: House) -> None:
    dawn = browser.at(house.link(Purpose.ACTION, "A3", member=DAWN))
    dawn.press(dawn.open(), "action A3 accept")
    boxes = {"on-day": "20", "on-month": "4", "on-year": "2027"}
    page = dawn.send(dawn.open(), "action A3 done", boxes)
    action = house.facts().action("A3")
    assert action is not None
    assert action.state is ActionState.DONE, page.text


def test_the_minutes_are_handed_in_as_a_word_file_by_the_link_of_their_request(
    browser: Visitor, house: House
) -> None:
    house.change(with_second_meeting_held)
    house.clock.jump(at(30, 4, 15))
    asha = browser.at(house.link(Purpose.MINUTES, "M2", member=ASHA, dies_at=None))
    wrong = asha.send(asha.open(), "minutes M2 hand in", {}, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert (wrong.status, "old Word file" in wrong.text) == (422, True)
    page = asha.send(wrong, "minutes M2 hand in", {"right_group": "yes"}, a_word_file())
    assert "The lead has the minutes of Tue 27 Apr 2027, in time." in page.text
    minutes = record_of(house.facts(), "M2")
    assert (minutes.state, minutes.written_by) == (MinutesState.WITH_LEAD, ASHA)
    assert house.store.documents.get("7KQ2", minutes.document) == a_word_file()


def test_a_document_is_sent_to_one_s_own_address_and_never_shown(
    browser: Visitor, house: House
) -> None:
    grace = browser.at(house.link(Purpose.DOCUMENT, "M1"))
    page = grace.press(grace.open(), "minutes M1 send me")
    assert "It is on its way to your own address" in page.text
    assert [pull.member for pull in house.facts().pulls] == [GRACE]


def test_a_task_is_closed_with_its_day(browser: Visitor, house: House) -> None:
    task = next(each for each in house.facts().tasks if each.is_open and each.owner == PRIYA)
    priya = browser.at(house.link(Purpose.TASK, task.id, member=PRIYA))
    boxes = {"on-day": "23", "on-month": "4", "on-year": "2027", "how": "in person"}
    page = priya.send(priya.open(), f"done {task.id}", boxes)
    assert task.id not in {each.id for each in house.facts().tasks if each.is_open}, page.text


def test_whoever_gets_a_mail_by_mistake_says_so_and_the_link_is_dead(
    browser: Visitor, house: House
) -> None:
    grace = browser.at(house.link(Purpose.WHO, GRACE))
    page = grace.send(grace.open(), "contact who", {"is_me": "no", "reader": "alone"})
    assert "Nothing more will be sent to this address." in page.text
    assert grace.open().status == 404
