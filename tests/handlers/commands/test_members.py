"""The commands members, add, remove, groups and help (parts 1.2, 1.4, 1.5, 11)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.cards import Form
from bot.core.facts.actions import Action, ActionKind
from bot.core.facts.conferences import NamedAgency
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind, Role
from bot.core.facts.particulars import Flag
from bot.core.facts.people import Person, Route
from handlers.table import COMMANDS
from tests.cast import DAWN, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, words
from tests.story import with_contact_sheet, with_first_meeting_held, with_member

DAWNS = {
    "name": "Dawn Kerrigan",
    "agency": "Eastmere Homes",
    "part": "housing officer",
    "details": "Mill Lane, Eastmere; 01632 960106; d.kerrigan@homes.example",
    "route": "slack",
    "agreed_by": "the conference",
}


def before_dawn() -> CoreGroup:
    group = with_contact_sheet()
    members = tuple(each for each in group.members if each.id != DAWN)
    named = tuple(map(NamedAgency, ("health", "school", "police", "housing")))
    return replace(group, members=members, named_agencies=named)


def test_members_lists_who_is_who_and_the_gap_until_it_is_filled(house: House) -> None:
    house.keep(before_dawn())
    said = words(house.say(PRIYA, "members"))
    assert "nobody speaks for them: - housing" in said
    assert "Priya Nair Eastmere Children's Social Care social worker, lead" in said
    assert "Helen Osei Eastmere outside the group, conference chair" in said
    house.say(PRIYA, "add", DAWNS)
    assert "nobody speaks" not in words(house.say(PRIYA, "members"))


def test_members_points_out_empty_roles_and_owners_who_are_no_members(house: House) -> None:
    words_ = ("a need", "an outcome", "what", "how", "so what", HELEN)
    action = Action(
        "A1",
        ActionKind.ACTION,
        *words_,
        due_on=date(2027, 4, 20),
        proposed_at=at(17, 3),
        changed_at=at(17, 3),
    )
    group = with_member(with_contact_sheet(), TOM, roles=frozenset())
    house.keep(replace(group, actions=(action,)))
    said = words(house.say(PRIYA, "members"))
    assert "No team manager is entered." in said
    assert "without an item of the plan: - Priya Nair" in said
    assert "Actions whose owner is not a member: - A1" in said


def test_add_asks_with_the_sheets_columns_and_opts_in(house: House) -> None:
    house.keep(before_dawn())
    assert "How will information be shared securely?" in words(house.say(PRIYA, "add Dawn"))
    said = words(house.say(PRIYA, "add", DAWNS))
    assert "E-mail address: d.kerrigan@homes.example" in said
    assert "homes.example is new to this group" in said
    dawn = house.group().members[-1]
    assert (dawn.name, dawn.added_by, dawn.agreed_by) == (
        "Dawn Kerrigan",
        PRIYA,
        "the conference",
    )


def test_add_reads_how_information_is_shared_as_a_sheet_says_it(house: House) -> None:
    house.keep(before_dawn())
    said = 'name="Ann Obi" agency=Housing details="a.obi@homes.example"'
    house.say(PRIYA, f'add {said} route="secure email"')
    by_hand = 'name="Bea Lund" agency=Housing part="support worker" route="by hand (Priya Nair)"'
    house.say(PRIYA, f"add {by_hand}")
    shared = {each.name: each.contact for each in house.group().members}
    assert shared["Ann Obi"].route is Route.SECURE_EMAIL
    assert (shared["Bea Lund"].route, shared["Bea Lund"].route_by) == (Route.BY_HAND, PRIYA)


def test_a_family_member_gets_a_reference_of_their_own_and_no_address_is_kept(house: House) -> None:
    house.keep(with_contact_sheet())
    house.draws = iter(["7KQ3", "K2MX"])
    card = house.say(
        PRIYA,
        "add",
        name="Nan Carrow",
        agency="Family",
        part="grandmother",
        details="4 Mill Lane; 01632 960109",
        route="by_hand",
        carrier="Priya Nair",
    )
    assert "Own reference: K2MX" in words(card)
    assert "home address is not stored" in words(card)
    assert "4 Mill Lane" not in repr(house.group())


def test_somebody_who_holds_a_role_from_outside_is_no_member(house: House) -> None:
    house.keep(with_contact_sheet())
    fields = {**DAWNS, "name": "Ann Vale", "details": "ann.vale@eastmere.example"}
    house.say(PRIYA, "add", {**fields, "part": "organiser", "standing": "not a member"})
    ann = house.group().members[-1]
    assert (ann.kind, ann.roles) == (MemberKind.OUTSIDE, frozenset({Role.ORGANISER}))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"route": ""}, "How will information be shared securely?"),
        ({"name": ""}, "name is missing"),
        ({"route": "by_hand"}, "needs the name of the person who carries it"),
        ({"agency": "Family", "part": "aunt", "route": "slack"}, "Family are not reached by Slack"),
        ({"name": "Grace Holloway", "agency": "Eastmere Community Health"}, "already"),
    ],
)
def test_who_cannot_be_added_is_refused_and_nothing_is_lost(
    house: House, fields: dict[str, str], expected: str
) -> None:
    before = house.keep(before_dawn())
    card = house.say(PRIYA, "add", {**DAWNS, **fields})
    assert card.is_refusal
    assert expected in words(card)
    assert f"now: {fields.get('part', 'housing officer')}" in words(card)
    assert house.group() == before


def test_only_lead_and_team_manager_opt_in_and_out(house: House) -> None:
    house.keep(with_contact_sheet())
    assert house.say(MARTIN, "add", DAWNS).is_refusal
    assert house.say(MARTIN, "remove Dawn").is_refusal


def test_remove_shows_what_is_left_behind_and_ends_everything(house: House) -> None:
    group = with_first_meeting_held()
    carried = replace(group.members[6].contact, route_by=MARTIN)
    house.keep(with_member(group, LEAH, contact=carried))
    house.clock.jump(at(1, 4, 12))
    asked = words(house.say(PRIYA, "remove Dawn Kerrigan"))
    assert "Takes notes on Tue 27 Apr 2027" in asked
    assert "Carries by hand to Leah Carrow" in words(house.say(TOM, "remove Martin"))
    card = house.say(PRIYA, f"remove {DAWN}", reason="work is done", agreed_by="all, 30 March")
    assert "Dawn Kerrigan has left 7KQ2" in words(card)
    out = house.member(DAWN)
    assert (out.is_active, out.link_generation) == (False, 2)
    assert "You left 7KQ2 on Thu 1 Apr 2027." in words(house.say(DAWN, "dates"))
    assert "Who has left" in words(house.say(PRIYA, "members"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("members role Grace organiser", "is entered as: organiser"),
        ("members role Helen not conference chair", "is no longer: conference chair"),
        ("members role Grace brings the child’s views", "brings the child's views"),
        ("members role Grace king", "Which role?"),
        ("members agency probation", "Nobody speaks yet for: - housing - probation"),
        ("members explain housing because no longer tenants", "why nobody speaks"),
        ("members explain housing", "Why does nobody speak for it?"),
        ("members need Leah a step-free room", "asked at every meeting"),
        ("members need Dean a Portuguese interpreter", "recorded for Dean Marsh already"),
        ("members need Dean", "What do they need?"),
        ("members children Dean Child A", "may hear about them"),
        ("members children Dean Child Z", "is not a child of this group"),
        ("members children Dean", "Which children"),
        ("members child Dean attends because he asked", "How does the child take part?"),
    ],
)
def test_changes_are_said_in_words(house: House, text: str, expected: str) -> None:
    house.keep(before_dawn())
    assert expected in words(house.say(PRIYA, text))


@pytest.mark.parametrize(
    ("command", "fields", "expected"),
    [
        ("role", {"name": "p3", "role": "organiser"}, "is entered as: organiser"),
        ("role", {"name": "p9", "role": "conference_chair", "takes_away": "yes"}, "no longer"),
        ("role", {"name": "p9", "role": "king"}, "Which role?"),
        ("agency", {"agency": "probation"}, "probation is on the list"),
        ("explain", {"agency": "housing", "reason": "no longer tenants"}, "why nobody speaks"),
        ("flag", {"flag": "yes"}, "The flag is set."),
        ("need", {"name": "p7", "need": "large print"}, "Leah Carrow needs large print"),
        ("child", {"name": "p7", "part": "attends", "reason": "x"}, "How does the child"),
        ("children", {"name": "p7", "children": "Child A"}, "may hear about them"),
    ],
)
def test_each_change_can_be_filled_in_as_well_as_said(
    house: House, command: str, fields: dict[str, str], expected: str
) -> None:
    house.keep(before_dawn())
    asked = house.say(PRIYA, f"members {command}")
    (form,) = (block for block in asked.blocks if isinstance(block, Form))
    assert set(fields) <= {each.name for each in form.fields}
    assert expected in words(house.say(PRIYA, form.command, fields))


def test_a_childs_part_in_meetings_has_a_reason(house: House) -> None:
    house.keep(with_contact_sheet())
    child = {"name": "Child A", "agency": "Family", "part": "child", "route": "post"}
    house.say(PRIYA, "add", child)
    assert "Why so?" in words(house.say(PRIYA, "members child Child A attends"))
    house.say(PRIYA, "members child Child A attends part because she asked to")
    a = house.group().members[-1]
    assert (a.childs_part, a.childs_part_reason) == ("attends part", "she asked to")


def test_the_flag_is_cleared_by_tom_alone_with_a_reason_and_shown_to_no_member(
    house: House,
) -> None:
    house.keep(with_contact_sheet())
    assert "Only the team manager" in words(house.say(PRIYA, "members flag no because all is well"))
    assert "not known counts as yes" in words(house.say(PRIYA, "members flag"))
    for said in ("no", "no because", "no because .", 'no reason=" . "', 'no reason="2."'):
        refused = house.say(TOM, f"members flag {said}")
        assert "Why can the flag be cleared?" in words(refused)
    assert "Flag" not in words(house.say(MARTIN, "members"))
    assert house.say(MARTIN, "members flag yes").is_refusal
    assert "The flag is cleared." in words(house.say(TOM, "members flag no because moved together"))
    assert house.group().flag is Flag.NO
    assert "The flag is set." in words(house.say(PRIYA, "members flag", flag="yes"))


def test_two_people_of_one_name_are_asked_back_by_part_and_agency(house: House) -> None:
    house.keep(with_member(with_contact_sheet(), GRACE, name="Dawn Holloway"))
    said = words(house.say(PRIYA, "remove Dawn"))
    assert "can be one of 2 people" in said
    assert "Dawn Kerrigan, housing officer, Eastmere Homes" in said
    assert house.say(PRIYA, "remove dawn, housing officer").title.startswith("Opt Dawn Kerrigan")
    assert house.say(PRIYA, "remove health visitor").title.startswith("Opt Dawn Holloway")


def test_groups_lists_references_and_nobody_elses(house: House) -> None:
    house.keep(with_first_meeting_held())
    house.keep(replace(with_contact_sheet(), ref="9RTK", members=with_contact_sheet().members[:2]))
    grace = house.store.people.by_id(GRACE)
    assert grace is not None
    said = words(house.ask(grace, "groups"))
    assert "7KQ2 health visitor Tue 27 Apr 2027 open" in said
    assert "9RTK" not in said
    assert "7KQ2" in words(house.say(HELEN, "groups"))
    assert "7KQ2" not in words(house.say(LEAH, "groups", by_link=True))
    nobody = house.know(Person("u9", "una@care.example", "Una", may_create=True))
    assert "You are in no group." in words(house.ask(nobody, "groups"))
    assert "[Make a group] new" in words(house.ask(nobody, "groups"))


def test_help_shows_each_command_with_its_fields(house: House) -> None:
    house.keep(with_contact_sheet())
    assert "agreed_by: Who agreed that they join?" in words(house.say(PRIYA, "help add"))
    assert "is not a command" in words(house.say(PRIYA, "help dance"))
    assert "Fields" not in words(house.say(PRIYA, "help dates"))
    assert "Fields" not in words(house.say(PRIYA, "help remove"))
    assert "members role NAME [not] ROLE" in words(house.say(PRIYA, "help members"))
    for command in COMMANDS:
        assert not house.say(PRIYA, f"help {command}").is_refusal
