"""How the dates of some days were kept in one group, in numbers alone (B10)."""

from collections import Counter
from datetime import date

from bot.core.evidence.due import How, due_in
from bot.core.facts.groups import CoreGroup
from bot.core.saying.periods import Period

COUNTED = ("Group", "Due", "In time", "Late", "Not on record", "Open")
ORDER = (How.IN_TIME, How.LATE, How.NOT_ON_RECORD, How.OPEN)


def counted(facts: CoreGroup, today: date, of: Period) -> tuple[str, ...] | None:
    """Return the cells under `COUNTED`; None where nothing was due, done or held in these days.

    A date counts in the days in which it was due: what was done later is late there, and stands
    once only however many periods one looks at.
    """
    dates = due_in(facts, today, of)
    if not dates and not any(of.holds(each.on) for each in facts.held):
        return None
    kept = Counter(each.how(today) for each in dates if of.holds(each.deadline.date))
    return facts.ref, str(kept.total()), *(str(kept[how]) for how in ORDER)
