"""Leah's copy of the minutes of 30 March: let go by Priya, confirmed by Iqbal (5.4)."""

from dataclasses import replace
from datetime import datetime

from bot.core.copies.deciding import confirm, release
from bot.core.facts.copies import FamilyCopy
from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Flag
from bot.core.tasking.settling import settle_tasks
from tests.cast import IQBAL, LEAH, PRIYA, TOM, at
from tests.record_story import record_of, with_minutes_released, with_roll_called
from tests.story import member_of

PARTS = (("What was decided", ("The lock is replaced.",)),)
COPY_OUT, SECOND_WORD = at(2, 4, 13), at(2, 4, 14)
FINAL = replace(with_roll_called(with_minutes_released()), flag=Flag.NOT_KNOWN)


def copy_in(facts: CoreGroup) -> FamilyCopy:
    """Return the last copy of a group."""
    return facts.copies[-1]


def with_copy(
    facts: CoreGroup = FINAL,
    who: str = LEAH,
    by: str = PRIYA,
    now: datetime = COPY_OUT,
    line: str = "The lock is replaced.",
) -> CoreGroup:
    """Return the group with a copy that was let go."""
    reader, releaser = member_of(facts, who), member_of(facts, by)
    parts = (("What was decided", (line,)),)
    cover = Cover.COVER if releaser.id == TOM else Cover.NONE
    return release(facts, record_of(facts), reader, parts, releaser, now, as_cover=cover)


def with_copy_confirmed(facts: CoreGroup | None = None) -> CoreGroup:
    """Return the group with Leah's copy confirmed by Iqbal."""
    facts = facts or with_copy()
    return confirm(facts, copy_in(facts), IQBAL, SECOND_WORD)


def settled(facts: CoreGroup, now: datetime = SECOND_WORD) -> CoreGroup:
    """Return the group with the tasks that it calls for."""
    return settle_tasks(facts, now)
