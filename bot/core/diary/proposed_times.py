"""Times proposed for a meeting, and who can come then; only the social care team books (L8)."""

from dataclasses import replace
from datetime import date, datetime, time

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, ProposedTime, SaidOfTime
from bot.core.procedure.day_names import short_day
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put_member
from bot.core.wall_clock import day_of, instant_of

Proposed = tuple[Member, ProposedTime]
"""A time with whoever proposes it."""


def propose(facts: CoreGroup, member: Member, on: date, starts: time, now: datetime) -> CoreGroup:
    """Return the facts with the time that a member would like, in the place of an earlier one."""
    _must_be_ahead(on, starts, now)
    return put_member(facts, replace(member, proposes=ProposedTime(on, starts, now)))


def proposed(facts: CoreGroup, today: date) -> tuple[Proposed, ...]:
    """Return who proposes which time, those that are past or on which the group meets left out."""
    booked = {each.on for each in facts.upcoming}
    return tuple(
        (member, member.proposes)
        for member in facts.everybody
        if member.proposes and member.proposes.on >= today and member.proposes.on not in booked
    )


def asked_about(facts: CoreGroup, now: datetime) -> tuple[Proposed, ...]:
    """Return the times to come of which the members are asked whether they can."""
    return tuple(
        (member, each)
        for member, each in proposed(facts, day_of(now))
        if each.asked_at is not None and instant_of(each.on, each.starts) > now
    )


def ask_who_can(
    facts: CoreGroup, member: Member, on: date, starts: time, now: datetime
) -> CoreGroup:
    """Return the facts with everybody asked whether they can come then; nothing is booked by it.

    A time that somebody proposes already stays theirs; another is proposed by whoever asks.
    """
    _must_be_ahead(on, starts, now)
    if any(each.on == on for each in facts.upcoming):
        raise AlreadyDone(f"The group meets on {short_day(on)} already.", "See who comes: coming")
    found = _at(proposed(facts, day_of(now)), on, starts)
    owner, time_ = found or (member, ProposedTime(on, starts, now))
    if time_.asked_at is not None:
        raise AlreadyDone("Everybody is asked about this time already.", "See: meet asked")
    return put_member(
        facts, replace(owner, proposes=replace(time_, asked_at=now, asked_by=member.id))
    )


def say_who_can(
    facts: CoreGroup, on: date, starts: time, said: SaidOfTime, known: CoreGroup
) -> CoreGroup:
    """Return the facts with somebody's yes or no to a time that is asked about; it may change.

    `known` is what of the group whoever says it is given to work with: to family a time that is
    asked of others is answered like one that nobody is asked about (access condition 3, rule 7).
    """
    found = _at(asked_about(known, said.at), on, starts)
    if found is None:
        raise Refusal(
            f"There is nothing for you to answer about {short_day(on)} at {starts:%H:%M} any more.",
            "If somebody asked you, tell them: they note it. See which meetings stand: dates",
        )
    owner, time_ = found
    others = tuple(each for each in time_.said if each.member != said.member)
    return put_member(facts, replace(owner, proposes=replace(time_, said=(*others, said))))


def to_be_asked(facts: CoreGroup, time_: ProposedTime) -> tuple[Member, ...]:
    """Return who has still to say whether they can come then.

    Who asks or proposes has said so by it. Family have their own route: the lead asks them, and
    records what they say (L6, IG11).
    """
    said = {each.member for each in time_.said} | {time_.asked_by}
    return tuple(
        each
        for each in facts.core_members
        if not each.is_family and each.id not in said and each.proposes is not time_
    )


def _at(times: tuple[Proposed, ...], on: date, starts: time) -> Proposed | None:
    return next((each for each in times if (each[1].on, each[1].starts) == (on, starts)), None)


def _must_be_ahead(on: date, starts: time, now: datetime) -> None:
    if instant_of(on, starts) <= now:
        raise Refusal(f"{short_day(on)} is past.", "Propose a day ahead.", field="on")
