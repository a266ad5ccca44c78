"""Whether the recipient of a notice may still hear of its subject, asked when it is sent (IG4)."""

from collections.abc import Mapping
from datetime import datetime

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed
from bot.core.access.left_out import past_pauses
from bot.core.access.standing_in import viewer_of
from bot.core.documents.pack import may_have
from bot.core.facts.family_mail import is_mail_safe
from bot.core.facts.groups import CoreGroup
from bot.core.messages.slots import meeting_of
from bot.core.messages.topics import TOPICS
from bot.core.notices.notice import CHANNEL, ENCLOSING, Identity, Kind, Notice
from bot.core.notices.pauses import is_held
from bot.core.record.pulling import may_still_be_mailed

OWN: Mapping[Kind, tuple[Verb, Subject]] = {
    Kind.CONFIRM_WHO: (Verb.WRITE, Subject.WHO),
    Kind.INVITATION: (Verb.WRITE, Subject.ANSWER),
    Kind.MEETING_SET: (Verb.WRITE, Subject.ANSWER),
    Kind.REMINDER: (Verb.WRITE, Subject.ANSWER),
    Kind.CAN_YOU_COME: (Verb.WRITE, Subject.ANSWER),
    Kind.UPDATE_REQUEST: (Verb.WRITE, Subject.UPDATE),
    Kind.UPDATE_CHASE: (Verb.WRITE, Subject.UPDATE),
    Kind.SWAP_ASKED: (Verb.SEE, Subject.ROTA),
    Kind.SWAP_AGREED: (Verb.SEE, Subject.ROTA),
    Kind.SWAP_REFUSED: (Verb.SEE, Subject.ROTA),
    Kind.ACTION_PROPOSED: (Verb.SEE, Subject.ACTION),
    Kind.ACTION_DUE: (Verb.SEE, Subject.ACTION),
    Kind.ACTION_OVERDUE: (Verb.SEE, Subject.ACTION),
    Kind.OWN_ACTIONS: (Verb.SEE, Subject.ACTION),
    Kind.TASK_GIVEN: (Verb.SEE, Subject.TASK),
    Kind.TASK_OVERDUE: (Verb.SEE, Subject.TASK),
}
"""What concerns the recipient's own things."""

OTHERS: Mapping[Kind, tuple[Verb, Subject]] = {
    Kind.APOLOGIES_HEARD: (Verb.SEE, Subject.ANSWER),
    Kind.UPDATE_RECEIVED: (Verb.SEE, Subject.UPDATE),
    Kind.UPDATE_MISSING: (Verb.SEE, Subject.ATTENDANCE),
    Kind.ASKED_OVERDUE: (Verb.SEE, Subject.UPDATE),
    Kind.CHAIR_LIST: (Verb.SEE, Subject.ANSWER),
    Kind.NOT_HELD: (Verb.WRITE, Subject.GROUP),
    Kind.MINUTES_DUE: (Verb.WRITE, Subject.MINUTES_DRAFT),
    Kind.MINUTES_OVERDUE: (Verb.SEE, Subject.MINUTES_DRAFT),
    Kind.CORRECTION_WAITS: (Verb.SEE, Subject.MINUTES_DRAFT),
    Kind.MINUTES_WITH_LEAD: (Verb.SEE, Subject.MINUTES_DRAFT),
    Kind.MINUTES_TO_SIGN: (Verb.SIGN, Subject.MINUTES_DRAFT),
    Kind.MINUTES_TO_READ: (Verb.SEE, Subject.MINUTES_FINAL),
    Kind.MINUTES_TO_CIRCULATE: (Verb.RELEASE, Subject.MINUTES_FINAL),
    Kind.PLAN_CHANGED: (Verb.SEE, Subject.PLAN),
    Kind.PLAN_COPY: (Verb.SEE, Subject.PLAN),
    Kind.PLAN_CONFIRMED: (Verb.SEE, Subject.GROUP),
    Kind.STATUTORY_NEARING: (Verb.SEE, Subject.GROUP),
    Kind.TOO_FEW_MEETINGS: (Verb.SEE, Subject.GROUP),
    Kind.REVIEW_NEARING: (Verb.SEE, Subject.GROUP),
    Kind.ROUTE_FAILED: (Verb.WRITE, Subject.RECEIPTS),
    Kind.ADDRESS_TO_CONFIRM: (Verb.CONFIRM, Subject.SHEET_WORK),
    Kind.PROFILE_ADOPTED: (Verb.SEE, Subject.PROFILE),
}
"""What concerns the group's things."""


