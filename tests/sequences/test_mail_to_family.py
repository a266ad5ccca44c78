"""One of the family hears by mail from booking to calling off, and not once it is not safe."""

from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Kind
from bot.core.ports import EntryState
from tests.cast import DEAN, LEAH, PRIYA, at
from tests.sequences.checks import check_leaving
from tests.sequences.world import World

HERS = "quiet.garden@mail.example"
REASON = {"reason_times": "no other room", "reason": "no other room"}


def is_safe(world: World, *, read_by: str) -> None:
    world.say(PRIYA, "contact safe Leah", is_safe="yes", also_read_by=read_by)


def papers(world: World) -> list[str]:
    """Return the papers that a person has to give Leah now."""
    tasks = (each for each in world.facts.tasks if each.kind is TaskKind.GIVE_INVITATION)
    return [each.revision for each in tasks if each.is_open and LEAH in each.subject]


def test_her_meeting_is_told_changed_and_called_off_by_mail_and_then_by_a_person(
    world: World,
) -> None:
    world.jump(at(18, 3, 12))
    world.say(PRIYA, "contact change Leah", details=HERS, route="secure_email")
    world.say(PRIYA, "contact confirm Leah", email=HERS)
    assert papers(world) == ["1.1.place"]
    is_safe(world, read_by="nobody")
    world.jump(at(18, 3, 15))
    world.say(PRIYA, "move M1", on="2027-03-31", starts="10:00", **REASON)
    world.jump(at(19, 3, 15))
    world.say(PRIYA, "cancel M1", **REASON)
    world.jump(at(22, 3, 15))
    entries = [each.message.calendar for each in world.told(LEAH, Kind.INVITATION)]
    assert [each.state for each in entries if each] == [
        EntryState.ON,
        EntryState.ON,
        EntryState.MEETING_OFF,
    ]
    assert len({each.uid for each in entries if each}) == 1
    assert papers(world) == []
    for each in world.office.log:
        assert each.recipient != DEAN
        check_leaving(each)


def test_once_it_is_not_safe_she_hears_of_the_change_from_a_person(world: World) -> None:
    world.jump(at(18, 3, 12))
    world.say(PRIYA, "contact change Leah", details=HERS, route="secure_email")
    world.say(PRIYA, "contact confirm Leah", email=HERS)
    is_safe(world, read_by="nobody")
    world.jump(at(18, 3, 15))
    is_safe(world, read_by="Dean")
    world.say(PRIYA, "move M1", on="2027-03-31", starts="10:00", **REASON)
    world.jump(at(19, 3, 15))
    assert len(world.told(LEAH, Kind.INVITATION)) == 1
    assert papers(world) == ["2.1.place"]
