"""An address that takes another's place has an empty calendar: what is booked belongs in it."""

from bot.core.notices.notice import Kind
from bot.core.ports import EntryState
from tests.cast import GRACE, MARTIN, PRIYA, at
from tests.sequences.world import World

OLD, NEW = "g.holloway@health.example", "grace.holloway@health.example"
AWAY = {"on": "2027-03-31", "starts": "10:00", "reason_times": "no other room"}


def change(world: World, address: str, *, is_confirmed: bool = True) -> None:
    world.say(
        PRIYA, f"contact change {GRACE}", details=f"Orchard Clinic; {address}", reader="alone"
    )
    if is_confirmed:
        world.say(PRIYA, f"contact confirm {GRACE}", email=address)


def entries(world: World, address: str) -> list[tuple[EntryState, int]]:
    """Return the calendar entries that one address has had, with their days."""
    found = [
        each.message.calendar
        for each in world.office.log
        if each.recipient == GRACE and each.message.address == address
    ]
    return [(each.state, each.starts.day) for each in found if each is not None]


def test_an_address_changed_and_confirmed_gets_what_is_booked_once(world: World) -> None:
    world.jump(at(18, 3, 12))
    change(world, NEW)
    world.jump(at(18, 3, 16))
    assert entries(world, OLD) == [(EntryState.ON, 30)]
    assert entries(world, NEW) == [(EntryState.ON, 30)]
    told = world.told(GRACE, Kind.INVITATION)
    assert [each.message.subject for each in told] == ["Meeting 7KQ2: Tue 30 Mar 2027, 10:00"] * 2
    world.say(PRIYA, f"contact change {GRACE}", details=f"Mill Lane; {NEW}", reader="alone")
    world.jump(at(19, 3, 16))
    assert len(entries(world, NEW)) == 1


def test_a_mistyped_address_put_right_again_gets_nothing_twice(world: World) -> None:
    world.jump(at(18, 3, 12))
    change(world, "g.hollowey@health.example", is_confirmed=False)
    world.jump(at(18, 3, 14))
    change(world, OLD)
    world.jump(at(18, 3, 16))
    assert entries(world, OLD) == [(EntryState.ON, 30)]
    assert entries(world, "g.hollowey@health.example") == []


def test_what_is_called_off_is_called_off_at_the_new_address_alone(world: World) -> None:
    world.jump(at(18, 3, 12))
    change(world, NEW)
    world.jump(at(18, 3, 16))
    world.say(PRIYA, "cancel M1", reason="the school is closed")
    world.jump(at(19, 3, 16))
    assert entries(world, OLD) == [(EntryState.ON, 30)]
    assert entries(world, NEW) == [(EntryState.ON, 30), (EntryState.MEETING_OFF, 30)]


def test_a_meeting_moved_while_the_address_waits_is_told_there_once_as_it_is(world: World) -> None:
    world.jump(at(18, 3, 12))
    change(world, NEW, is_confirmed=False)
    world.say(PRIYA, "move M1", **AWAY)
    world.jump(at(18, 3, 14))
    world.say(PRIYA, f"contact confirm {GRACE}", email=NEW)
    world.jump(at(19, 3, 16))
    assert entries(world, NEW) == [(EntryState.ON, 31)]
    assert "changed" in world.told(GRACE, Kind.INVITATION)[-1].message.subject


def test_an_address_that_comes_with_a_second_opting_in_is_invited_too(world: World) -> None:
    world.jump(at(18, 3, 12))
    world.say(PRIYA, f"remove {MARTIN}", reason="a new post", agreed_by="the group")
    details = "Larkfield Road; martin@larkfield.example"
    fields = {"agency": "Larkfield Primary School", "part": "school DSL", "route": "teams"}
    world.say(PRIYA, "add", name="Martin Pryce", details=details, **fields)
    world.say(PRIYA, f"contact confirm {MARTIN}", email="martin@larkfield.example")
    world.jump(at(18, 3, 16))
    (_, last) = world.told(MARTIN, Kind.INVITATION)
    assert last.message.address == "martin@larkfield.example"
