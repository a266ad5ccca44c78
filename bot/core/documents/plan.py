"""The plan as a document: its stage, whose voices it hears, and each item with its course."""

from collections.abc import Iterator
from datetime import date

from bot.core.capitals import standing_alone
from bot.core.cards import Block, Card, Facts, Table, Text
from bot.core.documents.wording import name_of, section, stamp
from bot.core.facts.actions import Action, ActionKind, ActionState, ItemReview
from bot.core.facts.groups import CoreGroup
from bot.core.facts.plan import Plan, Voice
from bot.core.plan.planning import speakers
from bot.core.procedure.day_names import short_day

KINDS = {
    ActionKind.ACTION: "action",
    ActionKind.VISIT: "visit",
    ActionKind.ASSESSMENT: "assessment",
}


def plan_card(facts: CoreGroup, today: date) -> Card:
    """Return the plan as every professional member sees it (H18); access is asked before."""
    return Card(f"Plan of {facts.ref}", (*stamp(facts), *plan_blocks(facts, today)))


def plan_blocks(facts: CoreGroup, today: date) -> tuple[Block, ...]:
    """Return the plan as it stands, for a document of its own or with the minutes (R8)."""
    top = Facts((("Plan", stage_words(facts, facts.plan)), ("As of", short_day(today))))
    return (top, *_voices(facts), *_statements(facts.plan), *actions(facts, today))


def stage_words(facts: CoreGroup, plan: Plan) -> str:
    """Return the stage with the meeting at which it was reached (L1)."""
    if not plan.stages:
        return f"{plan.stage}, from the conference"
    meeting = facts.meeting(plan.stages[-1].meeting)
    return f"{plan.stage}" + (f", at the meeting of {short_day(meeting.on)}" if meeting else "")


def actions(facts: CoreGroup, today: date) -> tuple[Block, ...]:
    """Return an overview of all items, then each open one in full."""
    if not facts.actions:
        return (Text("The plan has no action yet."),)
    rows = tuple(
        (
            each.id,
            each.what,
            name_of(facts, each.action_owner),
            short_day(each.due_on),
            standing(each, today),
        )
        for each in facts.actions
    )
    table = Table(("No.", "What", "Who", "By when", "How it stands"), rows, heading="Actions")
    return (table, *(block for each in facts.open_actions for block in item(facts, each)))


def standing(action: Action, today: date) -> str:
    """Return how an action stands, overdue ones marked (N5, S11)."""
    if action.state is ActionState.DONE and action.done_on is not None:
        return f"done on {short_day(action.done_on)}"
    if action.state is ActionState.CLOSED:
        return f"closed: {action.closed_because}"
    overdue = ", overdue" if action.due_on < today else ""
    return f"{action.state}{overdue}"


def item(facts: CoreGroup, action: Action) -> Iterator[Block]:
    """Yield one item in full, and the course of its measure over the meetings (N4, R12)."""
    yield Facts(tuple(_pairs(facts, action)))
    if action.reviews:
        rows = tuple(_row(facts, each) for each in action.reviews)
        columns = ("Meeting", "Verdict", "Going well", "Barriers", "Reached")
        yield Table(columns, rows, heading=f"{action.id} at the meetings")


def _row(facts: CoreGroup, noted: ItemReview) -> tuple[str, ...]:
    meeting = facts.meeting(noted.meeting)
    on = short_day(meeting.on) if meeting else noted.meeting
    return on, noted.verdict.value, noted.going_well, noted.barriers, noted.reached


def _pairs(facts: CoreGroup, action: Action) -> Iterator[tuple[str, str]]:
    helpers = ", ".join(name_of(facts, each) for each in action.helpers)
    who = name_of(facts, action.action_owner) + (f", with {helpers}" if helpers else "")
    yield "No.", f"{action.id} ({KINDS[action.kind]}, from the {action.origin})"
    yield "Need", action.need
    yield "Outcome", action.outcome
    yield "What", action.what
    yield "How", action.how
    yield "So what", action.so_what
    yield "Who", who
    yield "By when", short_day(action.due_on)
    yield from _more(action)


def _more(action: Action) -> Iterator[tuple[str, str]]:
    if action.every:
        last = short_day(action.last_done) if action.last_done else "not yet"
        yield "Every", f"{action.every}; last done: {last}"
    if action.measure is not None:
        by = f" by {short_day(action.measure.by)}" if action.measure.by else ""
        change = f"from {action.measure.baseline} to {action.measure.target}"
        yield "Measure", f"{action.measure.what}: {change}{by}"
    if action.left:
        yield "Still to do", action.left


def _voices(facts: CoreGroup) -> tuple[Block, ...]:
    """Return each voice, the reason where there is none, and what is still missing (N3)."""
    found = {each.of: each for each in facts.plan.voices}
    pairs = tuple((standing_alone(words), _said(found.get(of))) for of, words in speakers(facts))
    return (Facts(pairs),) if pairs else ()


def _said(voice: Voice | None) -> str:
    if voice is None:
        return "not yet entered"
    return voice.text or f"none yet: {voice.none_because}"


def _statements(plan: Plan) -> Iterator[Block]:
    if plan.danger_statement:
        yield section("Danger statement", plan.danger_statement)
    if plan.past_harm:
        yield section("Past harm", plan.past_harm)
