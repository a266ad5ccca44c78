"""Who of 7KQ2 is away from Mon 3 to Fri 14 May 2027, recorded on Thu 29 April."""

from datetime import date, datetime

from bot.core.facts.groups import CoreGroup
from bot.core.membership.away import go_away
from tests.cast import PRIYA, at
from tests.story import member_of, with_contact_sheet

RECORDED, FIRST, LAST = at(29, 4, 12), date(2027, 5, 3), date(2027, 5, 14)
DURING, AFTER = at(6, 5, 10), at(17, 5, 10)


def with_away(
    who: str,
    group: CoreGroup | None = None,
    first: date = FIRST,
    last: date = LAST,
    now: datetime = RECORDED,
) -> CoreGroup:
    group = group or with_contact_sheet()
    return go_away(group, member_of(group, who), first, last, by=PRIYA, now=now)
