"""Who has seen what was raised: each once, and only who may (B6)."""

import pytest

from bot.core.access import Viewer
from bot.core.raising.answering import acknowledge
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import MARTIN, PRIYA, TOM, at
from tests.core.raising.raising_story import RAISED_AT, raised_in, with_concern

LATER = at(6, 5, 16)


def test_each_who_was_told_says_once_that_they_have_seen_it() -> None:
    group = with_concern()
    id_ = raised_in(group).id
    both = acknowledge(acknowledge(group, id_, Viewer(PRIYA), LATER), id_, Viewer(TOM), LATER)
    assert [each.member for each in raised_in(both).acknowledged] == [PRIYA, TOM]
    assert raised_in(both).seen_first == LATER
    with pytest.raises(AlreadyDone):
        acknowledge(both, id_, Viewer(PRIYA), LATER)


def test_who_raised_it_does_not_say_so_themselves() -> None:
    group = with_concern()
    with pytest.raises(Refusal, match="not yours to answer"):
        acknowledge(group, raised_in(group).id, Viewer(MARTIN), RAISED_AT)
