"""People who may not, or not any more, and groups that are not there or have closed."""

from collections.abc import Callable
from dataclasses import replace

from bot.core.cards import Card
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut, Role
from bot.core.facts.particulars import Closing
from bot.core.facts.people import Person
from bot.core.messages.wording import Purpose
from bot.core.requests import Actor, Request, Upload
from handlers.call import Call
from handlers.router import Router
from handlers.table import COMMANDS
from tests.bad_input.front import LATE_APRIL, Front, nothing_written, refused
from tests.cast import DAWN, GRACE, PRIYA, TOM
from tests.handlers.house import House, words
from tests.handlers.sheets.sheet_files import TABLE, as_csv
from tests.handlers.web.test_opening import NO_LINK
from tests.record_story import with_actions, with_minutes_released
from tests.story import member_of, with_contact_sheet, with_member

UNA = Person("u9", "una.lark@care.example", "Una Lark")
NOT_THERE = ("ZZ99", "7KQO", "7KQ0", "7K02", "9RTK", "9rtk")
"""No group at all, O for Q and 0 for Q, and one that is there and somebody else's."""
WRITING: dict[str, dict[str, str]] = {
    "meet 30 june 10:00": {},
    "move M2 to 28 april 10:00": {},
    "cancel M2": {"reason": "no room"},
    "coming M2 yes": {},
    "update M2": {"done": "Two visits."},
    "start M2": {"chair": PRIYA},
    "add": {"name": "Una Lark", "agency": "Care"},
    "remove Martin": {"reason": "moved"},
    "contact revoke Martin": {},
    "plan statements": {"past_harm": "A fall."},
    "action A3 accept": {},
    "rota M2 chair Tom": {},
    "members flag yes": {"reason": "known"},
    "minutes M1 correct": {"reason": "a slip"},
}


def test_a_member_without_a_route_is_asked_for_one_and_nobody_of_the_sheet_is_taken(
    house: House,
) -> None:
    group = with_contact_sheet()
    house.keep(replace(group, members=group.members[:1]))
    without = [list(row) for row in TABLE]
    without[2][3] = ""
    with nothing_written(house.store):
        card = imported(house, as_csv(without))
        assert card.is_refusal
        assert "3 Nothing says how information will be shared securely." in words(card)
        alone = house.say(PRIYA, "add", name="Una Lark", agency="Care", part="health visitor")
        assert "How will information be shared securely? Choose one of: Slack" in refused(alone)
    assert not imported(house, as_csv()).is_refusal
    assert len(house.group().core_members) == len(TABLE)


def imported(house: House, content: bytes) -> Card:
    sheet = Upload("sheet.csv", "text/csv", content)
    return house.say(PRIYA, "members import", uploads={"sheet": sheet}, key="the same sheet")


def test_an_unknown_group_and_somebody_elses_are_refused_alike_and_so_is_an_outsider(
    house: House,
) -> None:
    house.keep(with_contact_sheet())
    others = with_contact_sheet().members[:1]
    house.keep(replace(with_contact_sheet(), ref="9RTK", members=others))
    grace, una = Person(GRACE, "g@x.example", "G"), house.know(UNA)
    with nothing_written(house.store):
        said = {refused(house.ask(grace, f"{ref} dates")) for ref in NOT_THERE}
        said |= {refused(house.ask(una, f"{ref} dates")) for ref in ("7KQ2", *NOT_THERE)}
        said |= {refused(house.say("p99", "dates")), refused(house.say(GRACE, "dates", ref="9RTK"))}
        (only,) = said
        assert "Check the four characters, or ask the lead social worker." in only
        assert "You are in no group yet. See: help" in refused(house.ask(una, "dates"))
        stranger = house.ask(replace(UNA, id="u8"), "dates")
        assert "Ask whoever runs this service to add you." in refused(stranger)
    assert not house.ask(grace, "7kq2 dates").is_refusal


def test_a_closed_group_takes_nothing_and_says_what_can_still_be_seen(house: House) -> None:
    group = with_actions(with_minutes_released())
    house.keep(replace(group, closing=Closing(LATE_APRIL, PRIYA, "plan", "centre")))
    house.clock.jump(LATE_APRIL)
    with nothing_written(house.store):
        for text, fields in WRITING.items():
            said = refused(house.say(PRIYA, text, fields))
            assert "closed" in said, text
            assert "Its dates can still be seen: dates" in said, text
    assert not house.say(PRIYA, "dates").is_refusal


def test_a_person_who_has_left_presses_an_old_button_and_is_told_since_when(front: Front) -> None:
    old, house = front.visitor(Purpose.ANSWER, member=DAWN), front.house
    page = old.open()
    gone = {"reason": "left the school", "agreed_by": "the meeting of 30 March"}
    assert not house.say(PRIYA, "remove Dawn Kerrigan", gone).is_refusal
    with nothing_written(front.store):
        for text, fields in WRITING.items():
            assert "You left 7KQ2 on Fri 23 Apr 2027." in refused(house.say(DAWN, text, fields))
        dead = old.send(page, "coming M2", {"coming": "yes"})
    assert "Nothing was sent just now" in dead.text
    assert old.open().response.content == old.at(NO_LINK).open().response.content
    assert "ask the person who leads your meetings for a new link" in dead.text


def meanwhile(house: House, command: str, change: Callable[[CoreGroup], CoreGroup]) -> Router:
    """Return a router in whose house somebody changes the group as a command begins its work."""

    def run(call: Call) -> Card:
        with call.store.begin(call.ref, by=PRIYA, now=call.now) as work:
            work.facts = change(work.facts)
        return COMMANDS[command].run(call)

    table = {**COMMANDS, command: replace(COMMANDS[command], run=run)}
    return Router(house.store, house.config, house.clock, lambda: "T9RK", table)


def test_a_person_who_is_opted_out_in_that_very_moment_changes_nothing_any_more(
    house: House,
) -> None:
    house.keep(with_actions(with_minutes_released()))
    house.clock.jump(LATE_APRIL)
    out = OptOut(LATE_APRIL, "left the school")
    router = meanwhile(house, "coming", lambda group: with_member(group, DAWN, opted_out=out))
    card = router.answer(Request(Actor(ref="7KQ2", member=DAWN), "coming M2 yes", "k"))
    assert "You left 7KQ2 on Fri 23 Apr 2027." in refused(card)
    assert house.group().answer("M2", DAWN) is None


def test_a_role_that_ends_in_that_very_moment_gives_no_right_any_more(house: House) -> None:
    house.keep(with_actions(with_minutes_released()))
    house.clock.jump(LATE_APRIL)
    bare: frozenset[Role] = frozenset()
    router = meanwhile(house, "contact", lambda group: with_member(group, TOM, roles=bare))
    card = router.answer(Request(Actor(ref="7KQ2", member=TOM), "contact revoke Grace", "k"))
    assert card.is_refusal
    assert member_of(house.group(), GRACE).link_generation == 1
