"""What the link in a mail opens, by the kind of notice, and for whom alone it does."""

from collections.abc import Callable, Mapping

from bot.core.facts.groups import CoreGroup
from bot.core.messages.slots import meeting_of
from bot.core.messages.topics import TOPICS
from bot.core.messages.wording import Purpose
from bot.core.notices.notice import Identity, Kind, Notice
from bot.core.record.corrections import under_correction, who_finishes

LINKS = {
    Kind.CONFIRM_WHO: Purpose.WHO,
    Kind.INVITATION: Purpose.ANSWER,
    Kind.MEETING_SET: Purpose.ANSWER,
    Kind.REMINDER: Purpose.ANSWER,
    Kind.CAN_YOU_COME: Purpose.ANSWER,
    Kind.UPDATE_REQUEST: Purpose.UPDATE,
    Kind.UPDATE_CHASE: Purpose.UPDATE,
    Kind.MINUTES_DUE: Purpose.MINUTES,
    Kind.MINUTES_TO_READ: Purpose.DOCUMENT,
    Kind.MINUTES_WITH_LEAD: Purpose.DOCUMENT,
    Kind.MINUTES_TO_SIGN: Purpose.DOCUMENT,
    Kind.MINUTES_TO_CIRCULATE: Purpose.DOCUMENT,
    Kind.PLAN_CHANGED: Purpose.DOCUMENT,
    Kind.PLAN_COPY: Purpose.DOCUMENT,
    Kind.ACTION_PROPOSED: Purpose.ACTION,
    Kind.ACTION_DUE: Purpose.ACTION,
    Kind.TASK_GIVEN: Purpose.TASK,
    Kind.SWAP_ASKED: Purpose.SWAP,
    **{kind: topic.link for kind, topic in TOPICS.items() if topic.link is not None},
}
"""What the link in a mail opens; a notice that is only for information has none."""

DRAFT = ":send me draft"
"""How the subject of a link ends that sends the draft to whoever reads drafts."""

OF_MINUTES = {
    Kind.MINUTES_TO_READ: "",
    Kind.MINUTES_WITH_LEAD: DRAFT,
    Kind.MINUTES_TO_SIGN: DRAFT,
    Kind.MINUTES_TO_CIRCULATE: DRAFT,
}
"""What stands after the meeting in the subject of a link about minutes."""


def link_for(facts: CoreGroup, identity: Identity) -> Purpose | None:
    """Return what the mail's link opens: what is overdue is answered by its owner alone."""
    if identity.kind not in OVERDUE:
        return LINKS.get(identity.kind)
    purpose, owner = OVERDUE[identity.kind]
    return purpose if owner(facts, identity.subject) == identity.recipient else None


def link_subject(facts: CoreGroup, notice: Notice) -> str:
    """Return what the link is about: the same for request, chase and retry."""
    meeting = meeting_of(facts, notice.identity.subject)
    ending = OF_MINUTES.get(notice.identity.kind)
    return notice.identity.subject if meeting is None or ending is None else f"{meeting.id}{ending}"


def _action_owner(facts: CoreGroup, subject: str) -> str:
    action = facts.action(subject)
    return action.action_owner if action else ""


def _task_owner(facts: CoreGroup, subject: str) -> str:
    task = facts.task(subject)
    return task.owner if task else ""


def _note_taker(facts: CoreGroup, subject: str) -> str:
    meeting = facts.meeting(subject)
    return meeting.note_taker if meeting else ""


def _corrects(facts: CoreGroup, subject: str) -> str:
    meeting, minutes = facts.meeting(subject), under_correction(facts, subject)
    writer = who_finishes(facts, meeting, minutes) if meeting and minutes else None
    return writer.id if writer else ""


OVERDUE: Mapping[Kind, tuple[Purpose, Callable[[CoreGroup, str], str]]] = {
    Kind.ACTION_OVERDUE: (Purpose.ACTION, _action_owner),
    Kind.TASK_OVERDUE: (Purpose.TASK, _task_owner),
    Kind.MINUTES_OVERDUE: (Purpose.MINUTES, _note_taker),
    Kind.CORRECTION_WAITS: (Purpose.MINUTES, _corrects),
}
"""What the link of overdue things opens, and for whom alone it does."""
