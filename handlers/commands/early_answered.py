"""The answer to a wish for an earlier date: a new day, or kept, with the reason (L3)."""

import re
from collections.abc import Callable
from datetime import date

from bot.core.access.early import may_answer
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.diary.earlier_review import must_be_earlier
from bot.core.diary.early import Answerer, agree, keep, open_wish
from bot.core.facts.early import EarlyWish, Sooner
from bot.core.facts.groups import CoreGroup
from bot.core.procedure.day_names import short_day
from bot.core.refusals import NotAllowed, Refusal
from bot.core.saying.dates import the_day
from handlers.as_shown import must_be_as_shown, says_what_was_shown
from handlers.call import Call
from handlers.commands.early_shown import answers, find, seen, what_it_does
from handlers.filling import day, reason_field

BECAUSE = re.compile(r"^(?:because\s+)?", re.IGNORECASE)
NOT_YOURS = NotAllowed("That is not yours to answer.", "See how it stands: early")
CHANGED = Refusal(
    "The dates have changed since you looked. Nothing was decided.",
    "Look at what it does now, and answer again: early",
)
Change = Callable[[CoreGroup, EarlyWish, Answerer], CoreGroup]


def run(call: Call, number: str, word: str, more: str) -> Card:
    """Answer `early W417 agree [DAY]` and `early W417 keep because REASON`."""
    wish = find(call, call.facts, number)
    if word not in {"agree", "keep"}:
        raise Refusal(f'"{word[:30]}" is not clear.', f"Say: early {wish.id} agree; or: keep")
    if not may_answer(call.facts, call.viewer, wish):
        raise NOT_YOURS
    open_wish(call.facts, wish.id)
    return _agree(call, wish, more) if word == "agree" else _keep(call, wish, more)


def form(number: str, word: str) -> Form:
    """Ask for the day agreed to, or why the date is kept."""
    if word == "agree":
        return Form(f"early {number} agree", (Field("on", "On which day?", FieldKind.DATE),))
    if word != "keep":
        raise Refusal("Nothing is asked here.", f"Say: early {number}")
    reason = reason_field("Why is it kept?", required=True)
    return Form(f"early {number} keep", (reason,), "Keep the date")


def _agree(call: Call, wish: EarlyWish, more: str) -> Card:
    """Agree to a day once it was seen what that does; until then show it."""
    typed = the_day(more.removeprefix("to ").strip(), call.today) if more else None
    on = day(call, "on") or typed or wish.on
    if wish.what is Sooner.REVIEW:
        must_be_earlier(call.facts, on, call.today)
    if not says_what_was_shown(call):
        blocks = what_it_does(call.facts, wish.what, on, call.now)
        title = f"What an earlier {wish.what} would do"
        return Card(title, (*blocks, answers(call, call.facts, wish, on)))

    def change(facts: CoreGroup, held: EarlyWish, answerer: Answerer) -> CoreGroup:
        must_be_as_shown(call, seen(call, facts, held, on), CHANGED)
        return agree(facts, held, on, answerer, call.now)

    return _answered(call, wish, change)


def _keep(call: Call, wish: EarlyWish, more: str) -> Card:
    reason = call.said("reason") or BECAUSE.sub("", more)
    if not (reason or call.fields):
        return Card(f"Keep the date: {wish.id}", (form(wish.id, "keep"),))

    def change(facts: CoreGroup, held: EarlyWish, answerer: Answerer) -> CoreGroup:
        return keep(facts, held, reason, answerer, call.now)

    return _answered(call, wish, change)


def _answered(call: Call, wish: EarlyWish, change: Change) -> Card:
    with call.begin() as work:
        held = find(call, work.facts, wish.id)
        if not may_answer(work.facts, call.viewer, held):
            raise NOT_YOURS
        work.facts = change(work.facts, held, Answerer(call.member, as_cover=call.cover))
        work.audit("early answered", wish.id)
        found = find(call, work.facts, wish.id)
        return work.answer(Card("Answered", (Text(_outcome(found.what, found.agreed_on)),)))


def _outcome(what: Sooner, agreed_on: date | None) -> str:
    if agreed_on is None:
        return "The date is kept. Whoever asked for another can read why."
    if what is Sooner.REVIEW:
        return f"The review is now on {short_day(agreed_on)}; all dates that count from it follow."
    return f"Agreed: the group meets on {short_day(agreed_on)}."
