"""What the membership lacks: agencies nobody speaks for, roles nobody holds (H1, R1, N2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from bot.core.facts.conferences import NamedAgency
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.free_text import says_something
from bot.core.procedure.roles import ProfileRole
from bot.core.refusals import Refusal

TO_CONSIDER = (
    "health",
    "school or nursery",
    "police",
    "housing",
    "probation",
    "mental health service for an adult of the family",
    "drug and alcohol service for an adult of the family",
    "domestic abuse service",
    "voluntary sector",
)
"""Agencies to think of, services for the adults of the family included (S2)."""

WORD = re.compile(r"[a-z]{3,}")
SMALL_WORDS = {"and", "the", "for", "adult", "family", "service", "services", "sector"}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the group lacks: what, and what can be done."""

    what: str
    way_on: str


ROLE_GAPS = {
    Role.LEAD: Gap("Nobody leads the group (H2).", "members lead NAME"),
    Role.TEAM_MANAGER: Gap("No team manager is entered.", "members role NAME ..."),
    Role.CONFERENCE_CHAIR: Gap("No conference chair is entered, who gets the minutes (H8).", "add"),
    Role.BRINGS_VIEWS: Gap(
        "Nobody is named who brings the child's views (H17).",
        "members role NAME brings the child's views",
    ),
}


def agency_gaps(facts: CoreGroup) -> tuple[str, ...]:
    """Return the agencies named at the conference for which nobody speaks, unexplained (H1)."""
    return tuple(
        named.agency
        for named in facts.named_agencies
        if not named.explained and not any(_speaks(each, named) for each in facts.core_members)
    )


def _speaks(member: Member, named: NamedAgency) -> bool:
    """Tell whether a member speaks for an agency: each of its words stands in theirs."""
    if member.is_family:
        return False
    theirs = set(WORD.findall(f"{member.agency} {member.part}".lower()))
    words = _words(named.agency)
    return bool(words) and words <= theirs


def _words(agency: str) -> set[str]:
    return set(WORD.findall(agency.lower())) - SMALL_WORDS


def to_consider(facts: CoreGroup) -> tuple[str, ...]:
    """Return agencies to think of that nobody has named and nobody speaks for yet (S2)."""
    present = [f"{each.agency} {each.part}" for each in facts.core_members if not each.is_family]
    present += [each.agency for each in facts.named_agencies]
    known = {word for each in present for word in WORD.findall(each.lower())}
    return tuple(each for each in TO_CONSIDER if not _is_known(each, known))


def _is_known(agency: str, known: set[str]) -> bool:
    return any(_words(either) <= known for either in agency.split(" or "))


def role_gaps(facts: CoreGroup) -> tuple[Gap, ...]:
    """Return the roles that somebody should hold and nobody does (H2, H8, H17)."""
    held = {role for each in facts.everybody for role in each.held}
    return tuple(ROLE_GAPS[role] for role in _wanted_roles(facts) if role not in held)


def _wanted_roles(facts: CoreGroup) -> Iterator[Role]:
    yield Role.LEAD
    yield Role.TEAM_MANAGER
    if ProfileRole.CONFERENCE_CHAIR in chain(*facts.profile.roles("minutes_also_to")):
        yield Role.CONFERENCE_CHAIR
    if facts.children:
        yield Role.BRINGS_VIEWS


def without_plan_item(facts: CoreGroup) -> tuple[Member, ...]:
    """Return professionals without any action of the plan, once it has some (N2)."""
    if not facts.open_actions:
        return ()
    busy = {id_ for each in facts.open_actions for id_ in (each.action_owner, *each.helpers)}
    return tuple(each for each in facts.professionals if each.id not in busy)


def owners_outside(facts: CoreGroup) -> tuple[str, ...]:
    """Return the numbers of open actions whose owner is not, or no longer, a member (N2)."""
    inside = {each.id for each in facts.core_members}
    return tuple(each.id for each in facts.open_actions if each.action_owner not in inside)


def is_named(facts: CoreGroup, agency: str) -> bool:
    """Tell whether an agency stands among those known to work with the family (R1)."""
    return agency.casefold() in {each.agency.casefold() for each in facts.named_agencies}


def name_agency(facts: CoreGroup, agency: str) -> CoreGroup:
    """Add an agency known to work with the family; the question is asked again (R1)."""
    if not agency:
        raise Refusal("Which agency?", "members agency housing", field="agency")
    if is_named(facts, agency):
        raise Refusal(f"{agency} is on the list already.", "See the gaps: members")
    return replace(facts, named_agencies=(*facts.named_agencies, NamedAgency(agency)))


def explain_gap(facts: CoreGroup, agency: str, reason: str) -> CoreGroup:
    """Record why nobody speaks for an agency: it is a gap no more (H1)."""
    if not is_named(facts, agency):
        known = ", ".join(each.agency for each in facts.named_agencies) or "none"
        raise Refusal(f"{agency[:40]} was not named at the conference.", f"Named were: {known}.")
    if not says_something(reason):
        raise Refusal(
            "Why does nobody speak for it?", "Write the reason in a line.", field="reason"
        )
    agencies = tuple(
        replace(each, explained=reason) if each.agency.casefold() == agency.casefold() else each
        for each in facts.named_agencies
    )
    return replace(facts, named_agencies=agencies)
