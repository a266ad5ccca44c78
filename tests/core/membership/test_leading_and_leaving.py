"""Roles that pass on, and opting out, in which everything ends together."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.facts.actions import Action, ActionKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, MemberKind, Role
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.rota import Post, Swap
from bot.core.facts.tasks import Task, TaskKind
from bot.core.membership.leading import give_role, hand_over, take_role
from bot.core.membership.leaving import left_behind, opt_out
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put_member
from tests.cast import DAWN, GRACE, HELEN, JOAN, LEAH, MARTIN, PRIYA, TOM, at
from tests.story import with_answers_for_first, with_contact_sheet, with_first_meeting_held

NOW = at(20, 8, 12)


def who(group: CoreGroup, id_: str) -> Member:
    return next(each for each in group.members if each.id == id_)


def test_the_lead_must_be_a_social_worker() -> None:
    group = with_contact_sheet()
    with pytest.raises(Refusal, match="must be a social worker"):
        hand_over(group, who(group, MARTIN), by=PRIYA, now=NOW)


def test_a_handover_is_dated_and_leaves_exactly_one_lead() -> None:
    group = with_contact_sheet()
    group = give_role(group, who(group, GRACE), Role.SOCIAL_WORKER, by=PRIYA, now=NOW)
    after = hand_over(group, who(group, GRACE), by=PRIYA, now=NOW, reason="moves team")
    assert [each.id for each in after.members if each.has(Role.LEAD)] == [GRACE]
    (handover,) = after.handovers
    assert (handover.giver, handover.taker, handover.at) == (PRIYA, GRACE, NOW)


def test_who_leads_already_or_is_not_confirmed_is_refused() -> None:
    group = with_contact_sheet()
    with pytest.raises(AlreadyDone):
        hand_over(group, who(group, PRIYA), by=TOM, now=NOW)
    tom = who(give_role(group, who(group, TOM), Role.SOCIAL_WORKER, by=PRIYA, now=NOW), TOM)
    unknown = replace(tom, contact=replace(tom.contact, confirmation=None))
    with pytest.raises(Refusal, match="not been confirmed"):
        hand_over(group, unknown, by=PRIYA, now=NOW)


def test_a_group_that_lost_its_lead_can_be_given_one() -> None:
    group = with_contact_sheet()
    priya = who(group, PRIYA)
    without = put_member(group, replace(priya, roles=frozenset({Role.SOCIAL_WORKER})))
    after = hand_over(without, who(without, PRIYA), by=TOM, now=NOW)
    assert after.handovers[0].giver == ""


def test_a_role_that_one_person_holds_passes_on() -> None:
    group = with_contact_sheet()
    after = give_role(group, who(group, MARTIN), Role.TEAM_MANAGER, by=TOM, now=NOW)
    assert [each.id for each in after.members if each.has(Role.TEAM_MANAGER)] == [MARTIN]
    assert give_role(after, who(after, MARTIN), Role.TEAM_MANAGER, by=PRIYA, now=NOW) == after


@pytest.mark.parametrize(("id_", "role"), [(TOM, Role.LEAD), (LEAH, Role.ORGANISER)])
def test_a_role_that_cannot_be_given_is_refused(id_: str, role: Role) -> None:
    group = with_contact_sheet()
    with pytest.raises(Refusal):
        give_role(group, who(group, id_), role, by=PRIYA, now=NOW)


def test_a_role_can_be_taken_but_not_the_leads() -> None:
    group = with_contact_sheet()
    after = take_role(group, who(group, HELEN), Role.CONFERENCE_CHAIR, by=PRIYA, now=NOW)
    assert not who(after, HELEN).roles
    for role in (Role.LEAD, Role.SOCIAL_WORKER):
        with pytest.raises(Refusal):
            take_role(group, who(group, PRIYA), role, by=PRIYA, now=NOW)


def busy_dawn() -> CoreGroup:
    """Return the group in which Dawn has an action, a task, a post and somebody to carry to."""
    group = with_first_meeting_held()
    action = Action(
        "A3",
        ActionKind.ACTION,
        *("a need", "an outcome", "lock replaced", "by hand", "sleeps at home", DAWN),
        due_on=date(2027, 4, 20),
        proposed_at=NOW,
        changed_at=NOW,
    )
    task = Task("T3", TaskKind.TELL_CHILD, DAWN, "M1:child-a", date(2027, 4, 2), NOW)
    leah = who(group, LEAH)
    carried = replace(leah, contact=replace(leah.contact, route_by=DAWN))
    swap = Swap(Post.NOTE_TAKER, DAWN, MARTIN, NOW)
    meetings = tuple(
        replace(each, swaps=(swap,)) if each.id == "M3" else each for each in group.meetings
    )
    group = replace(group, actions=(action,), tasks=(task,), meetings=meetings)
    return put_member(group, carried)


def test_what_somebody_leaves_behind_is_listed() -> None:
    group = busy_dawn()
    left = left_behind(group, who(group, DAWN))
    assert (left.actions, left.tasks, left.notes) == (("A3",), ("T3",), ("M2",))
    assert (left.chairs, left.carries_to) == ((), (LEAH,))


def test_minutes_that_the_lead_has_not_had_are_left_behind() -> None:
    group = with_first_meeting_held()
    assert left_behind(group, who(group, MARTIN)).minutes == ("M1",)
    draft = Minutes("N1", "M1", 1, MinutesState.DRAFT, MARTIN, NOW)
    begun = replace(group, minutes=(draft,))
    assert left_behind(begun, who(begun, MARTIN)).minutes == ("M1",)
    sent = replace(group, minutes=(replace(draft, sent_to_lead_at=NOW),))
    assert left_behind(sent, who(sent, MARTIN)).minutes == ()


def test_opting_out_ends_links_roles_posts_and_the_own_record_number_together() -> None:
    group = busy_dawn()
    dawn = replace(who(group, DAWN), own_record_number="H 17", roles=frozenset({Role.DEPUTY}))
    why = {"reason": "work is done", "agreed_by": "17 Aug"}
    after = opt_out(put_member(group, dawn), dawn, now=NOW, **why, by=PRIYA)
    out = who(after, DAWN)
    assert out.opted_out is not None
    assert (out.link_generation, out.roles, out.own_record_number) == (2, frozenset(), "")
    assert not any(DAWN in {m.chair, m.note_taker} for m in after.upcoming)
    assert not any(each.swaps for each in after.meetings)


@pytest.mark.parametrize(
    ("id_", "reason", "agreed_by", "why"),
    [
        (PRIYA, "moves", "Tom", "leads the group"),
        (DAWN, "", "Tom", "Why do they leave"),
        (DAWN, "done", "", "Who agreed"),
    ],
)
def test_opting_out_asks_for_reason_and_agreement_and_keeps_the_lead(
    id_: str, reason: str, agreed_by: str, why: str
) -> None:
    group = with_contact_sheet()
    with pytest.raises(Refusal, match=why):
        opt_out(group, who(group, id_), now=NOW, reason=reason, agreed_by=agreed_by, by=PRIYA)


def test_a_substitute_leaves_without_anybody_agreeing_and_only_once() -> None:
    group = with_answers_for_first()
    joan = who(group, JOAN)
    assert joan.kind is MemberKind.SUBSTITUTE
    after = opt_out(group, joan, now=NOW, reason="not needed", agreed_by="", by=PRIYA)
    with pytest.raises(Refusal, match="left already"):
        opt_out(after, who(after, JOAN), now=NOW, reason="again", agreed_by="", by=PRIYA)


def test_a_foster_carer_brings_the_childs_views_and_holds_no_professionals_role() -> None:
    first = with_contact_sheet()
    group = put_member(first, replace(who(first, DAWN), kind=MemberKind.FOSTER_CARER))
    dawn = who(group, DAWN)
    with pytest.raises(Refusal, match="is a foster carer"):
        give_role(group, dawn, Role.TEAM_MANAGER, by=PRIYA, now=NOW)
    given = give_role(group, dawn, Role.BRINGS_VIEWS, by=PRIYA, now=NOW)
    assert who(given, DAWN).has(Role.BRINGS_VIEWS)
