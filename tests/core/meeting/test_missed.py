"""A booking whose day passed without a meeting was none: the next one held is the first (R22)."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from bot.core.diary.booking import MeetingWish, book
from bot.core.diary.limits import NeedsReasons, Slot
from bot.core.diary.moving import move
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState, Reasons
from bot.core.facts.roll_call import Presence
from bot.core.meeting.agenda import kind_of
from bot.core.meeting.chairing import Posts
from bot.core.meeting.starting import Beginning, start
from bot.core.procedure.agendas import AgendaKind
from tests.cast import GRACE, PRIYA, TOM, at
from tests.story import meeting_of, with_first_meeting_held, with_meeting

HERE = ((PRIYA, Presence.IN_PERSON), (TOM, Presence.IN_PERSON), (GRACE, Presence.IN_PERSON))
APRIL_28 = MeetingWish(Slot(date(2027, 4, 28), time(10), time(11, 30)))


def with_first_missed() -> CoreGroup:
    """Return the group in which nobody started the meeting of 30 March, and M2 is booked."""
    missed = {"state": MeetingState.BOOKED, "started_at": None, "ended_at": None, "agenda": None}
    group = with_meeting(with_first_meeting_held(), "M1", **missed)
    return replace(group, meetings=group.meetings[:2])


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        (date(2027, 3, 29), AgendaKind.BEFORE_REVIEW),
        (date(2027, 3, 30), AgendaKind.BEFORE_REVIEW),
        (date(2027, 3, 31), AgendaKind.FIRST),
    ],
)
def test_until_its_day_is_over_an_earlier_booking_is_the_first(
    today: date, kind: AgendaKind
) -> None:
    group = with_first_missed().without_missed(today)
    assert kind_of(group, meeting_of(group, "M2")) is kind


@pytest.mark.parametrize("state", [MeetingState.STARTED, MeetingState.ENDED])
def test_what_was_started_was_a_meeting(state: MeetingState) -> None:
    group = with_meeting(with_first_missed(), "M1", state=state)
    assert group.without_missed(date(2027, 4, 27)) is group


def begun(now: datetime, id_: str = "M2", chair: str = TOM) -> CoreGroup:
    group = with_first_missed()
    beginning = Beginning(Posts(chair, GRACE), HERE)
    return start(group, meeting_of(group, id_), beginning, by=chair, now=now)


def test_the_next_meeting_starts_with_the_first_agenda_and_the_first_ones_chair() -> None:
    group = begun(at(27, 4, 10))
    assert meeting_of(group, "M2").agenda is AgendaKind.FIRST
    assert meeting_of(group, "M1").state is MeetingState.BOOKED


def test_a_missed_meeting_that_is_entered_late_is_the_first_itself() -> None:
    assert meeting_of(begun(at(2, 4, 10), "M1"), "M1").agenda is AgendaKind.FIRST


def test_the_next_date_is_counted_from_the_conference_and_marked_late() -> None:
    group, now = with_first_missed(), at(20, 4)
    april = meeting_of(group, "M2")
    with pytest.raises(NeedsReasons, match=r"after the latest date, Fri 2 Apr 2027 \(L5\)"):
        move(group, april, APRIL_28, by=PRIYA, now=now)
    with pytest.raises(NeedsReasons, match=r"after the latest date, Fri 2 Apr 2027 \(L5\)"):
        book(replace(group, meetings=group.meetings[:1]), APRIL_28, by=PRIYA, now=now)
    wish = replace(APRIL_28, reasons=Reasons(late="nobody came"))
    after = move(group, april, wish, by=PRIYA, now=now)
    assert meeting_of(after, "M2").reasons.late == "nobody came"
