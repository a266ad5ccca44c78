"""Days and moments of the story, by the clock on the wall in 2027."""

from datetime import date, datetime

from bot.core.wall_clock import LONDON


def moment(day: str, hour: str) -> datetime:
    """Return a moment of the story: "30 Mar", "10:00" is a time in London in 2027."""
    return datetime.strptime(f"{day} 2027 {hour}", "%d %b %Y %H:%M").replace(tzinfo=LONDON)


def day(text: str) -> date:
    """Return a day of 2027 as in "30 Mar"."""
    return moment(text, "00:00").date()
