"""Settling: what is wanted is compared with what is stored, and only the difference is written."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.notices.notice import Kind, Notice, NoticeState, Settlement, WantedNotice
from bot.core.notices.settling import settle
from tests.cast import DAWN, GRACE, at
from tests.core.notices.reading import of, stored
from tests.story import with_first_meeting_booked, with_meeting, with_member

BOOKED = with_first_meeting_booked()


def invitation(group: CoreGroup = BOOKED, who: str = GRACE) -> WantedNotice:
    return of(group, Kind.INVITATION, who)[0]


def moved(revision: int, hour: int) -> CoreGroup:
    starts = BOOKED.meetings[0].starts.replace(hour=hour)
    return with_meeting(
        BOOKED, "M1", starts=starts, revision=revision, changed_at=at(22, 3, revision)
    )


def called_off() -> CoreGroup:
    return with_meeting(
        BOOKED, "M1", state=MeetingState.CANCELLED, revision=2, changed_at=at(22, 3)
    )


def under_way(wanted: WantedNotice, *, id_: int = 1) -> Notice:
    return replace(stored(wanted, NoticeState.CLAIMED, id_=id_), is_under_way=True)


def in_doubt(wanted: WantedNotice) -> Notice:
    """Return a notice that was tried once, nobody knows how well, and waits to be tried again."""
    return replace(stored(wanted), attempts=1, doubts=1)


def test_what_is_missing_is_added_and_what_is_there_is_left_alone() -> None:
    wanted = invitation()
    assert settle([wanted], []) == Settlement(add=(wanted,))
    assert settle([wanted], [stored(wanted)]) == Settlement()


def test_what_nothing_calls_for_is_withdrawn() -> None:
    assert settle([], [stored(invitation(), id_=7)]) == Settlement(withdraw=(7,))


def test_what_is_under_way_or_has_left_is_never_touched() -> None:
    later = invitation()._replace(run_at=at(24, 3))
    states = (NoticeState.SENT, NoticeState.FAILED, NoticeState.LAPSED)
    for each in (under_way(invitation()), *(stored(invitation(), state) for state in states)):
        assert settle([], [each]) == Settlement()
        assert settle([later], [each]) == Settlement()


def test_what_is_claimed_and_not_begun_is_taken_back() -> None:
    claimed = stored(invitation(), NoticeState.CLAIMED, id_=7)
    later = invitation()._replace(run_at=at(24, 3))
    assert settle([], [claimed]) == Settlement(withdraw=(7,))
    assert settle([later], [claimed]) == Settlement(change=((7, later),))


def test_a_planned_notice_is_given_its_new_time() -> None:
    later = invitation()._replace(run_at=at(24, 3))
    assert settle([later], [stored(invitation(), id_=3)]) == Settlement(change=((3, later),))


def test_a_notice_waiting_for_another_attempt_keeps_its_own_time() -> None:
    later = invitation()._replace(run_at=at(24, 3))
    tried = replace(stored(invitation()), attempts=1)
    assert settle([later], [tried]) == Settlement()


def test_what_was_withdrawn_is_revived_when_it_is_wanted_again() -> None:
    wanted = invitation()
    withdrawn = stored(wanted, NoticeState.WITHDRAWN, id_=4)
    assert settle([wanted], [withdrawn]) == Settlement(change=((4, wanted),))


def test_moved_away_and_back_before_anything_left_tells_only_the_last() -> None:
    away, back = invitation(moved(2, 14)), invitation(moved(3, 10))
    planned = [stored(invitation(), id_=1), stored(away, id_=2)]
    assert settle([back], planned) == Settlement(add=(back,), withdraw=(1, 2))


def test_moved_away_and_back_tells_nothing_to_whom_only_the_first_left() -> None:
    away, back = invitation(moved(2, 14)), invitation(moved(3, 10))
    notices = [stored(invitation(), NoticeState.SENT, id_=1), stored(away, id_=2)]
    assert settle([back], notices) == Settlement(withdraw=(2,))


def test_moved_away_and_back_is_told_when_the_way_away_had_left() -> None:
    away, back = invitation(moved(2, 14)), invitation(moved(3, 10))
    left = (stored(away, state, id_=2) for state in (NoticeState.SENT, NoticeState.UNKNOWN))
    for each in (*left, under_way(away, id_=2)):
        notices = [stored(invitation(), NoticeState.SENT, id_=1), each]
        assert settle([back], notices) == Settlement(add=(back,))


def test_what_may_have_left_is_called_off_in_the_same_settling() -> None:
    off = invitation(called_off())
    assert settle([off], [in_doubt(invitation())]) == Settlement(add=(off,), withdraw=(1,))


def test_what_may_not_have_arrived_is_said_again_when_it_is_true_again() -> None:
    away, back = invitation(moved(2, 14)), invitation(moved(3, 10))
    planned = stored(away, id_=2)
    assert settle([back], [in_doubt(invitation()), planned]).add == (back,)
    lost = stored(invitation(), NoticeState.UNKNOWN, id_=1)
    assert settle([back], [lost, planned]).add == (back,)


def test_nothing_is_called_off_without_an_invitation() -> None:
    off = invitation(called_off())
    assert settle([off], [stored(invitation(), id_=1)]) == Settlement(withdraw=(1,))
    left = [stored(invitation(), NoticeState.DELIVERED)]
    assert settle([off], left) == Settlement(add=(off,))


def test_opted_out_and_in_again_is_called_off_and_invited_again() -> None:
    out = with_member(BOOKED, DAWN, opted_out=OptOut(at(22, 3), "a mistake"))
    back = with_member(BOOKED, DAWN, spell=2, opted_in=at(22, 3, 11))
    first, off, again = (invitation(each, DAWN) for each in (BOOKED, out, back))
    sent = [stored(first, NoticeState.SENT, id_=1)]
    assert settle([off], sent) == Settlement(add=(off,))
    assert settle([again], [*sent, stored(off, NoticeState.SENT, id_=2)]).add == (again,)


def test_opted_in_again_before_the_calling_off_left_tells_nothing() -> None:
    out = with_member(BOOKED, DAWN, opted_out=OptOut(at(22, 3), "a mistake"))
    back = with_member(BOOKED, DAWN, spell=2, opted_in=at(22, 3, 11))
    first, off, again = (invitation(each, DAWN) for each in (BOOKED, out, back))
    notices = [stored(first, NoticeState.SENT, id_=1), stored(off, id_=2)]
    assert settle([again], notices) == Settlement(withdraw=(2,))


def test_settling_twice_changes_nothing_more() -> None:
    wanted = [each for kind in Kind for each in of(BOOKED, kind)]
    assert settle(wanted, list(as_planned(wanted))) == Settlement()


def as_planned(wanted: list[WantedNotice]) -> Iterator[Notice]:
    for number, each in enumerate(wanted):
        yield stored(each, id_=number)
