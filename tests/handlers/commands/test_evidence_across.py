"""Evidence said of no group: a line for each of those whose evidence one may see (B10)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.core.cards import Card, Facts, Table
from bot.core.evidence.counted import COUNTED, counted
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.particulars import Closing
from bot.core.facts.pauses import Pause
from bot.core.facts.people import Confirmation, Person, Reader
from bot.core.requests import Actor, Request
from bot.core.saying.periods import Period
from handlers.commands import evidence_sent
from tests.cast import GRACE, PRIYA, TOM, at
from tests.handlers.house import House, labels, words
from tests.record_story import with_minutes_released
from tests.story import member_of, with_member

QUARTER = "evidence jan to mar 2027"
SUBJECT = "evidence/2027-01-01/2027-03-31"
REFS = ("7KQ2", "9RTK")
FIRST, SECOND = with_minutes_released(), replace(with_minutes_released(), ref="9RTK")


@pytest.fixture(autouse=True)
def after_two_meetings(house: House) -> None:
    for each in (FIRST, SECOND):
        house.keep(each)
    house.clock.jump(at(30, 4))


def person(house: House, who: str = TOM) -> Person:
    found = house.store.people.by_id(who)
    assert found is not None
    return found


def listed(card: Card) -> list[str]:
    """Return the references of the groups that a card has a line for."""
    tables = (each for each in card.blocks if isinstance(each, Table))
    return [row[0] for each in tables for row in each.rows]


def told(card: Card) -> dict[str, str]:
    """Return how it went with each group of those that were to be sent."""
    return dict(next(each for each in card.blocks if isinstance(each, Facts)).pairs)


def events(house: House, ref: str) -> list[str]:
    return [each.event for each in house.store.audit.lines(ref)]


def pulled(house: House, ref: str) -> list[str]:
    return [each.subject for each in house.group(ref).pulls]


def test_the_manager_sees_a_line_for_each_group_and_opens_each(house: House) -> None:
    card = house.ask(person(house), QUARTER)
    (table,) = (each for each in card.blocks if isinstance(each, Table))
    assert table.columns == COUNTED
    assert table.rows == tuple((ref, "0", "0", "0", "0", "0") for ref in REFS)
    assert labels(card) == {*REFS, "Send all to me"}
    assert f"[9RTK] 9RTK {QUARTER}" in words(card)
    one = house.ask(person(house), f"9RTK {QUARTER}")
    assert one.title == "Evidence: 9RTK, Fri 1 Jan 2027 to Wed 31 Mar 2027 only"
    assert f"9RTK {QUARTER} send me" in words(one)
    assert events(house, "7KQ2") == ["group created", "evidence seen"]


def test_of_which_group_a_place_is_there_is_its_own_evidence(house: House) -> None:
    actor = Actor(person=TOM)
    for said, ref in ((QUARTER, "9RTK"), (f"9RTK {QUARTER}", "")):
        answer = house.router.answer(Request(actor, said, f"k-{ref}", ref=ref))
        assert answer.title.startswith("Evidence: 9RTK")


@pytest.mark.parametrize("said", ["evidence", "evidence send me", f"{QUARTER} send me"])
def test_all_of_the_time_and_one_group_s_files_need_the_group_named(
    house: House, said: str
) -> None:
    assert "You are in 2 groups: 7KQ2, 9RTK." in words(house.ask(person(house), said))


def test_a_quarter_by_number_is_asked_back_of_all_groups_too(house: House) -> None:
    asked = house.ask(person(house), "evidence q1 2027")
    assert labels(asked) == {
        "Fri 1 Jan 2027 to Wed 31 Mar 2027",
        "Thu 1 Apr 2027 to Wed 30 Jun 2027",
    }
    assert "[Thu 1 Apr 2027 to Wed 30 Jun 2027] evidence apr to jun 2027" in words(asked)
    spring = house.ask(person(house), "evidence apr to jun 2027")
    assert f"{' '.join(_line(FIRST))} {' '.join(_line(SECOND))}" in words(spring)


def _line(facts: CoreGroup) -> tuple[str, ...]:
    """Return what a group counts from April on, of which not all is nothing."""
    found = counted(facts, at(30, 4).date(), Period(date(2027, 4, 1), date(2027, 6, 30)))
    assert found is not None
    assert set(found[1:]) != {"0"}
    return found


def test_a_group_in_which_nothing_was_has_no_line(house: House) -> None:
    quiet = house.ask(person(house), "evidence jan to mar 2030")
    assert "In no group of yours was anything due" in words(quiet)
    assert "7KQ2" not in words(quiet)
    assert events(house, "7KQ2") == ["group created"]
    none = house.ask(person(house), "evidence jan to mar 2030 send me all")
    assert "In no group of yours was anything due" in words(none)


@pytest.mark.parametrize("who", [PRIYA, TOM])
def test_the_lead_sees_the_same_and_has_nothing_sent(house: House, who: str) -> None:
    card = house.ask(person(house, who), QUARTER)
    assert listed(card) == list(REFS)
    assert ("Send all to me" in labels(card)) == (who == TOM)
    sent = house.ask(person(house, who), f"{QUARTER} send me all")
    assert sent.is_refusal == (who == PRIYA)
    assert bool(pulled(house, "9RTK")) == (who == TOM)


def demoted(facts: CoreGroup) -> CoreGroup:
    return with_member(facts, TOM, roles=frozenset())


def left(facts: CoreGroup) -> CoreGroup:
    return with_member(facts, TOM, opted_out=OptOut(at(20, 4), "moved"))


def paused(facts: CoreGroup) -> CoreGroup:
    return replace(facts, pauses=(Pause("Z1", TOM, at(20, 4), TOM),))


def group_paused(facts: CoreGroup) -> CoreGroup:
    return replace(facts, pauses=(Pause("Z1", "", at(20, 4), PRIYA),))


def closed(facts: CoreGroup) -> CoreGroup:
    return replace(facts, closing=Closing(at(20, 4), PRIYA, "visits", "a centre"))


@pytest.mark.parametrize(
    ("change", "is_shown"),
    [(demoted, False), (left, False), (paused, False), (group_paused, True), (closed, True)],
)
def test_each_group_shows_and_is_sent_as_its_own_evidence_is(
    house: House, change: Callable[[CoreGroup], CoreGroup], *, is_shown: bool
) -> None:
    """Access, IG16: where `evidence` is refused in a group, nothing tells here of that group."""
    house.keep(change(replace(FIRST, ref="4CDF")))
    tom = person(house)
    one = house.ask(tom, f"4CDF {QUARTER}")
    card, sent = house.ask(tom, QUARTER), house.ask(tom, f"{QUARTER} send me all")
    assert one.is_refusal != is_shown
    assert ("4CDF" in listed(card)) == is_shown
    assert ("4CDF" in told(sent)) == is_shown
    assert is_shown or "4CDF" not in words(card) + words(sent)


def test_who_has_the_right_in_no_group_is_told_of_none(house: House) -> None:
    grace = person(house, GRACE)
    for said in (QUARTER, "evidence q1 2027", f"{QUARTER} send me all"):
        card = house.ask(grace, said)
        assert card.is_refusal
        assert "You may not do that here." in words(card)
        assert not [ref for ref in REFS if ref in words(card)]
    door = Request(Actor(person=TOM, by_operator=True), QUARTER, "k-door")
    assert house.router.answer(door).is_refusal


def test_each_group_is_sent_once_however_often_the_same_is_asked(house: House) -> None:
    tom, said = person(house), f"{QUARTER} send me all"
    first = house.ask(tom, said, key="same")
    assert told(first) == dict.fromkeys(REFS, "It is on its way to your own address, in one mail.")
    house.clock.jump(at(30, 4, 23))
    assert house.ask(tom, said, key="same") == first
    assert [pulled(house, ref) for ref in REFS] == [[SUBJECT], [SUBJECT]]
    assert "cover" not in events(house, "9RTK")


def test_what_was_cut_off_is_finished_by_the_same_request(house: House) -> None:
    """One group had been asked for when the line was cut: the other is, under the same key."""
    tom, said = person(house), f"{QUARTER} send me all"
    house.ask(tom, f"7KQ2 {QUARTER} send me", key="same")
    card = house.ask(tom, said, key="same")
    assert set(told(card).values()) == {"It is on its way to your own address, in one mail."}
    assert [pulled(house, ref) for ref in REFS] == [[SUBJECT], [SUBJECT]]


def test_what_cannot_go_of_one_group_keeps_no_other(house: House) -> None:
    contact = replace(member_of(FIRST, TOM).contact, reader=Reader.SHARED)
    house.keep(replace(with_member(FIRST, TOM, contact=contact), ref="4CDF"))
    house.ask(person(house), f"9RTK {QUARTER} send me")
    card = told(house.ask(person(house), f"{QUARTER} send me all"))
    assert "Look at it here: 4CDF evidence" in card["4CDF"]
    assert "on its way" in card["7KQ2"]
    assert "It has just been sent to you." in card["9RTK"]
    assert pulled(house, "4CDF") == []


def test_only_so_many_go_at_once_and_the_rest_is_named(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_sent, "MOST", 1)
    card = house.ask(person(house), f"{QUARTER} send me all")
    assert list(told(card)) == ["7KQ2"]
    assert "At most 1 go at once. 1 group is left, from 9RTK on." in words(card)
    assert pulled(house, "9RTK") == []
    (next_,) = labels(card)
    assert f"[{next_}] {QUARTER} send me all from 9RTK" in words(card)
    rest = house.ask(person(house), f"{QUARTER} send me all from 9rtk")
    assert (list(told(rest)), labels(rest)) == (["9RTK"], set())
    assert [pulled(house, ref) for ref in REFS] == [[SUBJECT], [SUBJECT]]


def test_to_look_sends_nothing_and_what_is_not_known_is_asked_about(house: House) -> None:
    looks = Request(Actor(person=TOM), f"{QUARTER} send me all", "k-look", only_looks=True)
    assert labels(house.router.answer(looks)) == {"Yes, do it"}
    odd = house.ask(person(house), f"{QUARTER} send me all month=may")
    assert 'nothing called "month"' in words(odd)
    assert events(house, "7KQ2") == ["group created"]
    assert [pulled(house, ref) for ref in REFS] == [[], []]


def test_who_is_in_one_group_alone_means_that_one(house: House) -> None:
    confirmed = Confirmation("una@eastmere.example", PRIYA, at(18, 3))
    contact = replace(member_of(FIRST, TOM).contact, email=confirmed.email, confirmation=confirmed)
    house.keep(with_member(replace(FIRST, ref="4CDF"), TOM, person="u9", contact=contact))
    una = person(house, "u9")
    assert house.ask(una, QUARTER).title.startswith("Evidence: 4CDF")
    assert "on its way" in words(house.ask(una, f"{QUARTER} send me all"))
    assert pulled(house, "4CDF") == [SUBJECT]
