"""early: what it does to every date first, then to who answers: another day, or kept (L3)."""

import pytest

from bot.core.cards import Button, Buttons, Card
from bot.core.facts.early import EarlyWish
from bot.core.notices.notice import Kind
from tests.cast import ASHA, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.diary.early_story import ASKED, in_may
from tests.handlers.house import House, asked_in, labels, words

GIVEN = {"what": "review", "on": "2 june", "ground": "the plan is not safeguarding the child"}


@pytest.fixture(autouse=True)
def in_the_middle_of_may(house: House) -> None:
    house.clock.jump(ASKED)
    house.keep(in_may())


def the_wish(house: House) -> EarlyWish:
    return house.group().early[-1]


def asked(house: House, who: str = TOM, **more: str) -> str:
    house.press(who, house.say(who, "early", {**GIVEN, **more}), "Ask for it")
    return f"early {the_wish(house).id}"


def told(house: House, kind: Kind) -> set[str]:
    found = (each.identity for each in house.store.notices.stored("7KQ2"))
    return {each.recipient for each in found if each.kind is kind}


def button(card: Card, label: str) -> Button:
    rows = (block for block in card.blocks if isinstance(block, Buttons))
    return next(each for row in rows for each in row.buttons if each.label == label)


def test_before_anything_is_sent_it_shows_what_it_does_to_every_date(house: House) -> None:
    """8.3, D12."""
    assert asked_in(house.say(TOM, "early review 2 june")) == ["what", "on", "ground", "text"]
    said = words(house.say(TOM, "early", GIVEN))
    assert "Nothing has been sent yet." in said
    assert "Final joint report Wed 9 Jun 2027 Tue 25 May 2027 Fri 28 May 2027" in said
    assert "Tue 25 May 2027 Tue 11 May 2027, past already Fri 14 May 2027" in said
    assert "no longer possible with the meeting of Tue 25 May 2027" in said
    assert house.group().early == ()
    assert told(house, Kind.EARLY_ASKED) == set()


def test_sent_it_waits_for_the_lead_or_the_chair_who_keeps_the_date(house: House) -> None:
    number = asked(house)
    assert told(house, Kind.EARLY_ASKED) == {PRIYA, HELEN}
    assert "waits for the lead or the conference chair" in words(house.say(TOM, number))
    shown = house.say(HELEN, number)
    assert "Because: the plan is not safeguarding the child" in words(shown)
    assert asked_in(house.press(HELEN, shown, "Keep the date")) == ["reason"]
    house.say(HELEN, f"{number} keep because No report could be ready.")
    assert "kept: No report could be ready." in words(house.say(TOM, number))
    assert told(house, Kind.EARLY_ANSWERED) == {PRIYA, TOM}


def test_agreed_the_review_moves_and_what_counts_from_it(house: House) -> None:
    number = asked(house)
    done = house.press(HELEN, house.say(HELEN, number), "Agree to it")
    assert "The review is now on Wed 2 Jun 2027" in words(done)
    assert "Review: Wed 2 Jun 2027, planned" in words(house.say(GRACE, "dates"))
    assert told(house, Kind.REVIEW_SET) >= {GRACE, MARTIN, ASHA}


def test_another_day_is_agreed_only_once_it_was_seen(house: House) -> None:
    number = asked(house)
    shown = house.say(PRIYA, f"{number} agree 9 june")
    assert "With the review on Wed 9 Jun 2027" in words(shown)
    assert the_wish(house).is_open
    house.press(PRIYA, shown, "Agree to it")
    review = house.group().next_review
    assert review is not None
    assert review.on.isoformat() == "2027-06-09"


def test_what_was_shown_and_is_so_no_more_is_not_sent_and_not_agreed(house: House) -> None:
    shown = house.say(TOM, "early", GIVEN)
    asked(house, GRACE)
    seen = house.say(HELEN, f"early {the_wish(house).id}")
    house.clock.jump(at(27, 5, 12))
    for who, card, label in ((TOM, shown, "Ask for it"), (HELEN, seen, "Agree to it")):
        assert house.press(who, card, label).is_refusal
    assert the_wish(house).is_open


def test_a_day_that_has_passed_unanswered_can_only_be_kept(house: House) -> None:
    number = asked(house)
    house.clock.jump(at(3, 6, 12))
    shown = house.say(HELEN, number)
    assert "is not a day between today and the review" in words(shown)
    assert labels(shown) == {"Keep the date"}
    assert labels(house.say(TOM, number)) == set()


def test_an_earlier_core_group_is_answered_when_it_is_booked(house: House) -> None:
    shown = house.say(
        GRACE, "early meeting", ground="a further incident of harm", text="On Sunday."
    )
    assert "No date moves before a meeting is booked or moved." in words(shown)
    house.press(GRACE, shown, "Ask for it")
    number = f"early {the_wish(house).id}"
    assert house.say(HELEN, number).is_refusal
    open_ = house.say(TOM, number)
    assert house.press(TOM, open_, "Agree to it").is_refusal
    house.clock.jump(at(17, 5, 15))
    house.say(PRIYA, "meet 20 may 10:00", venue="Civic Offices")
    agreed = words(house.press(TOM, house.say(TOM, number), "Agree to it"))
    assert "Agreed: the group meets on Thu 20 May 2027. Recorded as cover for the lead." in agreed
    assert "agreed (cover): Thu 20 May 2027" in words(house.say(GRACE, number))


def test_who_may_not_is_told_so_and_finds_nothing(house: House) -> None:
    number = asked(house)
    assert "nothing" in words(house.say(GRACE, number))
    assert "not yours to answer" in words(house.say(TOM, f"{number} keep because No."))
    assert "is not clear" in words(house.say(HELEN, f"{number} shout"))
    assert "by professionals" in words(house.say(LEAH, "early review 2 june"))
    assert asked_in(house.say(HELEN, f"{number} keep", reason=" ")) == ["reason"]
    assert "is not clear" in words(house.say(GRACE, "early tea"))
    assert "Open" in " ".join(labels(house.say(HELEN, "early")))
    assert "Nothing has been asked for." not in words(house.say(GRACE, "early"))


@pytest.mark.parametrize(
    ("field", "said"), [("on", "2 july"), ("on", "29 may"), ("ground", "tea"), ("on", "")]
)
def test_what_cannot_be_is_asked_again_at_its_field(house: House, field: str, said: str) -> None:
    card = house.say(TOM, "early", {**GIVEN, field: said})
    assert card.is_refusal
    assert asked_in(card) == ["what", "on", "ground", "text"]
