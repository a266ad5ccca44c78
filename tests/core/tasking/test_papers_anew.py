"""A paper is replaced only by one that says something else to the person who has it (IG18, R2)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.cards import Facts
from bot.core.diary.arranging import release_place
from bot.core.diary.booking import MeetingWish
from bot.core.diary.limits import Slot
from bot.core.diary.moving import move
from bot.core.documents.paper_invitation import CHANGED, INVITED, paper
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, Reasons
from bot.core.facts.particulars import Flag
from bot.core.facts.tasks import Task, TaskKind
from bot.core.replacing import put_meeting
from bot.core.tasking.doing import Receipt, finish
from bot.core.tasking.settling import settle_tasks
from tests.cast import DEAN, PRIYA, at
from tests.story import meeting_of, member_of, with_first_meeting_booked, with_member

NOW = at(19, 3)
BEYOND = timedelta(weeks=14)
WHY = Reasons(late="asked for", holiday="asked for", times="asked for")
CHANGES = st.lists(st.sampled_from(("place", "time", "back", "release", "give")), max_size=8)
WITH_PUTTING_OFF = st.lists(
    st.sampled_from(("put_off", "set_again", "place", "time", "back", "release", "give")),
    max_size=8,
)


@dataclass
class Life:
    """The meeting of 30 March under the flag, and the paper about it that Dean has last had."""

    group: CoreGroup
    has: tuple[tuple[str, str], ...] = ()
    places: int = 0

    def happens(self, change: str) -> None:
        getattr(self, change)()
        self.group = settle_tasks(self.group, NOW)

    def place(self) -> None:
        self.places += 1
        self._moved(timedelta(), f"Civic Offices, room {self.places}")

    def time(self) -> None:
        self._moved(timedelta(days=1), meeting_of(self.group, "M1").venue)

    def back(self) -> None:
        self._moved(timedelta(days=-1), meeting_of(self.group, "M1").venue)

    def put_off(self) -> None:
        """Move it from before the review to behind it, where it waits for the outcome (R24)."""
        if not self._meeting.provisional:
            self._moved(BEYOND, self._meeting.venue)

    def set_again(self) -> None:
        if self._meeting.provisional:
            self._moved(-BEYOND, self._meeting.venue)

    def _moved(self, later: timedelta, venue: str) -> None:
        meeting = meeting_of(self.group, "M1")
        slot = Slot(meeting.on + later, meeting.starts, meeting.ends)
        wish = MeetingWish(slot, venue, meeting.join_link, WHY)
        self.group = move(self.group, meeting, wish, by=PRIYA, now=NOW)

    def release(self) -> None:
        meeting, dean = meeting_of(self.group, "M1"), member_of(self.group, DEAN)
        if DEAN not in meeting.released_to:
            self.group = put_meeting(self.group, release_place(self.group, meeting, dean, NOW))

    def give(self) -> None:
        for task in self.to_give:
            self.has = self.says
            receipt = Receipt(date(2027, 3, 19), "by hand")
            self.group = finish(self.group, task.id, PRIYA, receipt, NOW)

    @property
    def _meeting(self) -> Meeting:
        return meeting_of(self.group, "M1")

    @property
    def to_give(self) -> list[Task]:
        kind, subject = TaskKind.GIVE_INVITATION, f"M1:{DEAN}"
        found = (each for each in self.group.tasks if each.is_open)
        return [each for each in found if (each.kind, each.subject) == (kind, subject)]

    @property
    def says(self) -> tuple[tuple[str, str], ...]:
        pairs = (each.pairs for each in self._paper if isinstance(each, Facts))
        return next(pairs, (("Put off", ""),))

    @property
    def _paper(self) -> tuple[object, ...]:
        meeting, dean = meeting_of(self.group, "M1"), member_of(self.group, DEAN)
        return paper(self.group, meeting, dean).blocks


def begun() -> Life:
    return Life(settle_tasks(replace(with_first_meeting_booked(), flag=Flag.YES), NOW))


@given(CHANGES)
@example(["give", "place"])
@example(["release", "give", "place", "give", "place"])
@example(["give", "release", "give", "place", "place", "time"])
@example(["give", "time", "back"])
@example(["give", "time", "give", "back"])
@example(["give", "release", "give", "time", "back", "time"])
def test_there_is_a_paper_to_give_just_where_the_one_they_have_says_something_else(
    changes: list[str],
) -> None:
    life = begun()
    for change in changes:
        life.happens(change)
        assert bool(life.to_give) == (life.has != life.says)


@settings(max_examples=25)
@given(WITH_PUTTING_OFF)
@example(["give", "put_off", "set_again"])
@example(["give", "put_off", "give", "set_again"])
def test_a_meeting_put_off_and_set_again_has_a_paper_where_theirs_says_something_else(
    changes: list[str],
) -> None:
    """R24: who had no paper before is told nothing of a date that waits for the review."""
    life = begun()
    for change in changes:
        life.happens(change)
        is_told = bool(life.has) or life._meeting.is_firm
        assert life.to_give or not is_told or life.has == life.says


def test_a_paper_that_waits_keeps_its_number_and_its_day_while_it_says_the_same() -> None:
    life = begun()
    before = life.to_give
    life.happens("place")
    assert life.to_give == before
    assert CHANGED not in repr(life._paper)
    life.happens("time")
    assert life.to_give != before


@pytest.mark.parametrize("changes", [["time"], ["time", "time"], ["give", "release"]])
def test_who_was_handed_no_other_time_is_invited_and_told_of_no_change(changes: list[str]) -> None:
    """The paper before it waited, and its task was withdrawn: they never saw it."""
    life = begun()
    for change in changes:
        life.happens(change)
    assert life.to_give
    assert INVITED in repr(life._paper)
    assert CHANGED not in repr(life._paper)


@pytest.mark.parametrize("changes", [["give", "time"], ["time", "give", "time", "place"]])
def test_who_holds_a_paper_with_another_time_is_told_of_the_change(changes: list[str]) -> None:
    life = begun()
    for change in changes:
        life.happens(change)
    assert CHANGED in repr(life._paper)


def test_a_paper_of_before_they_left_and_came_back_makes_no_change_of_it() -> None:
    life = begun()
    life.happens("give")
    life.group = with_member(life.group, DEAN, spell=2)
    life.happens("time")
    assert INVITED in repr(life._paper)


def test_a_meeting_moved_away_and_back_leaves_the_paper_they_hold_as_it_is() -> None:
    """Who was told of the other day meanwhile needs the first one anew."""
    life = begun()
    for change in ("give", "time", "back"):
        life.happens(change)
    assert life.to_give == []
    for change in ("time", "give", "back"):
        life.happens(change)
    (task,) = life.to_give
    assert (task.revision, CHANGED in repr(life._paper)) == ("5.1", True)
