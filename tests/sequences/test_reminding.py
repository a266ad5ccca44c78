"""Nobody is reminded, asked or chased of what they have just done, or twice of one thing."""

from bot.core.notices.notice import Kind
from tests.cast import DAWN, GRACE, MARTIN, PRIYA, at
from tests.sequences.world import World


def test_who_answers_after_the_day_of_a_reminder_is_not_reminded_at_once(world: World) -> None:
    """With Easter between, the first reminder and the question fall on one day, Tue 23 Mar."""
    world.jump(at(23, 3, 12))
    assert world.told(DAWN, Kind.CAN_YOU_COME)
    world.say(DAWN, "coming M1 yes")
    world.jump(at(23, 3, 13))
    assert world.told(DAWN, Kind.REMINDER) == []


def test_apologies_for_a_new_date_are_answered_by_a_new_request(world: World) -> None:
    world.jump(at(18, 3, 12))
    world.say(GRACE, "apologies M1")
    world.jump(at(18, 3, 14))
    assert len(world.told(GRACE, Kind.UPDATE_REQUEST)) == 1
    world.say(PRIYA, "move M1", on="2027-03-31", starts="10:00", reason_times="no other room")
    world.jump(at(18, 3, 15))
    assert len(world.told(GRACE, Kind.UPDATE_REQUEST)) == 1
    world.say(GRACE, "apologies M1")
    world.jump(at(18, 3, 16))
    assert len(world.told(GRACE, Kind.UPDATE_REQUEST)) == 2


def test_a_new_venue_chases_nobody_again(world: World) -> None:
    world.say(GRACE, "apologies M1")
    world.jump(at(25, 3, 12))
    assert len(world.told(GRACE, Kind.UPDATE_CHASE)) == 2
    world.say(PRIYA, "move M1", venue="Orchard Clinic")
    world.jump(at(25, 3, 15))
    assert len(world.told(GRACE, Kind.UPDATE_CHASE)) == 2
    assert len(world.told(GRACE, Kind.UPDATE_REQUEST)) == 1


def test_a_new_place_reaches_whoever_answered_in_their_calendar_and_asks_nothing(
    world: World,
) -> None:
    world.say(DAWN, "coming M1 yes")
    world.say(GRACE, "coming M1 yes")
    world.jump(at(24, 3, 12))
    chased = len(world.told(DAWN, Kind.REMINDER)) + len(world.told(DAWN, Kind.CAN_YOU_COME))
    world.say(PRIYA, "move M1", join_link="https://meet.example/7")
    world.jump(at(24, 3, 15))
    for who in (DAWN, GRACE, MARTIN):
        first, new = world.told(who, Kind.INVITATION)
        assert first.message.calendar is not None
        assert new.message.calendar is not None
        assert new.message.calendar.uid == first.message.calendar.uid
        assert new.message.calendar.sequence == first.message.calendar.sequence + 1
        assert new.message.calendar.place.endswith("; https://meet.example/7")
        assert "meet.example" not in new.message.subject + repr(new.message.card)
    assert len(world.told(DAWN, Kind.REMINDER)) + len(world.told(DAWN, Kind.CAN_YOU_COME)) == chased
    assert {each.member for each in world.facts.answers} == {DAWN, GRACE}
