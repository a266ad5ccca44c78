"""A whole group for its case file, as lead or team manager may see it: the record is there (IG8).

Papers, lists and a calendar under names that stay the same and name nobody (IG1). What was raised
about the reader, and what others have shared with nobody, is not in it (B6, S17).
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.core.access import Viewer
from bot.core.bundled import Bundle, Dated, HandedIn
from bot.core.documents.stamps import stamped
from bot.core.exports.lists import lists
from bot.core.exports.papers import handed_in, papers
from bot.core.exports.private_lists import private_lists
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.notices.delivery import Delivery
from bot.core.procedure.day_names import short_day
from bot.core.record.versions import in_force
from bot.core.wall_clock import day_of

MOST_HANDED_IN = 15 * 1024 * 1024
"""Bytes of documents handed in that go along: what mail servers take in one mail."""
TOO_LARGE = "{}: too large for one mail. It comes with the minutes: minutes DATE send me"
NO_MINUTES = "Minutes of {}: none have been released."
NEVER = (
    "Drafts, private telephone numbers and addresses, what somebody has shared with nobody, what "
    "was raised about somebody in the group, and what you may not see."
)


def case_file(
    facts: CoreGroup, reader: Member, deliveries: Sequence[Delivery], now: datetime
) -> Bundle:
    """Return all of a group that its reader may have; access to the whole is asked before."""
    today = day_of(now)
    files = tuple(handed_in(facts, reader))
    fitting = tuple(_fitting(facts, files))
    too_large = tuple(TOO_LARGE.format(each.what) for each in files if each not in fitting)
    missing = (each for each in facts.held if in_force(facts, each.id) is None)
    unwritten = tuple(NO_MINUTES.format(short_day(each.on)) for each in missing)
    return Bundle(
        stamp=stamped(facts, reader, "as it stands", today),
        leaves=tuple(papers(facts, reader, today)),
        sheets=(
            *lists(facts, deliveries, today),
            *private_lists(facts, Viewer(reader.id), now),
        ),
        dated=tuple(_dated(facts, each) for each in facts.meetings),
        files=fitting,
        left_out=(*unwritten, *too_large, NEVER),
    )


def _fitting(facts: CoreGroup, files: Sequence[HandedIn]) -> Iterator[HandedIn]:
    """Yield the documents in their order, those left out that would make the mail too large."""
    sizes, room = {each.id: each.size for each in facts.documents}, MOST_HANDED_IN
    for each in files:
        size = sizes.get(each.document, room + 1)
        if size <= room:
            room -= size
            yield each


def _dated(facts: CoreGroup, meeting: Meeting) -> Dated:
    """Return a meeting for a calendar, the reference alone: not where it is, and no name (IG1)."""
    stands = "TENTATIVE" if meeting.provisional else "CONFIRMED"
    return Dated(
        uid=f"{meeting.id}.{facts.ref}.case-file".lower(),
        title=f"Meeting {facts.ref}",
        starts=meeting.starts_at.astimezone(UTC),
        ends=meeting.ends_at.astimezone(UTC),
        stands=stands if meeting.stands else "CANCELLED",
        sequence=meeting.revision - 1,
        changed_at=meeting.changed_at,
    )
