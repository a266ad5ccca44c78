"""Days on which something was done: they have been, and not before the group began."""

from datetime import date, datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import LONDON
from bot.core.refusals import Refusal


def check_past(facts: CoreGroup, on: date, now: datetime) -> None:
    """Refuse a day that has not come, or that is before the conference that began the group."""
    if on > now.astimezone(LONDON).date():
        raise Refusal(
            "That day has not come yet.", "Enter the day on which it was done.", field="on"
        )
    began = min(
        (each.on for each in facts.conferences),
        default=facts.created_at.astimezone(LONDON).date(),
    )
    if on < began:
        raise Refusal(
            "That day is before the group began.", "Check the year and the month.", field="on"
        )
