"""What would end unfinished with a group, told to whoever is about to close it (S4)."""

from collections.abc import Iterator

from bot.core.access import Verb
from bot.core.access.early import may_see
from bot.core.access.own_steps import may
from bot.core.cards import Block, Warn
from bot.core.facts.minutes import MinutesState
from bot.core.notices.told_of_disagreements import is_open
from bot.core.procedure.day_names import many, short_day
from bot.core.raising.answering import seen_by
from bot.core.record.unreleased import Unreleased, unreleased
from bot.core.wall_clock import day_of
from handlers.call import Call
from handlers.commands.disagree_shown import state
from handlers.commands.early_shown import standing
from handlers.showing import a_list

ENDS_WITH_IT = (
    "What is open ends with the group. Minutes cannot be written, signed or released after that; "
    "the lead has a task to see to those that are not out."
)


def still_open(call: Call) -> Iterator[Block]:
    """Say before it is too late what would end unfinished, as far as the caller may know of it."""
    facts = call.facts
    found = [_not_out(each) for each in unreleased(facts)]
    if facts.open_actions:
        found.append(f"{many(len(facts.open_actions), 'action')} of the plan")
    found += [*_disagreements(call), *_wishes(call), *_raised(call)]
    if found:
        yield from a_list("Still open", found)
        yield Warn(ENDS_WITH_IT)


def _not_out(left: Unreleased) -> str:
    of, minutes = f"Minutes of {short_day(left.meeting.on)}", left.minutes
    if minutes is None:
        return f"{of}: nobody has begun them"
    if left.is_correction:
        return f"{of}: a correction is under way, version {minutes.version - 1} holds"
    if minutes.state is MinutesState.DRAFT:
        return f"{of}: the lead does not have them yet"
    return f"{of}: not released yet"


def _disagreements(call: Call) -> Iterator[str]:
    """Yield what is not settled; of one that its author keeps to themselves nothing (S17)."""
    for each in call.facts.disagreements:
        is_theirs = may(call.facts, call.viewer, each, Verb.SEE)
        if is_theirs and is_open(call.facts, each):
            yield f"Disagreement {each.id}: {state(call.facts, each)}"


def _wishes(call: Call) -> Iterator[str]:
    theirs = (each for each in call.facts.early if may_see(call.facts, call.viewer, each))
    for each in theirs:
        if each.is_open:
            yield f"{each.id}, an earlier {each.what}: {standing(call.facts, each)}"


def _raised(call: Call) -> Iterator[str]:
    """Yield what was raised and waits; of what is about the caller nothing (B6)."""
    for each in seen_by(call.facts, call.viewer, call.now):
        if each.is_open:
            yield f"{each.id}, raised on {short_day(day_of(each.at))}: see concern raised"
