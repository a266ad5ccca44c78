"""What unconfirmed addresses, tasks and failed routes call for."""

from dataclasses import replace
from datetime import timedelta

from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.people import Confirmation, Contact, Route
from bot.core.facts.tasks import TaskKind, TaskState
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.procedure.overrides import Override, with_overrides
from bot.core.tasking.settling import settle_tasks
from tests.cast import DAWN, GRACE, JOAN, LEAH, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.story import (
    with_answers_for_first,
    with_contact_sheet,
    with_first_meeting_booked,
    with_first_meeting_held,
    with_member,
)

REFUSED_AT = at(22, 3, 10)


def unconfirmed(group: CoreGroup, who: str, **fields: object) -> CoreGroup:
    member = group.member(who)
    assert member is not None
    contact = replace(member.contact, confirmation=None)
    return with_member(group, who, contact=contact, **fields)


def refused(
    group: CoreGroup, kind: Kind, who: str, how: FailureKind = FailureKind.REFUSED
) -> CoreGroup:
    """Grace's mail server refuses her address for good (5.5)."""
    notice = of(group, kind, who)[0]
    failure = Failure(
        f"F{len(group.failures) + 1}",
        how,
        str(notice.identity),
        kind,
        who,
        notice.route,
        1,
        REFUSED_AT,
        "smtp 550",
    )
    return replace(group, failures=(*group.failures, failure))


def test_a_substitute_is_asked_who_they_are_and_the_lead_is_asked_to_confirm() -> None:
    group = unconfirmed(with_answers_for_first(), JOAN)
    assert recipients(group, Kind.CONFIRM_WHO) == [JOAN]
    assert recipients(group, Kind.ADDRESS_TO_CONFIRM) == [PRIYA, TOM]


def test_a_new_member_is_asked_and_the_lead_hears_when_they_have_said_who() -> None:
    group = unconfirmed(with_contact_sheet(), DAWN)
    assert of(group, Kind.ADDRESS_TO_CONFIRM) == []
    said = unconfirmed(with_contact_sheet(), DAWN, said_who=at(18, 3, 12))
    assert of(said, Kind.CONFIRM_WHO) == []
    assert days(said, Kind.ADDRESS_TO_CONFIRM, PRIYA) == ["Thu 18 Mar 12:00"]


def test_an_address_that_the_lead_leaves_a_working_day_is_the_managers_as_well() -> None:
    """H2: said on Thu 18 Mar, so it goes to the team manager on Fri 19 Mar."""
    said = unconfirmed(with_contact_sheet(), DAWN, said_who=at(18, 3, 12))
    assert days(said, Kind.ADDRESS_TO_CONFIRM, TOM) == ["Fri 19 Mar 09:02"]
    never = with_overrides(said.profile, (Override("to_manager", "none", reason="for this test"),))
    assert recipients(replace(said, profile=never), Kind.ADDRESS_TO_CONFIRM) == [PRIYA]


def test_the_leads_own_address_is_the_managers_to_confirm_from_the_start() -> None:
    changed = unconfirmed(with_contact_sheet(), PRIYA, contact_changed_at=at(18, 3, 12))
    assert recipients(changed, Kind.ADDRESS_TO_CONFIRM) == [TOM]
    assert days(changed, Kind.ADDRESS_TO_CONFIRM) == ["Thu 18 Mar 12:00"]


def test_a_manager_is_not_asked_to_confirm_their_own_address() -> None:
    said = unconfirmed(with_contact_sheet(), TOM, said_who=at(18, 3, 12))
    assert recipients(said, Kind.ADDRESS_TO_CONFIRM) == [PRIYA]


def test_a_changed_address_is_asked_anew() -> None:
    group = unconfirmed(
        with_contact_sheet(),
        GRACE,
        said_who=at(18, 3, 12),
        contact_changed_at=at(5, 4, 10),
        contact_revision=2,
    )
    (question,) = of(group, Kind.CONFIRM_WHO)
    assert (question.identity.revision, question.run_at) == ("2", at(5, 4, 10))


def test_the_question_lapses_after_fourteen_days_and_the_lead_is_told() -> None:
    group = unconfirmed(with_contact_sheet(), DAWN)
    (question,) = of(group, Kind.CONFIRM_WHO)
    assert question.lapses_at == at(1, 4, 11)
    lapsed = refused(group, Kind.CONFIRM_WHO, DAWN, FailureKind.LAPSED)
    assert recipients(lapsed, Kind.ROUTE_FAILED) == [PRIYA]


