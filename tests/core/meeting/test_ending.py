"""A meeting always ends; what is missing or cannot be taken is said and left to somebody."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.diary.booking import MeetingWish
from bot.core.diary.limits import Slot
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.roll_call import Presence, RollCallLine, Tick
from bot.core.facts.taking_part import TellsChild
from bot.core.facts.tasks import TaskKind
from bot.core.meeting.ending import (
    Ended,
    MeetingEnding,
    Telling,
    end,
    ended_already,
    not_covered,
)
from bot.core.meeting.record_keys import PURPOSE_EXPLAINED, childs_views
from bot.core.refusals import Refusal
from bot.core.tasking.settling import settle_tasks
from tests.cast import CHILD_A, DAWN, DEAN, GRACE, JOAN, LEAH, MARTIN, PRIYA, TOM, at
from tests.story import meeting_of, member_of, with_answers_for_first, with_meeting
from tests.texts import any_text

NOW = at(30, 3, 11, 25)
DATES = tuple(
    MeetingWish(Slot(date(2027, *day), time(10), time(11, 30)), "Larkfield School")
    for day in ((4, 27), (5, 25), (7, 6), (8, 17), (9, 28), (11, 9))
)
TELLING = Telling(CHILD_A, MARTIN, date(2027, 4, 2))


def under_way() -> CoreGroup:
    roll = (RollCallLine(PRIYA, Presence.IN_PERSON), RollCallLine(DEAN, Presence.ABSENT))
    return with_meeting(
        with_answers_for_first(),
        "M1",
        state=MeetingState.STARTED,
        started_at=at(30, 3, 10),
        chair=TOM,
        note_taker=MARTIN,
        roll_call=roll,
    )


def ended(ending: MeetingEnding, group: CoreGroup | None = None) -> Ended:
    group = group or under_way()
    return end(group, meeting_of(group, "M1"), ending, by=TOM, now=NOW)


def first(done: Ended) -> Meeting:
    return meeting_of(done.facts, "M1")


def given_tasks(done: Ended) -> set[tuple[TaskKind, str, date]]:
    return {
        (each.kind, each.owner, each.due_on)
        for each in settle_tasks(done.facts, NOW).tasks
        if each.subject.startswith("M1")
    }


def test_an_end_with_nothing_said_ends_all_the_same() -> None:
    done = ended(MeetingEnding())
    assert (first(done).state, first(done).ended_at) == (MeetingState.ENDED, NOW)
    assert done.not_taken == ()
    assert not_covered(done.facts, first(done)) == (
        "Child A: views not yet covered",
        "Child A: nobody is named to tell them",
        "The next meeting: no date agreed",
    )


def test_what_is_missing_becomes_a_task_of_whoever_was_to_bring_it_or_the_chair() -> None:
    tasks = given_tasks(ended(MeetingEnding()))
    next_day = date(2027, 3, 31)
    assert (TaskKind.VIEWS_NOT_COVERED, MARTIN, next_day) in tasks
    assert (TaskKind.NAME_WHO_TELLS_CHILD, TOM, next_day) in tasks
    assert (TaskKind.NEXT_DATE, TOM, next_day) in tasks


def test_martin_tells_child_a_by_fri_2_april_a_task_for_him() -> None:
    done = ended(MeetingEnding(tells=(TELLING,)))
    assert first(done).tells_child == (TellsChild(CHILD_A, MARTIN, date(2027, 4, 2)),)
    assert (TaskKind.TELL_CHILD, MARTIN, date(2027, 4, 2)) in given_tasks(done)


def test_dates_to_the_second_review_and_the_rota_of_the_next_three_are_agreed_in_one_go() -> None:
    rota = ((PRIYA, DAWN), (PRIYA, GRACE), ("", ""))
    done = ended(MeetingEnding(dates=DATES, rota=rota, agreed_by=frozenset({PRIYA, LEAH, "p99"})))
    assert done.not_taken == ()
    assert [(each.chair, each.note_taker) for each in done.facts.upcoming[:3]] == list(rota)
    assert len(done.facts.upcoming) == 6
    assert first(done).next_agreed_by == {PRIYA, LEAH}


def test_dates_over_a_limit_are_not_booked_and_the_meeting_ends_all_the_same() -> None:
    late = (replace(DATES[0], slot=replace(DATES[0].slot, on=date(2027, 5, 12))),)
    done = ended(MeetingEnding(dates=late, rota=((PRIYA, DAWN),), tells=(TELLING,)))
    assert first(done).state is MeetingState.ENDED
    (refusal,) = done.not_taken
    assert "Tue 11 May 2027" in refusal.why
    assert done.facts.upcoming == ()
    assert first(done).tells_child


def test_a_rota_without_meetings_for_it_is_said() -> None:
    (refusal,) = ended(MeetingEnding(rota=((PRIYA, DAWN),))).not_taken
    assert refusal.field == "next_dates"


def test_a_reason_stands_where_no_next_date_is_agreed() -> None:
    done = ended(MeetingEnding(no_next_date="The review ends the plan."))
    assert first(done).reasons.no_next_date == "The review ends the plan."
    assert TaskKind.NEXT_DATE not in {kind for kind, _, _ in given_tasks(done)}


def test_views_said_at_the_end_are_noted_under_the_childs_item() -> None:
    done = ended(MeetingEnding(views=((CHILD_A, "Likes the breakfast club."), ("child-b", " "))))
    assert first(done).note(childs_views(CHILD_A)) == "Likes the breakfast club."
    again = end(
        done.facts,
        first(done),
        MeetingEnding(views=((CHILD_A, "And the walks."),)),
        by=TOM,
        now=NOW,
    )
    assert first(again).notes == ((childs_views(CHILD_A), "And the walks."),)


def test_once_everything_is_said_nothing_is_left_uncovered() -> None:
    views = ((CHILD_A, "Likes the breakfast club."),)
    done = ended(MeetingEnding(views=views, tells=(TELLING,), dates=DATES))
    assert not_covered(done.facts, first(done)) == ()


def test_purpose_left_for_later_is_a_task_for_priya() -> None:
    tick = Tick(PURPOSE_EXPLAINED, DEAN, PRIYA, later=True)
    done = ended(MeetingEnding(ticks=(tick,)))
    assert (TaskKind.EXPLAIN_PURPOSE, PRIYA, date(2027, 3, 31)) in given_tasks(done)


@pytest.mark.parametrize(
    ("telling", "why"),
    [
        (Telling("child-b", MARTIN, date(2027, 4, 2)), "no such child"),
        (Telling(CHILD_A, LEAH, date(2027, 4, 2)), "professional or foster carer"),
        (Telling(CHILD_A, "p99", date(2027, 4, 2)), "professional or foster carer"),
        (Telling(CHILD_A, MARTIN), "By when"),
        (Telling(CHILD_A, MARTIN, date(2027, 3, 29)), "By when"),
    ],
)
def test_what_cannot_be_taken_is_said_and_stops_nothing_else(telling: Telling, why: str) -> None:
    done = ended(MeetingEnding(tells=(telling,), dates=DATES[:1]))
    (refusal,) = done.not_taken
    assert why in refusal.why
    assert len(done.facts.upcoming) == 1


def test_a_substitutes_access_ends_with_the_meeting() -> None:
    assert not member_of(ended(MeetingEnding()).facts, JOAN).is_active


def test_a_meeting_that_has_ended_is_completed_and_keeps_its_end() -> None:
    once = ended(MeetingEnding())
    later = end(once.facts, first(once), MeetingEnding(tells=(TELLING,)), by=TOM, now=at(31, 3))
    assert first(later).ended_at == NOW
    assert first(later).tells_child


def test_a_meeting_that_has_not_begun_or_was_cancelled_cannot_end() -> None:
    group = with_answers_for_first()
    off = with_meeting(group, "M1", state=MeetingState.CANCELLED)
    with pytest.raises(Refusal, match="was cancelled"):
        end(off, meeting_of(off, "M1"), MeetingEnding(), by=PRIYA, now=NOW)
    with pytest.raises(Refusal, match="has not begun"):
        end(group, meeting_of(group, "M1"), MeetingEnding(), by=TOM, now=NOW)


@given(
    tells=st.lists(
        st.builds(
            Telling,
            st.sampled_from([CHILD_A, "child-b"]),
            st.sampled_from([MARTIN, LEAH, "p99"]),
            st.none() | st.dates(date(2027, 3, 20), date(2027, 4, 20)),
        ),
        max_size=3,
    ),
    dates=st.lists(st.sampled_from(DATES), max_size=3),
    why=any_text(max_size=10),
)
def test_a_meeting_under_way_always_ends(
    tells: list[Telling], dates: list[MeetingWish], why: str
) -> None:
    done = ended(MeetingEnding(tells=tuple(tells), dates=tuple(dates), no_next_date=why))
    assert first(done).state is MeetingState.ENDED


def test_an_ended_meeting_tells_when_it_was_ended_and_by_whom() -> None:
    done = ended(MeetingEnding())
    told = "The meeting of Tue 30 Mar 2027 has ended: it was ended at 11:25 by Tom Adeyemi."
    assert ended_already(done.facts, first(done)) == told
    assert ended_already(under_way(), meeting_of(under_way(), "M1")) == ""


def test_an_end_on_a_later_day_is_told_with_its_day() -> None:
    group, later = under_way(), at(31, 3, 9)
    meeting = meeting_of(group, "M1")
    done = end(group, meeting, MeetingEnding(), by="p99", now=later)
    assert "it was ended on Wed 31 Mar 2027 at 09:00." in ended_already(done.facts, first(done))
