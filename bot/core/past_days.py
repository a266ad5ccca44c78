"""Days on which something was done: they have been, and not before it was given to be done."""

from datetime import date, datetime

from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of


def check_done_on(on: date, number: str, given_on: date, now: datetime) -> None:
    """Refuse a day that has not come, or on which the action or task of this number was not yet.

    `given_on` is the day on which it was agreed or given.
    """
    if on > day_of(now):
        raise Refusal(
            "That day has not come yet.", "Enter the day on which it was done.", field="on"
        )
    if on < given_on:
        raise Refusal(
            f"{number} was given on {short_day(given_on)}; it cannot have been done before that.",
            f"Check the day. If it had been done even then, enter {short_day(given_on)}.",
            field="on",
        )
