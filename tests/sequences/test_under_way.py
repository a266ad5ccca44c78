"""What is said while messages are under way holds for all that wait behind them."""

from datetime import timedelta

from bot.core.notices.notice import Kind
from tests.cast import DAWN, GRACE, PRIYA, at
from tests.sequences.post import Mood
from tests.sequences.world import World

AN_HOUR = timedelta(hours=1)
REMINDED = at(23, 3, 12)


def test_who_leaves_meanwhile_gets_nothing_that_waited_behind(world: World) -> None:
    def leave() -> None:
        world.say(PRIYA, f"remove {DAWN}", reason="a new post", agreed_by="the group")

    world.office.meanwhile.append(leave)
    world.jump(world.now + AN_HOUR)
    assert world.told(GRACE, Kind.INVITATION)
    assert [each.identity for each in world.office.log if each.recipient == DAWN] == []


def test_a_meeting_cancelled_while_it_is_tried_is_not_tried_again(world: World) -> None:
    world.office.meanwhile.append(lambda: cancel(world))
    world.office.moods.extend([Mood.LATER] * 3)
    world.jump(world.now + AN_HOUR)
    tried = [each for each in world.office.log if each.identity.subject == "M1"]
    assert [each.has_arrived for each in tried] == [False] * 3


def cancel(world: World) -> None:
    world.say(PRIYA, "cancel M1", reason="the school is closed")


def test_a_meeting_moved_while_it_is_tried_is_told_once_as_it_is(world: World) -> None:
    def move() -> None:
        fields = {"on": "2027-03-31", "starts": "10:00", "reason_times": "no other room"}
        world.say(PRIYA, "move M1", **fields)

    world.office.meanwhile.append(move)
    world.office.moods.append(Mood.LATER)
    world.jump(world.now + AN_HOUR)
    (told,) = world.told(PRIYA, Kind.INVITATION)
    assert told.message.subject == "Meeting 7KQ2: Wed 31 Mar 2027, 10:00"
    assert told.message.calendar is not None
    assert told.message.calendar.sequence == 1


def test_who_answers_while_a_reminder_is_tried_is_not_reminded_again(world: World) -> None:
    world.jump(at(23, 3, 8))
    for each in (GRACE, DAWN):
        world.say(each, "coming M1 yes")
    world.office.moods.extend([Mood.LATER] * 9)
    world.office.meanwhile.append(lambda: refuse_to_come(world))
    world.jump(REMINDED)
    assert world.told(DAWN, Kind.REMINDER)
    assert world.told(GRACE, Kind.REMINDER) == []


def refuse_to_come(world: World) -> None:
    world.say(GRACE, "coming M1 no")
