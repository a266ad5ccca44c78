"""early: what it does to every date first, then to who answers: another day, or kept (L3)."""

from datetime import datetime

import pytest

from bot.core.facts.early import EarlyWish
from bot.core.facts.groups import CoreGroup
from bot.core.notices.notice import Kind
from tests.cast import ASHA, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.diary.early_story import ASKED, MEETING, asked, in_may, the_wish
from tests.handlers.house import House, asked_in, labels, words

GIVEN = {"what": "review", "on": "2 june", "ground": "the plan is not safeguarding the child"}


def begun(house: House, group: CoreGroup, now: datetime = ASKED) -> str:
    """Keep the group as it stands at a moment, and return how the newest wish is asked for."""
    house.clock.jump(now)
    house.keep(group)
    return f"early {the_wish(group).id}" if group.early else ""


def newest(house: House) -> EarlyWish:
    return the_wish(house.group())


def told(house: House, kind: Kind) -> set[str]:
    found = (each.identity for each in house.store.notices.stored("7KQ2"))
    return {each.recipient for each in found if each.kind is kind}


def test_before_anything_is_sent_it_shows_what_it_does_to_every_date(house: House) -> None:
    """8.3, D12."""
    begun(house, in_may())
    assert asked_in(house.say(TOM, "early review 2 june")) == ["what", "on", "ground", "text"]
    shown = house.say(TOM, "early", GIVEN)
    said = words(shown)
    assert "Nothing has been sent yet." in said
    assert "Final joint report Wed 9 Jun 2027 Tue 25 May 2027 Fri 28 May 2027" in said
    assert "Tue 25 May 2027 Tue 11 May 2027, past already Fri 14 May 2027" in said
    assert "no longer possible with the meeting of Tue 25 May 2027" in said
    assert house.group().early == ()
    sent = words(house.press(TOM, shown, "Ask for it"))
    assert "waits for the lead or the conference chair" in sent
    assert told(house, Kind.EARLY_ASKED) == {PRIYA, HELEN}


def test_the_chair_keeps_the_date_with_a_reason_and_who_asked_reads_it(house: House) -> None:
    number = begun(house, asked())
    shown = house.say(HELEN, number)
    assert "Because: the plan is not safeguarding the child" in words(shown)
    assert asked_in(house.press(HELEN, shown, "Keep the date")) == ["reason"]
    assert asked_in(house.say(HELEN, f"{number} keep", reason=" ")) == ["reason"]
    house.say(HELEN, f"{number} keep because No report could be ready.")
    assert "kept: No report could be ready." in words(house.say(TOM, number))
    assert told(house, Kind.EARLY_ANSWERED) == {PRIYA, TOM}


def test_another_day_is_agreed_only_once_it_was_seen_and_then_all_dates_follow(
    house: House,
) -> None:
    number = begun(house, asked())
    shown = house.say(PRIYA, f"{number} agree 9 june")
    assert "With the review on Wed 9 Jun 2027" in words(shown)
    assert newest(house).is_open
    done = words(house.press(PRIYA, shown, "Agree to it"))
    assert "The review is now on Wed 9 Jun 2027" in done
    assert "Review: Wed 9 Jun 2027, planned" in words(house.say(GRACE, "dates"))
    assert told(house, Kind.REVIEW_SET) >= {GRACE, MARTIN, ASHA}


def test_what_was_shown_and_is_so_no_more_is_not_sent_and_not_agreed(house: House) -> None:
    """On the next day another of the dates is past."""
    number = begun(house, asked())
    shown, seen = house.say(GRACE, "early", GIVEN), house.say(HELEN, number)
    house.clock.jump(at(27, 5, 12))
    for who, card, label in ((GRACE, shown, "Ask for it"), (HELEN, seen, "Agree to it")):
        assert house.press(who, card, label).is_refusal
    assert [each.is_open for each in house.group().early] == [True]


def test_a_day_that_has_passed_unanswered_can_only_be_kept(house: House) -> None:
    number = begun(house, asked(), at(3, 6, 12))
    shown = house.say(HELEN, number)
    assert "is not a day between today and the review" in words(shown)
    assert labels(shown) == {"Keep the date"}


def test_an_earlier_core_group_is_answered_when_it_is_booked(house: House) -> None:
    number = begun(house, asked(MEETING, GRACE), at(17, 5, 15))
    shown = house.say(TOM, "early meeting", ground="a further incident of harm")
    assert "No date moves before a meeting is booked or moved." in words(shown)
    assert house.say(HELEN, number).is_refusal
    open_ = house.say(TOM, number)
    assert house.press(TOM, open_, "Agree to it").is_refusal
    house.say(PRIYA, "meet 20 may 10:00", venue="Civic Offices")
    agreed = words(house.press(TOM, open_, "Agree to it"))
    assert "Agreed: the group meets on Thu 20 May 2027. Recorded as cover for the lead." in agreed
    assert "agreed (cover): Thu 20 May 2027" in words(house.say(GRACE, number))


def test_who_may_not_is_told_so_and_finds_nothing(house: House) -> None:
    number = begun(house, asked())
    assert "nothing" in words(house.say(GRACE, number))
    assert "not yours to answer" in words(house.say(TOM, f"{number} keep because No."))
    assert "is not clear" in words(house.say(HELEN, f"{number} shout"))
    assert "by professionals" in words(house.say(LEAH, "early review 2 june"))
    assert "is not clear" in words(house.say(GRACE, "early tea"))
    assert "Open" in " ".join(labels(house.say(HELEN, "early")))


@pytest.mark.parametrize(
    ("field", "said"), [("on", "2 july"), ("on", "29 may"), ("ground", "tea"), ("on", "")]
)
def test_what_cannot_be_is_asked_again_at_its_field(house: House, field: str, said: str) -> None:
    begun(house, in_may())
    card = house.say(TOM, "early", {**GIVEN, field: said})
    assert card.is_refusal
    assert asked_in(card) == ["what", "on", "ground", "text"]
