"""An action altered: proposed, changed or brought forward, closed, noted at a meeting."""

from collections.abc import Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.capitals import standing_alone
from bot.core.cards import Block, Card, Facts, Field, FieldKind, Form, Text
from bot.core.facts.actions import Action, ItemReview, Verdict
from bot.core.facts.groups import CoreGroup
from bot.core.free_text import free_text
from bot.core.meeting.item_reviews import review
from bot.core.plan.acting import bring_forward, change, close, open_action
from bot.core.plan.proposing import propose
from bot.core.plan.smart import advice
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.changing import changing
from handlers.commands.action_told import lock_seen, receipt
from handlers.commands.action_wish import (
    FIELDS,
    as_fields,
    changed_wish,
    due_day,
    new_wish,
    this_meeting,
    wish_form,
)
from handlers.filling import choice, choices_of
from handlers.showing import a_list

VERDICT = Field(
    "verdict",
    "What becomes of it?",
    FieldKind.CHOICE,
    choices=choices_of((each, each.value) for each in Verdict),
    required=True,
)


def _at(call: Call) -> str:
    meeting = this_meeting(call.facts)
    return meeting.id if meeting else ""


def may_alter(call: Call) -> bool:
    """Tell whether the caller may alter the plan: lead, manager, chair and notes at the meeting."""
    return call.may(Asked(Verb.WRITE, Subject.ACTION, meeting=_at(call)))


def new(call: Call) -> Card:
    """Propose an action, or ask for what it needs."""
    meeting = _at(call)
    # Before a name is looked for: whoever may not propose is told of nobody.
    call.ask(Verb.WRITE, Subject.ACTION, meeting=meeting)
    if not any(call.said(name) for name in FIELDS):
        return Card("A new action", (new_form(call),))
    wish = new_wish(call)
    with changing(call, Verb.WRITE, Subject.ACTION, meeting=meeting) as work:
        work.facts = propose(work.facts, wish, meeting, call.now)
        action = work.facts.actions[-1]
        work.audit("action proposed", action.id)
        return work.answer(_proposed(work.facts, action))


def new_form(call: Call) -> Form:
    """Ask for all that makes an action (R11, S10)."""
    return wish_form(call, "action new")


def _proposed(facts: CoreGroup, action: Action) -> Card:
    pairs = [("By when", short_day(action.due_on)), ("How it stands", "proposed")]
    if action.every:
        pairs.insert(1, ("Every", action.every))
    return Card(f"{action.id} is proposed", (Facts(tuple(pairs)), *_remarks(facts, action)))


def _remarks(facts: CoreGroup, action: Action) -> Iterator[Block]:
    """Say who is told and how, and give advice that nobody has to follow (S22, N4)."""
    owner = facts.member(action.action_owner)
    if owner is not None and owner.is_family:
        yield Text("The lead has a task to tell its owner, by number and date (S11).")
    else:
        yield Text("Its owner is asked to accept it (N5).")
    lines = list(advice(as_fields(action)))
    if action.measure is None and facts.profile.yes("outcome_measures"):
        lines.append("It has no measure yet: what is to change, from, to, by when (N4).")
    if not facts.profile.calendar.is_working_day(action.due_on):
        lines.append(f"{short_day(action.due_on)} is not a working day.")
    yield from a_list("Advice", lines)


def changed(call: Call, action: Action, _words: str = "") -> Card:
    """Change an action as lead, or bring one's own forward, which is always possible (L12)."""
    named = [name for name in FIELDS if name in call.fields]
    if not named:
        call.ask(Verb.WRITE, Subject.ACTION, owner=action.action_owner, meeting=_at(call))
        return Card(f"Change {action.id}", (change_form(call, action),))
    if not may_alter(call):
        return _forward(call, action, named)
    with changing(call, Verb.WRITE, Subject.ACTION, meeting=_at(call)) as work:
        _as_drawn(call, work.facts, action)
        wish = changed_wish(call, open_action(work.facts, action.id))
        work.facts = change(work.facts, action.id, wish, call.member, call.now)
        after = work.facts.action(action.id) or action
        work.audit("action changed", action.id)
        pairs = (("By when", short_day(after.due_on)), ("How it stands", after.state.value))
        return work.answer(Card(f"{action.id} is changed", (Facts(pairs),)))


