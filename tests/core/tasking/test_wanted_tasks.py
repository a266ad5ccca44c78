"""Which human work the facts call for, whose it is, and by when."""

from dataclasses import replace
from datetime import date

from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState, Reasons
from bot.core.facts.members import OptOut
from bot.core.facts.minutes import MinutesState
from bot.core.facts.particulars import Closing
from bot.core.facts.people import Route
from bot.core.facts.plan import PlanConfirmation
from bot.core.facts.roll_call import Presence, RollCallLine, Tick
from bot.core.facts.taking_part import TellsChild
from bot.core.facts.tasks import Task, TaskKind, TaskState, WantedTask
from bot.core.meeting.record_keys import PURPOSE_EXPLAINED, childs_views
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.tasking import wanted_tasks
from tests.cast import CHILD_A, DAWN, DEAN, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.core.notices.test_about_minutes import with_draft, with_final
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.story import (
    with_answers_for_first,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_meeting,
    with_member,
)


def of(group: CoreGroup, kind: TaskKind, subject: str = "") -> list[WantedTask]:
    return [
        each for each in wanted_tasks(group) if each.kind is kind and subject in {"", each.subject}
    ]


def test_each_parents_invitation_is_a_task_of_the_lead() -> None:
    """3.3: printed, by hand and by post, before the day of the first reminder."""
    tasks = of(with_first_meeting_booked(), TaskKind.GIVE_INVITATION)
    assert [(t.subject, t.owner, t.due_on) for t in tasks] == [
        (f"M1:{LEAH}", PRIYA, date(2027, 3, 23)),
        (f"M1:{DEAN}", PRIYA, date(2027, 3, 23)),
    ]


def test_releasing_the_venue_replaces_the_paper() -> None:
    """3.3: Leah's task is withdrawn and replaced by one whose paper has the venue."""
    released = of(with_first_meeting_booked(), TaskKind.GIVE_INVITATION, f"M1:{LEAH}")
    kept = with_meeting(with_first_meeting_booked(), "M1", released_to=frozenset())
    plain = of(kept, TaskKind.GIVE_INVITATION, f"M1:{LEAH}")
    assert (plain[0].revision, released[0].revision) == ("1.1", "1.1.place")


def test_who_does_not_want_to_take_part_gets_no_paper_but_the_minutes() -> None:
    """3.4 and H4: open from the answer on, due once the lead should have them (Sun 4 Apr)."""
    group = with_answers_for_first()
    assert of(group, TaskKind.GIVE_INVITATION, f"M1:{DEAN}") == []
    (share,) = of(group, TaskKind.SHARE_MINUTES)
    assert (share.subject, share.due_on) == (f"M1:{DEAN}", date(2027, 4, 5))


def test_a_cancelled_meeting_is_told_to_who_had_the_paper() -> None:
    off = with_meeting(with_first_meeting_booked(), "M1", state=MeetingState.CANCELLED, revision=2)
    assert of(off, TaskKind.GIVE_INVITATION) == []
    given = Task("T1", TaskKind.GIVE_INVITATION, PRIYA, f"M1:{LEAH}", date(2027, 3, 23), at(18, 3))
    done = replace(off, tasks=(replace(given, state=TaskState.DONE),))
    assert [each.subject for each in of(done, TaskKind.GIVE_INVITATION)] == [f"M1:{LEAH}"]


def test_a_meeting_called_off_leaves_no_minutes_to_share() -> None:
    off = with_meeting(with_answers_for_first(), "M1", state=MeetingState.CANCELLED)
    assert of(off, TaskKind.SHARE_MINUTES) == []


def test_who_joined_after_the_meeting_gets_no_paper_for_it() -> None:
    late = with_member(with_first_meeting_booked(), LEAH, opted_in=at(30, 3, 12))
    assert of(late, TaskKind.GIVE_INVITATION, f"M1:{LEAH}") == []


def test_final_minutes_are_shared_with_each_parent_by_the_authoritys_own_procedure() -> None:
    """5.3: Dean's is the task of 3.4, whatever its date now."""
    tasks = of(with_final(), TaskKind.SHARE_MINUTES)
    assert {(each.subject, each.revision) for each in tasks} == {
        (f"M1:{LEAH}", ""),
        (f"M1:{DEAN}", ""),
    }
    (before,) = of(with_answers_for_first(), TaskKind.SHARE_MINUTES)
    assert (before.subject, before.revision) == (f"M1:{DEAN}", "")


def test_a_correction_is_shared_anew() -> None:
    group = with_final()
    second = replace(group.minutes[0], id="N2", version=2)
    corrected = replace(group, minutes=(*group.minutes, second))
    assert {each.revision for each in of(corrected, TaskKind.SHARE_MINUTES)} == {"2"}


