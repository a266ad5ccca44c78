"""That a copy waits is said by numbers alone, to whoever may still confirm it (B9)."""

from dataclasses import replace

from bot.core.access import Viewer, allowed
from bot.core.facts.people import Route
from bot.core.messages.topics_of_copies import TOPICS_OF_COPIES
from bot.core.notices.notice import Identity, Kind, Notice, NoticeState
from tests.cast import IQBAL, LEAH, PRIYA, TOM
from tests.copy_story import COPY_OUT, FINAL, with_copy

(WAITS,) = TOPICS_OF_COPIES


def told(who: str) -> Notice:
    identity = Identity(Kind.COPY_TO_CONFIRM, who, "K1")
    return Notice(1, "7KQ2", identity, COPY_OUT, Route.SLACK, "dm", NoticeState.PLANNED)


def test_it_is_said_to_whoever_may_confirm_and_not_to_who_released() -> None:
    facts = with_copy(by=TOM)
    may = {
        who: allowed(facts, Viewer(who), WAITS.asks(facts, told(who)))
        for who in (TOM, IQBAL, PRIYA)
    }
    assert may == {TOM: False, IQBAL: True, PRIYA: False}


def test_it_names_meeting_and_reader_by_number_and_nothing_once_it_is_gone() -> None:
    facts = with_copy()
    assert WAITS.fills(facts, told(IQBAL)) == {"meeting": "M1", "member": LEAH}
    assert WAITS.fills(FINAL, told(IQBAL)) is None
    assert WAITS.fills(replace(facts, minutes=()), told(IQBAL)) is None
