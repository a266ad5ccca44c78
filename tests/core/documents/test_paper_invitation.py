"""The paper that family are given: nothing on it tells whoever finds it what it is about."""

from dataclasses import replace
from datetime import date

from bot.core.diary.arranging import seat
from bot.core.documents.paper_invitation import paper
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.taking_part import TakesPart
from bot.core.facts.tasks import Task, TaskKind, TaskState
from tests.cast import DEAN, LEAH, PRIYA, at
from tests.story import meeting_of, member_of, with_first_meeting_booked, with_meeting

BOOKED = with_first_meeting_booked()
VENUE = "Larkfield Primary School"


def printed(group: CoreGroup, who: str) -> str:
    member, meeting = group.member(who), group.meeting("M1")
    assert member is not None
    assert meeting is not None
    return repr(paper(group, meeting, member))


def handed_over(revision: str, who: str) -> CoreGroup:
    """Return the group when somebody was given one of the papers about its meeting."""
    day, kind = date(2027, 3, 22), TaskKind.GIVE_INVITATION
    task = Task("T1", kind, PRIYA, f"M1:{who}", day, at(19, 3), revision, TaskState.DONE, day)
    return replace(BOOKED, tasks=(task,))


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
    moved = with_meeting(handed_over("1.1", LEAH), "M1", revision=2)
    assert "has changed" in printed(moved, LEAH)
    assert "has changed" not in printed(moved, DEAN)
    off = with_meeting(BOOKED, "M1", state=MeetingState.CANCELLED)
    text = printed(off, LEAH)
    assert "will not take place" in text
    assert VENUE not in text


def test_a_group_without_own_references_prints_none() -> None:
    members = tuple(replace(each, own_reference="") for each in BOOKED.members)
    text = printed(replace(BOOKED, members=members), LEAH)
    assert "H4MX" not in text


def test_a_meeting_put_off_names_no_day() -> None:
    text = printed(with_meeting(BOOKED, "M1", provisional=True, revision=2), LEAH)
    assert "has been put off" in text
    assert "Mar 2027" not in text


def seated(way: TakesPart, *before: TakesPart) -> CoreGroup:
    """Return the group when it is settled how Dean takes part, and after how many other ways."""
    meeting, dean = meeting_of(BOOKED, "M1"), member_of(BOOKED, DEAN)
    for each in (*before, way):
        meeting = seat(meeting, dean, each, at(19, 3))
    return replace(BOOKED, meetings=(meeting,))


def test_who_has_a_talk_of_their_own_reads_nothing_of_the_meeting() -> None:
    """S21: at it may be whom they should not meet."""
    text = printed(seated(TakesPart.SEPARATE_TALK), DEAN)
    assert "You are invited to a talk of your own." in text
    assert "30 Mar" not in text
    assert "10:00" not in text
    assert "T9RK" in text


def test_who_comes_for_a_part_is_told_so_and_who_comes_after_all_that_it_has_changed() -> None:
    part = printed(seated(TakesPart.PART_OF_IT), DEAN)
    assert "for a part of it" in part
    assert "Tue 30 Mar 2027" in part
    same = printed(seated(TakesPart.SAME_MEETING), DEAN)
    assert same == printed(BOOKED, DEAN)
    after = seated(TakesPart.SAME_MEETING, TakesPart.SEPARATE_TALK)
    assert "has changed" not in printed(after, DEAN)
    after = replace(handed_over("talk1.1", DEAN), meetings=after.meetings)
    assert "has changed" in printed(after, DEAN)
