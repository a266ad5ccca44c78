"""Links and pauses: a page offers to stop what is sent, and after it no link opens (IG16)."""

from collections.abc import Iterator

import pytest

from bot.core.messages.wording import Purpose
from storage.store import Store
from tests.cast import DEAN, GRACE, JOAN, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.web.linking import Linked, Links
from tests.handlers.web.serving import Swapped
from tests.story import with_answers_for_first

STOP = "Stop what is sent to me"
DEAD = "This link does not open"


@pytest.fixture
def linked(server: tuple[str, Swapped], sqlite_store: Store) -> Iterator[Linked]:
    with Links(server, sqlite_store).to(with_answers_for_first(), at(22, 3)) as found:
        yield found


@pytest.mark.parametrize("who", [LEAH, DEAN, GRACE, MARTIN, PRIYA])
def test_by_any_link_of_theirs_somebody_stops_what_is_sent_and_it_is_dead(
    linked: Linked, who: str
) -> None:
    visitor = linked.at(who, Purpose.ANSWER, "M1")
    page = visitor.open()
    assert STOP in page.text
    after = visitor.press(page, "pause me")
    assert "Nothing is sent or brought to you from now on" in after.text
    (pause,) = linked.house.group().pauses
    assert (pause.member, pause.by) == (who, who)
    assert DEAD in visitor.open().text
    assert DEAD in linked.at(who, Purpose.UPDATE, "M1").open().text


def test_a_substitute_has_nothing_to_stop(linked: Linked) -> None:
    assert STOP not in linked.at(JOAN, Purpose.ANSWER, "M1").open().text


def test_when_others_are_paused_only_their_links_are_dead(linked: Linked) -> None:
    leah, dean = (linked.at(who, Purpose.ANSWER, "M1") for who in (LEAH, DEAN))
    linked.house.say(PRIYA, "pause Leah")
    assert DEAD in leah.open().text
    assert STOP in dean.open().text
    linked.house.say(PRIYA, "pause lift Leah")
    assert DEAD in leah.open().text


def test_in_a_paused_group_no_link_opens_not_even_the_leads(linked: Linked) -> None:
    links = [linked.at(who, Purpose.ANSWER, "M1") for who in (LEAH, GRACE, PRIYA, TOM)]
    linked.house.say(TOM, "pause group")
    assert all(DEAD in each.open().text for each in links)


def test_a_page_that_was_open_before_the_pause_cannot_be_sent_after_it(linked: Linked) -> None:
    visitor = linked.at(LEAH, Purpose.ANSWER, "M1")
    page = visitor.open()
    linked.house.say(PRIYA, "pause Leah")
    assert "Nothing was sent" in visitor.press(page, "pause me").text
    assert len(linked.house.group().pauses) == 1


def test_a_link_made_with_the_newest_generation_is_dead_while_the_pause_stands(
    linked: Linked,
) -> None:
    linked.house.say(PRIYA, "pause Leah")
    store, made = linked.house.store, linked.house.member(LEAH).link_generation
    token = store.tokens.link("7KQ2", LEAH, Purpose.ANSWER, "M1", made, at(1, 9))
    assert DEAD in linked.client.get(f"/a/{token}").text
    linked.house.say(TOM, "pause lift Leah")
    assert STOP in linked.client.get(f"/a/{token}").text


def test_no_link_ends_a_pause(linked: Linked) -> None:
    linked.house.say(TOM, "pause Leah")
    for who in (GRACE, LEAH, PRIYA):
        assert linked.house.say(who, "pause lift Leah", by_link=True).is_refusal
    assert linked.house.group().pauses[0].stands
