"""What the calendar brings to lead and chair: too few meetings, and a next one set too late."""

from dataclasses import replace
from datetime import date

from bot.core.diary.moving import cancel
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState, Reasons
from bot.core.messages.wording import Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from tests.cast import GRACE, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.story import meeting_of, with_first_meeting_held, with_meeting, with_member

CANCELLED = at(6, 4, 11)


def taken_away(id_: str = "M2", *, by: str = TOM) -> CoreGroup:
    """Tue 27 Apr is cancelled: two meetings are left before the review, and three are asked for."""
    group = with_first_meeting_held()
    return cancel(group, meeting_of(group, id_), "a strike", by=by, now=CANCELLED)


def test_a_cancellation_that_leaves_too_few_meetings_is_told_to_the_lead_at_once() -> None:
    """H12, O3."""
    assert recipients(taken_away(), Kind.TOO_FEW_MEETINGS) == [PRIYA]
    (told,) = of(taken_away(), Kind.TOO_FEW_MEETINGS)
    assert told.run_at == CANCELLED
    found = word(taken_away(), stored(told))
    assert isinstance(found, Wording)
    assert "1 more meeting must be booked before the review on Wed 16 Jun 2027" in repr(found.card)


def test_whoever_cancelled_has_been_warned_and_the_next_chair_is_told() -> None:
    group = with_meeting(taken_away(by=PRIYA), "M3", chair=GRACE)
    assert recipients(group, Kind.TOO_FEW_MEETINGS) == [GRACE]
    nobody = with_member(taken_away(by=TOM), PRIYA, roles=frozenset())
    assert recipients(with_meeting(nobody, "M3", chair=""), Kind.TOO_FEW_MEETINGS) == []


def test_a_date_moved_beyond_the_review_is_one_less_before_it() -> None:
    group = with_meeting(with_first_meeting_held(), "M2", on=date(2027, 6, 29), provisional=True)
    assert recipients(group, Kind.TOO_FEW_MEETINGS) == []
    moved = with_meeting(group, "M2", revision=2, changed_at=CANCELLED)
    assert recipients(moved, Kind.TOO_FEW_MEETINGS) == [PRIYA]


def test_enough_meetings_or_no_review_warn_of_nothing() -> None:
    enough = taken_away("M5")
    assert of(enough, Kind.TOO_FEW_MEETINGS) == []
    booked = replace(meeting_of(enough, "M2"), id="M9", on=date(2027, 5, 4))
    assert of(with_another(taken_away(), booked), Kind.TOO_FEW_MEETINGS) == []
    no_review = replace(taken_away(), conferences=taken_away().conferences[:1])
    assert of(no_review, Kind.TOO_FEW_MEETINGS) == []


def with_another(group: CoreGroup, meeting: Meeting) -> CoreGroup:
    return replace(group, meetings=(*group.meetings, meeting))


def test_a_next_meeting_beyond_the_limit_is_brought_to_the_lead() -> None:
    """D15a: six weeks after 30 Mar are over on Tue 11 May; the meeting of 25 May does not help."""
    group = taken_away()
    assert days(group, Kind.STATUTORY_NEARING) == ["Tue 4 May 09:02", "Mon 10 May 09:02"]
    reasoned = with_meeting(group, "M3", reasons=Reasons(late="nobody can come before"))
    assert of(reasoned, Kind.STATUTORY_NEARING) == []
    stands = with_meeting(group, "M2", state=MeetingState.BOOKED)
    assert of(stands, Kind.STATUTORY_NEARING) == []
