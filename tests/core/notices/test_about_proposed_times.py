"""A time that a member proposes reaches the social care team, who alone book (L8)."""

from datetime import date, time

from bot.core.diary.proposed_times import propose
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import Role
from bot.core.messages.wording import Silence, Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from bot.core.wall_clock import instant_of
from tests.cast import GRACE, LEAH, PRIYA, TOM, at
from tests.core.notices.reading import of, recipients, stored
from tests.story import member_of, with_first_meeting_booked, with_meeting, with_member

ON, TWO = date(2027, 3, 31), time(14)


def proposed_by(who: str, group: CoreGroup | None = None) -> CoreGroup:
    """Somebody would rather meet on Wed 31 Mar at 14:00."""
    group = group or with_first_meeting_booked()
    return propose(group, member_of(group, who), ON, TWO, at(18, 3, 12))


def test_the_lead_is_told_at_once_and_until_that_time() -> None:
    (told,) = of(proposed_by(GRACE), Kind.TIME_PROPOSED)
    assert told.identity.recipient == PRIYA
    assert told.lapses_at == instant_of(ON, TWO)


def test_it_says_what_to_do_next_and_names_nobody() -> None:
    group = proposed_by(GRACE)
    planned = stored(of(group, Kind.TIME_PROPOSED)[0])
    found = word(group, planned)
    assert isinstance(found, Wording)
    assert found.subject == "7KQ2: somebody proposes Wed 31 Mar 2027, 14:00"
    assert "Only the social care team books." in repr(found.card)
    withdrawn = with_member(group, GRACE, proposes=None)
    assert isinstance(word(withdrawn, planned), Silence)


def test_an_organiser_is_told_and_a_manager_who_chairs_the_next_meeting() -> None:
    group = with_member(proposed_by(LEAH), GRACE, roles=frozenset({Role.ORGANISER}))
    assert recipients(group, Kind.TIME_PROPOSED) == [PRIYA, GRACE]
    chaired = with_meeting(group, "M1", chair=TOM)
    assert recipients(chaired, Kind.TIME_PROPOSED) == [PRIYA, TOM, GRACE]


def test_a_chair_who_cannot_book_is_not_told() -> None:
    group = with_meeting(proposed_by(LEAH), "M1", chair=GRACE)
    assert recipients(group, Kind.TIME_PROPOSED) == [PRIYA]


def test_nobody_is_told_of_what_they_proposed_themselves() -> None:
    assert of(proposed_by(PRIYA), Kind.TIME_PROPOSED) == []


def test_once_a_meeting_is_booked_that_day_nobody_is_told() -> None:
    group = proposed_by(GRACE)
    booked = with_meeting(group, "M1", on=ON)
    assert of(booked, Kind.TIME_PROPOSED) == []


def test_without_a_meeting_booked_the_lead_is_told_all_the_same() -> None:
    group = with_meeting(with_first_meeting_booked(), "M1", state=MeetingState.CANCELLED)
    assert recipients(proposed_by(GRACE, group), Kind.TIME_PROPOSED) == [PRIYA]
