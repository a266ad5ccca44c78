"""Family copies: previewed as they go, released, confirmed by another, printed, kept back (B9)."""

from dataclasses import replace

import pytest

from bot.core.cards import Card, Items
from bot.core.facts.copies import FamilyCopy, Parts
from bot.core.facts.members import Role
from bot.core.facts.particulars import Flag
from bot.core.facts.tasks import Task, TaskKind
from bot.core.notices.notice import Kind
from tests.cast import ASHA, DEAN, GRACE, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, form_in, labels, words
from tests.record_story import (
    with_actions,
    with_grace_absent,
    with_minutes_released,
    with_signatures,
)
from tests.story import with_member

FACTS = with_grace_absent(with_actions(with_minutes_released()))
MARKED = "Calls from work are a worry."
FOR_LEAH, FOR_DEAN = "minutes 30 march for Leah", "minutes 30 march for Dean"


@pytest.fixture(autouse=True)
def on_good_friday_eve(house: House) -> None:
    house.keep(FACTS)
    house.clock.jump(at(2, 4, 13))


def releases(house: House, said: str = FOR_LEAH, who: str = PRIYA) -> Card:
    return house.press(who, house.say(who, said), "Release it")


def confirms(house: House, said: str = FOR_LEAH, who: str = IQBAL) -> Card:
    return house.press(who, house.say(who, said), "Confirm it")


def parts_of(card: Card) -> Parts:
    lists = (each for each in card.blocks if isinstance(each, Items))
    return tuple((each.heading, each.items) for each in lists if "Not in" not in each.heading)


def copies(house: House) -> list[FamilyCopy]:
    return list(house.group().copies)


def tasks(house: House, kind: TaskKind) -> list[Task]:
    return [each for each in house.group().tasks if each.kind is kind and each.is_open]


def told(house: House) -> list[str]:
    stored = house.store.notices.stored("7KQ2")
    found = (each.identity for each in stored)
    return [each.recipient for each in found if each.kind is Kind.COPY_TO_CONFIRM]


def test_the_lead_sees_it_as_it_would_go_with_what_is_not_in_it_above(house: House) -> None:
    card = house.say(PRIYA, FOR_DEAN)
    said = words(card)
    assert card.title == "Copy for T9RK, Tue 30 Mar 2027"
    assert f"{MARKED} [marked as not for them (B1)]" in said.split("word for word")[0]
    assert MARKED not in said.split("word for word")[1]
    assert "Under the flag a second, different person must confirm it" in said
    assert "Breakfast club has begun." in said
    assert labels(card) == {"Release it", "Write it in plain words", "Keep it back"}
    assert not copies(house)


@pytest.mark.parametrize("who", [GRACE, MARTIN, ASHA, HELEN, LEAH, DEAN])
@pytest.mark.parametrize("step", ["", " release", " confirm", " withhold because", " print"])
def test_nobody_else_sees_or_decides_anything_of_it(house: House, who: str, step: str) -> None:
    answer = house.say(who, f"{FOR_LEAH}{step}")
    assert answer.is_refusal
    assert "Breakfast" not in words(answer)
    assert not copies(house)


def test_a_link_and_the_operators_door_show_and_release_nothing(house: House) -> None:
    for way in ({"by_link": True}, {"operator": True}):
        for step in ("", " release", " plain", " print"):
            answer = house.say(PRIYA, f"{FOR_LEAH}{step}", **way)  # type: ignore[arg-type] # a flag
            assert answer.is_refusal
    assert not copies(house)


def test_what_is_released_is_word_for_word_what_was_shown(house: House) -> None:
    shown = house.say(PRIYA, FOR_LEAH)
    answer = house.press(PRIYA, shown, "Release it")
    assert "before a second person has confirmed it" in words(answer)
    assert copies(house)[0].kept == parts_of(shown)
    assert parts_of(house.say(IQBAL, FOR_LEAH)) == parts_of(shown)


def test_nothing_is_released_unseen(house: House) -> None:
    """Bad input: a release without preview shows the copy, and releases nothing."""
    shown = house.say(PRIYA, f"{FOR_LEAH} release")
    assert "Release it" in labels(shown)
    assert not copies(house)


def test_nothing_is_released_that_has_changed_since_it_was_shown(house: House) -> None:
    shown = house.say(PRIYA, FOR_LEAH)
    house.say(TOM, f"{FOR_LEAH} plain", progress="The mornings go better.")
    answer = house.press(PRIYA, shown, "Release it")
    assert "has changed since you read it. Nothing was released." in words(answer)
    assert copies(house)[0].released_at is None


