"""Whoever is told that a date is off reads whether the meeting is held without them, or not."""

from dataclasses import replace

import pytest

from bot.core.cards import Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import OptOut
from bot.core.messages.wording import Wording
from bot.core.messages.words import word
from bot.core.notices.notice import CHANNEL, Kind, NoticeState
from bot.core.ports import EntryState
from tests.cast import DAWN, GRACE, PRIYA, at
from tests.core.notices.reading import of, stored
from tests.core.tasking.test_when_closed import closed
from tests.story import with_first_meeting_booked, with_meeting, with_member

BOOKED = with_first_meeting_booked()
CANCELLED = with_meeting(
    BOOKED, "M1", state=MeetingState.CANCELLED, revision=2, changed_at=at(22, 3)
)
PUT_OFF = with_meeting(BOOKED, "M1", provisional=True, revision=2)
LEFT = with_member(BOOKED, DAWN, opted_out=OptOut(at(20, 3), "work is done"))


def told(group: CoreGroup, who: str, kind: Kind = Kind.INVITATION) -> Wording:
    """Return what somebody who had been invited is told of it now."""
    before = stored(of(BOOKED, kind, who)[0], NoticeState.SENT)
    found = word(group, stored(of(group, kind, who)[0], id_=2), earlier=before, had=before.says)
    assert isinstance(found, Wording)
    return found


def says(wording: Wording) -> list[str]:
    return [each.text for each in wording.card.blocks if isinstance(each, Text)]


def state(wording: Wording) -> EntryState | None:
    return wording.entry.state if wording.entry else None


@pytest.mark.parametrize("group", [CANCELLED, closed(BOOKED)])
def test_a_meeting_that_is_off_for_all_will_not_be_held(group: CoreGroup) -> None:
    off = told(group, GRACE)
    assert says(off) == ["The meeting on Tue 30 Mar 2027 at 10:00 will not be held."]
    assert state(off) is EntryState.MEETING_OFF


def test_the_channel_reads_the_same() -> None:
    off = told(CANCELLED, CHANNEL, Kind.MEETING_SET)
    assert says(off) == ["The meeting on Tue 30 Mar 2027 at 10:00 will not be held."]


def test_who_has_left_is_not_expected_and_hears_nothing_of_the_meeting_after() -> None:
    """IG5."""
    after = replace(LEFT, meetings=CANCELLED.meetings)
    for group in (LEFT, after):
        off = told(group, DAWN)
        assert says(off) == ["You are not expected at the meeting on Tue 30 Mar 2027, 10:00."]
        assert state(off) is EntryState.MEMBER_OFF


def test_whose_part_ended_with_the_meeting_reads_that_it_is_not_held() -> None:
    """L10: a substitute's access ends as the meeting is cancelled."""
    ended = with_member(CANCELLED, DAWN, opted_out=OptOut(at(22, 3), "the meeting was cancelled"))
    off = told(ended, DAWN)
    assert says(off) == ["The meeting on Tue 30 Mar 2027 at 10:00 will not be held."]
    assert state(off) is EntryState.MEETING_OFF


def test_a_meeting_put_off_until_the_review_says_so() -> None:
    """R24."""
    for off in (told(PUT_OFF, PRIYA), told(PUT_OFF, CHANNEL, Kind.MEETING_SET)):
        assert says(off) == [
            "The meeting on Tue 30 Mar 2027 at 10:00 has been put off.",
            "You will be told as soon as a day is set.",
        ]
    assert state(told(PUT_OFF, PRIYA)) is EntryState.MEMBER_OFF
