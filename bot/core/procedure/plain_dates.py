"""Dates as plain JSON, for programs: one object a date, the same keys in each."""

from typing import Any

from bot.core.procedure.deadlines import Deadline, Rule
from bot.core.procedure.listing import Listed

KEYS = (
    *("key", "date", "last_working_day", "rule", "start", "counted", "skipped"),
    *("other_reading", "cite", "confidence", "explanation"),
)
NO_DAYS: dict[str, Any] = {
    **dict.fromkeys(("date", "last_working_day", "start", "other_reading")),
    "counted": [],
    "skipped": [],
}


def plain_date(listed: Listed) -> dict[str, Any]:
    """Return one entry as `coregroup dates --json` prints it; `date` is null where there is none.

    Dates are ISO texts. `rule.unit` is "days" where the rule names no unit; `counted` and
    `skipped` then belong to the reading that binds.
    """
    plain = {
        "key": listed.key,
        **(_plain_days(listed) if isinstance(listed, Deadline) else NO_DAYS),
        "rule": _plain_rule(listed.rule),
        "cite": listed.cite,
        "confidence": listed.confidence.value if listed.confidence else None,
        "explanation": _explained(listed),
    }
    return {key: plain[key] for key in KEYS}


def _explained(listed: Listed) -> str:
    """Return the sentence, and after it what is looser than guidance or not yet known for sure."""
    cautions = listed.cautions if isinstance(listed, Deadline) else ()
    return " ".join((f"{listed.explanation}.", *cautions)) if cautions else listed.explanation


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
