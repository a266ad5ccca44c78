"""A hold keeps a group from its erasure, with a reason, until it is lifted (IG7)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.facts.holds import standing
from bot.core.group.holding import HeldBack, check_not_held, erased_on, hold, lift
from bot.core.refusals import Refusal
from tests.cast import TOM, at
from tests.core.group.test_closing import GROUP, closed
from tests.profiles import without

THEN, LATER = at(16, 12), at(20, 12)
ENDS = date(2033, 12, 15)
HELD = hold(closed(), "An inquest is open.", TOM, THEN)


def test_a_closed_group_is_erased_when_its_retention_ends_an_open_one_never() -> None:
    assert erased_on(closed()) == ENDS
    assert erased_on(GROUP) is None
    assert erased_on(without(closed(), "retention")) is None


def test_while_a_hold_stands_nothing_is_erased_and_lifting_reckons_anew() -> None:
    assert erased_on(HELD) is None
    with pytest.raises(HeldBack, match="close hold lift"):
        check_not_held(HELD)
    lifted = lift(HELD, "", "The inquest has ended.", TOM, LATER)
    assert erased_on(lifted) == ENDS
    check_not_held(lifted)
    (over,) = lifted.holds
    assert (over.id, over.because, over.by) == ("H1", "An inquest is open.", TOM)
    assert (over.lifted_because, over.lifted_by, over.lifted_at) == (
        "The inquest has ended.",
        TOM,
        LATER,
    )


def test_an_open_group_can_be_held_and_stays_held_when_it_closes() -> None:
    open_ = hold(GROUP, "A claim is made.", TOM, THEN)
    assert erased_on(replace(open_, closing=closed().closing)) is None


def test_several_holds_stand_side_by_side_and_each_is_lifted_by_its_number() -> None:
    both = hold(HELD, "A claim is made.", TOM, LATER)
    assert [each.id for each in standing(both.holds)] == ["H1", "H2"]
    with pytest.raises(Refusal, match="close hold lift H1"):
        lift(both, "", "over", TOM, LATER)
    one = lift(both, "h1", "over", TOM, LATER)
    assert [each.id for each in standing(one.holds)] == ["H2"]
    assert erased_on(one) is None


@pytest.mark.parametrize("id_", ["H1", "H2", ""])
def test_what_does_not_stand_cannot_be_lifted(id_: str) -> None:
    over = lift(HELD, "H1", "over", TOM, LATER)
    with pytest.raises(Refusal, match="No such hold stands"):
        lift(over, id_, "again", TOM, LATER)


def test_neither_is_done_without_a_reason() -> None:
    with pytest.raises(Refusal, match="needs a reason"):
        hold(GROUP, "", TOM, THEN)
    with pytest.raises(Refusal, match="needs a reason"):
        lift(HELD, "H1", "", TOM, LATER)