def change_form(call: Call, action: Action) -> Form:
    """Return all fields for who may alter the plan; its owner may name an earlier day.

    While it waits for the lead's answer, everybody may do that and no more (L12).
    """
    command = f"action {action.id} change"
    if may_alter(call) and lock_seen(call, action) is None:
        return wish_form(call, command, action)
    field = Field("when", "Which earlier day?", FieldKind.DATE, required=True)
    return Form(command, (field,), submit="Bring it forward", seen=action.revision)


def _as_drawn(call: Call, facts: CoreGroup, action: Action) -> None:
    """Give back what was said of an action as it was: it is altered by who has seen it (L12)."""
    must_be_as_drawn(call, open_action(facts, action.id).revision, "This action")


def _forward(call: Call, action: Action, named: list[str]) -> Card:
    call.ask(Verb.WRITE, Subject.ACTION, owner=action.action_owner)
    if named != ["when"]:
        raise Refusal(
            "A plan is not altered without the lead (L12).",
            "You can bring the date forward. For anything else ask the lead.",
        )
    due_on = due_day(call, call.said("when"))
    with changing(call, Verb.WRITE, Subject.ACTION, owner=action.action_owner) as work:
        _as_drawn(call, work.facts, action)
        work.facts = bring_forward(work.facts, action.id, due_on, call.now)
        work.audit("action brought forward", action.id)
        text = f"{action.id} is now due on {short_day(due_on)}."
        return work.answer(receipt(call, action, f"{action.id} is brought forward", text))


def closed(call: Call, action: Action, _words: str = "") -> Card:
    """Close an action that will not be done; a conference's only at a meeting (L1)."""
    reason = free_text(call.said("reason"), field="reason")
    if not reason:
        call.ask(Verb.WRITE, Subject.ACTION, meeting=_at(call))
        return Card(f"Close {action.id}", (close_form(call, action),))
    with changing(call, Verb.WRITE, Subject.ACTION, meeting=_at(call)) as work:
        _as_drawn(call, work.facts, action)
        work.facts = close(work.facts, action.id, reason, _at(call), call.now)
        work.audit("action closed", action.id)
        text = Text("It stays in the plan, closed with its reason.")
        return work.answer(Card(f"{action.id} is closed", (text,)))


def close_form(_call: Call, action: Action) -> Form:
    """Ask why an action ends that will not be done."""
    field = Field("reason", "Why does it end?", FieldKind.TEXT, required=True)
    return Form(f"action {action.id} close", (field,), submit="Close it", seen=action.revision)


def noted(call: Call, action: Action, _words: str = "") -> Card:
    """Note one item at the meeting: going well, barriers, and what becomes of it (R12)."""
    if "verdict" not in call.fields:
        call.ask(Verb.WRITE, Subject.ACTION, meeting=_at(call))
        return Card(f"{action.id} at the meeting", (review_form(call, action),))
    said = ItemReview(
        _at(call),
        call.now,
        Verdict(choice(call, VERDICT)),
        free_text(call.said("going_well"), field="going_well"),
        free_text(call.said("barriers"), field="barriers"),
        free_text(call.said("reached"), field="reached"),
    )
    with changing(call, Verb.WRITE, Subject.ACTION, meeting=_at(call)) as work:
        _as_drawn(call, work.facts, action)
        work.facts = review(work.facts, action.id, said, call.member, call.now)
        work.audit("action reviewed", action.id)
        text = Text(f"{standing_alone(said.verdict)}.")
        return work.answer(Card(f"{action.id} is noted", (text,)))


def review_form(_call: Call, action: Action) -> Form:
    """Ask what a meeting says of one item (R12), and how far its measure has come (N4)."""
    measure = action.measure
    reached = () if measure is None else (Field("reached", f"How far? {measure.what}"),)
    fields = (
        VERDICT,
        Field("going_well", "What is going well?", FieldKind.TEXT),
        Field("barriers", "What stands in the way?", FieldKind.TEXT),
        *reached,
    )
    return Form(f"action {action.id} review", fields, submit="Note it", seen=action.revision)
