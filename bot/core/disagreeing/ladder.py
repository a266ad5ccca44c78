"""The profile's steps of a disagreement, in order, and how far one has come on them (N6, S17)."""

from bot.core.facts.disagreements import (
    HEADS,
    LINE_MANAGER,
    MEETING,
    OWN_STEPS,
    POLICY,
    REPORT,
    TALK,
    Disagreement,
)
from bot.core.procedure.day_names import short_day
from bot.core.procedure.profiles import Profile
from bot.core.wall_clock import day_of

WORDS = {
    TALK: "Talk to them about it",
    MEETING: "Put it to the meeting",
    LINE_MANAGER: "Talk to your own line manager",
    HEADS: "The team manager and the conference chair are told",
    POLICY: "Use the escalation policy",
    REPORT: "It stands in the joint report, and the conference chair is told",
}
NO_POLICY = "Your profile says nothing of where it is: ask your line manager."
NOT_YET, DONE, NOW = "not yet", "done", "now"


def steps(profile: Profile) -> tuple[str, ...]:
    """Return the steps of a profile in its order."""
    return profile.texts("escalation")


def own_first(profile: Profile) -> tuple[str, ...]:
    """Return what its author does before it is shared: their own steps that come first."""
    found = steps(profile)
    shared = next((at for at, each in enumerate(found) if each not in OWN_STEPS), len(found))
    return found[:shared]


def has_a_meeting(profile: Profile) -> bool:
    """Tell whether it is put to the meeting before anybody outside is asked (N6)."""
    return MEETING in steps(profile)


def next_own_step(profile: Profile, disagreement: Disagreement) -> str:
    """Return the next of its author's own steps before it is shared; empty if all are taken."""
    left = (each for each in own_first(profile) if each not in disagreement.steps)
    return next(left, "")


def standing(profile: Profile, disagreement: Disagreement) -> tuple[tuple[str, str], ...]:
    """Return each step in words, and how it stands: "done on Tue 27 Apr 2027", "not yet"."""
    return tuple((WORDS[each], _stands(disagreement, each)) for each in steps(profile))


def policy(profile: Profile) -> str:
    """Say where the escalation policy is, for a ladder that has it; empty for others."""
    if POLICY not in steps(profile):
        return ""
    return profile.text("escalation_policy") or NO_POLICY


def _stands(disagreement: Disagreement, step: str) -> str:
    taken = next((each for each in disagreement.taken if each.step == step), None)
    if taken is not None:
        note = f": {taken.note}" if taken.note else ""
        return f"{DONE} on {short_day(day_of(taken.at))}{note}"
    if step == MEETING:
        return _at_the_meeting(disagreement)
    if step in {HEADS, REPORT} and disagreement.further_at is not None:
        return f"since {short_day(day_of(disagreement.further_at))}"
    return NOT_YET


def _at_the_meeting(disagreement: Disagreement) -> str:
    if disagreement.put_at is None:
        return NOT_YET
    if disagreement.waits_for_meeting:
        return "it waits for the meeting"
    return "tried, not settled" if disagreement.further_at is not None else "settled"
