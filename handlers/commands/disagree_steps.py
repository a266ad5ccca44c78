"""The steps of a disagreement as they are said: taken, shared, seen, and its outcome (S17, H10)."""

from collections.abc import Callable

from bot.core.access import Verb
from bot.core.access.own_steps import may, question
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.disagreeing.bringing import SAY, share, take_step
from bot.core.disagreeing.settling import ASKS, acknowledge, close
from bot.core.facts.disagreements import POLICY, Disagreement
from bot.core.facts.groups import CoreGroup
from bot.core.notices.told_of_disagreements import still_to_see
from bot.core.refusals import NotAllowed, Refusal
from handlers.call import Call
from handlers.commands.disagree_shown import find, may_close, ways_on
from handlers.commands.end_disagreements import told_in_words

STEPS = {**{word: step for step, word in SAY.items()}, "policy": POLICY}
NOT_YOURS = NotAllowed("That is not yours to say of it.", "See what you can do: disagree")
Change = Callable[[CoreGroup, Disagreement], CoreGroup]


def run(call: Call, number: str, word: str, more: str) -> Card:
    """Carry out what is said of one: each word once, by whom it is theirs to say."""
    find(call, call.facts, number)
    if word in STEPS:
        return _step(call, number, STEPS[word], more)
    if word == "outcome":
        return _outcome(call, number, more)
    if more or word not in {"share", "seen"}:
        raise Refusal(f'"{word[:30]}" is not clear.', f"See what you can say: disagree {number}")
    return _share(call, number) if word == "share" else _seen(call, number)


def _step(call: Call, number: str, step: str, note: str) -> Card:
    def change(facts: CoreGroup, found: Disagreement) -> CoreGroup:
        is_theirs = found.by == call.member
        if not is_theirs and not (step == POLICY and may(facts, call.viewer, found, Verb.WRITE)):
            raise NOT_YOURS
        return take_step(facts, found, step, note, by=call.member, now=call.now)

    return _changed(call, number, change, lambda _facts, _found: "It is on record.")


def _share(call: Call, number: str) -> Card:
    def change(facts: CoreGroup, found: Disagreement) -> CoreGroup:
        if found.by != call.member:
            raise NOT_YOURS
        return share(facts, found, call.now)

    return _changed(call, number, change, _where_it_is)


def _where_it_is(facts: CoreGroup, found: Disagreement) -> str:
    if found.waits_for_meeting:
        return "It is put to the meeting, which tries to settle it. If it cannot, it goes further."
    return told_in_words(facts, found)


def _seen(call: Call, number: str) -> Card:
    def change(facts: CoreGroup, found: Disagreement) -> CoreGroup:
        if not may(facts, call.viewer, found, Verb.CONFIRM):
            raise NOT_YOURS
        return acknowledge(facts, found, call.member, call.now)

    return _changed(call, number, change, _what_is_missing)


def _outcome(call: Call, number: str, more: str) -> Card:
    outcome = call.said("outcome") or more
    found = find(call, call.facts, number)
    if not may_close(call, call.facts, found):
        raise NOT_YOURS
    if not outcome:
        return Card(f"The outcome of {found.id}", (outcome_form(found.id),))

    def change(facts: CoreGroup, held: Disagreement) -> CoreGroup:
        if not may_close(call, facts, held):
            raise NOT_YOURS
        return close(facts, held, outcome, by=call.member, now=call.now)

    return _changed(call, number, change, _what_is_missing)


def outcome_form(number: str) -> Form:
    """Ask what came of it."""
    field = Field("outcome", ASKS, FieldKind.TEXT, required=True)
    return Form(f"disagree {number} outcome", (field,), "Record the outcome")


def _what_is_missing(facts: CoreGroup, found: Disagreement) -> str:
    if still_to_see(facts, found):
        return "It is on record. It stays open until everybody who was told has seen it."
    return "It is closed." if found.closed_at else "It is on record. It has no outcome yet."


def _changed(
    call: Call, number: str, change: Change, says: Callable[[CoreGroup, Disagreement], str]
) -> Card:
    """Carry one change out; of what its author alone knows the log does not name which (S17)."""
    with call.begin(own_right=True) as work:
        work.facts = change(work.facts, find(call, work.facts, number))
        found = find(call, work.facts, number)
        asked = question(work.facts, found, Verb.SEE)
        if found.is_shared:
            work.audit("disagreement", f"{found.id}:{asked.meeting}" if asked.meeting else found.id)
        said = Text(says(work.facts, found))
        return work.answer(Card(found.id, (said, *ways_on(call, work.facts, found))))
