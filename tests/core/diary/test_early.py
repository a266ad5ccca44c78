"""Asking for an earlier review or core group, to an answer with a new day or a reason (L3)."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.core.access import Viewer
from bot.core.access.early import may_answer, may_see
from bot.core.diary.booking import MeetingWish, book
from bot.core.diary.early import Answerer, Wish, agree, ask_early, keep, open_wish
from bot.core.diary.limits import Slot
from bot.core.facts.covers import Cover
from bot.core.facts.early import Ground, Sooner
from bot.core.facts.groups import CoreGroup
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import ASHA, DEAN, GRACE, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.diary.early_story import ASKED, MEETING, SECOND_OF_JUNE, asked, in_may, the_wish

LATER = at(18, 5, 11)
EVERYBODY = (PRIYA, TOM, GRACE, MARTIN, ASHA, LEAH, DEAN, HELEN, IQBAL)


def who(group: CoreGroup, may: object) -> set[str]:
    assert callable(may)
    return {each for each in EVERYBODY if may(group, Viewer(each), the_wish(group))}


def test_lead_manager_and_the_review_s_chair_see_it_and_answer_it_but_for_who_asks() -> None:
    review = asked()
    assert who(review, may_see) == {TOM, PRIYA, HELEN}
    assert who(review, may_answer) == {PRIYA, HELEN}
    by_grace = asked(MEETING, GRACE)
    assert who(by_grace, may_see) == {GRACE, PRIYA, TOM}
    assert who(by_grace, may_answer) == {PRIYA, TOM}
    assert who(asked(by=HELEN), may_answer) == {PRIYA, TOM}
    assert not may_see(review, Viewer("p99"), the_wish(review))


@pytest.mark.parametrize(
    "wish",
    [
        Wish(Sooner.REVIEW, Ground.NOT_SAFE),
        Wish(Sooner.CORE_GROUP, Ground.INCIDENT, date(2027, 5, 17)),
    ],
)
def test_a_review_needs_its_day_and_no_day_is_past(wish: Wish) -> None:
    with pytest.raises(Refusal) as refused:
        ask_early(in_may(), wish, by=TOM, now=ASKED)
    assert refused.value.field == "on"


def test_one_asks_once_for_each_while_it_is_open() -> None:
    with pytest.raises(AlreadyDone):
        asked(group=asked())
    assert len(asked(MEETING, group=asked()).early) == 2
    kept = keep(asked(), the_wish(asked()), "It holds.", Answerer(HELEN), LATER)
    assert len(asked(group=kept).early) == 2


def test_kept_needs_its_reason_and_is_on_record() -> None:
    """8.3: Helen keeps 16 Jun; the reason is recorded."""
    group = asked()
    with pytest.raises(Refusal) as refused:
        keep(group, the_wish(group), " ", Answerer(HELEN), LATER)
    assert refused.value.field == "reason"
    wish = the_wish(keep(group, the_wish(group), "No time.", Answerer(HELEN), LATER))
    assert (wish.because, wish.answered_by, wish.agreed_on) == ("No time.", HELEN, None)
    assert not wish.is_open


def test_agreed_the_review_takes_the_day_asked_for_or_another() -> None:
    group = asked()
    as_asked = agree(group, the_wish(group), None, Answerer(TOM, as_cover=Cover.COVER), LATER)
    assert as_asked.next_review is not None
    assert as_asked.next_review.on == the_wish(as_asked).agreed_on == SECOND_OF_JUNE
    assert the_wish(as_asked).as_cover
    other = agree(group, the_wish(group), date(2027, 6, 9), Answerer(HELEN), LATER)
    assert the_wish(other).agreed_on == date(2027, 6, 9)


def test_a_review_is_agreed_for_a_day() -> None:
    group = asked()
    with pytest.raises(Refusal, match="On which day"):
        agree(group, replace(the_wish(group), on=None), None, Answerer(HELEN), LATER)


def test_it_is_answered_once() -> None:
    group = asked()
    kept = keep(group, the_wish(group), "No time.", Answerer(HELEN), LATER)
    with pytest.raises(AlreadyDone):
        agree(kept, the_wish(kept), None, Answerer(PRIYA), LATER)
    with pytest.raises(Refusal, match="nothing"):
        open_wish(kept, "W1")


def test_an_earlier_core_group_is_agreed_by_booking_it() -> None:
    group = asked(MEETING, GRACE)
    with pytest.raises(Refusal, match="booked or moved"):
        agree(group, the_wish(group), None, Answerer(PRIYA), LATER)
    slot = Slot(date(2027, 5, 20), time(10), time(11, 30))
    booked = book(group, MeetingWish(slot), by=PRIYA, now=LATER)
    agreed = agree(booked, the_wish(booked), None, Answerer(PRIYA), LATER)
    assert the_wish(agreed).agreed_on == slot.on