def test_who_has_no_address_is_asked_nothing() -> None:
    group = with_member(with_contact_sheet(), DAWN, contact=Contact(route=Route.BY_HAND))
    assert of(group, Kind.CONFIRM_WHO) == []


def test_without_a_lead_the_manager_is_asked_to_confirm_and_without_both_nobody() -> None:
    group = with_member(unconfirmed(with_answers_for_first(), JOAN), PRIYA, roles=frozenset())
    assert recipients(group, Kind.ADDRESS_TO_CONFIRM) == [TOM]
    nobody = with_member(group, TOM, roles=frozenset())
    assert of(nobody, Kind.ADDRESS_TO_CONFIRM) == []


def test_a_refused_address_is_told_to_the_lead_and_not_tried_again() -> None:
    """5.5."""
    group = refused(with_first_meeting_booked(), Kind.INVITATION, GRACE)
    assert recipients(group, Kind.ROUTE_FAILED) == [PRIYA]
    assert of(group, Kind.INVITATION, GRACE) == []


def test_a_corrected_and_confirmed_address_gets_the_message_again() -> None:
    group = refused(with_first_meeting_booked(), Kind.INVITATION, GRACE)
    email = "grace.holloway@health.example"
    mended = Contact(
        email=email,
        route=Route.SECURE_EMAIL,
        confirmation=Confirmation(email, PRIYA, at(23, 3, 11)),
    )
    group = with_member(group, GRACE, contact=mended, contact_revision=2)
    (again,) = of(group, Kind.INVITATION, GRACE)
    assert (again.identity.occasion, again.run_at) == ("/c2", at(23, 3, 11))
    assert of(group, Kind.ROUTE_FAILED) == []


def test_a_slack_message_refused_goes_by_mail_next_and_then_to_a_human() -> None:
    group = refused(with_first_meeting_booked(), Kind.CAN_YOU_COME, DAWN)
    (by_mail,) = of(group, Kind.CAN_YOU_COME, DAWN)
    assert (by_mail.route, by_mail.identity.occasion) == (
        Route.SECURE_EMAIL,
        "answer_question/secure_email",
    )
    assert of(group, Kind.ROUTE_FAILED) == []
    both = refused(group, Kind.CAN_YOU_COME, DAWN)
    assert of(both, Kind.CAN_YOU_COME, DAWN) == []
    assert recipients(both, Kind.ROUTE_FAILED) == [PRIYA]


def test_an_address_in_anothers_place_is_invited_anew_and_told_nothing_else_again() -> None:
    group = with_first_meeting_booked()
    email = "grace.holloway@health.example"
    contact = Contact(
        email=email,
        route=Route.SECURE_EMAIL,
        confirmation=Confirmation(email, PRIYA, at(19, 3, 11)),
    )
    moved = with_member(group, GRACE, contact=contact, contact_revision=2, mailbox=2)
    (before,), (after,) = of(group, Kind.INVITATION, GRACE), of(moved, Kind.INVITATION, GRACE)
    assert (after.identity.occasion, after.run_at) == ("/m2", at(19, 3, 11))
    assert before.says != after.says
    same = [each.identity for each in of(group, Kind.REMINDER, GRACE)]
    assert [each.identity for each in of(moved, Kind.REMINDER, GRACE)] == same


def test_buttons_that_slack_does_not_take_are_not_mailed_beside_the_invitation() -> None:
    group = refused(with_first_meeting_booked(), Kind.MEETING_SET, DAWN)
    assert of(group, Kind.MEETING_SET, DAWN) == []
    assert [each.route for each in of(group, Kind.INVITATION, DAWN)] == [Route.SECURE_EMAIL]
    assert of(group, Kind.ROUTE_FAILED) == []


def test_who_has_slack_alone_and_is_not_reached_there_is_told_to_the_lead() -> None:
    on_slack = Contact(route=Route.SLACK, confirmation=Confirmation("", PRIYA, at(18, 3)))
    alone = with_member(with_first_meeting_booked(), DAWN, contact=on_slack)
    assert of(alone, Kind.INVITATION, DAWN) == []
    group = refused(alone, Kind.MEETING_SET, DAWN)
    assert recipients(group, Kind.ROUTE_FAILED) == [PRIYA]


