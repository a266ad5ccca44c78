"""What the lead is told of what is not the lead's to do: whose it is (access rule 7)."""

from collections.abc import Iterable, Iterator

from bot.core.access.asked import Asked, Column
from bot.core.access.conditions import CONDITIONS
from bot.core.access.matrix import row
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.procedure.day_names import listed

BY_ROLE = {
    Column.TEAM_MANAGER: (Role.TEAM_MANAGER, "the team manager"),
    Column.SENIOR_SOCIAL_WORKER: (Role.SENIOR_SOCIAL_WORKER, "the senior social worker"),
    Column.CONFERENCE_CHAIR: (Role.CONFERENCE_CHAIR, "the conference chair"),
}
AT_MEETING = {Column.CHAIR: "the meeting's chair", Column.NOTE_TAKER: "the meeting's note taker"}
OF_THEIR_OWN = "mine"
"""The condition of a cell that says yes to what is somebody's own."""

OWNERS = {Column.PROFESSIONAL, Column.FOSTER_CARER, Column.FAMILY}
NOBODYS = ("This is nobody's to see or do here.", "See what you can do: help")


def whose_it_is(facts: CoreGroup, asked: Asked) -> tuple[str, str]:
    """Say who may do what the lead may not, by the matrix; the lead knows who is in the group."""
    cells = row(asked.subject, is_own=False)
    able = {each: cell[asked.verb] for each, cell in cells.items() if asked.verb in cell}
    owned = OWNERS.intersection(able) or OF_THEIR_OWN in able.values()
    now = (each for each, condition in able.items() if CONDITIONS[condition](facts, None, asked))
    who = (*_words(facts, asked, now), *(["the one whose it is"] if owned else []))
    if not who:
        return NOBODYS
    return f"This is not for the lead: it is for {listed(who, 'or')}.", "Ask them to do it."


def _words(facts: CoreGroup, asked: Asked, able: Iterable[Column]) -> Iterator[str]:
    for column in able:
        if column in BY_ROLE:
            role, words = BY_ROLE[column]
            yield _named(words, facts.holder(role))
        elif column in AT_MEETING:
            yield _named(AT_MEETING[column], _at(facts, asked.meeting, column))


def _at(facts: CoreGroup, id_: str, column: Column) -> Member | None:
    meeting = facts.meeting(id_)
    if meeting is None:
        return None
    return facts.member(meeting.chair if column is Column.CHAIR else meeting.note_taker)


def _named(words: str, holder: Member | None) -> str:
    return f"{words} ({holder.name})" if holder else words
