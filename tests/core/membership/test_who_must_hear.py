"""Lead, manager, deputy and who carries by hand hear by message: else what waits is silent."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.facts.people import Route
from bot.core.membership.from_sheet import read_sheet
from bot.core.membership.joining import Joining, check_joining, with_carrier
from bot.core.membership.leading import give_role, hand_over
from bot.core.refusals import Refusal
from bot.core.sheet.lines import SheetRefused
from tests.cast import ASHA, GRACE, IQBAL, LEAH, MARTIN, PRIYA, SHEET_READ, TOM, at
from tests.sheet_rows import ROWS, row
from tests.story import member_of, with_contact_sheet, with_member

NOW = at(20, 3)
HUMAN = (Route.POST, Route.BY_HAND)
BY_MESSAGE = (Route.SLACK, Route.TEAMS, Route.SECURE_EMAIL)


def by(route: Route, who: str, *roles: Role) -> CoreGroup:
    """Return the group with somebody on another route, and with further roles."""
    group = with_contact_sheet()
    found = member_of(group, who)
    contact = replace(found.contact, route=route)
    return with_member(group, who, contact=contact, roles=found.roles | set(roles))


@pytest.mark.parametrize("route", HUMAN)
@pytest.mark.parametrize(
    ("who", "why"),
    [
        (PRIYA, "Priya Nair leads the group"),
        (TOM, "is the team manager"),
        (IQBAL, "is the manager's deputy"),
    ],
)
def test_who_hears_for_all_is_not_on_post_or_by_hand(route: Route, who: str, why: str) -> None:
    """H2, R3, B6: what is carried is the lead's task, and a concern may be about the lead."""
    group = by(route, who)
    with pytest.raises(Refusal, match=why) as refused:
        check_joining(group, member_of(group, who))
    assert refused.value.field == "route"
    assert "Slack, Teams or Secure e-mail" in refused.value.way_on


@pytest.mark.parametrize("route", BY_MESSAGE)
def test_any_route_for_messages_will_do(route: Route) -> None:
    for who in (PRIYA, TOM, IQBAL):
        check_joining(by(route, who), member_of(by(route, who), who))


def test_others_may_have_any_route() -> None:
    for route in HUMAN:
        check_joining(by(route, GRACE), member_of(by(route, GRACE), GRACE))


def test_none_of_the_roles_passes_to_somebody_who_is_reached_by_post() -> None:
    group = by(Route.POST, GRACE, Role.SOCIAL_WORKER)
    with pytest.raises(Refusal, match="Grace Holloway leads the group"):
        hand_over(group, member_of(group, GRACE), by=PRIYA, now=NOW)
    with pytest.raises(Refusal, match="Grace Holloway is the team manager"):
        give_role(group, member_of(group, GRACE), Role.TEAM_MANAGER, by=PRIYA, now=NOW)
    with pytest.raises(Refusal, match="Grace Holloway is the manager's deputy"):
        give_role(group, member_of(group, GRACE), Role.DEPUTY, by=PRIYA, now=NOW)
    assert give_role(group, member_of(group, GRACE), Role.ORGANISER, by=PRIYA, now=NOW) != group


def test_a_sheet_that_puts_the_lead_on_post_names_the_row_and_changes_nothing() -> None:
    rows = [row("Priya Nair", shared="Post"), *ROWS[1:]]
    with pytest.raises(SheetRefused) as refused:
        read_sheet(with_contact_sheet(), rows, Joining(SHEET_READ, PRIYA), lambda: "")
    (trouble,) = refused.value.troubles
    assert (trouble.row, trouble.right) == (
        1,
        "Give them Slack, Teams or Secure e-mail as their route.",
    )


def test_nobody_carries_by_hand_whom_no_message_tells_of_it() -> None:
    group = by(Route.POST, MARTIN)
    with pytest.raises(Refusal, match="Martin Pryce cannot carry by hand to Leah Carrow"):
        with_carrier(group, LEAH, "Martin Pryce")
    assert member_of(with_carrier(group, LEAH, "Asha Roy"), LEAH).contact.route_by == ASHA


def test_nobody_carries_to_themselves() -> None:
    with pytest.raises(Refusal, match="cannot carry by hand to Grace Holloway"):
        with_carrier(by(Route.BY_HAND, GRACE), GRACE, "Grace Holloway")
