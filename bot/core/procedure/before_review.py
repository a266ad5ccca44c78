"""What a review asks of the meetings before it: enough of them, the last one early enough."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.core.procedure.day_names import many, short_day
from bot.core.procedure.intervals import meetings_short
from bot.core.procedure.joint_report import fit
from bot.core.procedure.profiles import Profile


def too_few_meetings(profile: Profile, meetings: Sequence[date], review: date) -> Iterator[str]:
    """Say how many meetings before `review` are still to be booked, if any are (H12)."""
    short, rule = meetings_short(profile, meetings, review), profile["meetings_before_review"]
    if short:
        yield (
            f"{many(short, 'more meeting')} must be booked before the review on "
            f"{short_day(review)}: at least {rule.content} are asked for ({rule.source.cite})."
        )


def no_time_for_report(profile: Profile, final_core_group: date, review: date) -> Iterator[str]:
    """Say that the last meeting before `review` leaves too little time for the report (D11)."""
    found = fit(profile, final_core_group, review)
    if found is not None and not found.fits:
        yield (
            f"A final core group on {short_day(final_core_group)} leaves too little time for the "
            f"joint report: draft {short_day(found.draft.date)}, "
            f"amendments {short_day(found.amendments.date)}. "
            f"The nearest date that works is {short_day(found.nearest)}."
        )
