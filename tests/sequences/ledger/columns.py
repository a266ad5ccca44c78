"""The columns of access.md that a reader stands in, and which of them read a record."""

from collections.abc import Callable
from typing import Any

from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import MinutesState
from bot.core.procedure.roles import ProfileRole
from tests.sequences.ledger.readers import Reader
from tests.sequences.ledger.standing import Place

Rule = Callable[[Reader, Any, Place], bool]

GROUP = {"LE", "TM", "OR", "CH", "NT", "PM", "FC"}
"""Who see the members, the sheet and the plan: everybody of the group but the family."""
RECORD = GROUP - {"OR"}
"""Who see plan, actions and final minutes: the organiser keeps dates and people, and no record."""
HEADS = {"LE", "TM"}


def final(facts: CoreGroup, meeting: str) -> bool:
    versions = (each for each in facts.minutes if each.meeting == meeting)
    return any(each.state is MinutesState.FINAL for each in versions)


def is_sent_minutes(reader: Reader) -> bool:
    """The conference chair has the minutes where the profile sends them there (condition 6)."""
    profile = reader.facts.profile
    names = profile.roles("minutes_also_to") if "minutes_also_to" in profile.values else ()
    return "CC" in reader.at() and any(ProfileRole.CONFERENCE_CHAIR in each for each in names)


def sees_record(reader: Reader, meeting: str) -> bool:
    """Minutes, final: everybody of the group, and the conference chair where it is sent them."""
    if not final(reader.facts, meeting):
        return False
    return bool(reader.at(meeting) & RECORD) or is_sent_minutes(reader)


def drafted(reader: Reader, meeting: str) -> bool:
    return bool(reader.at(meeting) & {"LE", "TM", "CH", "NT", "SW"})


def drafts_any(reader: Reader) -> bool:
    return "SW" in reader.at() and bool(reader.facts.minutes or reader.facts.copies)


def only(*columns: str) -> Rule:
    """Return a rule that says yes to these columns, whatever the thing."""
    wanted = frozenset(columns)
    return lambda reader, _whole, _place: bool(reader.anywhere & wanted)
