"""What *Send it to me* sends: the document as a card, and the files that go along."""

from dataclasses import dataclass
from datetime import date

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.cards import Card, Facts
from bot.core.diary.place import has_place, may_see_place, place_lines
from bot.core.documents.absent_views import enclosures
from bot.core.documents.minutes import minutes_card
from bot.core.documents.plan import plan_card
from bot.core.documents.stamps import stamped, version_of, version_of_plan
from bot.core.facts.groups import CoreGroup
from bot.core.printed import Paper, Stamp
from bot.core.procedure.day_names import short_day
from bot.core.record.pulling import PLAN
from bot.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Pack:
    """A document for one person; `enclosed` are ids of files that storage keeps (R8).

    `stamp` is that of its file; what is too short to be kept has none.
    """

    card: Card
    enclosed: tuple[str, ...] = ()
    stamp: Stamp | None = None

    @property
    def paper(self) -> Paper | None:
        """The document as a file of its own, None where it stands in the message alone."""
        return Paper(self.card, self.stamp) if self.stamp else None


def may_have(facts: CoreGroup, subject: str, viewer: Viewer) -> bool:
    """Tell whether somebody may have a document now: asked when it is wanted and when it is sent.

    Of a meeting it is where it is, while it is to come and where that has been said (S13).
    A draft goes to those alone who read drafts: lead, manager, chair, note taker and signers.
    """
    if subject == PLAN:
        return allowed(facts, viewer, Asked(Verb.SEE, Subject.PLAN))
    meeting, minutes = facts.meeting(subject), facts.minutes_by_id(subject)
    if meeting is not None:
        is_there = meeting.is_open and has_place(meeting)
        return is_there and may_see_place(facts, viewer, meeting)
    if minutes is None:
        return False
    is_final = minutes.is_final
    row = Subject.MINUTES_FINAL if is_final else Subject.MINUTES_DRAFT
    return allowed(facts, viewer, Asked(Verb.SEE, row, meeting=minutes.meeting))


def pack(facts: CoreGroup, subject: str, recipient: str, today: date) -> Pack:
    """Return the document for its recipient: `subject` is an id of minutes or a meeting, or "plan".

    Refused if they may not have it any more, or if it is not there.
    """
    viewer, reader = Viewer(recipient), facts.member(recipient)
    if reader is None or not may_have(facts, subject, viewer):
        raise Refusal("This document is not for you, or not any more.", "Ask the lead.")
    meeting, minutes = facts.meeting(subject), facts.minutes_by_id(subject)
    if meeting is not None:
        return Pack(Card(f"The meeting of {short_day(meeting.on)}", (Facts(place_lines(meeting)),)))
    if minutes is None:
        stamp = stamped(facts, reader, version_of_plan(facts), today)
        return Pack(plan_card(facts, today), stamp=stamp)
    stamp = stamped(facts, reader, version_of(minutes), today)
    card = minutes_card(facts, minutes, viewer, today)
    return Pack(card, enclosures(facts, minutes, viewer), stamp)
