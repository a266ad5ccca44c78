"""Days on which something was done: they have been, and not before the group began."""

from datetime import date, datetime

from bot.core.facts.groups import CoreGroup
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of


def check_past(facts: CoreGroup, on: date, now: datetime) -> None:
    """Refuse a day that has not come, or that is before the conference that began the group."""
    if on > day_of(now):
        raise Refusal(
            "That day has not come yet.", "Enter the day on which it was done.", field="on"
        )
    began = min(
        (each.on for each in facts.conferences),
        default=day_of(facts.created_at),
    )
    if on < began:
        raise Refusal(
            "That day is before the group began.", "Check the year and the month.", field="on"
        )
