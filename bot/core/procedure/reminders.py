"""The days on which people are reminded, chased or told that something is late: all ours.

Every function returns None, or nothing, where the profile has no such rule.
"""

from datetime import date
from functools import lru_cache
from itertools import zip_longest

from bot.core.procedure.deadlines import Deadline, Rule, Term, reckon
from bot.core.procedure.profiles import Profile
from bot.core.procedure.timescales import due, written_update_due


def reminder_first(profile: Profile, meeting: date) -> Deadline | None:
    """Return the day of the first reminder of a meeting."""
    return due(profile, "reminder_first", meeting)


def reminder_last(profile: Profile, meeting: date) -> Deadline | None:
    """Return the day of the last reminder of a meeting."""
    return due(profile, "reminder_last", meeting)


def answer_question(profile: Profile, meeting: date) -> Deadline | None:
    """Return the day on which who has not answered is asked, with the update form."""
    return due(profile, "answer_question", meeting)


def apologies_late(profile: Profile, meeting: date) -> Deadline | None:
    """Return the day after which apologies count as late.

    L10 gives no figure, so it is ours; an authority's own, where its profile has one, goes before.
    """
    own = due(profile, "absence_notice", meeting, called="apologies_late")
    return own or due(profile, "apologies_late", meeting)


def update_chases(profile: Profile, meeting: date) -> tuple[Deadline, ...]:
    """Return the days on which a professional's missing update is chased (R14).

    The first is counted back from the day it is due, the second from the meeting.
    """
    update = written_update_due(profile, meeting)
    return _several(profile, "update_chase", update.date if update else meeting, meeting)


def contributions_asked(profile: Profile, final_core_group: date) -> Deadline | None:
    """Return the day on which contributions to the joint report are asked for (R16)."""
    return due(profile, "contributions_asked", final_core_group)


def review_reminders(profile: Profile, review: date) -> tuple[Deadline, ...]:
    """Return the days on which every member is reminded of the review (L18)."""
    return _several(profile, "review_reminder", review)


def minutes_reminder(profile: Profile, minutes: Deadline) -> Deadline | None:
    """Return the day on which the note taker is reminded of minutes that fall due (R7)."""
    return due(profile, "minutes_reminder", minutes.last_working_day)


def gap_due(profile: Profile, meeting: date) -> Deadline | None:
    """Return by when what `end` left open is to be done (S16)."""
    return due(profile, "gap_due", meeting)


@lru_cache(maxsize=1024)
def _several(profile: Profile, key: str, *starts: date) -> tuple[Deadline, ...]:
    """Count each span from its own start; the last start serves all further spans."""
    value, calendar = profile[key], profile.calendar
    events, direction = value.parameter.events, value.parameter.direction
    terms = zip_longest(profile.spans(key), events, starts)
    found, event, start = [], events[0], starts[0]
    for span, next_event, next_start in terms:
        event, start = next_event or event, next_start or start
        if span:
            rule = Rule(span, event, direction)
            found.append(reckon(calendar, Term(key, rule, value.source), start))
    return tuple(found)
