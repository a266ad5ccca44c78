"""A task is closed with its day and how, by its owner or as cover, and that is its receipt."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.tasking.doing import Receipt, about_member, decide_not_to_share, finish
from tests.cast import DAWN, DEAN, LEAH, MARTIN, PRIYA, TOM, at
from tests.record_story import with_actions, with_minutes_released
from tests.story import with_first_meeting_booked

NOW = at(6, 4, 15)
TODAY = NOW.date()
POSTED = Receipt(date(2027, 4, 2), "by post, second class")


def with_task(
    kind: TaskKind, subject: str, owner: str = PRIYA, group: CoreGroup | None = None
) -> CoreGroup:
    task = Task("T3", kind, owner, subject, TODAY, at(2, 4))
    return replace(group or with_minutes_released(), tasks=(task,))


def with_sharing(who: str = DEAN, group: CoreGroup | None = None) -> CoreGroup:
    return with_task(TaskKind.SHARE_MINUTES, f"M1:{who}", group=group)


def done(group: CoreGroup, receipt: Receipt | None = None, by: str = PRIYA) -> Task:
    return finish(group, "T3", by, receipt or Receipt(TODAY), NOW).tasks[0]


def test_the_printed_invitation_is_done_on_the_day_it_was_given() -> None:
    group = with_first_meeting_booked()
    group = with_task(TaskKind.GIVE_INVITATION, f"M1:{LEAH}", group=group)
    task = finish(group, "T3", PRIYA, Receipt(date(2027, 3, 22)), at(22, 3, 17)).tasks[0]
    assert (task.state, task.done_on, task.how) == (TaskState.DONE, date(2027, 3, 22), "")
    assert (task.closed_by, task.closed_at, task.as_cover) == (PRIYA, at(22, 3, 17), Cover.NONE)


def test_how_it_was_done_is_what_somebody_says_and_never_made_up_from_the_route() -> None:
    group = with_task(TaskKind.REACH_BY_HAND, f"reminder:M1:{DEAN}")
    assert done(group).how == ""
    assert done(group, Receipt(TODAY, "by telephone")).how == "by telephone"
    with pytest.raises(Refusal, match="needs to say how"):
        done(with_task(TaskKind.DELIVER_COPY, f"K1:{DEAN}"))


def test_sharing_the_minutes_closes_with_date_and_method() -> None:
    with pytest.raises(Refusal) as refused:
        done(with_sharing())
    assert refused.value.field == "how"
    task = done(with_sharing(), POSTED)
    assert (task.done_on, task.how) == (date(2027, 4, 2), "by post, second class")


def test_minutes_that_are_not_final_have_not_been_shared() -> None:
    with pytest.raises(Refusal, match="not released yet"):
        done(with_sharing(group=with_actions()), POSTED)


def test_the_team_manager_closes_it_as_cover() -> None:
    assert done(with_sharing(), POSTED, by=TOM).as_cover
    assert not done(with_task(TaskKind.TELL_CHILD, "M1:child-a", MARTIN), by=MARTIN).as_cover


def test_a_day_to_come_is_refused_and_closing_twice_is_done_already() -> None:
    with pytest.raises(Refusal, match="has not come yet"):
        done(with_sharing(), Receipt(date(2027, 4, 7), "by hand"))
    closed = finish(with_sharing(), "T3", PRIYA, POSTED, NOW)
    with pytest.raises(AlreadyDone):
        finish(closed, "T3", PRIYA, POSTED, NOW)


def test_a_day_before_it_was_given_is_refused_and_the_day_itself_is_taken() -> None:
    with pytest.raises(Refusal) as refused:
        done(with_sharing(), Receipt(date(2027, 4, 1), "by hand"))
    why = "T3 was given on Fri 2 Apr 2027; it cannot have been done before that."
    assert (refused.value.why, refused.value.field) == (why, "on")
    assert done(with_sharing(), Receipt(date(2027, 4, 2), "by hand")).done_on


def test_what_its_owner_is_told_of_later_can_be_done_today_already() -> None:
    task = Task("T3", TaskKind.BRING_VIEWS, MARTIN, "M2:child-a", TODAY, at(20, 4))
    group = replace(with_minutes_released(), tasks=(task,))
    assert done(group, by=MARTIN).done_on == TODAY
    with pytest.raises(Refusal, match="was given on Tue 6 Apr 2027"):
        done(group, Receipt(date(2027, 4, 5)), by=MARTIN)


def test_a_withdrawn_or_unknown_task_says_so() -> None:
    group = with_sharing()
    withdrawn = replace(group.tasks[0], state=TaskState.WITHDRAWN)
    with pytest.raises(Refusal, match="no longer wanted"):
        done(replace(group, tasks=(withdrawn,)), POSTED)
    instead = replace(group.tasks[0], id="T8")
    for owner, said in ((instead.owner, "T8 has taken its place"), (MARTIN, "no longer wanted[.]")):
        with pytest.raises(Refusal, match=said):
            done(replace(group, tasks=(withdrawn, replace(instead, owner=owner))), POSTED)
    with pytest.raises(Refusal, match="There is no task"):
        finish(group, "T9", PRIYA, POSTED, NOW)


@pytest.mark.parametrize(
    ("kind", "subject", "command"),
    [
        (TaskKind.CONFIRM_PLAN, "M1", "plan confirm M1"),
        (TaskKind.REASSIGN, "A3", "action A3 change"),
        (TaskKind.HAND_ON_MINUTES, "M1", "minutes M1 note taker"),
        (TaskKind.ARRANGE_NEED, f"M2:interpreter:{DEAN}", "meet needs M2"),
        (TaskKind.SIGN_MINUTES, "M1:chair", "minutes M1 sign"),
        (TaskKind.FIND_SIGNER, "M1:team_manager+senior_social_worker", "add"),
        (TaskKind.RELEASE_TO_ROLE, "M1:conference_chair", "minutes M1 release"),
        (TaskKind.FILL_ROLE, "N1:conference_chair", "add"),
    ],
)
def test_what_closes_by_doing_the_thing_says_which_command(
    kind: TaskKind, subject: str, command: str
) -> None:
    with pytest.raises(Refusal) as refused:
        done(with_task(kind, subject), Receipt(TODAY, "done"))
    assert refused.value.way_on == f"Say: {command}"


def test_a_missing_next_date_or_name_closes_with_words() -> None:
    group = with_task(TaskKind.NAME_WHO_TELLS_CHILD, "M1:child-a", MARTIN)
    with pytest.raises(Refusal, match="needs to say how"):
        done(group, by=MARTIN)
    assert done(group, Receipt(TODAY, "Martin Pryce"), by=MARTIN).how == "Martin Pryce"


def test_the_manager_s_decision_not_to_share_closes_it_with_its_reason() -> None:
    group = decide_not_to_share(with_sharing(), "T3", TOM, "It would put Leah at risk.", NOW)
    task = group.tasks[0]
    assert (task.state, task.reason) == (TaskState.NOT_SHARED, "It would put Leah at risk.")
    assert (task.done_on, task.closed_by, task.closed_at) == (None, TOM, NOW)
    with pytest.raises(AlreadyDone):
        finish(group, "T3", PRIYA, POSTED, NOW)


def test_the_decision_can_come_before_there_are_minutes() -> None:
    group = with_sharing(group=with_actions())
    assert decide_not_to_share(group, "T3", TOM, "A reason.", NOW).tasks[0].reason


def test_for_an_agency_the_lead_records_why_not_and_for_other_tasks_there_is_no_such_thing() -> (
    None
):
    group = with_task(TaskKind.SEND_TO_AGENCY, f"N1:{DAWN}")
    why = "Eastmere Homes has no part in it any more."
    assert decide_not_to_share(group, "T3", PRIYA, why, NOW).tasks[0].reason == why
    with pytest.raises(Refusal, match="needs its reason"):
        decide_not_to_share(group, "T3", PRIYA, " ", NOW)
    with pytest.raises(Refusal, match="not about sharing"):
        decide_not_to_share(with_task(TaskKind.TELL_CHILD, "M1"), "T3", TOM, why, NOW)


def test_whom_a_task_concerns_is_the_last_part_of_its_subject() -> None:
    group = with_sharing()
    assert about_member(group, group.tasks[0]) == DEAN
    named = with_task(TaskKind.BRING_VIEWS, "M1:child-a")
    assert about_member(named, named.tasks[0]) == ""


@given(st.sampled_from(list(TaskKind)), st.dates(date(2027, 1, 1), date(2027, 12, 31)))
def test_no_receipt_ever_has_a_day_that_had_not_come(kind: TaskKind, on: date) -> None:
    group = with_task(kind, f"M1:{DEAN}")
    try:
        task = done(group, Receipt(on, "by hand"))
    except Refusal:
        return
    assert task.done_on == on <= TODAY
    assert task.how
