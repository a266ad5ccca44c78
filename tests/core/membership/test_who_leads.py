"""Who may lead: a social worker who is a member, and nobody else (N1)."""

import pytest

from bot.core.facts.members import Role
from bot.core.membership.who_leads import could_lead, must_be_social_worker
from bot.core.refusals import Refusal
from tests.cast import GRACE, IQBAL, TOM
from tests.story import with_contact_sheet, with_member


def test_only_social_workers_who_neither_lead_nor_check_the_lead_are_offered() -> None:
    group = with_contact_sheet()
    assert could_lead(group) == ()
    group = with_member(group, TOM, roles=frozenset({Role.TEAM_MANAGER, Role.SOCIAL_WORKER}))
    group = with_member(group, GRACE, roles=frozenset({Role.SOCIAL_WORKER}))
    assert [each.id for each in could_lead(group)] == [GRACE]


def test_who_is_outside_the_group_is_told_how_to_become_a_member_first() -> None:
    iqbal = with_contact_sheet().member(IQBAL)
    assert iqbal is not None
    with pytest.raises(Refusal, match="must be a social worker") as refused:
        must_be_social_worker(iqbal)
    assert "not a member yet" in refused.value.way_on
