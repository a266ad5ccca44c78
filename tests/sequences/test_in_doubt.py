"""Where nobody knows whether a message arrived, it counts as arrived and is said again."""

from datetime import timedelta

from bot.core.notices.notice import Kind
from bot.core.ports import EntryState
from tests.cast import PRIYA, PROFESSIONALS, at
from tests.sequences.calendars import Calendars
from tests.sequences.post import Mood
from tests.sequences.world import World
from tests.story import member_of

A_MOMENT = timedelta(seconds=10)
FRIDAY = at(19, 3, 16)
BACK = {"on": "2027-03-30", "starts": "10:00"}
AWAY = {"on": "2027-03-31", "starts": "10:00", "reason_times": "no other room"}


def calendar(world: World, member: str) -> object:
    """Return when the first meeting stands in somebody's calendar, None if it does not."""
    calendars = Calendars()
    for each in world.office.log:
        calendars.hear(each)
    address = member_of(world.facts, member).contact.email
    entry = calendars.entries.get((member, "M1", address))
    return entry.starts.date().day if entry and entry.state is EntryState.ON else None


def test_an_invitation_that_may_have_arrived_is_called_off(world: World) -> None:
    world.office.moods.extend([Mood.CUT_AFTER] * 99)
    world.jump(world.now + A_MOMENT)
    world.office.moods.clear()
    assert calendar(world, PRIYA) == 30
    world.say(PRIYA, "cancel M1", reason="the school is closed")
    world.jump(FRIDAY)
    assert [calendar(world, each) for each in PROFESSIONALS] == [None] * 6


def test_moved_away_and_back_after_an_invitation_that_was_lost_invites_again(world: World) -> None:
    world.office.moods.extend([Mood.CUT_BEFORE] * 99)
    world.jump(world.now + A_MOMENT)
    world.office.moods.clear()
    world.say(PRIYA, "move M1", **AWAY)
    assert not world.say(PRIYA, "move M1", **BACK).is_refusal
    world.jump(FRIDAY)
    assert [calendar(world, each) for each in PROFESSIONALS] == [30] * 6


def test_moved_away_and_back_after_an_invitation_that_left_says_nothing(world: World) -> None:
    world.jump(world.now + A_MOMENT)
    world.say(PRIYA, "move M1", **AWAY)
    assert not world.say(PRIYA, "move M1", **BACK).is_refusal
    world.jump(FRIDAY)
    assert [len(world.told(each, Kind.INVITATION)) for each in PROFESSIONALS] == [1] * 6
