"""What is printed for whoever has it by hand or post: their own copy, and for no other hands."""

from dataclasses import replace

import pytest

from bot.core.access import Viewer
from bot.core.documents.family_copy import drawn
from bot.core.documents.pack import may_have, pack
from bot.core.documents.to_print import CARRIED, to_be_printed
from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Contact, Route
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.facts.updates import Mark, UpdatePart, WrittenUpdate
from bot.core.messages.carrying import HANDED_OVER
from bot.core.messages.phrases import KEEP_TO_PRINT
from bot.core.messages.wording import Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from bot.core.printed import GIVER_KEEPS_RECORD
from bot.core.refusals import Refusal
from bot.core.tasking.settling import settle_tasks
from tests.cast import DAWN, DEAN, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.copy_story import copy_in, settled, with_copy, with_copy_confirmed
from tests.core.notices.reading import of, stored
from tests.core.notices.test_about_minutes import with_final
from tests.record_story import GRACES, with_grace_absent, with_minutes_released
from tests.story import member_of, with_first_meeting_booked, with_member

TODAY = at(6, 4).date()
VENUE = "Larkfield Primary School"


def task_of(group: CoreGroup, kind: TaskKind, who: str) -> Task:
    found = (t for t in group.tasks if t.kind is kind and t.subject.endswith(f":{who}"))
    return next(found)


def invited() -> CoreGroup:
    return settle_tasks(with_first_meeting_booked(), at(18, 3, 12))


def wished(group: CoreGroup) -> CoreGroup:
    """Return the group once Helen has asked for the minutes, which may not be mailed to her."""
    pull = Pull("S1", HELEN, "N1", at(6, 4), by_mail=False)
    return settle_tasks(replace(group, pulls=(pull,)), at(6, 4))


def test_an_invitation_on_paper_is_printed_by_whoever_carries_it_and_by_their_cover() -> None:
    group = invited()
    subject = to_be_printed(task_of(group, TaskKind.GIVE_INVITATION, LEAH))
    assert subject == f"M1:{LEAH}"
    may = {w for w in (PRIYA, TOM, GRACE, MARTIN, DAWN, LEAH, DEAN) if has(group, subject, w)}
    assert may == {PRIYA, TOM}


def has(group: CoreGroup, subject: str, who: str) -> bool:
    return may_have(group, subject, Viewer(who))


def test_it_is_the_paper_under_their_own_reference_and_no_more() -> None:
    found = pack(invited(), f"M1:{DEAN}", PRIYA, TODAY)
    dean = member_of(invited(), DEAN)
    assert found.card.title == f"Meeting {dean.own_reference}"
    assert found.stamp is not None
    assert (found.stamp.recipient, found.stamp.record) == (dean.own_reference, GIVER_KEEPS_RECORD)
    assert found.enclosed == ()
    told = repr(found)
    assert not any(each in told for each in ("7KQ2", "Leah", "Dean", "Priya", VENUE))


def test_once_it_is_given_nothing_is_to_be_printed() -> None:
    group = invited()
    given = tuple(replace(each, state=TaskState.DONE) for each in group.tasks)
    with pytest.raises(Refusal, match="not for you"):
        pack(replace(group, tasks=given), f"M1:{LEAH}", PRIYA, TODAY)


def test_a_family_copy_is_printed_as_it_was_let_go_once_it_may_leave() -> None:
    waiting, confirmed = settled(with_copy()), settled(with_copy_confirmed())
    task = task_of(confirmed, TaskKind.DELIVER_COPY, LEAH)
    assert to_be_printed(task) == f"K1:{LEAH}"
    found = pack(confirmed, f"K1:{LEAH}", PRIYA, TODAY)
    assert found.card.blocks == drawn(copy_in(confirmed).kept)
    leah = member_of(confirmed, LEAH)
    assert found.stamp is not None
    assert (found.card.title, found.stamp.version) == (f"Copy {leah.own_reference}", "version 1")
    assert (found.stamp.recipient, found.stamp.record) == (leah.own_reference, GIVER_KEEPS_RECORD)
    with_task = replace(waiting, tasks=(*waiting.tasks, task))
    assert not has(with_task, f"K1:{LEAH}", PRIYA)
    anothers = replace(task, subject=f"K1:{DEAN}")
    assert not has(replace(confirmed, tasks=(anothers,)), f"K1:{DEAN}", PRIYA)
    assert not has(confirmed, f"K1:{LEAH}", GRACE)


