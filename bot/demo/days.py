"""Days and moments of the story, by the clock on the wall; it is 2027 where no year is named."""

from datetime import date, datetime

from bot.core.wall_clock import LONDON

YEAR = 2027
DAY_AND_MONTH = 2


def moment(day: str, hour: str) -> datetime:
    """Return a moment of the story in London: "30 Mar", "10:00"; "28 Jan 2028" names its year."""
    dated = f"{day} {YEAR}" if len(day.split()) == DAY_AND_MONTH else day
    return datetime.strptime(f"{dated} {hour}", "%d %b %Y %H:%M").replace(tzinfo=LONDON)


def day(text: str) -> date:
    """Return a day of the story as in "30 Mar" or "28 Jan 2028"."""
    return moment(text, "00:00").date()