def test_the_one_who_releases_never_confirms(house: House) -> None:
    """Bad input: a second confirmation by the same person."""
    for who in (PRIYA, TOM):
        releases(house, FOR_LEAH if who == PRIYA else FOR_DEAN, who)
        answer = house.say(who, f"{FOR_LEAH if who == PRIYA else FOR_DEAN} confirm")
        assert "two different people (B9)" in words(answer)
    assert not [each for each in copies(house) if each.confirmed_at]


def test_a_second_person_is_asked_reads_it_and_confirms(house: House) -> None:
    releases(house)
    assert sorted(told(house)) == sorted((TOM, IQBAL))
    assert not tasks(house, TaskKind.DELIVER_COPY)
    read = house.say(IQBAL, f"{FOR_LEAH} confirm")
    assert "Waits for: a second person" in words(read)
    assert labels(read) == {"Confirm it"}
    assert "Confirmed." in words(house.press(IQBAL, read, "Confirm it"))
    assert copies(house)[0].confirmed_by == IQBAL
    assert [each.owner for each in tasks(house, TaskKind.DELIVER_COPY)] == [PRIYA]
    assert not [t for t in tasks(house, TaskKind.SHARE_MINUTES) if LEAH in t.subject]


def test_what_was_read_before_another_was_released_is_not_confirmed(house: House) -> None:
    releases(house)
    read = house.say(IQBAL, FOR_LEAH)
    house.say(PRIYA, f"{FOR_LEAH} plain", progress="The mornings go better.")
    releases(house, f"{FOR_LEAH} release")
    answer = house.press(IQBAL, read, "Confirm it")
    assert "Another copy has been released since" in words(answer)
    assert "No copy waits" in words(house.say(IQBAL, FOR_DEAN))
    assert "No copy waits" in words(house.say(IQBAL, f"{FOR_DEAN} confirm"))


def test_the_team_manager_who_makes_another_still_finds_what_waits(house: House) -> None:
    releases(house)
    house.say(PRIYA, f"{FOR_LEAH} plain", progress="The mornings go better.")
    assert "Confirm it" in labels(house.say(TOM, FOR_LEAH))
    assert "Release it" in labels(house.say(PRIYA, FOR_LEAH))


def test_the_task_prints_what_was_confirmed_and_its_day_is_the_receipt(house: House) -> None:
    """5.4, B4: handed over on Tue 6 April, "sent to all" only then."""
    shown = house.say(PRIYA, FOR_LEAH)
    house.press(PRIYA, shown, "Release it")
    confirms(house)
    (task,) = tasks(house, TaskKind.DELIVER_COPY)
    card = house.say(PRIYA, f"done {task.id}")
    assert "Document: minutes of Tue 30 Mar 2027" in words(card)
    printed = house.press(PRIYA, card, "Print it")
    assert parts_of(printed) == parts_of(shown)
    assert "nothing else with it: Copy for H4MX" in words(printed)
    house.clock.jump(at(6, 4))
    house.say(PRIYA, f"done {task.id} 6 april by hand")
    receipts = words(house.say(PRIYA, "receipts 30 march")).replace("| ", "")
    assert "Leah Carrow by hand handed over Tue 6 Apr 2027" in receipts


def test_nothing_is_printed_before_it_may_leave(house: House) -> None:
    assert "No copy can be printed" in words(house.say(PRIYA, f"{FOR_LEAH} print"))
    releases(house)
    assert "No copy can be printed" in words(house.say(PRIYA, f"{FOR_LEAH} print"))


def test_without_the_flag_one_person_is_enough(house: House) -> None:
    with house.store.begin("7KQ2", by=PRIYA, now=house.clock.now()) as work:
        work.facts = replace(work.facts, flag=Flag.NO)
    assert "Released." in words(releases(house))
    assert labels(house.say(PRIYA, FOR_LEAH)) == {"Print it", "Make it anew", "Keep it back"}


def test_a_flag_set_since_stops_what_was_released_without(house: House) -> None:
    with house.store.begin("7KQ2", by=PRIYA, now=house.clock.now()) as work:
        work.facts = replace(work.facts, flag=Flag.NO)
    releases(house)
    with house.store.begin("7KQ2", by=PRIYA, now=house.clock.now()) as work:
        work.facts = replace(work.facts, flag=Flag.YES)
    assert not tasks(house, TaskKind.DELIVER_COPY)
    card = house.say(PRIYA, FOR_LEAH)
    assert "it must be released anew" in words(card)
    anew = house.press(PRIYA, card, "Make it anew")
    assert "Lead Social Worker" in words(anew)
    assert "Tom Adeyemi" not in words(anew)


