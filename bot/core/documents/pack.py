"""What *Send it to me* sends: the document as a card, and the files that go along."""

from dataclasses import dataclass
from datetime import date

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.cards import Card, Facts
from bot.core.diary.place import has_place, may_see_place, place_lines
from bot.core.documents.absent_views import enclosures, shows_all_of
from bot.core.documents.contact_sheet import contact_sheet
from bot.core.documents.minutes import minutes_card
from bot.core.documents.on_paper import given_on_paper
from bot.core.documents.plan import plan_card
from bot.core.documents.stamps import stamped, version_of, version_of_plan
from bot.core.documents.to_print import FOR, carries
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.minutes import Minutes
from bot.core.printed import Paper, Stamp
from bot.core.procedure.day_names import short_day
from bot.core.record.pulling import (
    CASE_FILE,
    EVIDENCE,
    PLAN,
    SHEET,
    whose_export,
    without_days,
)
from bot.core.refusals import Refusal

WHOLE = {
    PLAN: Subject.PLAN,
    SHEET: Subject.SHEET_WORK,
    EVIDENCE: Subject.EVIDENCE,
    CASE_FILE: Subject.EVIDENCE,
}
"""What is of the group and of no meeting, and what of the matrix it is."""


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
    row = _whole(facts, subject)
    if row is not None:
        return allowed(facts, viewer, Asked(Verb.SEE, row))
    if FOR in subject:
        return carries(facts, subject, viewer) and _is_theirs(facts, subject, viewer)
    meeting, minutes = facts.meeting(subject), facts.minutes_by_id(subject)
    if meeting is not None:
        is_there = meeting.is_open and has_place(meeting)
        return is_there and may_see_place(facts, viewer, meeting)
    return minutes is not None and _may_read(facts, minutes, viewer)


def _whole(facts: CoreGroup, subject: str) -> Subject | None:
    """Return the row of what is of the group, or kept about somebody who is or was in it."""
    is_kept_about = facts.member(whose_export(subject)) is not None
    return Subject.EVIDENCE if is_kept_about else WHOLE.get(without_days(subject))


def _may_read(facts: CoreGroup, minutes: Minutes, viewer: Viewer) -> bool:
    row = Subject.MINUTES_FINAL if minutes.is_final else Subject.MINUTES_DRAFT
    return allowed(facts, viewer, Asked(Verb.SEE, row, meeting=minutes.meeting))


def _is_theirs(facts: CoreGroup, subject: str, carrier: Viewer) -> bool:
    """Tell whether a copy may reach whom it is for, through these hands.

    Family have what is given on paper and nothing else. Where a part is for the reader and not
    for whoever would carry it, somebody else has to.
    """
    about, _, who = subject.partition(FOR)
    reader = facts.member(who)
    if reader is None or reader.is_family:
        return reader is not None and given_on_paper(facts, about, reader) is not None
    if not (may_have(facts, about, Viewer(who)) and may_have(facts, about, carrier)):
        return False
    minutes = facts.minutes_by_id(about)
    return minutes is None or shows_all_of(facts, minutes.meeting, carrier, Viewer(who))


def pack(facts: CoreGroup, subject: str, recipient: str, today: date) -> Pack:
    """Return the document for its recipient: `subject` is an id of minutes or a meeting, or "plan".

    "sheet" is the contact sheet, and "N1:p5" what is printed for somebody else. Refused if they
    may not have it any more, or if it is not there.
    """
    viewer, reader = Viewer(recipient), facts.member(recipient)
    if reader is None or not may_have(facts, subject, viewer):
        raise Refusal("This document is not for you, or not any more.", "Ask the lead.")
    if FOR in subject:
        return _printed(facts, subject, today)
    meeting, minutes = facts.meeting(subject), facts.minutes_by_id(subject)
    if meeting is not None:
        return Pack(Card(f"The meeting of {short_day(meeting.on)}", (Facts(place_lines(meeting)),)))
    if minutes is None:
        return _as_it_stands(facts, subject, reader, today)
    stamp = stamped(facts, reader, version_of(minutes), today)
    card = minutes_card(facts, minutes, viewer, today)
    return Pack(card, enclosures(facts, minutes, viewer), stamp)


def _as_it_stands(facts: CoreGroup, subject: str, reader: Member, today: date) -> Pack:
    """Return the plan or the contact sheet as it stands today."""
    if subject == SHEET:
        stamp = stamped(facts, reader, "as it stands", today)
        return Pack(contact_sheet(facts, Viewer(reader.id)), stamp=stamp)
    stamp = stamped(facts, reader, version_of_plan(facts), today)
    return Pack(plan_card(facts, today), stamp=stamp)


def _printed(facts: CoreGroup, subject: str, today: date) -> Pack:
    """Return somebody else's own copy: what they may not see does not stand in it."""
    about, _, who = subject.partition(FOR)
    reader = facts.member(who)
    found = given_on_paper(facts, about, reader) if reader and reader.is_family else None
    if reader is None or found is None:
        return pack(facts, about, who, today)
    card, version = found
    return Pack(card, stamp=stamped(facts, reader, version, today))
