"""An action has need, outcome, action, how, so what, one owner and one date, or it is refused."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.actions import ActionKind, ActionState
from bot.core.plan.proposing import ActionWish, by_when, propose
from bot.core.plan.smart import NEEDED, advice, missing
from bot.core.procedure.loading import load_profile
from bot.core.refusals import Refusal
from tests.cast import DAWN, DEAN, HELEN, JOAN, LEAH, MARTIN
from tests.record_story import HELD, LOCK, MORNINGS, PROPOSED, VISITS, with_actions
from tests.story import with_first_meeting_held


def refused(wish: ActionWish) -> Refusal:
    with pytest.raises(Refusal) as found:
        propose(with_first_meeting_held(), wish, "M1", PROPOSED)
    return found.value


def test_the_actions_of_30_march_are_numbered_and_proposed_until_accepted() -> None:
    first, visit, lock = with_actions().actions
    assert [each.id for each in (first, visit, lock)] == ["A1", "A2", "A3"]
    assert {each.state for each in with_actions().actions} == {ActionState.PROPOSED}
    assert (first.action_owner, first.helpers) == (LEAH, (MARTIN,))
    assert (lock.meeting, lock.proposed_at, lock.revision) == ("M1", PROPOSED, 1)


def test_the_first_action_carries_its_measure_and_the_visit_its_interval() -> None:
    first, visit, _ = with_actions().actions
    assert first.measure is not None
    assert (first.measure.baseline, first.measure.target) == ("6 days in 10", "9 days in 10")
    assert (visit.kind, visit.every) == (ActionKind.VISIT, "10 working days")


def test_a_number_is_never_given_again() -> None:
    closed = replace(with_actions(), actions=with_actions().actions[2:])
    assert propose(closed, MORNINGS, "M1", PROPOSED).actions[-1].id == "A4"


def test_fifteen_working_days_from_the_meeting_are_20_april() -> None:
    assert by_when(with_first_meeting_held(), "15 working days", HELD) == date(2027, 4, 20)
    assert by_when(with_first_meeting_held(), "10 working days", HELD) == date(2027, 4, 13)


def test_a_span_without_a_unit_holds_by_its_earlier_reading() -> None:
    assert by_when(with_first_meeting_held(), "15 days", HELD) == date(2027, 4, 14)
    with pytest.raises(Refusal, match="not a span"):
        by_when(with_first_meeting_held(), "a fortnight", HELD)


def test_a_date_that_has_passed_or_lies_years_off_is_refused_at_its_field() -> None:
    assert refused(replace(LOCK, due_on=date(2027, 3, 29))).field == "when"
    assert "two years" in refused(replace(LOCK, due_on=date(2072, 4, 20))).why
    today = replace(LOCK, due_on=HELD)
    assert propose(with_first_meeting_held(), today, "M1", PROPOSED).actions


@pytest.mark.parametrize("who", [HELEN, JOAN, "p99", ""])
def test_an_owner_who_is_not_a_member_is_pointed_out(who: str) -> None:
    assert refused(replace(LOCK, action_owner=who)).field == "owner"
    assert refused(replace(LOCK, helpers=(MARTIN, who))).field == "helpers"


def test_parents_can_own_actions_and_nobody_is_owner_and_helper_at_once() -> None:
    wish = replace(LOCK, action_owner=DEAN)
    assert propose(with_first_meeting_held(), wish, "M1", PROPOSED).actions[0].action_owner == DEAN
    assert "named among the helpers" in refused(replace(LOCK, helpers=(DAWN,))).why


def test_only_a_visit_is_repeated_and_after_a_day_at_least() -> None:
    assert "Only a visit" in refused(replace(LOCK, every="10 working days")).why
    assert "one day at least" in refused(replace(VISITS, every="0 days")).why


FILLED = {
    "need": LOCK.need,
    "outcome": LOCK.outcome,
    "what": LOCK.what,
    "how": LOCK.how,
    "so_what": LOCK.so_what,
    "owner": "Dawn",
    "when": "20 april",
}


@given(st.sets(st.sampled_from(sorted(NEEDED))), st.sampled_from(["", "  "]))
def test_the_smart_check_names_exactly_what_is_missing(gone: set[str], blank: str) -> None:
    fields = {key: text for key, text in FILLED.items() if key not in gone}
    assert missing({**fields, **dict.fromkeys(sorted(gone)[:2], blank)}) == tuple(
        key for key in NEEDED if key in gone
    )


def test_a_vague_aim_is_asked_what_good_looks_like() -> None:
    found = advice({"outcome": "Good attendance, better sleep; good food.", "what": "Monitor."})
    assert [each.split('"')[1] for each in found] == ["good", "better", "monitor"]
    assert "what does that look like" in found[0]
    assert advice(FILLED) == ()


def test_without_holidays_in_between_both_nations_count_alike() -> None:
    group = replace(with_first_meeting_held(), profile=load_profile("highland"))
    assert by_when(group, "1 working day", date(2027, 4, 12)) == date(2027, 4, 13)
