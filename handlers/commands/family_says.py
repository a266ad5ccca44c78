"""How family are told of those who work with them: by what each is to them, by no title."""

from collections.abc import Mapping

from bot.core.facts.events import Wants
from bot.core.facts.members import Role

LEAD = "the person who leads your meetings"
TITLES: Mapping[Role, str] = {
    Role.LEAD: "the lead",
    Role.TEAM_MANAGER: "the team manager",
    Role.DEPUTY: "the manager's deputy",
}
CALLED: Mapping[Role, str] = {
    Role.LEAD: LEAD,
    Role.TEAM_MANAGER: "the manager of that person",
    Role.DEPUTY: "whoever stands in for the manager",
}
LATER = {Wants.CORE_GROUP: "a core group", Wants.REVIEW: "an earlier review"}
FAMILY_LATER = {Wants.CORE_GROUP: "another meeting", Wants.REVIEW: "an earlier review"}


def title_of(role: Role, *, to_family: bool) -> str:
    """Return what lead, manager or deputy is called."""
    return (CALLED if to_family else TITLES)[role]


def later(wants: Wants, *, to_family: bool) -> str:
    """Return what a change asks for beside an answer (L14)."""
    return (FAMILY_LATER if to_family else LATER)[wants]
