"""The answer to what was raised: the lead's, or the team manager's as cover (L12, L14, H2)."""

from collections.abc import Iterator

from bot.core.cards import Block, Button, Buttons, Card, Field, FieldKind, Form, Text
from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.procedure.day_names import short_moment
from bot.core.raising.answering import answer, find, in_whose_place
from handlers.call import Call
from handlers.commands.action_altered import may_alter
from handlers.commands.raised_held import holding

ANSWER = "answer"
UNLOCKED = "{} can be altered again. Who said that it cannot be done can read your answer."
READ = "Whoever raised it can read your answer."


def answer_form(call: Call, number: str) -> Form:
    """Ask for the answer to something that the caller can see."""
    return form_for(find(call.facts, call.viewer, number, call.now))


def form_for(event: Event) -> Form:
    """Return the form that answers it."""
    field = Field(ANSWER, "What is your answer?", FieldKind.TEXT, required=True)
    return Form(f"concern {event.id} {ANSWER}", (field,), "Answer it")


def answered(call: Call, event: Event) -> Card:
    """Take the answer, or ask for it; as cover where the manager answers for the lead."""
    if ANSWER not in call.fields:
        return Card(f"Answer {event.id}", (form_for(event),))
    cover = in_whose_place(call.facts, event, call.viewer)
    with holding(call, own_right=not cover) as work:
        said = call.said(ANSWER)
        work.facts = answer(work.facts, event.id, call.viewer, said, call.now)
        work.audit("raised: answered", event.id)
        marked = f" as {cover}" if cover else ""
        return work.answer(Card(f"{event.id} is answered{marked}", tuple(_after(call, event))))


def _after(call: Call, event: Event) -> Iterator[Block]:
    """Lead on to the action, which nothing has altered yet."""
    if event.kind is not EventKind.CANNOT:
        yield Text(READ)
        return
    yield Text(UNLOCKED.format(event.action))
    if may_alter(call):
        yield Buttons(
            (
                Button(f"Change {event.action}", f"action {event.action} change"),
                Button(f"Close {event.action}", f"action {event.action} close"),
            )
        )


def in_words(facts: CoreGroup, event: Event) -> str:
    """Say how something stands that waits for an answer."""
    if event.answered_at is None:
        return "open: waits for an answer"
    if not event.answer:
        return f"over: {event.action} has been done"
    member = facts.member(event.answered_by)
    cover = f", as {event.as_cover}" if event.as_cover else ""
    who = member.name if member else "somebody of the group"
    return f"answered by {who}{cover}, {short_moment(event.answered_at)}"
