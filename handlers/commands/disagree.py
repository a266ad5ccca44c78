"""The command disagree: what somebody cannot agree with, on the profile's steps (H10, N6, S17)."""

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Card, Field, FieldKind, Form, Text
from bot.core.disagreeing.bringing import ASKS, bring
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.changing import changing
from handlers.commands import disagree_shown, disagree_steps
from handlers.numbered import ways_of

WAYS = ways_of("X")
OWN = "Nobody else sees it before you share it (S17)."


def run(call: Call) -> Card:
    """Answer `disagree`, `disagree X417` and `disagree X417 talked|share|seen|outcome ...`."""
    way = WAYS.fullmatch(call.rest)
    if way is None:
        return _bringing(call)
    number, word, more = way.groups("")
    if not word:
        return disagree_shown.one(call, number)
    return disagree_steps.run(call, number, word.lower(), more.strip())


def form(call: Call) -> Form:
    """Ask what somebody disagrees with; of one that is there, what its step asks."""
    way = WAYS.fullmatch(call.rest)
    if way is None:
        text = call.said("text") or call.rest
        asked = Field("text", ASKS, FieldKind.TEXT, value=text, help=OWN, required=True)
        return Form("disagree", (asked,), "Keep it")
    if (way[2] or "").lower() != "outcome":
        raise Refusal("Nothing is asked here.", f'Say "disagree {call.rest}".')
    return disagree_steps.outcome_form(way[1].upper())


def _bringing(call: Call) -> Card:
    if not (call.said("text") or call.rest):
        return _all(call)
    own = Verb.WRITE, Subject.DISAGREEMENT
    with changing(call, *own, owner=call.member, own_right=True) as work:
        text = call.said("text") or call.rest
        work.facts = bring(work.facts, text, by=call.member, now=call.now)
        new = work.facts.disagreements[-1]
        said = Text(f"It is kept as {new.id}. {OWN}")
        ways = disagree_shown.ways_on(call, work.facts, new)
        return work.answer(Card("A disagreement", (said, *ways)))


def _all(call: Call) -> Card:
    """Show what there is for the caller to see, and ask for what they may add."""
    blocks: tuple[Block, ...] = disagree_shown.listed_for(call)
    may_bring = call.may(Asked(Verb.WRITE, Subject.DISAGREEMENT, owner=call.member))
    if not (blocks or may_bring):
        call.ask(Verb.CONFIRM, Subject.DISAGREEMENT)
    nothing = () if blocks else (Text("There is no disagreement here for you to see."),)
    return Card("Disagreements", (*nothing, *blocks, *((form(call),) if may_bring else ())))
