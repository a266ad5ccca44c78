"""Bringing a disagreement: kept for its author alone, step by step, until they share it (S17)."""

from dataclasses import replace
from datetime import datetime

from bot.core.disagreeing.ladder import WORDS, has_a_meeting, next_own_step
from bot.core.facts.disagreements import OWN_STEPS, POLICY, Disagreement, StepTaken
from bot.core.facts.groups import CoreGroup
from bot.core.free_text import free_text
from bot.core.numbering import drawn_id
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put

ASKS = "What do you disagree with?"
SAY = {"talk": "talked", "line manager": "manager"}
"""What its author says of an own step that was taken."""


def bring(facts: CoreGroup, text: str, *, by: str, now: datetime) -> CoreGroup:
    """Return the facts with a disagreement of somebody's own, which nobody else sees yet."""
    said = free_text(text, field="text")
    if not said:
        raise Refusal(ASKS, "Write it in a line or two.", field="text")
    mine = (each for each in facts.disagreements if each.by == by and each.closed_at is None)
    if any(each.text == said for each in mine):
        raise AlreadyDone("You have written that already.", "See it: disagree")
    number = drawn_id("X", (facts.ref, by, now), (each.id for each in facts.disagreements))
    new = Disagreement(number, by, now, said)
    return replace(facts, disagreements=(*facts.disagreements, new))


def take_step(
    facts: CoreGroup, disagreement: Disagreement, step: str, note: str, *, by: str, now: datetime
) -> CoreGroup:
    """Return the facts with a step that somebody took, in the order of the profile.

    A step that could not be taken is recorded all the same, with a note that says so.
    """
    must_stand_open(disagreement)
    profile = facts.profile
    if step not in profile.texts("escalation"):
        raise Refusal(
            "Your profile has no such step.", f"See its steps: disagree {disagreement.id}"
        )
    if step in disagreement.steps:
        raise AlreadyDone(f"That is on record: {WORDS[step]}.")
    if step == POLICY and disagreement.further_at is None:
        raise Refusal(
            "The policy comes after the other steps.", f"See them: disagree {disagreement.id}"
        )
    if step in OWN_STEPS and not disagreement.is_shared:
        _must_be_next(facts, disagreement, step)
    said = free_text(note, field="note")
    taken = (*disagreement.taken, StepTaken(step, by, now, said))
    return _put(facts, replace(disagreement, taken=taken))


def _must_be_next(facts: CoreGroup, disagreement: Disagreement, step: str) -> None:
    first = next_own_step(facts.profile, disagreement)
    if first and first != step:
        raise _first(disagreement, first)


def _first(disagreement: Disagreement, step: str) -> Refusal:
    say = f"disagree {disagreement.id} {SAY[step]}"
    return Refusal(
        f"First: {WORDS[step][0].lower()}{WORDS[step][1:]} (S17).",
        f"Then say: {say}. If it cannot be, say why: {say} REASON",
    )


def share(facts: CoreGroup, disagreement: Disagreement, now: datetime) -> CoreGroup:
    """Return the facts with it put to the next meeting, or past it where the profile has none."""
    must_stand_open(disagreement)
    if disagreement.is_shared:
        raise AlreadyDone(f"{disagreement.id} is shared already.")
    first = next_own_step(facts.profile, disagreement)
    if first:
        raise _first(disagreement, first)
    if not has_a_meeting(facts.profile):
        return _put(facts, replace(disagreement, further_at=now))
    if not facts.upcoming:
        raise Refusal("There is no meeting to put it to.", "Ask the lead for one: meet")
    return _put(facts, replace(disagreement, put_at=now))


def must_stand_open(disagreement: Disagreement) -> None:
    """Refuse what has its outcome already."""
    if disagreement.closed_at is not None:
        raise AlreadyDone(
            f"{disagreement.id} has its outcome.", f"See it: disagree {disagreement.id}"
        )


def _put(facts: CoreGroup, disagreement: Disagreement) -> CoreGroup:
    return replace(facts, disagreements=put(facts.disagreements, disagreement))
