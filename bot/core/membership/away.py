"""Being away: recorded with its days and without a reason, taken back, and who is there instead."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.core.facts.absences import Absence, away_until, to_come
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.numbering import next_id
from bot.core.procedure.day_names import short_day
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put
from bot.core.wall_clock import day_of

LONGEST = timedelta(days=366)
NO_MANAGER = (
    "Nobody covers for the lead: there is no team manager. What goes to the lead waits. Enter one: "
    "members role NAME team manager"
)
NO_DEPUTY = (
    "The team manager is away {}, and nobody stands in: there is no deputy. What goes to the "
    "manager waits, and nothing is lost. Name one: members role NAME deputy"
)
NONE_THERE = (
    "The team manager is away {}, and every deputy too for some of those days. They are told all "
    "the same. Name one more who is there: members role NAME deputy"
)


def go_away(
    facts: CoreGroup, member: Member, first: date, last: date, *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with somebody away on these days, both included; nobody asks why."""
    if member.is_family:
        raise Refusal(
            "Absences are kept of professionals alone.",
            f"What {member.name} answers for a meeting is recorded with: coming",
            field="name",
        )
    _must_be_possible(first, last, day_of(now))
    for each in to_come(facts.absences, member.id, now):
        if each.first <= first and last <= each.last:
            raise AlreadyDone(f"That is recorded already: {in_days(each)}.")
    id_ = next_id("Y", (each.id for each in facts.absences))
    return replace(facts, absences=(*facts.absences, Absence(id_, member.id, first, last, by, now)))


def _must_be_possible(first: date, last: date, today: date) -> None:
    if last < max(first, today):
        raise Refusal(
            f"{short_day(last)} is no day until which somebody can be away.",
            "It is today or later, and not before the first day.",
            field="last",
        )
    if last > today + LONGEST:
        raise Refusal(
            f"{short_day(last)} is more than a year ahead.",
            "Who is away for so long hands over: members lead NAME, or members role NAME ...",
            field="last",
        )


def come_back(
    facts: CoreGroup, member: Member, id_: str, *, by: str, now: datetime
) -> tuple[CoreGroup, Absence]:
    """Return the facts with one absence ended or taken back, and which one that was.

    Without a number that is the one that stands now, or else the only one that lies ahead.
    """
    ahead = to_come(facts.absences, member.id, now)
    ended = replace(_meant(ahead, member, id_.upper(), now), ended_at=now, ended_by=by)
    return replace(facts, absences=put(facts.absences, ended)), ended


def _meant(ahead: Sequence[Absence], member: Member, id_: str, now: datetime) -> Absence:
    likely = _likely([each for each in ahead if id_ in {"", each.id}], now)
    if not likely:
        raise Refusal(f"No such absence of {member.name} is recorded.", "See: members away")
    if len(likely) > 1:
        several = "; ".join(f"{each.id}, {in_days(each)}" for each in likely)
        raise Refusal(
            f"Several absences of {member.name} are recorded: {several}.",
            f"Say which: members back {member.name} {likely[0].id}",
        )
    return likely[0]


def _likely(found: list[Absence], now: datetime) -> list[Absence]:
    """Return those that stand now, if any does."""
    return [each for each in found if each.begins <= now] or found


def in_days(absence: Absence) -> str:
    """Say the days of an absence: "Mon 3 May 2027 to Fri 14 May 2027"."""
    return f"{short_day(absence.first)} to {short_day(absence.last)}"


def in_words(facts: CoreGroup, member: str, now: datetime) -> str:
    """Say of somebody that they are away, or will be next; nothing of who is there."""
    until = away_until(facts.absences, member, now)
    if until is not None:
        return f"away until {short_day(until)}"
    return next((f"away {in_days(e)}" for e in to_come(facts.absences, member, now)), "")


def what_follows(member: Member) -> str:
    """Say what it means for the group that this person is away; nothing for most of them."""
    if member.has(Role.LEAD):
        return (
            "On those days what goes to the lead goes to the team manager at once as well, as "
            "cover. Nothing is taken from the lead."
        )
    if member.has(Role.TEAM_MANAGER):
        return (
            "On those days each deputy stands in for the team manager, and hears of a concern at "
            "once. To clear the flag, not to share, and to lift a hold stay the manager's alone."
        )
    return ""


def without_cover(facts: CoreGroup, now: datetime) -> Iterator[str]:
    """Say plainly where nobody is there in place of a lead or manager who is away (H2)."""
    lead, manager = facts.lead, facts.holder(Role.TEAM_MANAGER)
    if manager is not None:
        yield from _without_deputy(facts, manager, now)
    elif lead is not None and to_come(facts.absences, lead.id, now):
        yield NO_MANAGER


def _without_deputy(facts: CoreGroup, manager: Member, now: datetime) -> Iterator[str]:
    deputies = [each for each in facts.everybody if each.has(Role.DEPUTY) and each != manager]
    for each in to_come(facts.absences, manager.id, now):
        if not deputies:
            yield NO_DEPUTY.format(in_days(each))
        elif all(_meets(facts, each, deputy, now) for deputy in deputies):
            yield NONE_THERE.format(in_days(each))


def _meets(facts: CoreGroup, absence: Absence, other: Member, now: datetime) -> bool:
    """Tell whether somebody else is away on a day of an absence."""
    theirs = to_come(facts.absences, other.id, now)
    return any(each.first <= absence.last and absence.first <= each.last for each in theirs)