def test_a_parents_action_is_told_by_the_lead_and_reminded_once() -> None:
    """S11: by number and date."""
    told, reminded = of(with_lock(LEAH), TaskKind.TELL_ACTION_OWNER)
    assert (told.subject, told.owner, told.due_on) == ("A3", PRIYA, date(2027, 3, 31))
    assert (reminded.revision, reminded.given_at) == (
        "1.reminder",
        at(13, 4, 9, 2).replace(second=reminded.given_at.second),
    )
    late = with_lock(LEAH, changed_at=at(14, 4))
    assert len(of(late, TaskKind.TELL_ACTION_OWNER)) == 1


def test_a_named_person_is_asked_to_bring_the_childs_views() -> None:
    """H17, 3.6: with the first reminder."""
    (task,) = of(with_first_meeting_booked(), TaskKind.BRING_VIEWS)
    assert (task.owner, task.due_on) == (MARTIN, date(2027, 3, 30))
    assert task.given_at.date() == date(2027, 3, 23)
    nobody = with_member(with_first_meeting_booked(), MARTIN, roles=frozenset())
    assert of(nobody, TaskKind.BRING_VIEWS) == []


def test_what_the_end_left_open_is_due_the_next_working_day() -> None:
    """4.4: Martin was to bring the views; D24."""
    (views,) = of(with_first_meeting_held(), TaskKind.VIEWS_NOT_COVERED)
    assert (views.owner, views.due_on) == (MARTIN, date(2027, 3, 31))
    (who_tells,) = of(with_first_meeting_held(), TaskKind.NAME_WHO_TELLS_CHILD)
    assert who_tells.owner == TOM


def test_a_gap_nobody_was_to_fill_is_the_chairs() -> None:
    nobody = with_member(with_first_meeting_held(), MARTIN, roles=frozenset())
    assert of(nobody, TaskKind.VIEWS_NOT_COVERED)[0].owner == TOM


def test_what_was_covered_leaves_no_gap() -> None:
    covered = with_meeting(
        with_first_meeting_held(),
        "M1",
        notes=((childs_views(CHILD_A), "said in her own words"),),
        tells_child=(TellsChild(CHILD_A, MARTIN, date(2027, 4, 2)),),
    )
    assert of(covered, TaskKind.VIEWS_NOT_COVERED) == []
    assert of(covered, TaskKind.NAME_WHO_TELLS_CHILD) == []
    (tells,) = of(covered, TaskKind.TELL_CHILD)
    assert (tells.owner, tells.due_on) == (MARTIN, date(2027, 4, 2))


def test_a_missing_next_date_is_the_chairs_unless_a_reason_stands() -> None:
    """S16."""
    group = with_first_meeting_held()
    alone = replace(group, meetings=group.meetings[:1])
    assert [each.owner for each in of(alone, TaskKind.NEXT_DATE)] == [TOM]
    assert of(group, TaskKind.NEXT_DATE) == []
    reasoned = with_meeting(alone, "M1", reasons=Reasons(no_next_date="the plan ends"))
    assert of(reasoned, TaskKind.NEXT_DATE) == []


def test_what_is_explained_later_is_a_task_of_whoever_will() -> None:
    """4.3: to Dean, later by Priya."""
    ticks = (
        Tick(PURPOSE_EXPLAINED, LEAH, TOM),
        Tick(PURPOSE_EXPLAINED, DEAN, PRIYA, later=True),
    )
    group = with_meeting(with_first_meeting_held(), "M1", ticks=ticks)
    (task,) = of(group, TaskKind.EXPLAIN_PURPOSE)
    assert (task.subject, task.owner) == (f"M1:{DEAN}:{PURPOSE_EXPLAINED}", PRIYA)


def test_after_each_meeting_the_lead_confirms_the_plan() -> None:
    """L20."""
    group = with_first_meeting_held()
    assert [each.subject for each in of(group, TaskKind.CONFIRM_PLAN)] == ["M1"]
    said = PlanConfirmation("M1", at(30, 3, 15), PRIYA, changed=True)
    reviewed = replace(group, plan=replace(group.plan, confirmations=(said,)))
    assert of(reviewed, TaskKind.CONFIRM_PLAN) == []


def test_a_copy_that_may_not_be_mailed_is_handed_over() -> None:
    """5.3: Helen's domain is not on the secure list."""
    pulls = (
        Pull("Y1", HELEN, "N1", at(2, 4, 13), by_mail=False),
        Pull("Y2", GRACE, "N1", at(2, 4, 13), by_mail=True),
    )
    (task,) = of(replace(with_final(), pulls=pulls), TaskKind.HAND_OVER)
    assert (task.subject, task.owner, task.due_on) == (f"N1:{HELEN}", PRIYA, date(2027, 4, 5))


