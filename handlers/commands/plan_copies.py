"""The command plan send: a copy of the plan is offered to whoever is without one (R25)."""

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Text
from bot.core.procedure.day_names import many
from bot.core.receipts.plan_copies import offer_copies, without_copy
from bot.core.record.pulling import PLAN
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.changing import changing
from handlers.finding_people import find_member


def send(call: Call, words: str) -> Card:
    """Answer `plan send` and `plan send NAME`; what leaves carries nothing of the plan (IG2)."""
    with changing(call, Verb.WRITE, Subject.RECEIPTS) as work:
        named = find_member(work.facts, words) if words else None
        if named is not None and named.is_family:
            raise Refusal(
                "Family have their copy by your own procedure (H9).",
                "Share it with them, and record it: done T3",
            )
        members = (named,) if named is not None else without_copy(work.facts)
        before = len(work.facts.plan.offers)
        work.facts = offer_copies(work.facts, members, by=call.member, now=call.now)
        work.audit("plan copies offered", PLAN)
        told = many(len(work.facts.plan.offers) - before, "member")
        text = f"{told} told, each alone, with a button to have the plan sent."
        return work.answer(Card("Copies of the plan", (Text(text),)))
