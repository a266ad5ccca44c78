"""What follows from people's commands by settling: who is told, who is no longer (IG5, IG17)."""

from dataclasses import replace

from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Kind, Notice, NoticeState
from tests.cast import DAWN, DEAN, GRACE, LEAH, PRIYA, TOM, at
from tests.handlers.commands.test_dates_and_close import ENDING
from tests.handlers.house import House
from tests.story import with_contact_sheet, with_first_meeting_held, with_member


def planned(house: House, recipient: str = "") -> list[Notice]:
    return [
        each
        for each in house.store.notices.stored("7KQ2")
        if each.state is NoticeState.PLANNED and recipient in {"", each.identity.recipient}
    ]


def test_opting_out_withdraws_what_one_person_was_to_hear_and_nobody_elses(house: House) -> None:
    house.clock.jump(at(1, 4, 12))
    house.keep(with_first_meeting_held())
    assert planned(house, DAWN)
    others = {str(each.identity) for each in planned(house, GRACE)}
    house.say(PRIYA, f"remove {DAWN}", reason="work is done", agreed_by="all, 30 March")
    assert planned(house, DAWN) == []
    assert {str(each.identity) for each in planned(house, GRACE)} >= others


def test_opted_in_again_they_hear_nothing_until_the_address_is_confirmed(house: House) -> None:
    house.clock.jump(at(1, 4, 12))
    house.keep(with_first_meeting_held())
    house.say(PRIYA, f"remove {DAWN}", reason="work is done", agreed_by="all")
    house.say(
        PRIYA,
        "add",
        name="Dawn Kerrigan",
        agency="Eastmere Homes",
        part="housing officer",
        details="d.kerrigan@homes.example",
        route="slack",
    )
    assert {each.identity.kind for each in planned(house, DAWN)} == {Kind.CONFIRM_WHO}
    house.say(PRIYA, f"contact confirm {DAWN} d.kerrigan@homes.example")
    kinds = {each.identity.kind for each in planned(house, DAWN)}
    assert Kind.CONFIRM_WHO not in kinds
    assert Kind.INVITATION in kinds


def test_a_changed_address_gets_the_question_who_and_nothing_else(house: House) -> None:
    house.clock.jump(at(1, 4, 12))
    house.keep(with_first_meeting_held())
    house.say(PRIYA, "contact change Grace", details="grace.holloway@health.example")
    assert {each.identity.kind for each in planned(house, GRACE)} == {Kind.CONFIRM_WHO}


def test_nothing_is_planned_for_family_whatever_their_route(house: House) -> None:
    group = with_member(with_first_meeting_held(), LEAH, own_reference="H4MX")
    house.keep(group)
    house.say(PRIYA, "contact safe Leah", is_safe="yes", also_read_by="nobody")
    assert planned(house, LEAH) == []
    assert planned(house, DEAN) == []


def test_closing_withdraws_everything_but_what_the_lead_has_to_see_to(house: House) -> None:
    house.clock.jump(at(1, 4, 12))
    house.keep(with_first_meeting_held())
    assert planned(house)
    house.clock.jump(at(15, 12))
    house.say(PRIYA, "close", ENDING)
    left = [each for each in house.group().tasks if each.is_open]
    assert {each.kind for each in left} == {TaskKind.MINUTES_LEFT, TaskKind.CLOSE_CHANNEL}
    heard = {(each.identity.recipient, each.identity.subject) for each in planned(house)}
    assert heard == {(who, each.id) for each in left for who in (PRIYA, TOM)}


def test_a_form_sent_twice_opts_in_once(house: House) -> None:
    house.keep(replace(with_contact_sheet(), members=with_contact_sheet().members[:2]))
    fields = {"name": "Una Lark", "agency": "Care", "details": "una@care.example", "route": "teams"}
    first = house.say(PRIYA, "add", fields, key="once")
    assert house.say(PRIYA, "add", fields, key="once") == first
    assert len(house.group().members) == 3
