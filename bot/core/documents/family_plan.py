"""The plan in a family copy: the reader's own actions in words, and what professionals do (B9)."""

from collections.abc import Iterator, Mapping

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed
from bot.core.documents.family_headings import OF_ANOTHER_CHILD, OTHERS_DO, WHAT_OTHERS_DO
from bot.core.documents.family_parts import Reading
from bot.core.facts.actions import Action, ActionState
from bot.core.facts.groups import CoreGroup
from bot.core.facts.plan import PlanStage
from bot.core.procedure.day_names import listed, short_day

STANDS = {
    ActionState.PROPOSED: "asked for, not agreed yet",
    ActionState.ACCEPTED: "agreed",
    ActionState.DONE: "done",
}
"""How an action stands; one that was closed has no place in a copy."""

FAR = {
    PlanStage.OUTLINE: "It is still the first, short plan.",
    PlanStage.DETAILED: "The full plan was made{at}.",
    PlanStage.UPDATED: "The plan was last changed{at}.",
}

Lines = tuple[str, ...]


def plan_now(page: Reading, sections: Mapping[str, str]) -> Iterator[tuple[str, Lines]]:
    """Yield the plan as its reader may know it: of another family member's actions nothing.

    Where `sections` have the lead's words of what others do, those stand and not the actions: a
    lock that is changed for one parent is no news for the other (IG15).
    """
    facts, reader = page.facts, page.reader
    asked = Asked(Verb.SEE, Subject.PLAN, owner=reader.id, case=Case.COPY)
    if not allowed(facts, Viewer(reader.id), asked):
        return
    yield "The plan", (_how_far(facts),)
    yield from _some("Your own view", _own_view(page))
    yield from _some("What you do", _own(page))
    written = sections.get(OTHERS_DO)
    others = _others(page) if written is None else page.written(WHAT_OTHERS_DO, written)
    yield from _some(WHAT_OTHERS_DO, others)


def _how_far(facts: CoreGroup) -> str:
    """Say how far the plan has come, in words that need no knowledge of its stages (L1)."""
    stages = facts.plan.stages
    meeting = facts.meeting(stages[-1].meeting) if stages else None
    at = f" at the meeting of {short_day(meeting.on)}" if meeting is not None else ""
    return FAR[facts.plan.stage].format(at=at)


def _some(heading: str, lines: Iterator[str]) -> Iterator[tuple[str, Lines]]:
    found = tuple(lines)
    if found:
        yield heading, found


def _own_view(page: Reading) -> Iterator[str]:
    texts = (each.text for each in page.facts.plan.voices if each.of == page.reader.id)
    return page.taken("Your own view", (line for text in texts for line in text.splitlines()))


def _own(page: Reading) -> Iterator[str]:
    """Yield each action of the reader's own, whole: a part that speaks of another is left out."""
    for action in page.facts.actions:
        if action.action_owner == page.reader.id and action.state in STANDS:
            yield _head(action)
            yield from page.taken("What you do", (f"{a}: {b}" for a, b in _in_full(action) if b))
            yield from _with_whom(page, action)


def _in_full(action: Action) -> Iterator[tuple[str, str]]:
    yield "What", action.what
    yield "Why", action.need
    yield "How", action.how
    yield "What should change", action.outcome
    yield "What that means for the child", action.so_what
    if action.measure is not None:
        change = f"from {action.measure.baseline} to {action.measure.target}"
        yield "How it is measured", f"{action.measure.what}, {change}"


def _with_whom(page: Reading, action: Action) -> Iterator[str]:
    found = (page.facts.member(each) for each in action.helpers)
    helpers = [page.called(each) for each in found if each and each.is_professional]
    if helpers:
        yield f"With: {listed(helpers)}"


def _others(page: Reading) -> Iterator[str]:
    """Yield what professionals do; of family and foster carers only the reader's own is told."""
    heading = WHAT_OTHERS_DO
    for action in page.facts.actions:
        owner = page.facts.member(action.action_owner)
        if action.action_owner == page.reader.id or action.state not in STANDS:
            continue
        if owner is None or not owner.is_professional:
            page.not_taken(heading, f"{action.id}: {action.what}", "is another's, not a worker's")
        elif not page.hears_all:
            page.not_taken(heading, f"{action.id}: {action.what}", OF_ANOTHER_CHILD)
        elif what := "".join(page.taken(heading, (action.what,))):
            yield f"{_head(action)} Who: {page.called(owner)}."
            yield f"What: {what}"


def _head(action: Action) -> str:
    on = f" on {short_day(action.done_on)}" if action.done_on else ""
    return f"{action.id}, by {short_day(action.due_on)}: {STANDS[action.state]}{on}."
