"""The paper that family are given: nothing on it tells whoever finds it what it is about."""

from dataclasses import replace

from bot.core.documents.paper_invitation import paper
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from tests.cast import DEAN, LEAH
from tests.story import with_first_meeting_booked, with_meeting

BOOKED = with_first_meeting_booked()
VENUE = "Larkfield Primary School"


def printed(group: CoreGroup, who: str) -> str:
    member, meeting = group.member(who), group.meeting("M1")
    assert member is not None
    assert meeting is not None
    return repr(paper(group, meeting, member))


def test_it_stands_under_the_persons_own_reference_and_never_the_groups() -> None:
    """3.3."""
    for who, reference in ((LEAH, "H4MX"), (DEAN, "T9RK")):
        text = printed(BOOKED, who)
        assert reference in text
        assert "7KQ2" not in text
        assert "Tue 30 Mar 2027" in text
        assert "10:00 to 11:30" in text


def test_the_place_is_on_it_only_once_it_was_released_to_that_person() -> None:
    assert VENUE in printed(BOOKED, LEAH)
    assert VENUE not in printed(BOOKED, DEAN)


def test_a_link_to_join_is_released_like_the_place() -> None:
    online = with_meeting(BOOKED, "M1", venue="", join_link="https://meet.example/1")
    assert "https://meet.example/1" in printed(online, LEAH)
    assert "https://meet.example/1" not in printed(online, DEAN)


def test_it_names_no_person_and_no_matter() -> None:
    text = printed(BOOKED, LEAH).lower()
    for each in BOOKED.members:
        assert each.name.lower() not in text
    for word in ("core group", "protection", "child", "social", "conference"):
        assert word not in text


def test_a_change_and_a_calling_off_say_so() -> None:
    assert "has changed" in printed(with_meeting(BOOKED, "M1", revision=2), LEAH)
    off = with_meeting(BOOKED, "M1", state=MeetingState.CANCELLED)
    text = printed(off, LEAH)
    assert "does not take place" in text
    assert VENUE not in text


def test_a_group_without_own_references_prints_none() -> None:
    members = tuple(replace(each, own_reference="") for each in BOOKED.members)
    text = printed(replace(BOOKED, members=members), LEAH)
    assert "H4MX" not in text


def test_a_meeting_put_off_names_no_day() -> None:
    text = printed(with_meeting(BOOKED, "M1", provisional=True, revision=2), LEAH)
    assert "is put off" in text
    assert "Mar 2027" not in text
