"""Minutes that wait for a signature come back to who is asked for it, until it is in (H7)."""

from dataclasses import replace
from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.minutes import SignsAs
from bot.core.facts.tasks import TaskKind, TaskState, WantedTask
from bot.core.notices.notice import Kind
from bot.core.procedure.loading import load_profile
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.record.minuting import write
from bot.core.tasking import wanted_tasks
from bot.core.tasking.settling import settle_tasks
from tests.cast import IQBAL, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import clock, of
from tests.record_story import (
    SENT,
    SIGNED,
    signed_by,
    with_draft,
    with_lead_having_it,
    with_minutes_released,
    with_signatures,
)
from tests.story import with_first_meeting_held, with_member


def signing(group: CoreGroup, kind: TaskKind = TaskKind.SIGN_MINUTES) -> list[WantedTask]:
    return [each for each in wanted_tasks(group) if each.kind is kind]


def told(kind: Kind, who: str) -> list[str]:
    """Return when somebody hears of the task to sign what was sent on Thu 1 Apr."""
    group = settle_tasks(with_lead_having_it(), SENT)
    ids = {each.id for each in group.tasks if each.kind is TaskKind.SIGN_MINUTES}
    mine = (each for each in of(group, kind, who) if each.identity.subject in ids)
    return [clock(each.run_at) for each in mine]


def test_each_signature_is_a_task_of_whoever_was_asked_for_it() -> None:
    """Sent on Thu 1 Apr: brought back two working days on, as a record that is to go out is."""
    tasks = [(each.owner, each.subject, each.due_on) for each in signing(with_lead_having_it())]
    assert tasks == [
        (TOM, "M1:chair", date(2027, 4, 6)),
        (IQBAL, "M1:senior_social_worker", date(2027, 4, 6)),
    ]


def test_who_does_not_sign_hears_again_and_then_the_lead_does_too() -> None:
    assert told(Kind.TASK_GIVEN, IQBAL) == ["Mon 5 Apr 09:02"]
    assert told(Kind.TASK_OVERDUE, IQBAL) == ["Wed 7 Apr 09:02"]
    assert len(told(Kind.TASK_OVERDUE, PRIYA)) == 2, "Tom's and Iqbal's"


def test_a_signature_given_is_no_task_any_more() -> None:
    group = settle_tasks(with_lead_having_it(), SENT)
    group = settle_tasks(signed_by(group, TOM, SignsAs.CHAIR), SIGNED)
    states = {each.owner: each.state for each in group.tasks if each.kind is TaskKind.SIGN_MINUTES}
    assert states == {TOM: TaskState.WITHDRAWN, IQBAL: TaskState.OPEN}


def test_nothing_is_to_be_signed_before_the_lead_has_it_or_once_it_is_done() -> None:
    for group in (
        with_first_meeting_held(),
        with_draft(),
        with_signatures(),
        with_minutes_released(),
    ):
        assert signing(group) == signing(group, TaskKind.FIND_SIGNER) == []


def test_a_signature_lost_to_a_change_is_a_task_anew() -> None:
    group = signed_by(with_lead_having_it(), TOM, SignsAs.CHAIR)
    group = write(group, "M1", MARTIN, {"decision_taken": "The lock stays."}, at(13, 4, 10))
    iqbals, toms = signing(group)
    assert (toms.due_on, toms.revision) == (date(2027, 4, 16), "2")
    assert (iqbals.due_on, iqbals.revision) == (date(2027, 4, 6), "1")


def test_who_joins_later_to_sign_has_as_long_as_anybody() -> None:
    group = with_member(with_lead_having_it(), IQBAL, opted_in=at(13, 4, 10))
    assert [each.due_on for each in signing(group)] == [date(2027, 4, 6), date(2027, 4, 16)]


def test_a_signature_that_nobody_can_give_is_the_lead_s_to_find_somebody_for() -> None:
    """H7: Tom chaired, so a senior social worker signs beside him; there is none any more."""
    group = with_member(with_lead_having_it(), IQBAL, opted_out=OptOut(at(2, 4), "new post"))
    (task,) = signing(group, TaskKind.FIND_SIGNER)
    assert (task.owner, task.due_on) == (PRIYA, date(2027, 4, 2))
    assert task.subject == "M1:team_manager+senior_social_worker"
    assert [each.owner for each in signing(group)] == [TOM]


def test_without_a_rule_that_brings_it_back_it_is_a_task_at_once() -> None:
    group = with_lead_having_it()
    profile = with_overrides(group.profile, (Override("circulation_reminder", "none"),))
    assert [each.given_at for each in signing(replace(group, profile=profile))] == [SENT, SENT]


def test_a_profile_that_asks_for_no_signature_makes_no_such_task() -> None:
    profile = load_profile("leicester")
    assert signing(replace(with_lead_having_it(), profile=profile)) == []
