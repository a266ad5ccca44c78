"""What became of a family member's suggestion is told them by a person (L15, IG11)."""

from dataclasses import replace
from datetime import date

from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.facts.people import Contact, Route
from bot.core.facts.suggestions import Suggestion
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.membership.suggesting import accept, decline
from bot.core.tasking import wanted_tasks
from tests.cast import GRACE, LEAH, MARTIN, PRIYA, at
from tests.story import with_contact_sheet, with_member

ANSWERED = at(22, 3, 11)


def with_suggestion(by: str = LEAH) -> CoreGroup:
    said = Suggestion("G1", "Larkfield Fathers", "He is alone.", by, at(19, 3))
    return replace(with_contact_sheet(), suggestions=(said,))


def answered(by: str = LEAH) -> CoreGroup:
    return accept(with_suggestion(by), "G1", by=PRIYA, now=ANSWERED, as_cover=Cover.NONE)


def to_tell(group: CoreGroup) -> list[WantedTask]:
    return [each for each in wanted_tasks(group) if each.kind is TaskKind.TELL_ANSWER]


def test_the_lead_tells_leah_within_a_working_day_whether_it_was_yes_or_no() -> None:
    no = decline(with_suggestion(), "G1", "Not now.", by=PRIYA, now=ANSWERED, as_cover=Cover.NONE)
    for group in (answered(), no):
        (task,) = to_tell(group)
        assert (task.owner, task.subject, task.given_at) == (PRIYA, f"G1:{LEAH}", ANSWERED)
        assert task.due_on == date(2027, 3, 23)


def test_whoever_carries_to_her_by_hand_tells_her() -> None:
    by_martin = Contact(route=Route.BY_HAND, route_by=MARTIN)
    (task,) = to_tell(with_member(answered(), LEAH, contact=by_martin))
    assert task.owner == MARTIN


def test_nobody_is_told_before_the_answer_nor_a_professional_by_a_task() -> None:
    assert to_tell(with_suggestion()) == []
    assert to_tell(answered(GRACE)) == []


def test_who_has_left_the_group_is_told_no_more() -> None:
    left = OptOut(at(22, 3, 12), "moved away", "all")
    assert to_tell(with_member(answered(), LEAH, opted_out=left)) == []
