"""What is sent to one person on asking, after access has been asked again (IG2, IG4)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.access import Viewer
from bot.core.documents.pack import may_have, pack
from bot.core.facts.members import OptOut
from bot.core.record.minuting import hand_in
from bot.core.refusals import Refusal
from tests.cast import ASHA, DAWN, GRACE, HELEN, IQBAL, JOAN, LEAH, MARTIN, PRIYA, TOM, at
from tests.record_story import (
    a_document,
    with_draft,
    with_lead_having_it,
    with_minutes_released,
)
from tests.story import with_member

TODAY = date(2027, 4, 6)


def test_final_minutes_go_to_professionals_and_the_conference_chair() -> None:
    group = with_minutes_released()
    for who in (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, HELEN):
        assert may_have(group, "N1", Viewer(who))
    for who in (LEAH, JOAN, IQBAL):
        assert not may_have(group, "N1", Viewer(who))


def test_a_draft_goes_only_to_those_who_read_drafts() -> None:
    group = with_lead_having_it()
    readers = {who for who in (PRIYA, TOM, MARTIN, IQBAL) if may_have(group, "N1", Viewer(who))}
    assert readers == {PRIYA, TOM, MARTIN, IQBAL}
    assert not any(may_have(group, "N1", Viewer(who)) for who in (GRACE, ASHA, HELEN, LEAH))


def test_the_file_that_was_handed_in_goes_along() -> None:
    group = hand_in(with_draft(), "M1", a_document("D1"), at(1, 4))
    found = pack(group, "N1", PRIYA, TODAY)
    assert found.card.title == "Minutes 7KQ2, Tue 30 Mar 2027"
    assert found.enclosed == ("D1",)


def test_the_plan_goes_by_the_same_way() -> None:
    found = pack(with_minutes_released(), "plan", GRACE, TODAY)
    assert (found.card.title, found.enclosed) == ("Plan of 7KQ2", ())


def test_whoever_has_left_meanwhile_or_asks_for_what_is_not_there_gets_nothing() -> None:
    left = with_member(with_minutes_released(), DAWN, opted_out=OptOut(at(2, 4, 12), "done"))
    for group, subject in ((left, "N1"), (left, "plan"), (with_minutes_released(), "N9")):
        with pytest.raises(Refusal, match="not for you"):
            pack(group, subject, DAWN, TODAY)


def test_an_address_not_confirmed_any_more_gets_nothing() -> None:
    group = with_minutes_released()
    grace = group.member(GRACE)
    assert grace is not None
    changed = replace(grace.contact, email="grace.holloway@health.example")
    with pytest.raises(Refusal):
        pack(with_member(group, GRACE, contact=changed), "N1", GRACE, TODAY)
