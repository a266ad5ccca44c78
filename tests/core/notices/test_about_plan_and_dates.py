"""What the plan, the limits and the review call for."""

from dataclasses import replace
from datetime import date

from bot.core.facts.actions import Action, ActionKind, ActionState
from bot.core.facts.conferences import ConferenceKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind
from bot.core.messages.wording import Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.plan.planning import confirm
from tests.cast import ASHA, DAWN, GRACE, HELEN, LEAH, MARTIN, PRIYA, PROFESSIONALS, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.story import with_contact_sheet, with_first_meeting_held, with_meeting, with_member

SAID = at(30, 3, 11)


def with_lock(owner: str = DAWN, **fields: object) -> CoreGroup:
    """Part 6, A3: Dawn has the lock replaced by Tue 20 Apr."""
    plain = Action(
        "A3",
        ActionKind.ACTION,
        "a secure front door",
        "the door is secure",
        "have the lock replaced",
        "through the repairs team",
        "the child sleeps at home without fear",
        owner,
        date(2027, 4, 20),
        SAID,
        SAID,
    )
    action = replace(plain, **fields)  # type: ignore[arg-type] # the fields of an action by name
    return replace(with_first_meeting_held(), actions=(action,))


def test_a_new_action_is_proposed_to_its_owner() -> None:
    assert recipients(with_lock(), Kind.ACTION_PROPOSED) == [DAWN]
    assert of(with_lock(state=ActionState.ACCEPTED), Kind.ACTION_PROPOSED) == []


def test_an_action_reminds_five_and_one_working_days_before_and_is_overdue_after() -> None:
    """Part 6: Tue 13 Apr, Mon 19 Apr, overdue on Wed 21 Apr (D21)."""
    group = with_lock()
    assert days(group, Kind.ACTION_DUE, DAWN) == ["Tue 13 Apr 09:02", "Mon 19 Apr 09:02"]
    assert recipients(group, Kind.ACTION_OVERDUE) == sorted([PRIYA, DAWN])
    assert set(days(group, Kind.ACTION_OVERDUE)) == {"Wed 21 Apr 09:02"}


def test_an_action_changed_late_reminds_only_of_what_is_still_ahead() -> None:
    assert days(with_lock(changed_at=at(14, 4, 12)), Kind.ACTION_DUE) == ["Mon 19 Apr 09:02"]


def test_an_action_done_or_of_family_or_of_nobody_says_nothing() -> None:
    for group in (with_lock(state=ActionState.DONE), with_lock(LEAH), with_lock("p99")):
        assert of(group, Kind.ACTION_DUE) == []


def test_of_a_parents_action_overdue_the_lead_hears_and_the_parent_is_not_chased() -> None:
    """S11."""
    assert recipients(with_lock(LEAH), Kind.ACTION_OVERDUE) == [PRIYA]
    without = with_member(with_lock(LEAH), PRIYA, roles=frozenset())
    assert of(without, Kind.ACTION_OVERDUE) == []


def test_after_a_meeting_each_owner_hears_what_is_theirs_and_by_when() -> None:
    """S16; what is proposed after the meeting is told by itself."""
    group = with_lock(proposed_at=at(30, 3, 10), changed_at=at(30, 3, 10))
    assert recipients(group, Kind.OWN_ACTIONS) == [DAWN]
    found = word(group, stored(of(group, Kind.OWN_ACTIONS)[0]))
    assert isinstance(found, Wording)
    assert "Your actions after the meeting of Tue 30 Mar 2027: A3 by Tue 20 Apr" in repr(found.card)
    for other in (with_lock(LEAH), with_lock(changed_at=at(31, 3)), with_first_meeting_held()):
        assert of(other, Kind.OWN_ACTIONS) == []


def test_whose_actions_are_done_by_then_hears_of_none() -> None:
    group = with_lock(changed_at=at(30, 3, 10))
    planned = stored(of(group, Kind.OWN_ACTIONS)[0])
    assert isinstance(word(with_lock(state=ActionState.DONE), planned), Silence)


def test_a_changed_plan_is_told_to_the_channel_and_to_whoever_is_outside_it() -> None:
    group = with_first_meeting_held()
    changed = replace(group, plan=replace(group.plan, changed_at=SAID, revision=1))
    assert recipients(changed, Kind.PLAN_CHANGED) == sorted([CHANNEL, GRACE, MARTIN, ASHA])


