"""An action is accepted, done, brought forward by its owner; the lead alone alters the plan."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.actions import Action, ActionKind, ActionState, Origin
from bot.core.facts.groups import CoreGroup
from bot.core.plan.acting import accept, bring_forward, change, close, finish
from bot.core.plan.proposing import propose, wish_of
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import DAWN, GRACE, LEAH, PRIYA, at
from tests.record_story import LOCK, PROPOSED, with_accepted, with_actions

NOW = at(12, 4, 10)


def action_of(group: CoreGroup, id_: str = "A3") -> Action:
    found = group.action(id_)
    assert found is not None
    return found


def test_the_owner_accepts_once_and_the_lead_records_it_for_family() -> None:
    lock = action_of(with_accepted("A3"))
    assert (lock.state, lock.accepted_by) == (ActionState.ACCEPTED, DAWN)
    with pytest.raises(AlreadyDone):
        accept(with_accepted("A3"), "A3", DAWN, NOW)
    assert action_of(accept(with_actions(), "A1", PRIYA, NOW), "A1").accepted_by == PRIYA


def test_done_has_its_day_and_is_done_once() -> None:
    group = finish(with_accepted("A3"), "A3", date(2027, 4, 9), DAWN, NOW)
    lock = action_of(group)
    assert (lock.state, lock.done_on, lock.done_at) == (ActionState.DONE, date(2027, 4, 9), NOW)
    with pytest.raises(AlreadyDone, match="done already"):
        finish(group, "A3", date(2027, 4, 9), DAWN, NOW)


def test_what_was_never_accepted_can_be_done_all_the_same() -> None:
    assert action_of(finish(with_actions(), "A3", NOW.date(), DAWN, NOW)).done_on == NOW.date()


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (date(2027, 4, 13), "has not come yet"),
        (date(2027, 3, 29), "A3 was given on Tue 30 Mar 2027; it cannot have been done before"),
    ],
)
def test_a_day_to_come_or_before_it_was_agreed_is_refused_at_its_field(on: date, why: str) -> None:
    with pytest.raises(Refusal, match=why) as refused:
        finish(with_accepted("A3"), "A3", on, DAWN, NOW)
    assert refused.value.field == "on"


def test_what_is_entered_days_later_can_be_done_since_the_meeting_that_agreed_it() -> None:
    group = with_actions(now=at(1, 4, 9))
    assert action_of(finish(group, "A3", date(2027, 3, 31), DAWN, NOW)).done_on
    nowhere = replace(group, meetings=())
    with pytest.raises(Refusal, match="given on Thu 1 Apr 2027"):
        finish(nowhere, "A3", date(2027, 3, 31), DAWN, NOW)


def test_an_action_of_the_conference_can_be_done_since_the_conference() -> None:
    group = with_actions()
    outline = replace(action_of(group), origin=Origin.CONFERENCE)
    group = replace(group, actions=(outline,))
    assert action_of(finish(group, "A3", date(2027, 3, 17), DAWN, NOW)).done_on
    with pytest.raises(Refusal, match="given on Wed 17 Mar 2027"):
        finish(group, "A3", date(2027, 3, 16), DAWN, NOW)


def test_a_visit_shows_when_last_done_and_when_next_due() -> None:
    visit = action_of(finish(with_accepted("A2"), "A2", date(2027, 4, 12), PRIYA, NOW), "A2")
    assert (visit.last_done, visit.due_on) == (date(2027, 4, 12), date(2027, 4, 26))
    assert (visit.state, visit.revision) == (ActionState.ACCEPTED, 2)
    group = replace(with_accepted("A2"), actions=(visit,))
    for on in (date(2027, 4, 12), date(2027, 4, 9)):
        with pytest.raises(AlreadyDone):
            finish(group, "A2", on, PRIYA, NOW)


def test_its_owner_may_always_bring_it_forward_and_never_put_it_back() -> None:
    group = bring_forward(with_accepted("A3"), "A3", date(2027, 4, 16), NOW)
    lock = action_of(group)
    assert (lock.due_on, lock.state, lock.revision) == (
        date(2027, 4, 16),
        ActionState.ACCEPTED,
        2,
    )
    with pytest.raises(Refusal, match="not altered without the lead"):
        bring_forward(group, "A3", date(2027, 4, 19), NOW)
    with pytest.raises(AlreadyDone):
        bring_forward(group, "A3", date(2027, 4, 16), NOW)
    with pytest.raises(Refusal, match="has passed"):
        bring_forward(group, "A3", date(2027, 4, 9), NOW)


def test_what_the_owner_said_yes_to_is_put_to_them_again_when_the_lead_changes_it() -> None:
    group = with_accepted("A3")
    later = replace(wish_of(action_of(group)), due_on=date(2027, 4, 27))
    lock = action_of(change(group, "A3", later, PRIYA, NOW))
    assert (lock.state, lock.accepted_at, lock.due_on) == (
        ActionState.PROPOSED,
        None,
        date(2027, 4, 27),
    )
    assert (lock.revision, lock.changed_at) == (2, NOW)


def test_a_new_reason_needs_no_new_yes_and_the_owner_changing_their_own_has_given_it() -> None:
    group = with_accepted("A3")
    reworded = replace(wish_of(action_of(group)), so_what="The child sleeps.")
    assert action_of(change(group, "A3", reworded, PRIYA, NOW)).state is ActionState.ACCEPTED
    group = with_accepted("A2")
    sooner = replace(wish_of(action_of(group, "A2")), due_on=date(2027, 4, 12))
    changed = action_of(change(group, "A2", sooner, PRIYA, NOW), "A2")
    assert changed.state is ActionState.ACCEPTED


def test_an_action_given_to_another_is_proposed_to_them() -> None:
    group = with_accepted("A3")
    lock = action_of(
        change(group, "A3", replace(wish_of(action_of(group)), action_owner=GRACE), PRIYA, NOW)
    )
    assert (lock.action_owner, lock.state) == (GRACE, ActionState.PROPOSED)


def test_a_change_that_changes_nothing_or_names_nobody_or_the_past_is_refused() -> None:
    group = with_accepted("A3")
    same = wish_of(action_of(group))
    with pytest.raises(AlreadyDone):
        change(group, "A3", same, PRIYA, NOW)
    with pytest.raises(Refusal, match="is in the group"):
        change(group, "A3", replace(same, action_owner="p99"), PRIYA, NOW)
    with pytest.raises(Refusal, match="has passed"):
        change(group, "A3", replace(same, due_on=date(2027, 4, 1)), PRIYA, NOW)


def test_an_action_stays_of_its_kind_and_serves_the_outcome_it_served() -> None:
    group = with_accepted("A3")
    wish = wish_of(action_of(group))
    other = replace(wish, kind=ActionKind.ASSESSMENT, origin=Origin.CONFERENCE)
    with pytest.raises(AlreadyDone):
        change(group, "A3", other, PRIYA, NOW)
    changed = change(group, "A3", replace(other, outcome="It is warm."), PRIYA, NOW)
    assert wish_of(action_of(changed)) == replace(wish, outcome="It is warm.")


def test_an_overdue_action_can_be_reworded_without_a_new_date() -> None:
    group = with_accepted("A3")
    reworded = replace(wish_of(action_of(group)), so_what="The child sleeps.")
    assert action_of(change(group, "A3", reworded, PRIYA, at(3, 5))).due_on == LOCK.due_on


def test_an_outcome_of_the_conference_is_closed_at_a_meeting_and_with_a_reason() -> None:
    wish = replace(LOCK, origin=Origin.CONFERENCE)
    group = propose(with_actions(), wish, "M1", PROPOSED)
    with pytest.raises(Refusal, match="without a reason"):
        close(group, "A4", " ", "M1", NOW)
    for meeting in ("", "M2"):
        with pytest.raises(Refusal, match="only at a meeting"):
            close(group, "A4", "The family moved.", meeting, NOW)
    closed = action_of(close(group, "A4", "The family moved.", "M1", NOW), "A4")
    assert (closed.state, closed.closed_at_meeting) == (ActionState.CLOSED, "M1")
    own = action_of(close(group, "A3", "No longer needed.", "", NOW))
    assert own.closed_because == "No longer needed."


def test_an_unknown_number_is_not_there() -> None:
    with pytest.raises(Refusal, match="There is no action"):
        accept(with_actions(), "A9", LEAH, NOW)


STEPS = st.lists(st.sampled_from(["accept", "finish", "forward", "change", "close"]), max_size=8)


@given(STEPS)
def test_whatever_is_done_to_it_no_action_is_lost_and_none_comes_back(steps: list[str]) -> None:
    group = with_actions()
    todo = {
        "accept": lambda facts: accept(facts, "A3", DAWN, NOW),
        "finish": lambda facts: finish(facts, "A3", NOW.date(), DAWN, NOW),
        "forward": lambda facts: bring_forward(facts, "A3", date(2027, 4, 14), NOW),
        "change": lambda facts: change(
            facts, "A3", replace(wish_of(action_of(facts)), action_owner=GRACE), PRIYA, NOW
        ),
        "close": lambda facts: close(facts, "A3", "Over.", "", NOW),
    }
    for step in steps:
        was = action_of(group)
        try:
            group = todo[step](group)
        except Refusal:
            assert action_of(group) == was
            continue
        assert was.is_open
        assert action_of(group).revision >= was.revision
    assert [each.id for each in group.actions] == ["A1", "A2", "A3"]
