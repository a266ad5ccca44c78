"""`coregroup dates`: every date that follows from a conference, each with its explanation."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated

import typer

from bot.cli.options import AsJson, ProfileName, find_profile, parse_day
from bot.cli.printing import print_blocks, print_json
from bot.core.procedure.before_review import no_time_for_report, too_few_meetings
from bot.core.procedure.day_names import short_day
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.intervals import next_core_group
from bot.core.procedure.listing import (
    DATE_WORDS,
    Days,
    Listed,
    NoDate,
    check_order,
    listed_dates,
    our_dates,
)
from bot.core.procedure.overrides import Override, OverrideRefused, with_overrides
from bot.core.procedure.plain_dates import plain_date
from bot.core.procedure.profiles import Profile

OF_MEETINGS = {
    "interval": "6 weeks",
    "after_review_first": "6 weeks",
    "review_after": "3 months",
    "review_next": "6 months",
    "re_referral_window": "3 months",
}
"""Examples of spans that are longer than a few working days."""

WHAT_IF = "tried with `coregroup dates`; a group needs a recorded reason"


def parse_override(written: str) -> Override:
    """Read KEY="5 days"; a value that gives more time than the guidance is computed and marked."""
    key, equals, value = written.partition("=")
    if not equals or not key or not value:
        raise typer.BadParameter(f'"{written[:40]}" is not an override. Write interval="6 weeks".')
    return Override(key.strip(), value.strip().strip("\"'"), reason=WHAT_IF)


def _day(help_: str) -> object:
    return typer.Option(parser=parse_day, metavar="YYYY-MM-DD", help=help_)


def dates(
    profile: ProfileName,
    conference: Annotated[date, _day("The initial conference.")],
    review: Annotated[date | None, _day("The review conference, planned or held.")] = None,
    meeting: Annotated[list[date] | None, _day("A core group; may be repeated.")] = None,
    draft_sent: Annotated[date | None, _day("The day the draft report went out.")] = None,
    change: Annotated[date | None, _day("The day a significant change was identified.")] = None,
    case_closure: Annotated[date | None, _day("The day the case was closed.")] = None,
    override: Annotated[
        list[Override] | None,
        typer.Option(parser=parse_override, metavar='KEY="5 days"', help="May be repeated."),
    ] = None,
    *,
    ours: Annotated[bool, typer.Option("--all", help="Reminders and chases as well.")] = False,
    why: Annotated[bool, typer.Option("--why", help="All that stands behind each date.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print every date of a group; one that the profile does not give says so."""
    rules = _rules(profile, override or ())
    meetings = tuple(sorted(set(meeting or ())))
    days = Days(conference, review, meetings, draft_sent, change, case_closure)
    check_order(days)
    found: list[Listed] = [*listed_dates(rules, days), *(our_dates(rules, days) if ours else ())]
    if as_json:
        print_json([plain_date(each) for each in found])
    else:
        title = f"{rules.name}: dates from the conference on {short_day(conference)}"
        print_blocks([*_warned(rules, days, found), *_blocks(found, why=why)], title)


def _rules(profile: str, overrides: Sequence[Override]) -> Profile:
    try:
        return with_overrides(find_profile(profile), overrides)
    except OverrideRefused as refusal:
        raise typer.BadParameter(str(refusal), param_hint="--override") from refusal


def _warned(
    rules: Profile, days: Days, found: Sequence[Listed]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Say what is unlikely, late or too little in the days that were given."""
    lines = [
        *_looser(rules),
        *_on_no_working_day(rules, days),
        *_late(rules, days, found),
        *_before_review(rules, days),
    ]
    if lines:
        yield "Look at this first", lines


def _looser(rules: Profile) -> Iterator[str]:
    for value in rules.values.values():
        if value.is_looser and value.reason == WHAT_IF:
            yield (
                f'{value.key}, "{value.written}", is looser than {value.looser_than}. '
                "A group needs a recorded reason for it."
            )


def _on_no_working_day(rules: Profile, days: Days) -> Iterator[str]:
    given = (("conference", days.conference), ("review", days.review))
    for what, day in (*given, *(("core group", each) for each in days.meetings)):
        if day is not None and not rules.calendar.is_working_day(day):
            yield f"The {what} on {short_day(day)} is on no working day. Is the date right?"


def _late(rules: Profile, days: Days, found: Sequence[Listed]) -> Iterator[str]:
    """Compare the days that were given with those by which each must be."""
    due = {each.key: each.date for each in found if isinstance(each, Deadline)}
    given = [("first core group", "first_meeting", day) for day in days.meetings[:1]]
    given += [("review", "review", days.review)] if days.review else []
    limits = [(what, day, due.get(key, date.max)) for what, key, day in given]
    for what, day, by in [*limits, *_gaps(rules, days)]:
        if day > by:
            yield f"The {what} on {short_day(day)} is late: it was due by {short_day(by)}."


def _gaps(rules: Profile, days: Days) -> Iterator[tuple[str, date, date]]:
    """Yield each further core group with the day by which it must follow the one before it."""
    for before, day in pairwise(days.meetings):
        review = days.review if days.review and days.review <= day else None
        limit = next_core_group(rules, before, review)
        if limit is not None:
            yield "core group", day, limit.date


def _before_review(rules: Profile, days: Days) -> Iterator[str]:
    """Say whether the meetings before the review are enough, and the last early (H12, D11)."""
    if days.review is not None:
        yield from too_few_meetings(rules, days.meetings, days.review)
        if days.final_core_group is not None:
            yield from no_time_for_report(rules, days.final_core_group, days.review)


def _blocks(found: Sequence[Listed], *, why: bool) -> list[tuple[str, list[str]]]:
    blocks = [(f"{DATE_WORDS[each.key]} ({each.key})", date_lines(each, why=why)) for each in found]
    lacking = [each for each in found if isinstance(each, NoDate) and not each.rule]
    return [*blocks, *map(_tip, lacking[:1])]


def _tip(lacking: NoDate) -> tuple[str, list[str]]:
    example = OF_MEETINGS.get(lacking.parameter, "5 working days")
    tried = f'try --override {lacking.parameter}="{example}".'
    return "Where there is no rule", [f"The conference may set one: {tried}"]


def date_lines(listed: Listed, *, why: bool) -> list[str]:
    """Return what is said of one date: the sentence, both readings, or all behind *why?*."""
    if not isinstance(listed, Deadline):
        return [listed.explanation]
    if why:
        return list(listed.why)
    lines = [listed.explanation]
    if listed.last_working_day != listed.date:
        lines.append(f"Last working day on or before it: {short_day(listed.last_working_day)}.")
    if listed.other_reading:
        lines.append(f"Other reading: {short_day(listed.other_reading)}.")
    lines += listed.cautions
    return [*lines, f"Confidence: {listed.confidence}."]
