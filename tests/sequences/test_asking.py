"""Whoever is asked about a time hears of it once, and no more of it once they have said (L8)."""

from bot.core.notices.notice import Kind
from tests.cast import ASHA, DAWN, GRACE, MARTIN, PRIYA, TOM, at
from tests.sequences.world import World

ASKED = "meet ask wed 31 march 14:00"


def test_each_member_is_asked_once_and_whoever_asked_hears_when_all_have_said(
    world: World,
) -> None:
    world.jump(at(18, 3, 12))
    world.say(PRIYA, ASKED)
    world.jump(at(18, 3, 13))
    for who in (TOM, GRACE, MARTIN, ASHA, DAWN):
        assert len(world.told(who, Kind.CAN_YOU_THEN, PRIYA)) == 1
        assert world.told(PRIYA, Kind.TIME_ANSWERED, PRIYA) == []
        world.say(who, "meet no 31 march 14:00" if who is ASHA else "meet yes 31 march 14:00")
        world.jump(at(18, 3, 13))
    world.say(ASHA, "meet yes 31 march 14:00")
    world.jump(at(22, 3, 12))
    assert len(world.told(PRIYA, Kind.TIME_ANSWERED, PRIYA)) == 1
    assert len(world.told(ASHA, Kind.CAN_YOU_THEN, PRIYA)) == 1


def test_nobody_is_asked_about_a_time_that_was_booked_before_the_question_left(
    world: World,
) -> None:
    """Ordinary notices wait for the morning; by then the day is booked."""
    world.jump(at(18, 3, 20))
    world.say(PRIYA, ASKED)
    world.say(PRIYA, "move M1", on="2027-03-31", starts="14:00", reason_times="no other room")
    world.jump(at(19, 3, 12))
    assert world.told(GRACE, Kind.CAN_YOU_THEN, PRIYA) == []
    assert len(world.told(GRACE, Kind.INVITATION)) >= 1