def test_where_the_lead_is_not_reached_the_team_manager_is_told() -> None:
    group = refused(with_first_meeting_booked(), Kind.INVITATION, PRIYA)
    assert recipients(group, Kind.ROUTE_FAILED) == [TOM]
    alone = with_member(group, TOM, roles=frozenset())
    assert of(alone, Kind.ROUTE_FAILED) == []


def test_what_lapsed_is_counted_and_told_to_nobody() -> None:
    group = refused(with_first_meeting_booked(), Kind.MEETING_SET, DAWN, FailureKind.LAPSED)
    assert of(group, Kind.ROUTE_FAILED) == []


def test_a_channel_that_takes_no_post_is_told_to_the_lead() -> None:
    group = refused(with_first_meeting_booked(), Kind.MEETING_SET, CHANNEL)
    assert recipients(group, Kind.ROUTE_FAILED) == [PRIYA]
    assert {each.identity.subject for each in of(group, Kind.ROUTE_FAILED)} == {CHANNEL}


def test_what_fails_on_another_day_is_told_anew() -> None:
    group = refused(with_first_meeting_booked(), Kind.INVITATION, GRACE)
    again = replace(group.failures[0], id="F2", at=group.failures[0].at + timedelta(days=1))
    same_day = replace(group.failures[0], id="F3")
    both = replace(group, failures=(*group.failures, again, same_day))
    assert len({each.identity for each in of(both, Kind.ROUTE_FAILED)}) == 2


def test_a_failure_of_somebody_unknown_is_passed_over() -> None:
    group = refused(with_first_meeting_booked(), Kind.INVITATION, GRACE)
    odd = replace(group.failures[0], recipient="p99")
    assert of(replace(group, failures=(odd,)), Kind.ROUTE_FAILED) == []


def test_a_task_is_told_to_its_owner_and_when_overdue_to_the_lead_as_well() -> None:
    group = with_first_meeting_booked()
    assert set(recipients(group, Kind.TASK_GIVEN)) == {PRIYA, "p4"}
    assert days(group, Kind.TASK_OVERDUE, PRIYA)[0] == "Wed 24 Mar 09:02"


def test_what_the_lead_leaves_overdue_is_told_to_the_manager_too_and_nobody_elses_is() -> None:
    """H2; L20: the plan is due Wed 31 Mar, overdue on Thu 1 Apr, and told the manager anyway."""
    group = settle_tasks(with_first_meeting_held(), at(30, 3, 12))
    task_of = {each.id: each for each in group.tasks}
    overdue = of(group, Kind.TASK_OVERDUE, TOM)
    found = [(each.identity.occasion, task_of[each.identity.subject]) for each in overdue]
    assert {task.owner for occasion, task in found if occasion == "cover"} == {PRIYA}
    plain = {task.kind for occasion, task in found if not occasion and task.owner != TOM}
    assert plain == {TaskKind.CONFIRM_PLAN}
    leads = {each.id for each in group.tasks if each.owner == PRIYA}
    assert leads <= {each.identity.subject for each in overdue}


def test_a_task_done_is_told_no_more() -> None:
    group = settle_tasks(with_first_meeting_booked(), at(22, 3))
    done = tuple(replace(each, state=TaskState.DONE) for each in group.tasks)
    assert of(replace(group, tasks=done), Kind.TASK_GIVEN) == []


def test_without_a_lead_a_task_overdue_is_told_to_its_owner() -> None:
    group = settle_tasks(with_first_meeting_booked(), at(22, 3))
    group = with_member(group, PRIYA, roles=frozenset())
    assert "p4" in recipients(group, Kind.TASK_OVERDUE)


def test_who_has_left_is_asked_nothing() -> None:
    group = unconfirmed(with_contact_sheet(), DAWN, opted_out=OptOut(at(19, 3), "a mistake"))
    assert of(group, Kind.CONFIRM_WHO) == []


def test_family_without_an_address_are_asked_nothing() -> None:
    assert LEAH not in recipients(with_contact_sheet(), Kind.CONFIRM_WHO)


def test_an_identity_is_read_back_as_it_was_written() -> None:
    notice = of(with_first_meeting_booked(), Kind.INVITATION)[0]
    assert type(notice.identity).parse(str(notice.identity)) == notice.identity
    assert not stored(notice).has_left
