"""Who is given the minutes of another to write is asked like any note taker, from then on (R7)."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut
from bot.core.meeting.passing_notes import pass_notes
from bot.core.messages.words import word
from bot.core.notices.notice import Kind
from tests.cast import DAWN, MARTIN, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.story import EASTMERE, meeting_of, with_first_meeting_held, with_member


def passed(when: datetime, taker: str = DAWN, group: CoreGroup | None = None) -> CoreGroup:
    """Martin has left, and Priya gives the minutes of 30 March to somebody who was there."""
    left = OptOut(at(31, 3, 12), "new post", "Priya")
    gone = group or with_member(with_first_meeting_held(), MARTIN, opted_out=left)
    return pass_notes(gone, meeting_of(gone, "M1"), taker, by=PRIYA, now=when)


def test_the_new_note_taker_is_asked_at_once_and_reminded_before_the_date() -> None:
    group = passed(at(31, 3, 14))
    assert days(group, Kind.MINUTES_DUE) == ["Wed 31 Mar 14:00", "Thu 1 Apr 09:02"]
    assert recipients(group, Kind.MINUTES_DUE) == [DAWN]
    assert recipients(group, Kind.MINUTES_OVERDUE) == sorted([DAWN, PRIYA, TOM])


def test_what_is_given_at_night_is_told_in_the_morning() -> None:
    assert days(passed(at(31, 3, 22)), Kind.MINUTES_DUE)[0] == "Thu 1 Apr 08:02"


def test_after_the_date_only_those_hear_that_it_has_passed_who_could_have_kept_it() -> None:
    group = passed(at(6, 4, 10))
    assert days(group, Kind.MINUTES_DUE) == ["Tue 6 Apr 10:00"]
    assert recipients(group, Kind.MINUTES_OVERDUE) == sorted([PRIYA, TOM])


def test_who_gets_them_back_is_asked_again() -> None:
    group = with_first_meeting_held()
    there = passed(at(31, 3, 14), group=group)
    back = passed(at(1, 4, 12), MARTIN, there)
    first = {each.identity for each in of(group, Kind.MINUTES_DUE, MARTIN)}
    assert not first & {each.identity for each in of(back, Kind.MINUTES_DUE, MARTIN)}


def test_the_request_says_by_when_and_no_day_is_made_up() -> None:
    group = passed(at(31, 3, 14))
    said = repr(word(group, stored(of(group, Kind.MINUTES_DUE)[0])))
    assert "are yours to write. Please send your draft to the lead by Sun 4 Apr 2027." in said
    no_limit = replace(group, profile=EASTMERE)
    said = repr(word(no_limit, stored(of(no_limit, Kind.MINUTES_DUE)[0])))
    assert "to the lead as soon as you can." in said
