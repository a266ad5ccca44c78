"""A profile that has no rule, a group that has no lead: what lacks its ground is not wanted."""

from dataclasses import replace

import pytest

from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.facts.particulars import Closing
from bot.core.facts.people import Contact
from bot.core.facts.tasks import TaskState
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.proposal import Proposal
from bot.core.notices.reaching import Reach
from bot.core.notices.routes import routes_for
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.procedure.roles import ProfileRole
from bot.core.tasking.settling import settle_tasks
from tests.cast import DEAN, GRACE, LEAH, PRIYA, PROFESSIONALS, TOM, at
from tests.core.notices.reading import of
from tests.core.notices.test_about_minutes import with_draft
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.story import (
    OVERRIDES,
    with_answers_for_first,
    with_contact_sheet,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)


def without(group: CoreGroup, *keys: str) -> CoreGroup:
    """Return the group under a profile that has none of these rules."""
    none = tuple(Override(key, "none", reason="for this test") for key in keys)
    return replace(group, profile=with_overrides(group.profile, none))


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("reminder_last", Kind.CHAIR_LIST),
        ("overdue", Kind.TASK_OVERDUE),
        ("overdue", Kind.NOT_HELD),
    ],
)
def test_what_has_no_day_is_not_wanted(key: str, kind: Kind) -> None:
    assert of(without(with_first_meeting_booked(), key), kind) == []


def test_minutes_without_reminder_are_asked_for_at_the_end_alone() -> None:
    group = without(with_first_meeting_held(), "minutes_reminder", "overdue")
    assert len(of(group, Kind.MINUTES_DUE)) == 1
    assert of(group, Kind.MINUTES_OVERDUE) == []


def test_an_action_without_a_rule_for_overdue_is_never_overdue() -> None:
    assert of(without(with_lock(), "overdue"), Kind.ACTION_OVERDUE) == []


def test_a_first_limit_that_the_profile_does_not_have_is_not_warned_of() -> None:
    assert of(without(with_contact_sheet(), "first_meeting"), Kind.STATUTORY_NEARING) == []


def test_a_signed_record_without_a_rule_is_not_brought_back() -> None:
    group = with_draft()
    signed = replace(group, minutes=(replace(group.minutes[0], signed_at=at(2, 4)),))
    assert of(without(signed, "circulation_reminder"), Kind.MINUTES_TO_CIRCULATE) == []


def test_without_a_lead_the_list_and_the_draft_reach_nobody() -> None:
    no_lead = with_member(with_first_meeting_booked(), PRIYA, roles=frozenset())
    nobody = with_member(no_lead, TOM, roles=frozenset())
    assert of(nobody, Kind.CHAIR_LIST) == []
    drafted = with_member(with_draft(), PRIYA, roles=frozenset())
    assert of(drafted, Kind.MINUTES_WITH_LEAD) == []


def test_apologies_of_somebody_who_has_left_ask_nothing() -> None:
    group = with_first_meeting_held()
    said = Answer("R20", "M2", GRACE, Coming.APOLOGIES, at(19, 4, 10), GRACE)
    group = replace(group, answers=(*group.answers, said))
    gone = with_member(group, GRACE, opted_out=OptOut(at(20, 4), "work is done"))
    assert of(gone, Kind.UPDATE_REQUEST) == []


def test_apologies_after_the_chase_are_asked_for_at_once_alone() -> None:
    group = with_first_meeting_held()
    said = Answer("R20", "M2", GRACE, Coming.APOLOGIES, at(26, 4, 12), GRACE)
    group = replace(group, answers=(*group.answers, said))
    assert len(of(group, Kind.UPDATE_REQUEST, GRACE)) == 1
    assert of(group, Kind.UPDATE_CHASE, GRACE) == []


def test_a_place_that_the_lead_signs_for_asks_nobody() -> None:
    """A profile may name a place that no signature fills; it stays open, it is given to nobody."""
    roles = Override("minutes_signatures", f"{ProfileRole.CHAIR}; {ProfileRole.LEAD}")
    group = with_draft()
    group = replace(group, profile=with_overrides(group.profile, (*OVERRIDES, roles)))
    asked = [each.identity.recipient for each in of(group, Kind.MINUTES_TO_SIGN)]
    assert asked == [TOM]


def test_what_is_about_nobody_or_to_late_is_not_carried() -> None:
    group = with_first_meeting_booked()
    late = Proposal(Kind.REMINDER, (GRACE,), "M1", at(30, 3, 11), lapses_at=at(30, 3, 10))
    reach = Reach(group)
    assert list(reach.notices(late)) == []
    for nobody in ("p99", LEAH):
        useful = late._replace(recipients=(nobody,), lapses_at=None)
        assert list(reach.notices(useful)) == []


def test_a_group_without_a_channel_posts_nothing_there() -> None:
    group = with_first_meeting_booked()
    group = replace(group, channel=replace(group.channel, platform=None))
    post = Proposal(Kind.PLAN_CHANGED, (CHANNEL,), "plan", at(22, 3))
    assert list(Reach(group).notices(post)) == []


def test_without_an_address_even_a_calendar_entry_has_no_route() -> None:
    group = with_member(with_contact_sheet(), GRACE, contact=Contact())
    grace = group.member(GRACE)
    assert grace is not None
    assert routes_for(grace, Kind.INVITATION) == ()


def test_a_task_withdrawn_stays_so_and_one_wanted_again_keeps_its_number() -> None:
    group = settle_tasks(with_first_meeting_booked(), at(22, 3))
    declined = settle_tasks(with_answers_for_first(), at(22, 3))
    dropped = settle_tasks(replace(declined, tasks=group.tasks), at(22, 3, 10))
    withdrawn = [each.subject for each in dropped.tasks if each.state is TaskState.WITHDRAWN]
    assert withdrawn[0] == f"M1:{DEAN}"
    # With one parent alone it need not be said how each takes part.
    assert {each for each in withdrawn if not each.endswith(f":{DEAN}")} == {"M1"}
    assert settle_tasks(dropped, at(22, 3, 11)) == dropped
    back = settle_tasks(replace(dropped, answers=()), at(22, 3, 12))
    assert {each.id for each in back.tasks if each.is_open} >= {"T1", "T2", "T3"}


def test_a_task_done_is_not_given_again() -> None:
    group = settle_tasks(with_first_meeting_booked(), at(22, 3))
    done = replace(group, tasks=tuple(replace(t, state=TaskState.DONE) for t in group.tasks))
    assert settle_tasks(done, at(23, 3)) == done


def test_a_closed_group_calls_off_and_says_nothing_else_but_what_is_left_to_do() -> None:
    """Minutes of the first meeting are not out, so that there is a task about them."""
    off = with_meeting(with_first_meeting_held(), "M2", state=MeetingState.CANCELLED, revision=2)
    closed = replace(off, closing=Closing(at(6, 4), PRIYA, "an exit plan", "a family centre"))
    said = {kind for kind in Kind for each in of(closed, kind) if not each.needs_left}
    assert said == {Kind.TASK_GIVEN, Kind.TASK_OVERDUE}
    assert len(of(closed, Kind.INVITATION)) == 2 * len(PROFESSIONALS)
