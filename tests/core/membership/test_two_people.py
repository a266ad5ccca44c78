"""Two people, never one: the lead holds no role that checks the lead (IG15, H7, B9)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import CHECKS_LEAD, Role
from bot.core.membership.from_sheet import read_sheet
from bot.core.membership.joining import Joining
from bot.core.membership.leading import give_role, hand_over, take_role
from bot.core.membership.leaving import opt_out
from bot.core.refusals import Refusal
from bot.core.sheet.lines import SheetRefused
from tests.cast import GRACE, HELEN, IQBAL, MARTIN, PRIYA, TOM, at
from tests.sheet_rows import row
from tests.story import member_of, with_contact_sheet, with_member

NOW = at(2, 4)
GROUP = with_contact_sheet()
CHECKING = sorted(CHECKS_LEAD)


def gives(who: str, role: Role, by: str, group: CoreGroup = GROUP) -> CoreGroup:
    return give_role(group, member_of(group, who), role, by=by, now=NOW)


def takes(who: str, role: Role, by: str, group: CoreGroup = GROUP) -> CoreGroup:
    return take_role(group, member_of(group, who), role, by=by, now=NOW)


def leaves(who: str, by: str, agreed_by: str = "J. Hale, service manager") -> CoreGroup:
    member = member_of(GROUP, who)
    return opt_out(GROUP, member, now=NOW, reason="moved on", agreed_by=agreed_by, by=by)


@pytest.mark.parametrize("by", [PRIYA, TOM, IQBAL])
@pytest.mark.parametrize("role", CHECKING)
def test_the_lead_is_given_no_role_that_checks_the_lead_by_anybody(role: Role, by: str) -> None:
    with pytest.raises(Refusal, match="two people, never one") as refused:
        gives(PRIYA, role, by)
    assert "Ask whoever manages the lead" in refused.value.way_on


@pytest.mark.parametrize("who", [TOM, IQBAL, HELEN])
def test_who_checks_the_lead_never_takes_the_lead_as_well(who: str) -> None:
    roles = member_of(GROUP, who).roles | {Role.SOCIAL_WORKER}
    group = with_member(GROUP, who, roles=roles, kind=member_of(GROUP, PRIYA).kind)
    with pytest.raises(Refusal, match="cannot be both Lead Social Worker and") as refused:
        hand_over(group, member_of(group, who), by=TOM, now=NOW)
    assert refused.value.way_on.startswith("Ask which other social worker is to lead")


@pytest.mark.parametrize("part", ["lead; deputy", "senior social worker", "team manager"])
def test_a_sheet_brings_the_lead_no_such_role_either(part: str) -> None:
    line = replace(row("Priya Nair"), part=part)
    group = takes(TOM, Role.TEAM_MANAGER, TOM)
    with pytest.raises(SheetRefused) as refused:
        read_sheet(group, [line], Joining(NOW, PRIYA), lambda: "H4MX")
    assert "two people, never one" in refused.value.troubles[0].what


@pytest.mark.parametrize("role", [Role.SENIOR_SOCIAL_WORKER, Role.DEPUTY, Role.CONFERENCE_CHAIR])
def test_nobody_gives_such_a_role_to_themselves(role: Role) -> None:
    with pytest.raises(Refusal, match="Nobody enters themselves as") as refused:
        gives(TOM, role, TOM)
    assert refused.value.way_on == "Ask the lead (Priya Nair) to enter it."
    without = with_member(GROUP, PRIYA, roles=frozenset())
    with pytest.raises(Refusal) as refused:
        gives(TOM, role, TOM, without)
    assert refused.value.way_on == "Ask the lead to enter it."


@pytest.mark.parametrize("by", [PRIYA, IQBAL])
@pytest.mark.parametrize(
    "change",
    [
        lambda by: takes(TOM, Role.TEAM_MANAGER, by),
        lambda by: gives(GRACE, Role.TEAM_MANAGER, by),
    ],
)
def test_nobody_takes_the_managers_role_from_one_who_is_there(
    change: Callable[[str], CoreGroup], by: str
) -> None:
    with pytest.raises(Refusal, match="hands the role on in person") as refused:
        change(by)
    assert refused.value.way_on.startswith("Ask Tom Adeyemi to say: members role NAME")


def test_the_manager_hands_it_on_and_a_group_whose_manager_has_left_goes_on() -> None:
    after = gives(GRACE, Role.TEAM_MANAGER, TOM)
    assert after.holder(Role.TEAM_MANAGER) == member_of(after, GRACE)
    after = gives(MARTIN, Role.TEAM_MANAGER, PRIYA, leaves(TOM, PRIYA))
    assert after.holder(Role.TEAM_MANAGER) == member_of(after, MARTIN)


def test_the_lead_does_not_agree_alone_that_who_checks_them_leaves() -> None:
    for who in (TOM, IQBAL, HELEN):
        with pytest.raises(Refusal, match="not yours alone to agree"):
            leaves(who, PRIYA, "priya nair")
    assert not member_of(leaves(GRACE, PRIYA, "Priya Nair"), GRACE).is_active
    assert not member_of(leaves(TOM, TOM, "Priya Nair"), TOM).is_active


@pytest.mark.parametrize("role", CHECKING)
def test_what_old_facts_say_a_lead_holds_counts_for_nothing_and_goes_with_the_lead(
    role: Role,
) -> None:
    roles = frozenset({Role.LEAD, Role.SOCIAL_WORKER, role})
    group = with_member(with_member(GROUP, PRIYA, roles=roles), TOM, roles=frozenset())
    assert not member_of(group, PRIYA).has(role)
    assert group.holder(role) != member_of(group, PRIYA)
    given = gives(PRIYA, Role.ORGANISER, PRIYA, group)
    given = with_member(given, MARTIN, roles=frozenset({Role.SOCIAL_WORKER}))
    after = hand_over(given, member_of(given, MARTIN), by=PRIYA, now=NOW)
    assert member_of(after, PRIYA).roles == {Role.SOCIAL_WORKER, Role.ORGANISER}
