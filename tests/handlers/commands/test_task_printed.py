"""`done T3 print` and `contact send me`: paper for others, and the sheet, to one's own address."""

import pytest

from bot.core.documents.to_print import to_be_printed
from bot.core.facts.people import Contact, Reader, Route
from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Kind, NoticeState
from tests.cast import DEAN, GRACE, LEAH, MARTIN, PRIYA, at
from tests.handlers.commands.test_done import task_of
from tests.handlers.house import House, labels, words
from tests.story import with_first_meeting_booked, with_member

BUTTON = "Send it to me to print"


@pytest.fixture(autouse=True)
def booked(house: House) -> None:
    house.clock.jump(at(18, 3, 15))
    house.keep(with_first_meeting_booked(), at(18, 3, 12))


def invitation(house: House) -> str:
    return task_of(house, TaskKind.GIVE_INVITATION, LEAH).id


@pytest.mark.parametrize("by_link", [False, True])
def test_whoever_carries_a_paper_has_it_sent_to_be_printed(house: House, *, by_link: bool) -> None:
    id_ = invitation(house)
    card = house.say(PRIYA, f"done {id_}", by_link=by_link, looks=by_link)
    assert BUTTON in labels(card)
    said = house.say(PRIYA, f"done {id_} print", by_link=by_link)
    assert "ready to print" in words(said)
    (pull,) = house.group().pulls
    assert (pull.member, pull.subject, pull.by_mail) == (PRIYA, f"M1:{LEAH}", True)
    planned = [n for n in house.store.notices.stored("7KQ2") if n.identity.kind is Kind.DOCUMENT]
    assert [each.identity.recipient for each in planned] == [PRIYA]
    assert task_of(house, TaskKind.GIVE_INVITATION, LEAH).is_open


def test_the_page_of_the_link_shows_nothing_of_the_paper(house: House) -> None:
    said = words(house.say(PRIYA, f"done {invitation(house)} print", by_link=True))
    assert "Leah" not in said
    assert "10:00" not in said


@pytest.mark.parametrize(("whose", "is_posted"), [(DEAN, True), (LEAH, False)])
def test_what_is_posted_says_whence_the_address_comes(
    house: House, whose: str, *, is_posted: bool
) -> None:
    """No home address of family is kept here (R2, R3)."""
    card = house.say(PRIYA, f"done {task_of(house, TaskKind.GIVE_INVITATION, whose).id}")
    assert ("Write the address from the case record" in words(card)) == is_posted


def test_once_it_is_given_the_mail_is_not_sent_any_more(house: House) -> None:
    id_ = invitation(house)
    house.say(PRIYA, f"done {id_} print")
    house.say(PRIYA, f"done {id_} 18 march by hand")
    planned = [n for n in house.store.notices.stored("7KQ2") if n.identity.kind is Kind.DOCUMENT]
    assert [each.state for each in planned] == [NoticeState.WITHDRAWN]


def test_another_persons_task_is_not_even_known(house: House) -> None:
    card = house.say(MARTIN, f"done {invitation(house)} print")
    assert card.is_refusal
    assert house.group().pulls == ()


def test_an_address_that_others_read_gets_no_paper(house: House) -> None:
    lead = house.member(PRIYA)
    contact = Contact(Route.SECURE_EMAIL, lead.contact.email, reader=Reader.SHARED)
    with house.store.begin("7KQ2", by=PRIYA, now=house.clock.now()) as work:
        work.facts = with_member(work.facts, PRIYA, contact=contact)
    card = house.say(PRIYA, f"done {invitation(house)} print")
    assert card.is_refusal
    assert "secure list" in words(card)


def test_a_task_without_paper_says_so(house: House) -> None:
    task = next(t for t in house.group().tasks if t.is_open and not to_be_printed(t))
    card = house.say(task.owner, f"done {task.id} print")
    assert "nothing to be printed" in words(card)
    shown = house.say(task.owner, f"done {task.id}")
    assert BUTTON not in labels(shown)


def test_the_contact_sheet_is_sent_to_whoever_may_see_it(house: House) -> None:
    card = house.say(GRACE, "contact")
    assert "on its way" in words(house.press(GRACE, card, "Send it to me"))
    assert [each.subject for each in house.group().pulls] == ["sheet"]
    assert house.say(LEAH, "contact send me").is_refusal
    assert "contact send me" in words(house.say(GRACE, "contact send Priya"))