def test_a_hand_over_is_printed_for_its_reader_with_their_stamp() -> None:
    group = wished(with_minutes_released())
    subject = to_be_printed(task_of(group, TaskKind.HAND_OVER, HELEN))
    found = pack(group, subject, PRIYA, TODAY)
    assert found == pack(group, "N1", HELEN, TODAY)
    assert found.stamp is not None
    assert found.stamp.recipient.startswith("Helen")


def test_what_is_not_for_whoever_would_carry_it_keeps_the_copy_from_them() -> None:
    group = wished(replace(with_grace_absent(with_minutes_released()), updates=(marked(PRIYA),)))
    assert not has(group, f"N1:{HELEN}", PRIYA)
    assert has(group, f"N1:{HELEN}", TOM)


def marked(who: str) -> WrittenUpdate:
    part = UpdatePart("changed", "About the lead.", Mark(frozenset({who}), "it is about her"))
    return replace(GRACES, parts=(part,))


def test_whoever_may_not_have_the_document_gets_it_through_nobody() -> None:
    group = wished(with_minutes_released())
    gone = with_member(group, HELEN, roles=frozenset())
    assert not has(gone, f"N1:{HELEN}", PRIYA)
    family = replace(task_of(group, TaskKind.HAND_OVER, HELEN), subject=f"N1:{LEAH}")
    assert not has(replace(group, tasks=(family,)), f"N1:{LEAH}", PRIYA)
    nobody = replace(family, subject="N1:p99")
    assert not has(replace(group, tasks=(nobody,)), "N1:p99", PRIYA)


def test_a_message_that_is_a_document_is_printed_and_any_other_is_told() -> None:
    group = settle_tasks(
        with_member(with_final(), GRACE, contact=Contact(route=Route.POST)), at(6, 4)
    )
    carried = [each for each in group.tasks if each.kind is TaskKind.REACH_BY_HAND]
    printed = {each.subject.partition(":")[0]: to_be_printed(each) for each in carried}
    assert printed["minutes_to_read"] == f"N1:{GRACE}"
    assert pack(group, f"N1:{GRACE}", PRIYA, TODAY).card.title.startswith("Minutes")
    told = {each for each, subject in printed.items() if not subject}
    assert told.isdisjoint(CARRIED)


def test_the_plan_is_printed_under_its_own_name() -> None:
    task = Task("T1", TaskKind.REACH_BY_HAND, PRIYA, f"plan_copy:plan:{GRACE}", TODAY, at(6, 4))
    group = replace(with_minutes_released(), tasks=(task,))
    assert to_be_printed(task) == f"plan:{GRACE}"
    assert pack(group, f"plan:{GRACE}", PRIYA, TODAY).card.title == "Plan of 7KQ2"
    changed = replace(task, subject=f"plan_changed::{GRACE}")
    assert to_be_printed(changed) == f"plan:{GRACE}"


def test_each_message_that_is_handed_over_is_one_that_is_printed() -> None:
    assert set(HANDED_OVER) == set(CARRIED)


def test_other_tasks_have_nothing_to_print() -> None:
    task = Task("T1", TaskKind.NEXT_DATE, PRIYA, "M1", TODAY, at(6, 4))
    assert to_be_printed(task) == ""


def test_the_contact_sheet_goes_to_professionals_with_nobodys_private_details() -> None:
    group = with_minutes_released()
    found = pack(group, "sheet", GRACE, TODAY)
    assert found.card.title == "Contact sheet of 7KQ2"
    assert found.stamp is not None
    assert found.stamp.version == "as it stands"
    assert "01632 960105" in repr(found.card)
    private = with_member(group, LEAH, contact=Contact(email="leah@home.example"))
    assert "leah@home.example" not in repr(pack(private, "sheet", PRIYA, TODAY).card)
    assert not any(has(group, "sheet", who) for who in (LEAH, DEAN))


def test_the_mail_that_brings_it_says_to_print_it_and_nothing_else_with_it() -> None:
    group = invited()
    pull = Pull("S1", PRIYA, f"M1:{DEAN}", at(18, 3, 13), by_mail=True, domain="eastmere.example")
    planned = stored(of(replace(group, pulls=(pull,)), Kind.DOCUMENT)[0])
    said = word(replace(group, pulls=(pull,)), planned)
    assert isinstance(said, Wording)
    assert KEEP_TO_PRINT in repr(said.card)
    assert said.document == f"M1:{DEAN}"