CASES: Mapping[Subject, Case] = {Subject.GROUP: Case.STATE, Subject.ACTION: Case.NUMBERS}
"""What a notice tells of a subject: that there is something, by number and date."""


def may_hear(facts: CoreGroup, notice: Notice, now: datetime | None = None) -> bool:
    """Tell whether access allows what the notice is about, for this recipient, now.

    Nothing leaves while a pause stands, whatever was planned or claimed before it (IG16), nor to
    one of the family where mail is not safe any more (IG18). No pause by whom it is about holds
    what was raised (B6).
    What is called off reaches whoever had the invitation, and tells no more than that had told; so
    it is with a role that somebody was opted out with.
    The channel may hear of everything it is told: counts and dates for professionals of the group.
    """
    identity, facts = notice.identity, _with_pauses_that_hold(facts, notice)
    if is_held(facts, identity.recipient, identity.kind):
        return False
    if identity.recipient == CHANNEL:
        return True
    if not _is_safe_for_family(facts, identity.recipient):
        return False
    if _is_owed_to_who_left(facts, notice):
        return True
    if identity.kind in ENCLOSING:
        return _may_be_mailed(facts, identity)
    viewer = viewer_of(facts, identity.recipient, now or notice.run_at)
    return allowed(facts, viewer, _asked(facts, notice))


def _is_owed_to_who_left(facts: CoreGroup, notice: Notice) -> bool:
    """Tell whether something is called off, or a role has ended of somebody who has left."""
    member = facts.member(notice.identity.recipient)
    has_left = member is not None and not member.is_active
    return notice.needs_left or (notice.identity.kind is Kind.ROLE_CHANGED and has_left)


def _with_pauses_that_hold(facts: CoreGroup, notice: Notice) -> CoreGroup:
    event = facts.event(notice.identity.subject)
    return facts if event is None else past_pauses(facts, event)


def _is_safe_for_family(facts: CoreGroup, recipient: str) -> bool:
    """Tell whether the recipient is none of the family, or one whom mail reaches safely."""
    member = facts.member(recipient)
    return member is None or not member.is_family or is_mail_safe(facts, member)


def _asked(facts: CoreGroup, notice: Notice) -> Asked:
    identity, topic = notice.identity, TOPICS.get(notice.identity.kind)
    if topic is not None:
        return topic.asks(facts, notice)
    is_own = identity.kind in OWN
    verb, subject = OWN[identity.kind] if is_own else OTHERS[identity.kind]
    meeting = meeting_of(facts, identity.subject)
    return Asked(
        verb,
        subject,
        owner=_owner(facts, notice) if is_own else "",
        meeting=meeting.id if meeting else "",
        case=CASES.get(subject, Case.ANY),
    )


def _may_be_mailed(facts: CoreGroup, identity: Identity) -> bool:
    """Tell whether a document may still go to this address, and be seen by its reader (IG2)."""
    is_safe = may_still_be_mailed(facts, identity.first_occasion)
    return is_safe and may_have(facts, identity.subject, Viewer(identity.recipient))


def _owner(facts: CoreGroup, notice: Notice) -> str:
    """Return whose thing it is: an action or a task has an owner, all else is the recipient's."""
    action = facts.action(notice.identity.subject)
    task = facts.task(notice.identity.subject)
    if action is not None:
        return action.action_owner
    return task.owner if task is not None else notice.identity.recipient
