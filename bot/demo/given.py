"""What one of the family was given in the story: on paper, by word of mouth, by mail, on a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.cards import Block, Buttons, Card, Facts, Items, Text
from bot.core.documents.on_paper import given_on_paper
from bot.core.facts.carried import carried_to
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.tasks import Task, TaskState
from bot.core.messages.phrases import TASKS
from bot.core.procedure.day_names import short_day, short_moment
from bot.demo.post import Sent
from handlers.commands.task_shown import numbers_and_dates

PRINTED = "Printed for them"


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that reached one of the family, or was printed for them: when, how, and all of it.

    `reference` is their own.
    """

    reference: str
    at: datetime
    how: str
    card: Card


def by_a_person(before: CoreGroup, after: CoreGroup, at: datetime) -> Iterator[Given]:
    """Yield what a command recorded as given or told to one of the family, as it was just then."""
    for task in after.tasks:
        was = before.task(task.id)
        if was is None or not was.is_open or task.state is not TaskState.DONE:
            continue
        reader = before.member(carried_to(before, was))
        if reader is not None and reader.is_family:
            on = f" on {short_day(task.done_on)}" if task.done_on else ""
            how = f"By a person{on} ({task.how})"
            yield Given(reader.own_reference, at, how, _carried(before, was, reader))


def _carried(facts: CoreGroup, task: Task, reader: Member) -> Card:
    """Return the paper that a task carries, or what is told by it: numbers and dates."""
    paper = given_on_paper(facts, task.subject.partition(":")[0], reader)
    if paper is not None:
        return paper[0]
    told = tuple(numbers_and_dates(facts, task))
    return Card("Told by word of mouth", (Text(f"Task: {TASKS[task.kind]}."), Facts(told)))


def on_a_page(reader: Member, at: datetime, lines: Sequence[str]) -> Given:
    """Return a page that one of the family saw behind a link of theirs."""
    return Given(reader.own_reference, at, "On a page", Card("Page", (Items(tuple(lines)),)))


def by_mail(sent: Iterable[Sent], readers: Iterable[Member]) -> Iterator[Given]:
    """Yield what left for the family by mail, and what was printed for them as a file."""
    known = [each.own_reference for each in readers]
    for each in sent:
        message = each.message
        for reference in known:
            if message.for_family and reference in message.subject:
                yield Given(reference, each.at, "By mail", _mailed(each))
            if message.paper is not None and message.paper.stamp.recipient == reference:
                yield Given(reference, each.at, PRINTED, message.paper.card)


def _mailed(sent: Sent) -> Card:
    """Return a mail as it is read: what it says, and its entry for the calendar."""
    message, entry = sent.message, sent.message.calendar
    blocks: list[Block] = [b for b in message.card.blocks if not isinstance(b, Buttons)]
    if entry is not None:
        when = f"{entry.starts:%d %b %Y, %H:%M} to {entry.ends:%H:%M}"
        pairs = (("Calendar", entry.title), ("When", when), ("Place", entry.place or "none"))
        blocks.append(Facts(pairs))
    return Card(message.subject, tuple(blocks))


def in_order(given: Iterable[Given]) -> list[Given]:
    """Return all of it by time, without what was printed and is shown as it was given."""
    found = sorted(given, key=lambda each: each.at)
    handed = {(each.reference, each.card) for each in found if each.how != PRINTED}
    return [
        each for each in found if each.how != PRINTED or (each.reference, each.card) not in handed
    ]


def told_when(each: Given) -> str:
    """Say when and how: "Mon 22 Mar 2027, 09:00: By mail"."""
    return f"{short_moment(each.at)}: {each.how}"
