"""Tasks about what was raised: to tell the answer to whom no message reaches (L12, L14)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import TaskKind, WantedTask
from bot.core.notices.about_events import author
from bot.core.tasking.given import given, soon


def answers_to_tell(facts: CoreGroup) -> Iterator[WantedTask]:
    """Yield the lead's task to tell an answer; whoever else carries to them learns nothing of it.

    That is family, who have their own route (IG11), and a professional without a message route.
    """
    for event in facts.events:
        if event.answered_at is not None and event.answer and not author(facts, event):
            member, at = facts.member(event.by), event.answered_at
            if member is not None and member.is_active:
                subject, due = f"{event.id}:{event.by}", soon(facts, at)
                yield given(facts, TaskKind.TELL_ANSWER, subject, due, at)
