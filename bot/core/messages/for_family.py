"""What fills the words that family read: their own reference, and the place as they may have it."""

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.messages.family_words import ASK_WHERE, IN_ENTRY, PART
from bot.core.messages.sentences import Slots
from bot.core.messages.slots import meeting_of
from bot.core.notices.about_family import place_by_mail
from bot.core.notices.family_mail import is_for_part
from bot.core.notices.notice import Notice
from bot.core.references import reference_for


def as_family_may_have_it(facts: CoreGroup, notice: Notice) -> Slots:
    """Return what takes the place of a professional's reference and place; nothing for others."""
    member = facts.member(notice.identity.recipient)
    if member is None or not member.is_family:
        return {}
    filled = {"ref": reference_for(facts, member)}
    meeting = meeting_of(facts, notice.identity.subject)
    return filled if meeting is None else {**filled, "where": _where(facts, meeting, member)}


def _where(facts: CoreGroup, meeting: Meeting, member: Member) -> str:
    place = IN_ENTRY if place_by_mail(facts, meeting, member) else ASK_WHERE
    return f"{PART} {place}" if is_for_part(meeting, member) else place