def test_an_empty_role_is_a_gap_and_stops_nobody() -> None:
    """H8."""
    assert of(with_final(), TaskKind.FILL_ROLE) == []
    empty = with_member(with_final(), HELEN, roles=frozenset())
    assert [each.subject for each in of(empty, TaskKind.FILL_ROLE)] == ["N1:conference_chair"]
    assert of(with_member(with_draft(), HELEN, roles=frozenset()), TaskKind.FILL_ROLE) == []


def test_who_was_there_and_has_left_gets_the_minutes_through_the_agency() -> None:
    """L7."""
    group = with_meeting(
        with_final(),
        "M1",
        roll_call=(
            RollCallLine(DAWN, Presence.IN_PERSON),
            RollCallLine(GRACE, Presence.ABSENT),
        ),
    )
    gone = with_member(group, DAWN, opted_out=OptOut(at(2, 4, 10), "work is done"))
    assert [each.subject for each in of(gone, TaskKind.SEND_TO_AGENCY)] == [f"N1:{DAWN}"]
    later = with_member(group, DAWN, opted_out=OptOut(at(5, 4), "work is done"))
    assert of(later, TaskKind.SEND_TO_AGENCY) == []


def test_minutes_of_no_known_meeting_or_never_released_leave_no_work() -> None:
    group = with_final()
    for odd in (
        replace(group.minutes[0], meeting="M99"),
        replace(group.minutes[0], released_at=None),
    ):
        assert of(replace(group, minutes=(odd,)), TaskKind.SEND_TO_AGENCY) == []
        assert of(replace(group, minutes=(odd,)), TaskKind.SHARE_MINUTES, f"M1:{LEAH}") == []


def test_a_leavers_open_actions_are_to_be_given_to_somebody_else() -> None:
    """IG5."""
    gone = with_member(with_lock(), DAWN, opted_out=OptOut(at(6, 4, 12), "work is done"))
    (task,) = of(gone, TaskKind.REASSIGN)
    assert (task.subject, task.owner, task.due_on) == ("A3", PRIYA, date(2027, 4, 7))


def test_who_has_no_message_route_is_reached_by_hand() -> None:
    group = with_first_meeting_booked()
    grace = group.member(GRACE)
    assert grace is not None
    by_post = with_member(group, GRACE, contact=replace(grace.contact, route=Route.POST))
    subjects = {each.subject for each in of(by_post, TaskKind.REACH_BY_HAND)}
    about = {each.rpartition(":")[0] for each in subjects}
    assert about == {"can_you_come:M1", "reminder:M1", "review_nearing:C2"}


def test_the_team_manager_covers_where_there_is_no_lead() -> None:
    group = with_member(with_first_meeting_booked(), PRIYA, roles=frozenset())
    to_dean = f"M1:{DEAN}"
    assert [each.owner for each in of(group, TaskKind.GIVE_INVITATION, to_dean)] == [TOM]
    nobody = with_member(group, TOM, roles=frozenset())
    assert of(nobody, TaskKind.GIVE_INVITATION, to_dean) == []


def test_without_rules_of_time_a_task_is_due_on_the_day_itself() -> None:
    group = with_answers_for_first()
    keys = ("reminder_first", "minutes_to_social_worker", "overdue", "gap_due")
    none = tuple(Override(key, "none", reason="for this test") for key in keys)
    bare = replace(group, profile=with_overrides(group.profile, none))
    assert of(bare, TaskKind.GIVE_INVITATION)[0].due_on == date(2027, 3, 30)
    assert of(bare, TaskKind.SHARE_MINUTES)[0].due_on == date(2027, 3, 30)
    assert of(bare, TaskKind.BRING_VIEWS) == []


def test_an_apology_of_family_is_no_decline() -> None:
    group = with_answers_for_first()
    sorry = Answer("R8", "M1", DEAN, Coming.APOLOGIES, at(19, 3), PRIYA)
    others = tuple(each for each in group.answers if each.member != DEAN)
    assert of(replace(group, answers=(*others, sorry)), TaskKind.SHARE_MINUTES) == []


def test_a_closed_group_calls_for_the_minutes_that_are_not_out_and_the_channels_end() -> None:
    group = with_first_meeting_held()
    closing = Closing(at(6, 4), PRIYA, "an exit plan", "a family centre")
    channel, left = wanted_tasks(replace(group, closing=closing))
    assert channel.kind is TaskKind.CLOSE_CHANNEL
    assert (left.kind, left.subject) == (TaskKind.MINUTES_LEFT, "M1")
    assert with_final().minutes[0].state is MinutesState.FINAL
