"""Opening a link: who comes by it and what for, asked anew each time, or nothing at all."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.pauses import pause_of
from bot.core.facts.people import Reader
from bot.core.messages.wording import Purpose
from bot.core.safety_line import safety_line
from handlers.web.purposes import opens_with
from storage.store import Store
from storage.tokens import Grant


@dataclass(frozen=True, slots=True)
class Visit:
    """One opening of one link.

    `is_family` makes everything outside neutral (IG18). `keeps_drafts` is false where others read
    the mailbox that the link went to (IG19). `may_pause`: this person can stop what is sent to them
    (IG16); `may_raise`: they can say here what is wrong between meetings (B6). `safety` is the line
    of IG9.
    """

    grant: Grant
    is_family: bool
    keeps_drafts: bool
    safety: str
    may_pause: bool = False
    may_raise: bool = False

    @property
    def purpose(self) -> Purpose:
        return self.grant.purpose

    @property
    def opens_with(self) -> str:
        """Return the command that the page behind this link begins with."""
        return opens_with(self.purpose, self.grant.subject)


def open_visit(store: Store, token: str, now: datetime) -> Visit | None:
    """Return the visit, or None for every link that opens nothing, whatever the reason.

    Unknown, past its time, revoked, of somebody who has left or is paused, or of a group that has
    closed or is paused: the caller shows one and the same page for all of them (access rule 7).
    """
    grant = store.tokens.open(token)
    if grant is None or (grant.dies_at is not None and grant.dies_at <= now):
        return None
    facts = store.read(grant.ref)
    member = facts.member(grant.member)
    if member is None or not _still_opens(facts, member, grant):
        return None
    return Visit(
        grant,
        is_family=member.is_family,
        keeps_drafts=member.contact.reader is Reader.ALONE,
        safety=safety_line(facts.profile),
        may_pause=_may_write(facts, member, Subject.PAUSE),
        may_raise=not facts.is_closed and _may_write(facts, member, Subject.EVENT),
    )


def _still_opens(facts: CoreGroup, member: Member, grant: Grant) -> bool:
    """Tell whether group and member still stand as a link needs them that has not run out."""
    is_revoked = grant.generation != member.link_generation
    is_paused = pause_of(facts.pauses, member.id) is not None
    return member.is_active and not (is_revoked or is_paused or _is_over(facts, grant))


def _may_write(facts: CoreGroup, member: Member, subject: Subject) -> bool:
    asked = Asked(Verb.WRITE, subject, owner=member.id)
    return allowed(facts, Viewer(member.id, by_link=True), asked)


def _is_over(facts: CoreGroup, grant: Grant) -> bool:
    """Tell whether the group has closed; a task that its closing leaves can still be closed."""
    task = facts.task(grant.subject) if grant.purpose is Purpose.TASK else None
    return facts.is_closed and not (task is not None and task.is_open)
