"""Whoever gets or loses a role that checks the lead is told, also who was opted out with it."""

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.membership.joining import Joining, opt_in
from bot.core.membership.leading import give_role, take_role
from bot.core.membership.leaving import opt_out
from bot.core.messages.may_hear import may_hear
from bot.core.messages.slots import slots
from bot.core.notices.notice import Kind
from bot.core.sheet.lines import line_of
from tests.cast import GRACE, IQBAL, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.sheet_rows import picked, row
from tests.story import member_of, with_contact_sheet

NOW = at(2, 4, 10)
GROUP = with_contact_sheet()
TOLD = Kind.ROLE_CHANGED


def said(group: CoreGroup, who: str) -> str:
    (notice,) = of(group, TOLD, who)
    assert may_hear(group, stored(notice))
    found = slots(group, stored(notice)) or {}
    return found["what"]


def handed_on(by: str) -> CoreGroup:
    return give_role(GROUP, member_of(GROUP, GRACE), Role.TEAM_MANAGER, by=by, now=NOW)


def test_who_gets_a_role_is_told_and_who_hands_it_on_knows() -> None:
    group = handed_on(TOM)
    assert recipients(group, TOLD) == [GRACE]
    assert said(group, GRACE) == "now team manager"


def test_who_loses_a_role_by_the_leads_word_is_told_at_once() -> None:
    iqbal = member_of(GROUP, IQBAL)
    group = take_role(GROUP, iqbal, Role.DEPUTY, by=PRIYA, now=NOW)
    assert days(group, TOLD) == ["Fri 2 Apr 10:00"]
    assert said(group, IQBAL) == "no longer deputy"


def test_what_was_taken_back_before_they_heard_is_no_news() -> None:
    given = give_role(GROUP, member_of(GROUP, GRACE), Role.DEPUTY, by=PRIYA, now=NOW)
    taken = take_role(given, member_of(given, GRACE), Role.DEPUTY, by=PRIYA, now=at(2, 4, 11))
    assert said(given, GRACE) == "now deputy"
    assert said(taken, GRACE) == "no longer deputy"


def test_a_manager_who_is_opted_out_is_told_all_the_same() -> None:
    why = {"reason": "moved on", "agreed_by": "J. Hale"}
    group = opt_out(GROUP, member_of(GROUP, TOM), now=NOW, **why, by=PRIYA)
    assert said(group, TOM) == "no longer team manager"
    (notice,) = of(group, TOLD)
    assert slots(GROUP, stored(notice)) is None


def test_of_a_role_that_checks_nobody_and_to_who_joins_with_one_nothing_is_said() -> None:
    group = give_role(GROUP, member_of(GROUP, GRACE), Role.ORGANISER, by=PRIYA, now=NOW)
    details = picked("", "01632 960111", "una.lark@care.example")
    una = line_of(row("Dawn Kerrigan", name="Una Lark", details=details, part="deputy"))
    assert of(opt_in(group, una, Joining(NOW, PRIYA)), TOLD) == []
