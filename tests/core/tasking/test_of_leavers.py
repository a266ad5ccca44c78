"""What somebody leaves undone who leaves the group becomes a task until it is somebody else's."""

from datetime import date

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.meeting.passing_notes import pass_notes
from bot.core.record.minuting import send_to_lead
from bot.core.tasking import wanted_tasks
from tests.cast import DAWN, MARTIN, PRIYA, at
from tests.record_story import with_draft, with_minutes_released
from tests.story import meeting_of, with_member

LEFT = OptOut(at(31, 3, 18), "new post")


def to_hand_on(group: CoreGroup) -> list[WantedTask]:
    return [each for each in wanted_tasks(group) if each.kind is TaskKind.HAND_ON_MINUTES]


def test_the_minutes_that_a_leaver_owes_are_the_lead_s_to_give_to_somebody_else() -> None:
    """IG5, R7: Martin took the notes of 30 March and leaves before the lead has them."""
    (task,) = to_hand_on(with_member(with_draft(), MARTIN, opted_out=LEFT))
    assert (task.subject, task.owner, task.due_on) == ("M1", PRIYA, date(2027, 4, 1))


def test_it_is_over_when_they_are_somebody_elses_or_with_the_lead() -> None:
    gone = with_member(with_draft(), MARTIN, opted_out=LEFT)
    passed = pass_notes(gone, meeting_of(gone, "M1"), DAWN, by=PRIYA, now=at(1, 4))
    assert to_hand_on(passed) == []
    assert to_hand_on(send_to_lead(gone, "M1", at(1, 4))) == []


def test_who_stays_or_owes_nothing_leaves_no_such_task() -> None:
    assert to_hand_on(with_draft()) == []
    assert to_hand_on(with_member(with_minutes_released(), MARTIN, opted_out=LEFT)) == []


def test_a_second_note_taker_who_leaves_too_is_another_task() -> None:
    gone = with_member(with_draft(), MARTIN, opted_out=LEFT)
    passed = pass_notes(gone, meeting_of(gone, "M1"), DAWN, by=PRIYA, now=at(1, 4))
    again = with_member(passed, DAWN, opted_out=OptOut(at(2, 4), "work is done"))
    (task,) = to_hand_on(again)
    assert task.revision == f"{DAWN}.1"
