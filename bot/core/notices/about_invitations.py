"""What should be said of a meeting to those invited: it is on, has changed or is called off."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import PROFESSIONAL_KINDS, Member, MemberKind
from bot.core.notices.notice import CHANNEL, Kind
from bot.core.notices.proposal import Proposal
from bot.core.notices.said import OFF, Said

CHANGE_IS_LATE = timedelta(hours=3)
ALWAYS_INVITED = PROFESSIONAL_KINDS | {MemberKind.FOSTER_CARER}


class Entry(NamedTuple):
    """What makes one member's entry for a meeting the same as another's.

    `cause` is since when it is wanted; `off` why the date is not to be kept, or nothing.
    """

    spell: int
    mailbox: int
    cause: datetime
    off: str


def invited(facts: CoreGroup, meeting: Meeting) -> tuple[Member, ...]:
    """Return who gets an entry for this meeting by message, whether still in the group or not.

    Professionals, foster carers and the meeting's substitutes; family have their own route.
    """
    return tuple(
        each
        for each in facts.members
        if each.kind in ALWAYS_INVITED
        or (each.kind is MemberKind.SUBSTITUTE and each.substitute_at == meeting.id)
    )


def about_invitations(
    facts: CoreGroup, meeting: Meeting, members: Sequence[Member]
) -> Iterator[Proposal]:
    """Yield the entry that each of these members should have, and what the channel should hear."""
    changed_at, off = meeting.changed_at, called_off(facts, meeting)
    since = max(changed_at, facts.closing.at if facts.closing else changed_at).astimezone(UTC)
    plain = of_meeting(meeting, since, off)
    for entry, alike in _by_entry(meeting, members, since, off).items():
        is_plain = (entry.cause, entry.off) == (since, off)
        its = plain if is_plain else of_meeting(meeting, entry.cause, entry.off)
        yield from _to_members(meeting, its, entry, alike)
    if facts.channel.platform is not None:
        cause = max(since, facts.channel.opened_at or since)
        yield plain._replace(kind=Kind.MEETING_SET, recipients=(CHANNEL,), when=cause)


def called_off(facts: CoreGroup, meeting: Meeting) -> str:
    """Return why nobody is to keep the date, or nothing if it stands.

    A group that has closed meets no more; a date that was moved beyond a review waits for its
    outcome, and whoever had been invited to the old one must hear that it is off (R24).
    """
    if meeting.state is MeetingState.CANCELLED:
        return "cancelled"
    if facts.is_closed:
        return "closed"
    return "provisional" if meeting.provisional else ""


def of_meeting(meeting: Meeting, cause: datetime, off: str) -> Proposal:
    """Return what is said of the meeting, to nobody yet."""
    starts = meeting.starts_at
    return Proposal(
        Kind.INVITATION,
        (),
        meeting.id,
        cause,
        revision=off_by(str(meeting.revision), off),
        useful_until=_useful_until(meeting, cause, off).astimezone(UTC),
        lapses_at=starts.astimezone(UTC),
        says=OFF if off else str(Said.of(meeting)),
        needs_left=bool(off),
        to_left=bool(off),
    )


def _useful_until(meeting: Meeting, cause: datetime, off: str) -> datetime:
    """Return until when it is of use: a change is news before whichever start comes first.

    Who has not heard by then goes to the old one.
    """
    starts, before = meeting.starts_at, meeting.moved_from
    if meeting.revision == 1 and not off:
        return starts
    went_by = starts if before is None or before <= cause else before
    return min(starts, went_by) - CHANGE_IS_LATE


def off_by(revision: str, off: str) -> str:
    """Why it is off tells a calling-off apart from the invitation that may follow."""
    return f"{revision}.{off}" if off else revision


def _by_entry(
    meeting: Meeting, members: Sequence[Member], since: datetime, off: str
) -> Mapping[Entry, list[Member]]:
    """Return the members by what they should have: nearly all should have the same."""
    found: dict[Entry, list[Member]] = {}
    for member in members:
        out = member.opted_out
        if out is None:
            entry = Entry(member.spell, member.mailbox, max(since, member.opted_in), off)
        elif out.at < meeting.starts_at:
            entry = Entry(member.spell, member.mailbox, max(since, out.at), "out")
        else:
            continue
        found.setdefault(entry, []).append(member)
    return found


def _to_members(
    meeting: Meeting, plain: Proposal, entry: Entry, members: Sequence[Member]
) -> Iterator[Proposal]:
    """Yield an entry for its members, and the buttons beside it for those who are in a chat.

    It is as their address should have it: one that took another's place has none yet.
    """
    is_as_for_all = plain.needs_left or entry.mailbox == 1
    its = plain._replace(
        recipients=tuple([each.id for each in members]),
        when=entry.cause,
        revision=off_by(f"{meeting.revision}.{entry.spell}", entry.off),
        says=plain.says if is_as_for_all else str(Said.of(meeting, entry.mailbox)),
    )
    yield its
    by_chat = tuple([each.id for each in members if each.contact.route.is_chat])
    if by_chat:
        yield its._replace(kind=Kind.MEETING_SET, recipients=by_chat, says=plain.says)
