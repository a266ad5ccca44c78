"""The roles that a profile names: who signs, who gets a copy, who is proposed as chair."""

from enum import StrEnum

from bot.core.refusals import Refusal


class ProfileRole(StrEnum):
    """Who does or gets something by the procedure; the value is how a profile file has it."""

    LEAD = "lead"
    NOMINEE = "nominee of the lead's department"
    TEAM_MANAGER = "team manager"
    SENIOR_SOCIAL_WORKER = "senior social worker"
    CHAIR = "chair"
    CONFERENCE_CHAIR = "conference chair"
    ROTA = "rota"
    DECIDED = "decided at the start"
    AGREED_AND_EXPERIENCED = "agreed and experienced"


Places = tuple[tuple[ProfileRole, ...], ...]
"""One entry for each place to fill, holding the roles that may fill it, the preferred one first."""


def parse_places(written: str) -> Places:
    """Read "chair; team manager or senior social worker": two places, the second with a choice."""
    return tuple(tuple(_role(role) for role in place.split(" or ")) for place in written.split(";"))


def _role(written: str) -> ProfileRole:
    known = {role.value: role for role in ProfileRole}
    if written.strip() not in known:
        raise Refusal(
            f'"{written.strip()[:40]}" is not a role.',
            f"Write places with ; between them and or for a choice, from: {', '.join(known)}.",
        )
    return known[written.strip()]
