"""Dates as plain JSON, for programs: one object a date, the same keys in each."""

from typing import Any

from bot.core.procedure.deadlines import Deadline, Rule
from bot.core.procedure.listing import Listed


def plain_date(listed: Listed) -> dict[str, Any]:
    """Return one entry as `coregroup dates --json` prints it; `date` is null where there is none.

    Dates are ISO texts. `rule.unit` is "days" where the rule names no unit; `counted` and
    `skipped` then belong to the reading that binds.
    """
    common = {
        "key": listed.key,
        "rule": _plain_rule(listed.rule),
        "cite": listed.cite,
        "confidence": listed.confidence and listed.confidence.value,
        "explanation": listed.explanation,
    }
    if isinstance(listed, Deadline):
        return common | _plain_days(listed)
    days = dict.fromkeys(("date", "last_working_day", "start", "other_reading"))
    return common | days | {"counted": [], "skipped": []}


def _plain_days(deadline: Deadline) -> dict[str, Any]:
    other = deadline.other_reading
    return {
        "date": deadline.date.isoformat(),
        "last_working_day": deadline.last_working_day.isoformat(),
        "start": deadline.start.isoformat(),
        "counted": [day.isoformat() for day in deadline.counted],
        "skipped": [{"date": each.date.isoformat(), "why": each.why} for each in deadline.skipped],
        "other_reading": other.isoformat() if other else None,
    }


def _plain_rule(rule: Rule | None) -> dict[str, Any] | None:
    if rule is None:
        return None
    return {
        "amount": rule.span.amount,
        "unit": rule.span.unit.value,
        "event": rule.event.value,
        "direction": rule.direction.value,
    }
