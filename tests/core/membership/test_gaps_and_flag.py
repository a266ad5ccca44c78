"""What the membership lacks, and the flag that only the team manager clears."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.core.facts.actions import Action, ActionKind
from bot.core.facts.conferences import NamedAgency
from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Flag
from bot.core.group.flagging import read_flag, set_flag
from bot.core.membership.gaps import (
    agency_gaps,
    explain_gap,
    name_agency,
    owners_outside,
    role_gaps,
    to_consider,
    without_plan_item,
)
from bot.core.procedure.loading import load_profile
from bot.core.refusals import Refusal
from tests.cast import CREATED, DAWN, LEAH, MARTIN, PRIYA, TOM, at
from tests.mail_story import by_mail
from tests.story import member_of, with_contact_sheet

NOW = at(22, 3)

NAMED = ("health", "school", "police", "housing")


def before_dawn() -> CoreGroup:
    """Return the group of 17 March: four agencies named, nobody for housing yet."""
    group = with_contact_sheet()
    members = tuple(each for each in group.members if each.id != DAWN)
    return replace(group, members=members, named_agencies=tuple(map(NamedAgency, NAMED)))


def test_an_agency_named_at_the_conference_is_a_gap_until_somebody_speaks_for_it() -> None:
    assert agency_gaps(before_dawn()) == ("housing",)
    with_dawn = replace(before_dawn(), members=with_contact_sheet().members)
    assert agency_gaps(with_dawn) == ()


def test_family_never_speak_for_an_agency() -> None:
    group = name_agency(before_dawn(), "family mother")
    assert "family mother" in agency_gaps(group)


def test_a_gap_can_be_explained_and_an_agency_named_later() -> None:
    group = explain_gap(before_dawn(), "Housing", "no longer a tenant")
    assert agency_gaps(group) == ()
    group = name_agency(group, "probation")
    assert agency_gaps(group) == ("probation",)


@pytest.mark.parametrize(
    ("agency", "reason", "why"),
    [("housing", "", "Why does nobody"), ("the navy", "none", "was not named")],
)
def test_an_explanation_needs_an_agency_and_a_reason(agency: str, reason: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        explain_gap(before_dawn(), agency, reason)


@pytest.mark.parametrize("agency", ["", "Police"])
def test_an_agency_is_named_once(agency: str) -> None:
    with pytest.raises(Refusal):
        name_agency(before_dawn(), agency)


def test_roles_nobody_holds_are_gaps() -> None:
    group = with_contact_sheet()
    assert role_gaps(group) == ()
    bare = replace(group, members=tuple(replace(m, roles=frozenset()) for m in group.members))
    assert len(role_gaps(bare)) == 4
    plain = replace(bare, children=(), profile=load_profile("england"))
    assert len(role_gaps(plain)) == 2


def test_agencies_to_think_of_include_services_for_the_adults_of_the_family() -> None:
    assert to_consider(with_contact_sheet()) == (
        "probation",
        "mental health service for an adult of the family",
        "drug and alcohol service for an adult of the family",
        "domestic abuse service",
        "voluntary sector",
    )


def an_action(owner: str, *helpers: str) -> Action:
    words = ("a need", "an outcome", "breakfast club", "calls", "rested", owner)
    return Action(
        "A1",
        ActionKind.ACTION,
        *words,
        due_on=date(2027, 5, 25),
        proposed_at=CREATED,
        changed_at=CREATED,
        helpers=helpers,
    )


def test_professionals_without_a_plan_item_and_owners_outside_are_pointed_out() -> None:
    group = replace(with_contact_sheet(), actions=(an_action(LEAH, MARTIN),))
    idle = {each.id for each in without_plan_item(group)}
    assert {PRIYA, TOM} <= idle
    assert MARTIN not in idle
    assert owners_outside(group) == ()
    assert owners_outside(replace(group, actions=(an_action("p10"),))) == ("A1",)
    assert without_plan_item(with_contact_sheet()) == ()


@pytest.mark.parametrize(
    ("said", "flag"),
    [("yes", Flag.YES), ("Not known", Flag.NOT_KNOWN), ("not_known", Flag.NOT_KNOWN)],
)
def test_not_known_counts_as_yes(said: str, flag: Flag) -> None:
    assert read_flag(said) is flag
    assert read_flag(said).is_set


def test_an_answer_that_is_none_is_asked_back() -> None:
    with pytest.raises(Refusal, match="Must any family member not learn"):
        read_flag("perhaps")


def test_the_flag_is_cleared_by_the_team_manager_alone_with_a_reason() -> None:
    group = with_contact_sheet()
    with pytest.raises(Refusal, match="Only the team manager"):
        set_flag(group, Flag.NO, "all is well", may_clear=False, now=NOW)
    with pytest.raises(Refusal, match="Why can the flag"):
        set_flag(group, Flag.NO, may_clear=True, now=NOW)
    cleared = set_flag(group, Flag.NO, "they live together again", may_clear=True, now=NOW)
    assert not cleared.flag.is_set
    assert set_flag(cleared, Flag.YES, may_clear=False, now=NOW).flag is Flag.YES


@pytest.mark.parametrize(("also", "ended"), [("Dean", NOW), ("nobody", None)])
def test_with_the_flag_mail_is_over_where_another_of_the_family_reads_it(
    also: str, ended: datetime | None
) -> None:
    group = by_mail(replace(with_contact_sheet(), flag=Flag.NO), also=also)
    leah = member_of(set_flag(group, Flag.YES, may_clear=False, now=NOW), LEAH)
    assert (leah.mailed_until, leah.link_generation) == (ended, 2 if ended else 1)
