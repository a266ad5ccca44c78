"""Leah's route is mail: the address is confirmed, and the lead has recorded that it is safe."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Flag
from bot.core.facts.people import Confirmation, Contact, Route
from bot.core.membership.addresses import record_mail_safety
from bot.core.notices.notice import Identity, Kind
from tests.cast import LEAH, PRIYA, SHEET_READ
from tests.story import member_of, with_first_meeting_booked, with_member

LEAHS = "leah@mail.example"


def by_mail(
    group: CoreGroup | None = None,
    who: str = LEAH,
    *,
    also: str = "nobody",
    is_safe: bool = True,
    now: datetime = SHEET_READ,
    email: str = LEAHS,
) -> CoreGroup:
    """Return a group, or that with a first meeting, in which one of the family hears by mail."""
    group = with_first_meeting_booked() if group is None else group
    contact = Contact(
        email=email,
        route=Route.SECURE_EMAIL,
        confirmation=Confirmation(email, PRIYA, SHEET_READ),
    )
    group = with_member(group, who, contact=contact)
    return record_mail_safety(
        group, member_of(group, who), is_safe=is_safe, also_read_by=also, by=PRIYA, now=now
    )


def without_flag() -> CoreGroup:
    """Return the group with its first meeting, in which nothing is kept from anybody."""
    return replace(with_first_meeting_booked(), flag=Flag.NO)


def refused(
    group: CoreGroup,
    kind: Kind,
    subject: str,
    at: datetime,
    how: FailureKind = FailureKind.REFUSED,
) -> CoreGroup:
    """Return the group when a mail to Leah about something has failed."""
    notice, revision = Identity(kind, LEAH, subject), member_of(group, LEAH).contact_revision
    failed = Failure("F1", how, str(notice), kind, LEAH, Route.SECURE_EMAIL, revision, at)
    return replace(group, failures=(*group.failures, failed))
