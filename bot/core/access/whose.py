"""What the lead is told of what is not the lead's to do: whose it is (access rule 7)."""

from collections.abc import Mapping

from bot.core.access.asked import Asked, Column
from bot.core.access.columns import BY_ROLE
from bot.core.access.conditions import CONDITIONS
from bot.core.access.matrix import row
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.procedure.day_names import listed

TITLES = {
    Column.TEAM_MANAGER: "the team manager",
    Column.CHAIR: "the meeting's chair",
    Column.NOTE_TAKER: "the meeting's note taker",
    Column.CONFERENCE_CHAIR: "the conference chair",
    Column.SENIOR_SOCIAL_WORKER: "the senior social worker",
    Column.OPERATOR: "whoever runs this service",
}
ROLES = {column: role for role, column in BY_ROLE.items()}
OF_THEIR_OWN = "mine"
"""The condition of a cell that says yes to what is somebody's own."""

OWNERS = {Column.PROFESSIONAL, Column.FOSTER_CARER, Column.FAMILY}
NOBODYS = ("This is nobody's to see or do here.", "See what you can do: help")


def whose_it_is(facts: CoreGroup, asked: Asked) -> tuple[str, str]:
    """Say who may do what the lead may not, by the matrix; the lead knows who is in the group."""
    cells = row(asked.subject, is_own=False)
    able = {each: cell[asked.verb] for each, cell in cells.items() if asked.verb in cell}
    who = [*_titled(facts, asked, able), *_owner(able)]
    if not who:
        return NOBODYS
    return f"This is not for the lead: it is for {listed(who, 'or')}.", "Ask them to do it."


def _titled(facts: CoreGroup, asked: Asked, able: Mapping[Column, str]) -> list[str]:
    """Return who has a post or role for it, where the condition of the cell holds."""
    now = {each for each, condition in able.items() if CONDITIONS[condition](facts, None, asked)}
    return [_named(facts, asked, column) for column in TITLES if column in now]


def _owner(able: Mapping[Column, str]) -> list[str]:
    is_somebodys = OWNERS.intersection(able) or OF_THEIR_OWN in able.values()
    return ["the one whose it is"] if is_somebodys else []


def _named(facts: CoreGroup, asked: Asked, column: Column) -> str:
    role, meeting = ROLES.get(column), facts.meeting(asked.meeting)
    posts = {Column.CHAIR: meeting.chair, Column.NOTE_TAKER: meeting.note_taker} if meeting else {}
    holder: Member | None = facts.holder(role) if role else facts.member(posts.get(column, ""))
    return f"{TITLES[column]} ({holder.name})" if holder else TITLES[column]
