"""Disagreements as they are shown to whoever may see them, with the steps and what is to do."""

from collections.abc import Iterator

from bot.core.access import Verb
from bot.core.access.own_steps import may
from bot.core.cards import Block, Button, Buttons, ButtonStyle, Card, Facts, Text
from bot.core.disagreeing.bringing import SAY
from bot.core.disagreeing.ladder import (
    has_a_meeting,
    next_own_step,
    policy,
    standing,
    steps,
)
from bot.core.facts.disagreements import LINE_MANAGER, POLICY, TALK, Disagreement, numbered
from bot.core.facts.groups import CoreGroup
from bot.core.notices.told_of_disagreements import is_open, still_to_see
from bot.core.procedure.day_names import listed, short_day
from bot.core.refusals import Refusal
from bot.core.sheet.labels import by_role
from bot.core.wall_clock import day_of
from handlers.call import Call
from handlers.changing import note_seen
from handlers.commands.end_disagreements import title_of
from handlers.numbered import each_to_open

TAKEN = {TALK: "I have talked to them", LINE_MANAGER: "I have talked to my line manager"}
SEEN = "I have seen it"


def find(call: Call, facts: CoreGroup, number: str) -> Disagreement:
    """Find one by number; what is kept from somebody is refused as what is not there."""
    found = numbered(facts.disagreements, number)
    if found is None or not may(facts, call.viewer, found, Verb.SEE):
        raise Refusal(f'There is nothing "{number[:10]}" here for you.', "See: disagree")
    return found


def listed_for(call: Call) -> tuple[Block, ...]:
    """Return a line for each that the caller may see, the newest first, and a button to open it."""
    facts = call.facts
    theirs = (e for e in reversed(facts.disagreements) if may(facts, call.viewer, e, Verb.SEE))
    found = [(each.id, short_day(day_of(each.at)), state(facts, each)) for each in theirs]
    return each_to_open("disagree", found)


def one(call: Call, number: str) -> Card:
    """Show one in full; each look of another is put on record (IG12)."""
    found = find(call, call.facts, number)
    if found.by != call.member:
        note_seen(call, "disagreement seen", found.id)
    return Card(f"Disagreement {found.id}", tuple(_blocks(call, found)))


def _blocks(call: Call, found: Disagreement) -> Iterator[Block]:
    facts = call.facts
    author = facts.member(found.by)
    yield Facts(
        (
            ("By", by_role(facts, author) if author else "somebody who is no longer known"),
            ("In their words", found.text),
            ("How it stands", state(facts, found)),
            *((("Outcome", found.outcome),) if found.outcome else ()),
        )
    )
    where = policy(facts.profile)
    also = (("Escalation policy", where),) if where else ()
    yield Facts((*standing(facts.profile, found), *also))
    yield from ways_on(call, facts, found)


def state(facts: CoreGroup, found: Disagreement) -> str:
    """Say how one stands, and for whom it waits."""
    if not found.is_shared and found.closed_at is None:
        return "yours alone: nobody else sees it"
    missing = [title_of(facts, each) for each in still_to_see(facts, found)]
    parts = (
        f"to be seen by {listed(missing)}" if missing else "",
        "no outcome yet" if found.closed_at is None else "",
    )
    waits = "; ".join(filter(None, parts))
    if not is_open(facts, found):
        return "closed"
    return "put to the next meeting" if found.waits_for_meeting else f"open: {waits}"


def ways_on(call: Call, facts: CoreGroup, found: Disagreement) -> tuple[Block, ...]:
    """Return what the caller can do with it now."""
    buttons = tuple(_buttons(call, facts, found))
    if not buttons:
        return ()
    is_private = not found.is_shared and found.by == call.member
    note = "Lead, team manager, and the meeting's chair and note taker then see it, steps and all."
    return (*((Text(note),) if is_private and _can_share(facts, found) else ()), Buttons(buttons))


def _can_share(facts: CoreGroup, found: Disagreement) -> bool:
    return not next_own_step(facts.profile, found)


def _buttons(call: Call, facts: CoreGroup, found: Disagreement) -> Iterator[Button]:
    if found.closed_at is None:
        yield from _steps(call, facts, found)
    if call.member in {each.id for each in still_to_see(facts, found)}:
        yield Button(SEEN, f"disagree {found.id} seen", ButtonStyle.PRIMARY)
    if found.closed_at is None and may_close(call, facts, found):
        label = "Record the outcome" if found.further_at else "It is settled"
        yield Button(label, f"disagree {found.id} outcome")


def _steps(call: Call, facts: CoreGroup, found: Disagreement) -> Iterator[Button]:
    if found.by == call.member and not found.is_shared:
        yield _next_step(facts, found)
    has_policy = POLICY in steps(facts.profile) and POLICY not in found.steps
    if has_policy and found.further_at and may(facts, call.viewer, found, Verb.WRITE):
        yield Button("The policy is used", f"disagree {found.id} policy")


def _next_step(facts: CoreGroup, found: Disagreement) -> Button:
    """Return what its author does next: a step of their own, and after the last to share it."""
    own = next_own_step(facts.profile, found)
    label = "Put it to the meeting" if has_a_meeting(facts.profile) else "Take it further"
    label, word = (TAKEN[own], SAY[own]) if own else (label, "share")
    return Button(label, f"disagree {found.id} {word}", ButtonStyle.PRIMARY)


def may_close(call: Call, facts: CoreGroup, found: Disagreement) -> bool:
    """Tell whether its outcome is the caller's to record.

    Until it goes further that is its author's, who settled it; from then on the team manager's.
    """
    if found.further_at is None:
        return found.by == call.member and may(facts, call.viewer, found, Verb.WRITE)
    return may(facts, call.viewer, found, Verb.CLOSE)
