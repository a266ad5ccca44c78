"""What is overdue is answered by its owner, by the link of the mail; others only hear of it."""

from bot.core.facts.groups import CoreGroup
from bot.core.meeting.passing_notes import pass_notes
from bot.core.messages.wording import Purpose, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from bot.core.tasking.settling import settle_tasks
from tests.cast import DAWN, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import of, stored
from tests.core.notices.test_about_corrections import in_correction
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.story import meeting_of, with_first_meeting_held


def link(group: CoreGroup, kind: Kind, who: str, subject: str = "") -> Purpose | None:
    found = [each for each in of(group, kind, who) if subject in {"", each.identity.subject}]
    wording = word(group, stored(found[0]))
    assert isinstance(wording, Wording)
    return wording.link_for


def test_an_action_overdue_is_answered_by_its_owner() -> None:
    assert link(with_lock(), Kind.ACTION_OVERDUE, DAWN) is Purpose.ACTION
    assert link(with_lock(), Kind.ACTION_OVERDUE, PRIYA) is None


def test_minutes_overdue_are_handed_in_by_the_note_taker() -> None:
    group = with_first_meeting_held()
    assert link(group, Kind.MINUTES_OVERDUE, MARTIN) is Purpose.MINUTES
    assert link(group, Kind.MINUTES_OVERDUE, TOM) is None


def test_a_correction_that_waits_is_handed_in_by_whom_it_was_given_to() -> None:
    group = in_correction()
    group = pass_notes(group, meeting_of(group, "M1"), DAWN, by=PRIYA, now=at(7, 4))
    assert link(group, Kind.CORRECTION_WAITS, DAWN) is Purpose.MINUTES
    assert link(group, Kind.CORRECTION_WAITS, PRIYA) is None


def test_a_task_overdue_is_closed_by_its_owner() -> None:
    group = settle_tasks(with_first_meeting_held(), at(30, 3, 12))
    martins = next(each.id for each in group.tasks if each.owner == MARTIN)
    assert link(group, Kind.TASK_OVERDUE, MARTIN, martins) is Purpose.TASK
    assert link(group, Kind.TASK_OVERDUE, PRIYA, martins) is None
