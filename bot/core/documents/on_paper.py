"""What family are given on paper: an invitation, or the copy let go for them (B9, IG18)."""

from bot.core.cards import Card
from bot.core.copies.standing import may_leave
from bot.core.documents.family_copy import drawn
from bot.core.documents.paper_invitation import paper
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.references import reference_for


def given_on_paper(facts: CoreGroup, about: str, reader: Member) -> tuple[Card, str] | None:
    """Return what may be printed for a family member now, with its version, or nothing.

    `about` is the id of a meeting, or of their copy of minutes: word for word as it was let go.
    """
    meeting = facts.meeting(about)
    if meeting is not None:
        return paper(facts, meeting, reader), f"version {meeting.revision}"
    copies = (each for each in facts.copies if (each.id, each.member) == (about, reader.id))
    for copy in copies:
        minutes = facts.minutes_by_id(copy.minutes)
        if minutes is not None and may_leave(facts, copy):
            card = Card(f"Copy {reference_for(facts, reader)}", drawn(copy.kept))
            return card, f"version {minutes.version}"
    return None
