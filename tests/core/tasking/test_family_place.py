"""How family learn where to go: on the paper that the lead gives them, or by word of mouth (R2)."""

from dataclasses import replace
from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Flag
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.tasking import wanted_tasks
from tests.cast import DEAN, LEAH, PRIYA, at
from tests.story import with_first_meeting_booked, with_meeting

BOOKED = with_first_meeting_booked()
WITHOUT_FLAG = with_meeting(replace(BOOKED, flag=Flag.NO), "M1", released_to=frozenset())


def papers(group: CoreGroup) -> dict[str, str]:
    """Return which paper is to be given to whom."""
    kind = TaskKind.GIVE_INVITATION
    return {
        each.subject.partition(":")[2]: each.revision
        for each in wanted_tasks(group)
        if each.kind is kind
    }


def with_paper_given(group: CoreGroup, revision: str) -> CoreGroup:
    task = Task(
        "T1", TaskKind.GIVE_INVITATION, PRIYA, f"M1:{DEAN}", date(2027, 3, 23), at(18, 3), revision
    )
    return replace(group, tasks=(replace(task, state=TaskState.DONE),))


def test_without_the_flag_each_paper_says_where_and_nobody_has_to_release_it() -> None:
    assert papers(WITHOUT_FLAG) == {LEAH: "1.1.place", DEAN: "1.1.place"}


def test_a_flag_set_later_takes_the_place_off_the_paper_that_waits() -> None:
    """IG15."""
    assert papers(replace(WITHOUT_FLAG, flag=Flag.YES)) == {LEAH: "1.1", DEAN: "1.1"}


def test_whoever_has_the_place_already_gets_no_second_paper_without_it() -> None:
    given = with_paper_given(WITHOUT_FLAG, "1.1.place")
    assert papers(replace(given, flag=Flag.YES)) == {LEAH: "1.1"}


def test_a_place_said_later_is_on_a_new_paper() -> None:
    nowhere = with_meeting(WITHOUT_FLAG, "M1", venue="")
    assert papers(nowhere) == {LEAH: "1.1", DEAN: "1.1"}
    told = with_meeting(with_paper_given(nowhere, "1.1"), "M1", venue="Orchard Clinic", revision=2)
    assert papers(told) == {LEAH: "2.1.place", DEAN: "2.1.place"}
