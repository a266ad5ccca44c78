"""What a task shows to whoever is to do it: what it is about, and what is printed or told."""

from collections.abc import Iterator

from bot.core.cards import Block, Items, Text
from bot.core.documents.paper_invitation import paper
from bot.core.facts.groups import CoreGroup
from bot.core.facts.tasks import Task, TaskKind
from bot.core.messages.carrying import to_carry
from bot.core.procedure.day_names import short_day
from bot.core.record.pulling import PLAN
from bot.core.tasking.doing import about_member


def numbers_and_dates(facts: CoreGroup, task: Task) -> Iterator[tuple[str, str]]:
    """Yield what a task is about without any name or text, so that a link may show it (IG19)."""
    first = task.subject.partition(":")[0]
    action, meeting, minutes = facts.action(first), facts.meeting(first), facts.minutes_by_id(first)
    if action is not None:
        yield "Action", f"{action.id}, by {short_day(action.due_on)}"
    if meeting is not None:
        yield "Meeting", short_day(meeting.on)
    written = facts.meeting(minutes.meeting) if minutes else None
    if written is not None:
        yield "Document", f"minutes of {short_day(written.on)}"
    if first == PLAN:
        yield "Document", "the plan"
    for conference in facts.conferences:
        if conference.id == first:
            yield "Review", short_day(conference.on)


def printed(facts: CoreGroup, task: Task) -> tuple[Block, ...]:
    """Show what is printed for a family member, or told to whom no message reaches (IG18, R3)."""
    said = to_carry(facts, task)
    if said:
        return (Items(said, heading="To be told or handed over"),)
    meeting = facts.meeting(task.subject.partition(":")[0])
    member = facts.member(about_member(facts, task))
    if task.kind is not TaskKind.GIVE_INVITATION or meeting is None or member is None:
        return ()
    sheet = paper(facts, meeting, member)
    return (Text(f"To be printed, and nothing else with it: {sheet.title}"), *sheet.blocks)
