"""Each role but the lead's is kept with the day on which it was given and taken (B10)."""

from bot.core.facts.members import Role, RoleChange
from bot.core.membership.from_sheet import read_sheet
from bot.core.membership.joining import Joining, opt_in
from bot.core.membership.leading import give_role, take_role
from bot.core.membership.leaving import opt_out
from bot.core.sheet.lines import line_of
from tests.cast import GRACE, IQBAL, PRIYA, TOM, at
from tests.sheet_rows import picked, row
from tests.story import member_of, with_contact_sheet

NOW = at(2, 4)
GROUP = with_contact_sheet()


def test_what_passes_on_is_kept_as_taken_and_as_given() -> None:
    after = give_role(GROUP, member_of(GROUP, GRACE), Role.TEAM_MANAGER, by=TOM, now=NOW)
    assert after.role_changes == (
        RoleChange("R1", TOM, Role.TEAM_MANAGER, is_given=False, at=NOW, by=TOM),
        RoleChange("R2", GRACE, Role.TEAM_MANAGER, is_given=True, at=NOW, by=TOM),
    )
    taken = take_role(after, member_of(after, GRACE), Role.TEAM_MANAGER, by=GRACE, now=NOW)
    assert [each.id for each in taken.role_changes] == ["R1", "R2", "R3"]


def test_who_joins_with_roles_and_who_leaves_with_them_is_kept_too() -> None:
    details = picked("", "01632 960111", "una.lark@care.example")
    una = line_of(row("Dawn Kerrigan", name="Una Lark", details=details, part="deputy, organiser"))
    (organiser, deputy) = opt_in(GROUP, una, Joining(NOW, PRIYA)).role_changes
    assert (organiser.role, deputy.role) == (Role.ORGANISER, Role.DEPUTY)
    iqbal = member_of(GROUP, IQBAL)
    left = opt_out(GROUP, iqbal, now=NOW, reason="moved on", agreed_by="all", by=PRIYA)
    lost = [(each.role, each.is_given) for each in left.role_changes]
    assert lost == [(Role.SENIOR_SOCIAL_WORKER, False), (Role.DEPUTY, False)]


def test_what_a_sheet_adds_is_kept_once() -> None:
    rows, joining = [row("Grace Holloway", part="organiser")], Joining(NOW, PRIYA)
    once = read_sheet(GROUP, rows, joining, lambda: "H4MX").facts
    assert [(each.member, each.role) for each in once.role_changes] == [(GRACE, Role.ORGANISER)]
    assert read_sheet(once, rows, joining, lambda: "H4MX").facts.role_changes == once.role_changes
