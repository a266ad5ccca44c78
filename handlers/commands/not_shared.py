"""The decision that a document is not shared, or not sent on, with its reason (H4, L7)."""

import re
from collections.abc import Iterator

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.cards import Block, Button, Buttons, ButtonStyle, Card, Field, FieldKind, Form, Text
from bot.core.facts.tasks import Task, TaskKind
from bot.core.free_text import free_text
from bot.core.tasking import not_sharing
from handlers.call import Call
from handlers.changing import changing
from handlers.commands.task_shown import must_be_as_it_was, revision_shown

NOT_SHARED = ("not shared", "not sent")
DECIDED = re.compile(r"(not (?:shared|sent))\b[\s,:;]*(?:because\s+)?(.*)", re.IGNORECASE)
SHARES = frozenset({TaskKind.SHARE_MINUTES, TaskKind.DECIDE_COPY, TaskKind.SEND_TO_AGENCY})


def or_not(call: Call, task: Task) -> Iterator[Block]:
    """Offer the decision not to share to whom it belongs (H4, L7)."""
    if task.kind in SHARES and _may_decide(call, task):
        said = NOT_SHARED[task.kind is TaskKind.SEND_TO_AGENCY]
        button = Button(f"It is {said}", f"done {task.id} {said}", ButtonStyle.DANGER)
        yield Buttons((button,))


def _may_decide(call: Call, task: Task) -> bool:
    if task.kind is TaskKind.SEND_TO_AGENCY:
        return call.may(Asked(Verb.CLOSE, Subject.TASK, owner=task.owner))
    return call.may(Asked(Verb.WRITE, Subject.NOT_SHARED, case=Case.DECISION))


def decide(call: Call, task: Task, said: str, because: str) -> Card:
    """Close a task by the decision not to share, or ask for its reason."""
    verb, subject, case = Verb.CLOSE, Subject.TASK, Case.ANY
    if task.kind is not TaskKind.SEND_TO_AGENCY:
        verb, subject, case = Verb.WRITE, Subject.NOT_SHARED, Case.DECISION
    reason = free_text(call.said("reason") or because, field="reason")
    if not reason:
        call.ask(verb, subject, owner=task.owner, case=case)
        return Card(f"Task {task.id}", (decision_form(call, task, said),))
    with changing(call, verb, subject, owner=task.owner, case=case, even_closed=True) as work:
        must_be_as_it_was(call, work.facts, task)
        me = work.facts.member(call.member) or call.me
        work.facts = not_sharing.decide(work.facts, task.id, me, reason, call.now)
        work.audit("decided not to share", task.id)
        return work.answer(Card(f"{task.id} is closed", (Text(f"It is on record: {said}."),)))


def decision_form(call: Call, task: Task, said: str, because: str = "") -> Form:
    """Ask why it is not shared."""
    field = Field(
        "reason",
        "Why is it not shared?",
        FieldKind.TEXT,
        value=because,
        help="Lead and team manager see it. The person concerned never does (H4).",
        required=True,
    )
    seen = revision_shown(call.facts, task)
    return Form(f"done {task.id} {said}", (field,), submit="Decide", seen=seen)
