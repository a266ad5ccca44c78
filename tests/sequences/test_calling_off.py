"""Whoever has a date in their calendar hears that it is off, and of no other date."""

from dataclasses import replace
from datetime import time

from bot.core.facts.conferences import Conference
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.ports import EntryState
from bot.core.replacing import put_meeting
from handlers.terminal.plain import plain
from tests.cast import DAWN, GRACE, PRIYA, PROFESSIONALS, at
from tests.sequences.post import Sent
from tests.sequences.world import World

TOLD, EVENING, NEXT_DAY = at(18, 3, 12), at(18, 3, 20), at(19, 3, 12)
CLOSING = {
    "decided_on": "2027-03-18",
    "exit_plan": "the grandmother helps",
    "turn_to": "the family centre",
    "views": "\n".join(
        f"{agency}: agreed"
        for agency in (
            "Eastmere Children's Social Care",
            "Eastmere Community Health",
            "Larkfield Primary School",
            "Eastmere Police",
            "Eastmere Homes",
        )
    ),
}


def states(found: list[Sent]) -> list[EntryState]:
    return [each.message.calendar.state for each in found if each.message.calendar]


def test_a_date_moved_beyond_the_review_is_off_until_the_review_has_decided(world: World) -> None:
    world.jump(TOLD)
    fields = dict.fromkeys(("reason_late", "reason_times"), "after the review")
    world.say(PRIYA, "move M1", on="2027-07-06", starts="10:00", **fields)
    world.jump(EVENING)
    for each in PROFESSIONALS:
        assert states(world.told(each, Kind.INVITATION)) == [EntryState.ON, EntryState.MEMBER_OFF]
    decide(world)
    world.jump(NEXT_DAY)
    (*_, again) = world.told(GRACE, Kind.INVITATION)
    assert again.message.subject == "Meeting 7KQ2: Tue 6 Jul 2027, 10:00"


def decide(world: World) -> None:
    """Enter the review's outcome, from which dates beyond it are firm."""
    with world.house.store.begin("7KQ2", by=PRIYA, now=world.now) as work:
        decided = tuple(decided_as(each) for each in work.facts.conferences)
        work.facts = replace(work.facts, conferences=decided)
        for each in work.facts.upcoming:
            firm = replace(each, provisional=False, changed_at=world.now)
            work.facts = put_meeting(work.facts, firm)


def decided_as(conference: Conference) -> Conference:
    return replace(conference, held=True, outcome="continues")


def test_a_group_that_closes_calls_off_what_was_booked(world: World) -> None:
    world.jump(TOLD)
    assert not world.say(PRIYA, "close", **CLOSING).is_refusal
    world.jump(EVENING)
    for each in PROFESSIONALS:
        assert states(world.told(each, Kind.INVITATION)) == [EntryState.ON, EntryState.MEETING_OFF]
    assert len(world.told(CHANNEL, Kind.MEETING_SET)) == 2


def test_who_left_hears_nothing_at_an_address_that_nobody_confirmed(world: World) -> None:
    world.jump(TOLD)
    world.say(PRIYA, f"contact change {GRACE}", details="Orchard Clinic; grace@health.example")
    world.say(PRIYA, f"remove {GRACE}", reason="a new post", agreed_by="the group")
    world.jump(NEXT_DAY)
    sent = [each for each in world.office.log if each.message.address == "grace@health.example"]
    assert {each.identity.kind for each in sent} <= {Kind.CONFIRM_WHO}


def test_who_left_is_told_of_the_date_they_had_and_not_of_the_new_one(world: World) -> None:
    world.jump(EVENING)
    world.say(PRIYA, f"remove {DAWN}", reason="a new post", agreed_by="the group")
    fields = dict.fromkeys(("reason_late", "reason_times"), "no other room")
    world.say(PRIYA, "move M1", on="2027-04-08", starts="14:00", **fields)
    world.jump(NEXT_DAY)
    (_, off) = world.told(DAWN, Kind.INVITATION)
    assert "Tue 30 Mar 2027, 10:00" in plain(off.message.card, 99)
    assert "8 Apr" not in str(off.message)
    assert off.message.calendar is not None
    assert off.message.calendar.starts.time() == time(10, 0)
    assert off.message.calendar.place == ""


def test_a_meeting_moved_and_cancelled_overnight_is_off_on_the_date_people_know(
    world: World,
) -> None:
    world.jump(EVENING)
    world.say(PRIYA, "move M1", on="2027-03-31", starts="14:00", reason_times="no other room")
    world.say(PRIYA, "cancel M1", reason="the school is closed")
    world.jump(NEXT_DAY)
    (_, off) = world.told(GRACE, Kind.INVITATION)
    assert off.message.subject == "Meeting 7KQ2: not on Tue 30 Mar 2027"