def test_the_leads_plain_words_are_asked_for_heading_by_heading(house: House) -> None:
    asked = house.say(PRIYA, f"{FOR_LEAH} plain")
    form = form_in(asked)
    assert {"progress", "decision_taken", "parents_views"} <= set(asked_in(asked))
    values = {each.name: each.value for each in form.fields}
    assert values["progress"] == "Breakfast club has begun."
    card = house.say(PRIYA, f"{FOR_LEAH} plain", progress="You do well.\nThe father is told.")
    assert ("How things are going", ("You do well.", "The father is told.")) in parts_of(card)
    assert "The father is told." in words(card).split("word for word")[0]


def test_what_tells_of_another_is_refused_at_its_field(house: House) -> None:
    card = house.say(PRIYA, f"{FOR_LEAH} plain", progress="Dean came late.")
    assert '"dean" cannot stand in this copy' in words(card)
    assert [each.name for each in form_in(card).fields if each.error] == ["progress"]
    assert not copies(house)


def test_a_form_drawn_before_somebody_else_wrote_is_given_back(house: House) -> None:
    form = form_in(house.say(PRIYA, f"{FOR_LEAH} plain"))
    house.say(TOM, f"{FOR_LEAH} plain", progress="One.")
    answer = house.say(PRIYA, form.command, {"progress": "Two."}, seen=form.seen)
    assert "This copy has changed since this form was drawn." in words(answer)
    assert copies(house)[0].sections == (("progress", "One."),)


def test_a_copy_kept_back_says_why_to_lead_and_manager_alone(house: House) -> None:
    assert "Why is it kept back?" in words(house.say(PRIYA, f"{FOR_DEAN} withhold"))
    answer = house.say(PRIYA, f"{FOR_DEAN} withhold because He reads her post")
    assert "stays open: not to share is for the team manager" in words(answer)
    assert "by the lead: He reads her post" in words(house.say(TOM, FOR_DEAN))
    for who in (IQBAL, DEAN, GRACE):
        assert "reads her post" not in words(house.say(who, FOR_DEAN))
    assert "reads her post" not in words(house.say(PRIYA, "receipts 30 march"))
    house.say(TOM, f"{FOR_DEAN} withhold because It is not safe")
    assert not [t for t in tasks(house, TaskKind.SHARE_MINUTES) if DEAN in t.subject]
    assert "Only the team manager can release it" in words(house.say(PRIYA, FOR_DEAN))


def test_a_copy_that_says_nothing_is_not_released(house: House) -> None:
    empty = dict.fromkeys(asked_in(house.say(PRIYA, f"{FOR_LEAH} plain")), "")
    card = house.say(PRIYA, f"{FOR_LEAH} plain", empty)
    assert "Nothing of what was said at the meeting is in it" in words(card)
    assert "Release it" not in labels(card)


def test_where_nobody_else_can_confirm_it_says_so(house: House) -> None:
    with house.store.begin("7KQ2", by=PRIYA, now=house.clock.now()) as work:
        work.facts = with_member(work.facts, IQBAL, roles=frozenset({Role.DEPUTY}))
    assert "Nobody else here can confirm it" in words(releases(house, who=TOM))


def test_before_the_minutes_are_released_there_is_no_copy(house: House) -> None:
    house.keep(replace(with_signatures(), ref="9CDF"))
    answer = house.say(PRIYA, FOR_LEAH, ref="9CDF")
    assert "The minutes of that meeting are not released, so nobody has a copy yet" in words(answer)


def test_words_that_are_none_of_its_steps_are_asked_back(house: House) -> None:
    assert "not something you can do" in words(house.say(PRIYA, f"{FOR_LEAH} burn"))
    assert "There is no" in words(house.say(PRIYA, "minutes 30 march for Nobody"))


def test_each_look_is_recorded(house: House) -> None:
    """IG12: who looked at whose copy, by numbers alone."""
    house.say(PRIYA, FOR_DEAN)
    found = [each for each in house.store.audit.lines("7KQ2") if each.event == "copy seen"]
    assert [(each.by, each.subject) for each in found] == [(PRIYA, f"N1:{DEAN}")]


def test_the_task_to_share_offers_a_copy_of_their_own(house: House) -> None:
    task = next(t for t in tasks(house, TaskKind.SHARE_MINUTES) if DEAN in t.subject)
    card = house.say(PRIYA, f"done {task.id}")
    assert "Release it" in labels(house.press(PRIYA, card, "Make a copy of their own"))


def test_who_only_confirms_is_read_no_names_of_family(house: House) -> None:
    """Nor whether there is somebody of that name (rule 7)."""
    for said in ("Nobody", "Dean Marsh", "Leah Carrow"):
        card = words(house.say(IQBAL, f"minutes M1 for {said}"))
        assert "No copy waits" in card
        assert "Carrow" not in card
