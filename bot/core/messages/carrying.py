"""What a person is to tell somebody without a message route: the words of the message itself."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.core.cards import Text, Warn
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.facts.tasks import Task, TaskKind
from bot.core.messages.phrases import IN_ENTRY
from bot.core.messages.wording import Wording
from bot.core.messages.words import word
from bot.core.notices.notice import Identity, Kind, Notice, NoticeState

ENDS_OFF = ".off"
"""How the revision of a task ends that tells of something called off."""

HANDED_OVER: Mapping[Kind, str] = {
    Kind.MINUTES_TO_READ: "Hand over the minutes: their own copy, which may be other than yours.",
    Kind.PLAN_COPY: "Hand over the plan.",
    Kind.PLAN_CHANGED: "Hand over the plan as it is now.",
}
"""Whom no message reaches cannot press a button: the document itself is carried."""


def to_carry(facts: CoreGroup, task: Task) -> tuple[str, ...]:
    """Return the sentences to be told or handed over, or none if the task is about no message.

    The subject of such a task is the kind of the message, what that is about, and whom it is for.
    """
    if task.kind is not TaskKind.REACH_BY_HAND:
        return ()
    kind, _, rest = task.subject.partition(":")
    if Kind(kind) in HANDED_OVER:
        return (HANDED_OVER[Kind(kind)],)
    about, _, recipient = rest.rpartition(":")
    is_off = task.revision.endswith(ENDS_OFF)
    identity = Identity(Kind(kind), recipient, about)
    notice = Notice(
        0,
        facts.ref,
        identity,
        task.given_at,
        Route.BY_HAND,
        lane="",
        state=NoticeState.PLANNED,
        needs_left=is_off,
    )
    told = replace(notice, state=NoticeState.SENT) if is_off else None
    found = word(facts, notice, earlier=told)
    return tuple(_sentences(found)) if isinstance(found, Wording) else ()


def _sentences(wording: Wording) -> Iterator[str]:
    # Who is told by hand has no calendar entry from us: the place itself follows.
    texts = (each.text for each in wording.card.blocks if isinstance(each, Text | Warn))
    yield from (text for text in texts if text != IN_ENTRY)
    if wording.entry is not None and wording.entry.place:
        yield f"Place: {wording.entry.place}"