def test_without_a_channel_every_professional_hears_of_the_plan() -> None:
    group = with_first_meeting_held()
    group = replace(group, channel=replace(group.channel, platform=None))
    changed = replace(group, plan=replace(group.plan, changed_at=SAID, revision=1))
    assert recipients(changed, Kind.PLAN_CHANGED) == sorted(PROFESSIONALS)


def test_a_first_meeting_not_yet_booked_is_brought_to_the_lead() -> None:
    """The latest date is Fri 2 Apr (D1)."""
    group = with_contact_sheet()
    assert days(group, Kind.STATUTORY_NEARING) == ["Wed 24 Mar 09:02", "Thu 1 Apr 09:02"]


def test_without_a_lead_nobody_can_be_warned() -> None:
    group = with_member(with_contact_sheet(), PRIYA, roles=frozenset())
    assert of(group, Kind.STATUTORY_NEARING) == []


def test_after_a_meeting_the_next_one_is_limited_by_six_weeks() -> None:
    """D15a: Tue 11 May 2027."""
    group = with_first_meeting_held()
    alone = replace(group, meetings=group.meetings[:1])
    (first, second) = of(alone, Kind.STATUTORY_NEARING)
    assert first.identity.subject == "interval"
    assert days(alone, Kind.STATUTORY_NEARING)[1] == "Mon 10 May 09:02"
    assert second.identity.revision == "M1"


def test_a_review_without_a_date_is_brought_to_the_lead() -> None:
    group = with_first_meeting_held()
    without = replace(group, conferences=group.conferences[:1])
    assert {each.identity.subject for each in of(without, Kind.STATUTORY_NEARING)} == {
        "review_after"
    }


def test_after_a_review_the_next_one_is_limited() -> None:
    """D18: by Thu 16 Dec 2027; 5 and 1 working days before."""
    group = with_first_meeting_held()
    held = replace(group, conferences=tuple(replace(c, held=True) for c in group.conferences))
    assert days(held, Kind.STATUTORY_NEARING) == ["Thu 9 Dec 09:02", "Wed 15 Dec 09:02"]


def test_a_group_without_a_conference_has_no_limit() -> None:
    group = replace(with_contact_sheet(), conferences=())
    assert of(group, Kind.STATUTORY_NEARING) == []


def test_every_professional_is_reminded_of_the_review() -> None:
    """10.1: Wed 2 Jun, Wed 9 Jun and Tue 15 Jun (D20)."""
    group = with_first_meeting_held()
    assert recipients(group, Kind.REVIEW_NEARING) == sorted(PROFESSIONALS)
    assert days(group, Kind.REVIEW_NEARING, GRACE) == [
        "Wed 2 Jun 09:02",
        "Wed 9 Jun 09:02",
        "Tue 15 Jun 09:02",
    ]


def test_a_foster_carer_is_reminded_of_the_review_as_well() -> None:
    """L18 says all members; family are told by the lead."""
    group = with_member(with_first_meeting_held(), DAWN, kind=MemberKind.FOSTER_CARER)
    assert recipients(group, Kind.REVIEW_NEARING) == sorted(PROFESSIONALS)


def test_a_review_set_late_reminds_of_what_is_still_ahead() -> None:
    group = with_first_meeting_held()
    set_late = tuple(
        replace(each, recorded_at=at(10, 6)) if each.kind is ConferenceKind.REVIEW else each
        for each in group.conferences
    )
    late = replace(group, conferences=set_late)
    assert days(late, Kind.REVIEW_NEARING, GRACE) == ["Tue 15 Jun 09:02"]


def test_an_ended_interval_stands_still_while_a_date_is_booked() -> None:
    booked = with_meeting(with_first_meeting_held(), "M2", provisional=True)
    assert of(booked, Kind.STATUTORY_NEARING) == []


def test_the_chair_of_the_meeting_and_the_conference_chair_hear_that_it_is_confirmed() -> None:
    """L20: "the Chair" may be either."""
    group = confirm(with_first_meeting_held(), "M1", PRIYA, at(31, 3, 10), changed=False)
    assert recipients(group, Kind.PLAN_CONFIRMED) == sorted([TOM, HELEN])
    by_tom = confirm(with_first_meeting_held(), "M1", TOM, at(31, 3, 10), changed=False)
    assert recipients(by_tom, Kind.PLAN_CONFIRMED) == [HELEN]
    nobody = replace(group, members=tuple(m for m in group.members if m.id != HELEN))
    assert recipients(nobody, Kind.PLAN_CONFIRMED) == [TOM]
    forgotten = replace(group, meetings=())
    assert recipients(forgotten, Kind.PLAN_CONFIRMED) == [HELEN]
