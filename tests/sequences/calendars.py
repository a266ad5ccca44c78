"""What stands in a member's calendar, and what should: written anew, without the house's rules."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.facts.members import Member, MemberKind
from bot.core.ports import CalendarEntry, EntryState
from tests.sequences.post import Sent

Slot = tuple[datetime, datetime, str]
"""When a meeting begins and ends by the clock on the wall, and where it is."""


@dataclass
class Calendars:
    """The calendars of all members: each object that arrived, applied in order of SEQUENCE.

    Each address has a calendar of its own: what one was told, another knows nothing of.
    """

    entries: dict[tuple[str, str, str], CalendarEntry] = field(default_factory=dict)
    sent: dict[tuple[str, str], list[Sent]] = field(default_factory=dict)

    def hear(self, each: Sent) -> None:
        """Take one attempt, and check what RFC 5546 and the procedure ask of it."""
        entry, identity = each.message.calendar, each.identity
        if entry is None:
            return
        key = identity.recipient, identity.subject
        before = self.sent.setdefault(key, [])
        self._check(entry, each, before)
        before.append(each)
        if each.has_arrived:
            self.entries[*key, each.message.address] = entry

    def _check(self, entry: CalendarEntry, each: Sent, before: list[Sent]) -> None:
        entries = [(one, one.message.calendar) for one in before if one.message.calendar]
        assert all(one.uid == entry.uid for _, one in entries), "the UID stays"
        key = each.message.idempotency_key
        others = [(one, was) for one, was in entries if one.message.idempotency_key != key]
        assert all(was.sequence < entry.sequence for _, was in others), "SEQUENCE rises"
        may_be_there = [was for one, was in entries if one.has_arrived or one.is_in_doubt]
        if entry.state is not EntryState.ON:
            assert may_be_there, "no cancellation without an invitation"
        same = [one for one, _ in entries if one.message.idempotency_key == key]
        if any(one.has_arrived for one in same):
            assert each.message.attempt > 1, "a repeat is marked"
        here = [(one, was) for one, was in others if one.message.address == each.message.address]
        last = next((was for one, was in reversed(here) if one.has_arrived), None)
        if last is not None and not any(one.is_in_doubt for one, _ in others):
            assert _told(last) != _told(entry), "nothing is said twice"

    def of(self, member: Member, facts: CoreGroup, now: datetime) -> dict[str, Slot]:
        """Return the meetings to come that stand in the calendar of a member's address."""
        found = {
            meeting: self.entries.get((member.id, meeting.id, member.contact.email))
            for meeting in facts.meetings
        }
        return {
            meeting.id: (entry.starts, entry.ends, entry.place)
            for meeting, entry in found.items()
            if entry is not None
            and entry.state is EntryState.ON
            and meeting.state is not MeetingState.ENDED
            and meeting.starts_at > now
        }


def _told(entry: CalendarEntry) -> tuple[object, ...]:
    if entry.state is not EntryState.ON:
        return ("off",)
    return entry.starts, entry.ends, entry.place


def should_stand(facts: CoreGroup, member: Member, now: datetime) -> dict[str, Slot]:
    """Return the meetings to come that should stand in a member's calendar, by the facts alone."""
    if facts.closing is not None or not may_be_invited(member):
        return {}
    return {
        meeting.id: (
            datetime.combine(meeting.on, meeting.starts),
            datetime.combine(meeting.on, meeting.ends),
            "; ".join(each for each in (meeting.venue, meeting.join_link) if each),
        )
        for meeting in facts.meetings
        if meeting.state in {MeetingState.BOOKED, MeetingState.STARTED}
        and not meeting.provisional
        and meeting.starts_at > now
        and member.substitute_at in {"", meeting.id}
    }


def may_be_invited(member: Member) -> bool:
    """Tell whether somebody is in the group, confirmed, and no family (R3, IG11, IG17)."""
    kinds = {
        MemberKind.PROFESSIONAL,
        MemberKind.VOLUNTARY,
        MemberKind.FOSTER_CARER,
        MemberKind.SUBSTITUTE,
    }
    is_confirmed = bool(member.contact.email) and member.contact.is_confirmed
    return member.kind in kinds and member.opted_out is None and is_confirmed
