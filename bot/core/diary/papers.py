"""Papers about a meeting as family hold them: since when each says what it would say now (R2)."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from bot.core.diary.arranging import seat_apart
from bot.core.diary.place import has_place, may_be_told
from bot.core.facts.as_told import AsTold
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.tasks import TaskKind

WITH_PLACE: Final = ".place"
"""How the revision ends of a paper that says where the meeting is."""


class Held(NamedTuple):
    """A paper that somebody was given: which revision of the meeting it tells, and its place?"""

    revision: int
    has_place: bool


def says_place(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    """Tell whether this person's paper says where the meeting is."""
    return has_place(meeting) and may_be_told(facts, meeting, member)


def told_since(facts: CoreGroup, meeting: Meeting, member: Member) -> int:
    """Return the revision of the meeting that their paper tells, as long as it says the same.

    Who is not told the place is not told that it has changed; but the paper that says where it
    was, before the flag or the move, no longer holds.
    """
    again = _holds_again(facts, meeting, member)
    if again is not None:
        return again
    timed = timed_since(meeting)
    if not meeting.stands or says_place(facts, meeting, member):
        return meeting.revision
    last = max(
        (each for each in held(facts, meeting, member) if each.revision >= timed), default=None
    )
    if last is None:
        return timed
    return min(last.revision + last.has_place, meeting.revision)


def invitation_now(facts: CoreGroup, meeting: Meeting, member: Member) -> str:
    """Return what tells this invitation from others for them; the place may or may not be on it."""
    revision = f"{told_since(facts, meeting, member)}.{member.spell}"
    seat = seat_apart(meeting, member)
    return f"{revision}.{seat.takes_part.name.lower()}{seat.turn}" if seat else revision


def has_another(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    """Tell whether the last paper that left for them since they joined invites otherwise.

    One that nobody handed over counts for nothing: its task was withdrawn, and they never saw it.
    """
    given = facts.done(TaskKind.GIVE_INVITATION, f"{meeting.id}:{member.id}")
    had = [each.removesuffix(WITH_PLACE) for each in given if _spell(each) == str(member.spell)]
    return bool(had) and had[-1] != invitation_now(facts, meeting, member)


def _spell(paper: str) -> str:
    return paper.partition(".")[2].partition(".")[0]


def as_it_stands(meeting: Meeting) -> AsTold:
    """Return how a meeting stands, to be kept when it is moved."""
    when = meeting.on, meeting.starts, meeting.ends
    return AsTold(meeting.revision, *when, meeting.place_revision)


def _holds_again(facts: CoreGroup, meeting: Meeting, member: Member) -> int | None:
    """Return the revision that the paper they were given last tells, if it stands so again.

    So it is when a meeting was moved away and back before they were told of the other time.
    """
    last = _last_plain(facts, meeting, member)
    if not meeting.stands or last is None:
        return None
    if last.has_place < says_place(facts, meeting, member):
        return None
    told = (each for each in meeting.before if each.revision == last.revision)
    return next((e.revision for e in told if _is_so(meeting, e, of_place=last.has_place)), None)


def _is_so(meeting: Meeting, told: AsTold, *, of_place: bool) -> bool:
    """Tell whether a meeting is when it was then and, for a paper that tells it, where."""
    when = told.on, told.starts, told.ends
    is_there = told.place_revision == meeting.place_revision
    return when == (meeting.on, meeting.starts, meeting.ends) and (is_there or not of_place)


def _last_plain(facts: CoreGroup, meeting: Meeting, member: Member) -> Held | None:
    """Return the last paper that somebody was given, None where they had one of another sort.

    One that puts the meeting off, or a talk of their own, took the place of all before it.
    """
    found = sorted(held(facts, meeting, member))
    papers = set(facts.done(TaskKind.GIVE_INVITATION, f"{meeting.id}:{member.id}"))
    ends = {True: WITH_PLACE, False: ""}
    plain = {f"{each.revision}.{member.spell}{ends[each.has_place]}" for each in found}
    return found[-1] if found and papers == plain else None


def timed_since(meeting: Meeting) -> int:
    """Return the revision that set day and time; where that was not kept, the last one."""
    return meeting.time_revision or meeting.revision


def held(facts: CoreGroup, meeting: Meeting, member: Member) -> Iterator[Held]:
    """Yield the papers about the meeting itself that somebody was given since they joined."""
    for each in facts.done(TaskKind.GIVE_INVITATION, f"{meeting.id}:{member.id}"):
        revision = each.partition(".")[0]
        if revision.isdigit() and _spell(each) == str(member.spell):
            yield Held(int(revision), each.endswith(WITH_PLACE))
