"""An action that cannot be done: its owner says so once, and lead or manager answer (L12)."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.core.access import Viewer
from bot.core.access.standing_in import viewer_of
from bot.core.facts.covers import Cover
from bot.core.facts.events import EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.raising.answering import acknowledge, answer, seen_by
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import DAWN, GRACE, IQBAL, LEAH, PRIYA, TOM, at
from tests.core.away_story import with_away
from tests.core.raising.raising_story import raised_in, with_cannot, with_concern

MONDAY = at(17, 5, 12)
Step = Callable[[CoreGroup, str], CoreGroup]


def answered(group: CoreGroup, id_: str, by: str = PRIYA, said: str = "It stays.") -> CoreGroup:
    return answer(group, id_, viewer_of(group, by, MONDAY), said, MONDAY)


def test_it_is_kept_with_its_action_and_is_open() -> None:
    event = raised_in(with_cannot())
    assert (event.kind, event.by, event.action) == (EventKind.CANNOT, DAWN, "A3")
    assert event.is_open
    assert raised_in(with_cannot(LEAH, "A1")).by == LEAH


@pytest.mark.parametrize(
    ("who", "action", "why"),
    [
        (GRACE, "A3", "somebody else's"),
        (PRIYA, "A2", "You lead the group"),
        (DAWN, "A9", "There is no action"),
    ],
)
def test_only_its_owner_says_so_and_the_lead_asks_nobody(who: str, action: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        with_cannot(who, action)


def test_it_is_said_once_until_there_is_an_answer() -> None:
    group = with_cannot()
    with pytest.raises(AlreadyDone, match="waits for the lead's answer"):
        with_cannot(facts=group)
    with_cannot(facts=answered(group, raised_in(group).id))


@pytest.mark.parametrize(("who", "as_cover"), [(PRIYA, Cover.NONE), (TOM, Cover.COVER)])
def test_lead_or_manager_answers_and_the_managers_answer_is_marked(
    who: str, *, as_cover: Cover
) -> None:
    group = with_cannot()
    event = raised_in(answered(group, raised_in(group).id, who))
    assert (event.answer, event.answered_by, event.answered_at) == ("It stays.", who, MONDAY)
    assert (event.as_cover, event.is_open) == (as_cover, False)
    assert [each.id for each in seen_by(with_cannot(), Viewer(who), MONDAY)] == [event.id]


def test_a_deputy_answers_while_the_manager_is_away_and_it_is_marked_so() -> None:
    group = with_away(TOM, with_cannot(), last=date(2027, 5, 21))
    assert raised_in(answered(group, raised_in(group).id, IQBAL)).as_cover is Cover.DEPUTY


def test_what_the_lead_raised_the_manager_answers_in_their_own_right() -> None:
    group = with_concern(kind=EventKind.CHANGE, by=PRIYA)
    assert not raised_in(answered(group, raised_in(group).id, TOM)).as_cover


def of_two(group: CoreGroup, id_: str) -> CoreGroup:
    return answered(answered(group, id_), id_, TOM)


WRONG: dict[str, Step] = {
    "has been answered": of_two,
    "not yours to answer": lambda group, id_: answered(group, id_, DAWN),
    "nothing .* here for you": lambda group, id_: answered(group, id_, IQBAL),
    "What is your answer": lambda group, id_: answered(group, id_, said=" "),
    "waits for an answer": lambda group, id_: acknowledge(group, id_, Viewer(TOM), MONDAY),
}


@pytest.mark.parametrize("why", WRONG)
def test_it_is_answered_once_in_words_by_whose_answer_it_is(why: str) -> None:
    group = with_cannot()
    with pytest.raises(Refusal, match=why):
        WRONG[why](group, raised_in(group).id)


def test_a_concern_is_seen_and_not_answered() -> None:
    group = with_concern()
    with pytest.raises(Refusal, match="not answered here"):
        answered(group, raised_in(group).id)
