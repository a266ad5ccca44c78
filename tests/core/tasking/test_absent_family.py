"""Family who do not come are asked for their views once, by a person (access.md, "Attendance")."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import MemberKind
from bot.core.facts.people import Contact, Route
from bot.core.facts.roll_call import Presence, RollCallLine
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.facts.updates import UpdatePart, WrittenUpdate
from bot.core.tasking import wanted_tasks
from tests.cast import DEAN, GRACE, LEAH, PRIYA, at
from tests.story import with_first_meeting_held, with_meeting, with_member

ENDED = at(27, 4, 11)


def to_ask(group: CoreGroup) -> list[WantedTask]:
    return [each for each in wanted_tasks(group) if each.kind is TaskKind.ASK_VIEWS]


def with_answer(member: str, coming: Coming, when: datetime = ENDED) -> CoreGroup:
    group = with_first_meeting_held()
    answers = (*group.answers, Answer("R20", "M2", member, coming, when, PRIYA))
    return replace(group, answers=answers)


def with_roll(group: CoreGroup, **presences: Presence) -> CoreGroup:
    """Return the group after 27 April with this said of Leah and Dean on the roll call."""
    roll = tuple(RollCallLine(member, presence) for member, presence in presences.items())
    ended = {"state": MeetingState.ENDED, "started_at": at(27, 4, 10), "ended_at": ENDED}
    return with_meeting(group, "M2", roll_call=roll, **ended)


def test_dean_who_stays_away_on_27_april_is_asked_by_the_lead_the_next_working_day() -> None:
    (task,) = to_ask(with_roll(with_first_meeting_held(), p8=Presence.ABSENT))
    assert (task.owner, task.subject, task.given_at) == (PRIYA, f"M2:{DEAN}", ENDED)
    assert task.due_on == date(2027, 4, 28)


def test_leah_who_sends_apologies_is_asked_before_the_meeting_by_who_carries_to_her() -> None:
    sent = at(22, 4, 10)
    by_grace = Contact(route=Route.BY_HAND, route_by=GRACE)
    group = with_member(with_answer(LEAH, Coming.APOLOGIES, sent), LEAH, contact=by_grace)
    (task,) = to_ask(group)
    assert (task.owner, task.given_at, task.due_on) == (GRACE, sent, date(2027, 4, 23))
    assert to_ask(with_roll(group, p7=Presence.ABSENT)) == [task]


def test_whoever_has_sent_their_views_is_not_asked() -> None:
    group = with_answer(LEAH, Coming.APOLOGIES)
    views = WrittenUpdate("U9", "M2", LEAH, ENDED, (UpdatePart("changed", "Mornings."),))
    assert to_ask(replace(group, updates=(views,))) == []


@pytest.mark.parametrize(
    "group",
    [
        with_answer(DEAN, Coming.DECLINED),
        with_answer(DEAN, Coming.YES),
        with_roll(with_answer(DEAN, Coming.DECLINED), p8=Presence.ABSENT),
        with_roll(with_answer(DEAN, Coming.APOLOGIES), p8=Presence.IN_PERSON),
        with_meeting(with_answer(DEAN, Coming.APOLOGIES), "M2", state=MeetingState.CANCELLED),
        with_member(with_answer(DEAN, Coming.APOLOGIES), DEAN, kind=MemberKind.CHILD),
        with_roll(with_first_meeting_held(), p3=Presence.ABSENT),
    ],
    ids=["declined", "comes", "declined, away", "came", "cancelled", "child", "professional"],
)
def test_who_declines_or_comes_is_not_asked_nor_of_what_is_not_held(group: CoreGroup) -> None:
    assert to_ask(group) == []
