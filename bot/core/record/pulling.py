"""Pulling: *Send it to me*, by mail to an address that only this person reads, else by hand."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.core.facts.deliveries import Pull
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Contact, Reader
from bot.core.facts.tasks import TaskKind
from bot.core.numbering import next_id
from bot.core.refusals import AlreadyDone
from bot.core.saying.periods import Period

AGAIN_AFTER = timedelta(minutes=10)
"""Within this time a second press is taken for the first one."""

PLAN, SHEET, EVIDENCE, CASE_FILE = "plan", "sheet", "evidence", "case_file"
"""The subjects of a pull of the plan, the contact sheet, the evidence and all for the case file."""
OF_DAYS = "/"
"""Stands in the subject of a part of the evidence between it and its days; see `evidence_of`."""
HELD = "held:"
"""How the subject begins of what is kept about one person: "held:p7"; others are ids."""


def whose_export(subject: str) -> str:
    """Return the member of whom it is all that is kept; empty for whatever else can be pulled."""
    return subject.removeprefix(HELD) if subject.startswith(HELD) else ""


def evidence_of(period: Period | None) -> str:
    """Return the subject of the evidence of some days, "evidence/2027-01-01/2027-03-31", or all."""
    return f"{EVIDENCE}{OF_DAYS}{period.first}{OF_DAYS}{period.last}" if period else EVIDENCE


def days_of(subject: str) -> Period | None:
    """Return of which days the evidence is that a subject names; None where it is of all."""
    _, *days = subject.split(OF_DAYS)
    return Period(*map(date.fromisoformat, days)) if days else None


def without_days(subject: str) -> str:
    """Return what a subject names, of whichever days: a part of the evidence is evidence."""
    return subject.partition(OF_DAYS)[0]


def outlives(subject: str) -> bool:
    """Tell whether people ask for it when the group has closed as well (B10, IG7)."""
    return without_days(subject) in {EVIDENCE, CASE_FILE} or bool(whose_export(subject))


def goes_by_mail(contact: Contact, secure_domains: Collection[str]) -> bool:
    """Tell whether a document may go to this address (IG2).

    It must be confirmed, read by this person alone, and its domain on the operator's secure list.
    """
    is_theirs = contact.is_confirmed and contact.reader is Reader.ALONE and bool(contact.email)
    return is_theirs and contact.domain in {each.lower() for each in secure_domains}


def send_me(
    facts: CoreGroup,
    member: Member,
    subject: str,
    now: datetime,
    *,
    secure_domains: Collection[str],
) -> tuple[CoreGroup, Pull]:
    """Ask for a copy of a released document; whether they may see it is asked of access before.

    By mail where that is safe; else it becomes a hand-over task for the lead. Refused while the
    copy of a moment ago is under way, or a hand-over of the same document is open.
    """
    _check_first(facts, member, subject, now)
    contact = member.contact
    pull = Pull(
        id=next_id("S", (each.id for each in facts.pulls)),
        member=member.id,
        subject=subject,
        at=now,
        by_mail=goes_by_mail(contact, secure_domains),
        domain=contact.domain,
    )
    return replace(facts, pulls=(*facts.pulls, pull)), pull


def may_still_be_mailed(facts: CoreGroup, pull: str) -> bool:
    """Tell, when it is sent, whether the address is still one that a document may go to (IG4).

    `pull` is the id of the wish: its domain was on the secure list when it was made.
    """
    wish = next((each for each in facts.pulls if each.id == pull and each.by_mail), None)
    member = facts.member(wish.member) if wish else None
    return wish is not None and member is not None and goes_by_mail(member.contact, (wish.domain,))


def _check_first(facts: CoreGroup, member: Member, subject: str, now: datetime) -> None:
    earlier = [each for each in facts.pulls if (each.member, each.subject) == (member.id, subject)]
    if any(_is_under_way(each, now) for each in earlier):
        raise AlreadyDone(
            "It has just been sent to you.",
            "If it is not there in ten minutes, ask again.",
        )
    if any(_waits_for_lead(facts, each) for each in earlier):
        raise AlreadyDone(
            "The lead has your wish already, as a task to hand it over.",
            "Ask the lead when it comes.",
        )


def _is_under_way(pull: Pull, now: datetime) -> bool:
    return pull.by_mail and now - pull.at < AGAIN_AFTER


def _waits_for_lead(facts: CoreGroup, pull: Pull) -> bool:
    """Tell whether the lead has still to hand over what was asked for."""
    kinds = {TaskKind.HAND_OVER, TaskKind.TELL_PLACE}
    asked = (each for each in facts.tasks if each.kind in kinds)
    return any(each.is_open and each.revision == pull.id for each in asked)
