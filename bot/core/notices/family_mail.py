"""Which things one of the family hears by mail, so that nobody has to carry them (IG11)."""

from datetime import datetime

from bot.core.diary.arranging import seat_apart
from bot.core.facts.family_mail import failed_to, is_mail_safe, mail_ended
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.people import Reader
from bot.core.facts.taking_part import TakesPart
from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Identity, Kind
from bot.core.notices.ways import heard_since

TALK = "talk"
"""How the revision of a paper begins that invites to a talk of one's own."""


def goes_by_mail(facts: CoreGroup, member: Member, kind: Kind, subject: str) -> bool:
    """Tell whether this is told by mail: what failed once is carried by a person."""
    return is_mail_safe(facts, member) and _failed_at(facts, member, kind, subject) is None


def went_by_mail(
    facts: CoreGroup, member: Member, kind: Kind, subject: str, wanted_at: datetime
) -> bool:
    """Tell of what is told once whether it had gone by mail before that was over."""
    ended = mail_ended(facts, member)
    is_before = ended is not None and wanted_at < ended
    return is_before and _failed_at(facts, member, kind, subject) is None


def is_told_by_mail(
    facts: CoreGroup, member: Member, kind: Kind, subject: str, wanted_at: datetime
) -> bool:
    """Tell whether mail tells it, or has told it, so that nobody carries it and it is said once."""
    if member.mail_safety is None and member.mailed_until is None:
        return False
    is_now = goes_by_mail(facts, member, kind, subject)
    return is_now or went_by_mail(facts, member, kind, subject, wanted_at)


def is_action_told_by_mail(
    facts: CoreGroup, member: Member, kind: Kind, action: str, wanted_at: datetime
) -> bool:
    """Tell the same of an action: no number of one goes where others read along (IG19).

    A reminder whose day had passed when mail became safe does not go by mail any more.
    """
    if member.contact.reader is not Reader.ALONE:
        return False
    is_dated = kind is Kind.ACTION_DUE and is_mail_safe(facts, member)
    if is_dated and wanted_at <= heard_since(member):
        return False
    return is_told_by_mail(facts, member, kind, action, wanted_at)


def is_invited_by_mail(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    """Tell whether mail says all that somebody hears of a meeting.

    Who had a paper about it goes by papers; a talk of one's own is agreed with a person (S21).
    """
    if member.mail_safety is None or has_plain_paper(facts, meeting, member):
        return False
    return goes_by_mail(facts, member, Kind.INVITATION, meeting.id)


def has_own_talk(meeting: Meeting, member: Member) -> bool:
    """Tell whether somebody is asked to a talk of their own in place of the meeting."""
    seat = seat_apart(meeting, member)
    return seat is not None and seat.takes_part is TakesPart.SEPARATE_TALK


def is_for_part(meeting: Meeting, member: Member) -> bool:
    """Tell whether somebody is asked to come for a part of the meeting."""
    seat = seat_apart(meeting, member)
    return seat is not None and seat.takes_part is TakesPart.PART_OF_IT


def was_invited_by_mail_until(
    facts: CoreGroup, meeting: Meeting, member: Member
) -> datetime | None:
    """Return since when a person tells of a meeting that mail told of before; None of any other."""
    was_never_firm = meeting.provisional and meeting.revision == 1
    if was_never_firm or (member.mail_safety is None and member.mailed_until is None):
        return None
    failed_at = _failed_at(facts, member, Kind.INVITATION, meeting.id)
    since = failed_at or mail_ended(facts, member)
    return since if since is not None and meeting.booked_at < since else None


def has_plain_paper(facts: CoreGroup, meeting: Meeting, member: Member) -> bool:
    """Tell whether somebody was given a paper about the meeting itself."""
    papers = facts.done(TaskKind.GIVE_INVITATION, f"{meeting.id}:{member.id}")
    return any(not each.startswith(TALK) for each in papers)


def _failed_at(facts: CoreGroup, member: Member, kind: Kind, subject: str) -> datetime | None:
    """Return when the word of something failed at the address that somebody has now."""
    failed = (
        each.at
        for each in failed_to(facts, member)
        if each.notice_kind == kind and Identity.parse(each.notice).subject == subject
    )
    return max(failed, default=None)
