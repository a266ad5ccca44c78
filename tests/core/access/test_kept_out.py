"""A pause takes away what every role would give, but to pause, to lift and to raise a concern."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed
from bot.core.access.own_part import as_held_for
from bot.core.group.pausing import lift, pause
from tests.cast import DAWN, DEAN, GRACE, HELEN, IQBAL, JOAN, LEAH, PRIYA, TOM, at
from tests.story import member_of, with_answers_for_first

FACTS = with_answers_for_first()
EVERYBODY = (PRIYA, TOM, GRACE, DAWN, LEAH, DEAN, HELEN, IQBAL, JOAN)
WHOLE = ""
QUESTIONS = [
    Asked(verb, subject, owner=owner, meeting="M1", case=case)
    for verb, subject, owner, case in product(
        Verb, Subject, (LEAH, GRACE, PRIYA), (Case.ANY, Case.COPY, Case.NUMBERS, Case.ASKED_FOR)
    )
]
OPEN = {(verb, Subject.PAUSE) for verb in Verb if verb is not Verb.SEE}
OPEN |= {(Verb.WRITE, Subject.EVENT)}


@given(who=st.sampled_from(EVERYBODY), by_link=st.booleans())
def test_whoever_is_paused_may_nothing_but_pause_lift_and_raise(who: str, *, by_link: bool) -> None:
    group = pause(FACTS, who, TOM, at(22, 3))
    viewer = Viewer(who, by_link=by_link)
    may = {(e.verb, e.subject) for e in QUESTIONS if allowed(group, viewer, e)}
    before = {(e.verb, e.subject) for e in QUESTIONS if allowed(FACTS, viewer, e)}
    assert may == before & OPEN


@pytest.mark.parametrize("who", EVERYBODY)
def test_in_a_paused_group_lead_and_manager_go_on_and_nobody_else(who: str) -> None:
    group = pause(FACTS, WHOLE, TOM, at(22, 3))
    may = {e for e in QUESTIONS if allowed(group, Viewer(who), e)}
    before = {e for e in QUESTIONS if allowed(FACTS, Viewer(who), e)}
    if who in {PRIYA, TOM}:
        assert may == before
    else:
        assert may == {e for e in before if (e.verb, e.subject) in OPEN}
        assert before


@pytest.mark.parametrize("whose", [LEAH, WHOLE])
def test_a_pause_of_another_or_one_that_is_over_takes_nothing_away(whose: str) -> None:
    over = lift(pause(FACTS, whose, TOM, at(22, 3)), whose, TOM, at(23, 3))
    other = pause(FACTS, DEAN, TOM, at(22, 3))
    for group, each in product((over, other), QUESTIONS):
        assert allowed(group, Viewer(GRACE), each) == allowed(FACTS, Viewer(GRACE), each)


def test_by_link_one_pauses_oneself_and_nobody_lifts() -> None:
    for who, whose in product((PRIYA, GRACE, LEAH), (PRIYA, GRACE, LEAH)):
        pauses = Asked(Verb.WRITE, Subject.PAUSE, owner=whose)
        assert allowed(FACTS, Viewer(who, by_link=True), pauses) == (who == whose)
        lifts = Asked(Verb.CLOSE, Subject.PAUSE, owner=whose)
        assert not allowed(FACTS, Viewer(who, by_link=True), lifts)


def test_at_the_operators_door_a_pause_can_be_begun_and_not_lifted() -> None:
    operator = Viewer(PRIYA, operator=True)
    assert allowed(FACTS, operator, Asked(Verb.WRITE, Subject.PAUSE, owner=LEAH))
    lifts = Asked(Verb.CLOSE, Subject.PAUSE, case=Case.DECISION)
    assert not allowed(FACTS, operator, lifts)
    assert allowed(FACTS, Viewer(PRIYA), lifts)


def test_family_hold_that_the_group_is_paused_and_not_by_whom() -> None:
    group = pause(pause(FACTS, WHOLE, TOM, at(22, 3)), DEAN, TOM, at(22, 3))
    (held,) = as_held_for(group, member_of(group, LEAH)).pauses
    assert (held.id, held.member, held.by, held.stands) == ("Z1", WHOLE, "", True)
