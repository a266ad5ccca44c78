"""The words of one notice for one recipient, made when it is sent from the facts of then."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.core.cards import Button, Buttons, ButtonStyle, Card, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.messages.catalogue import (
    CATALOGUE,
    CHANGED,
    ELSEWHERE,
    ELSEWHERE_BY_CHAT,
    OFF,
    Language,
)
from bot.core.messages.may_hear import may_hear
from bot.core.messages.sentences import Words
from bot.core.messages.slots import Slots, meeting_of, slots
from bot.core.messages.wording import Audience, Entry, Purpose, Silence, Wording
from bot.core.notices.notice import CHANNEL, ENCLOSING, Identity, Kind, Notice
from bot.core.notices.said import OFF as OFF_SAID
from bot.core.notices.said import Said
from bot.core.ports import EntryState
from bot.core.procedure.day_names import short_day
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
    Kind.CAN_YOU_THEN: Purpose.TIME,
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

CHAIRS = "You chair this meeting."
TAKES_NOTES = "You take the notes at this meeting."


def word(
    facts: CoreGroup, notice: Notice, *, earlier: Notice | None = None, had: str = ""
) -> Wording | Silence:
    """Return what to say, or why nothing is said any more.

    `earlier` is the last notice of the same kind and subject that left for this recipient: after
    one that said the same nothing is said, and what never left need not be called off. `had` is
    what the last of them that was no calling-off said: that is what is called off.
    """
    filled = slots(facts, notice)
    if filled is None:
        return Silence("what it was about is no longer there")
    if not may_hear(facts, notice):
        return Silence("the recipient may not see it any more")
    if notice.needs_left and earlier is None:
        return Silence("no invitation left, so there is nothing to call off")
    if _said_the_same(earlier, notice):
        return Silence("the last one said the same")
    if notice.needs_left and had:
        off = Said.parse(had)
        then = {"day": short_day(off.on), "time": f"{off.starts:%H:%M}"}
        return _worded(facts, notice, {**filled, **then}, earlier, off)
    return _worded(facts, notice, filled, earlier, None)


def _said_the_same(earlier: Notice | None, notice: Notice) -> bool:
    if earlier is None or not notice.says:
        return False
    return earlier.has_surely_left and earlier.says == notice.says


def _worded(
    facts: CoreGroup, notice: Notice, filled: Slots, earlier: Notice | None, off: Said | None
) -> Wording:
    identity = notice.identity
    audience = Audience.CHANNEL if identity.recipient == CHANNEL else Audience.PROFESSIONAL
    words = _words(notice, audience, earlier)
    subject = words.subject.format_map(filled)
    purpose = None if audience is Audience.CHANNEL else _link_for(facts, identity)
    return Wording(
        subject,
        _card(words, filled, _posts(facts, notice)),
        audience,
        entry=_entry(facts, notice, off),
        link_for=None if notice.needs_left else purpose,
        link_subject=_link_subject(facts, notice),
        document=identity.subject if identity.kind in ENCLOSING else "",
    )


def _link_for(facts: CoreGroup, identity: Identity) -> Purpose | None:
    """Return what the mail's link opens: what is overdue is answered by its owner alone."""
    if identity.kind not in OVERDUE:
        return LINKS.get(identity.kind)
    purpose, owner = OVERDUE[identity.kind]
    return purpose if owner(facts, identity.subject) == identity.recipient else None


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


def _words(notice: Notice, audience: Audience, earlier: Notice | None) -> Words:
    kind = notice.identity.kind
    if notice.needs_left:
        return OFF[audience]
    if kind in {Kind.INVITATION, Kind.MEETING_SET} and earlier is not None:
        changed = _changed(notice, earlier)
        if changed is not None:
            return changed[audience]
    return CATALOGUE[kind, audience, Language.ENGLISH]


def _changed(notice: Notice, earlier: Notice) -> Mapping[Audience, Words] | None:
    """Return the words for a meeting that is not as it was told.

    What was called off is told like new, and so is the same to another address.
    """
    if earlier.says == OFF_SAID:
        return None
    now, before = Said.parse(notice.says), Said.parse(earlier.says)
    if now.is_elsewhere(before):
        return ELSEWHERE_BY_CHAT if notice.identity.kind is Kind.MEETING_SET else ELSEWHERE
    return None if now.is_as(before) else CHANGED


def _posts(facts: CoreGroup, notice: Notice) -> tuple[str, ...]:
    """Tell whoever has a post at a meeting of it, before the meeting (S7)."""
    meeting = facts.meeting(notice.identity.subject)
    if meeting is None or notice.identity.kind not in {Kind.REMINDER, Kind.CAN_YOU_COME}:
        return ()
    said = ((meeting.chair, CHAIRS), (meeting.note_taker, TAKES_NOTES))
    return tuple(text for holder, text in said if holder == notice.identity.recipient)


def _card(words: Words, filled: Slots, more: tuple[str, ...]) -> Card:
    texts = tuple(Text(each) for each in (*(s.format_map(filled) for s in words.says), *more))
    buttons = tuple(
        Button(
            label,
            command.format_map(filled),
            ButtonStyle.PLAIN if number else ButtonStyle.PRIMARY,
        )
        for number, (label, command) in enumerate(words.buttons)
    )
    return Card(
        words.subject.format_map(filled), (*texts, *((Buttons(buttons),) if buttons else ()))
    )


def _entry(facts: CoreGroup, notice: Notice, off: Said | None) -> Entry | None:
    """Return the calendar entry of an invitation; its title is the reference alone.

    What is called off is what they had: a date set since is none of their business (IG5).
    """
    meeting = facts.meeting(notice.identity.subject)
    if notice.identity.kind is not Kind.INVITATION or meeting is None:
        return None
    place = "; ".join(filter(None, (meeting.venue, meeting.join_link)))
    when = off or Said.of(meeting)
    return Entry(
        meeting.id,
        _state(notice, meeting),
        datetime.combine(when.on, when.starts),
        datetime.combine(when.on, when.ends),
        f"Meeting {facts.ref}",
        "" if notice.needs_left else place,
    )


def _state(notice: Notice, meeting: Meeting) -> EntryState:
    if meeting.state is MeetingState.CANCELLED:
        return EntryState.MEETING_OFF
    return EntryState.MEMBER_OFF if notice.needs_left else EntryState.ON


def _link_subject(facts: CoreGroup, notice: Notice) -> str:
    """Return what the link is about: the same for request, chase and retry."""
    meeting = meeting_of(facts, notice.identity.subject)
    ending = OF_MINUTES.get(notice.identity.kind)
    return notice.identity.subject if meeting is None or ending is None else f"{meeting.id}{ending}"
