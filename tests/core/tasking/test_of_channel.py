"""Who has left is taken out of the channel by a person, and it ends with the group (IG5, S8)."""

from dataclasses import replace

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.particulars import Channel
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind
from bot.core.membership.leaving import opt_out
from bot.core.tasking.doing import Receipt, finish
from bot.core.tasking.settling import settle_tasks
from bot.core.wall_clock import day_of
from tests.cast import DAWN, DEAN, GRACE, PRIYA, at
from tests.core.group.test_closing import GROUP, closed
from tests.story import member_of, with_member

LEFT, CLOSED = at(20, 8, 12), at(15, 12)
WITHOUT = replace(GROUP, channel=Channel())
OF_CHANNEL = {TaskKind.LEAVE_CHANNEL, TaskKind.CLOSE_CHANNEL}


def without(group: CoreGroup, who: str) -> CoreGroup:
    member = member_of(group, who)
    return opt_out(group, member, now=LEFT, reason="done", agreed_by="the group", by=PRIYA)


def of_channel(group: CoreGroup) -> list[Task]:
    tasks = settle_tasks(group, LEFT).tasks
    return [each for each in tasks if each.is_open and each.kind in OF_CHANNEL]


def test_the_lead_takes_a_professional_who_has_left_out_of_the_channel() -> None:
    (task,) = of_channel(without(GROUP, DAWN))
    assert (task.kind, task.subject, task.owner) == (TaskKind.LEAVE_CHANNEL, DAWN, PRIYA)
    assert f"{task.due_on:%a %d %b}" == "Mon 23 Aug"


def test_once_done_it_is_never_asked_again_and_anew_for_who_leaves_again() -> None:
    group = settle_tasks(without(GROUP, DAWN), LEFT)
    (task,) = of_channel(group)
    done = finish(group, task.id, PRIYA, Receipt(day_of(LEFT)), LEFT)
    assert of_channel(done) == []
    back = with_member(done, DAWN, opted_out=None)
    assert of_channel(back) == []
    (again,) = of_channel(with_member(back, DAWN, opted_out=OptOut(at(1, 9), "done")))
    assert again.id != task.id


def test_where_there_is_no_channel_or_who_was_never_in_it_nothing_is_asked() -> None:
    assert of_channel(without(WITHOUT, DAWN)) == []
    assert of_channel(without(GROUP, DEAN)) == []
    later = replace(GROUP, channel=Channel(Route.SLACK, "7KQ2", at(1, 9)))
    assert of_channel(without(later, GRACE)) == []


def test_when_the_group_closes_its_posts_are_deleted_and_it_is_archived() -> None:
    (task,) = of_channel(closed(GROUP))
    assert (task.kind, task.owner, task.given_at) == (TaskKind.CLOSE_CHANNEL, PRIYA, CLOSED)
    assert of_channel(closed(WITHOUT)) == []
