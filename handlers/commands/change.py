"""The command change: what is new is told to the lead alone, and what that asks for (L14)."""

import re
from collections.abc import Iterator

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.facts.events import EventKind, Wants
from bot.core.procedure.timescales import change_to_conference_chair
from bot.core.raising.asking import ask_for
from bot.core.raising.raising import ASKS, Raised
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.commands.family_says import later
from handlers.commands.raised import may_raise, send, to_the_lead
from handlers.commands.raised_held import holding
from handlers.commands.raised_shown import TITLES
from handlers.filling import line, tick

ASKING = re.compile(rf"(E[0-9]+)\s+({'|'.join(each.value for each in Wants)})", re.IGNORECASE)
TOLD_BY = Field(
    "told_by", "Who told you of it?", help="Leave it empty if you have seen it yourself."
)
FAMILY_OPEN = "It stays open until it is answered; you are told of the answer."
STILL_OPEN = "It stays open until the lead has answered; you hear of the answer."


def run(call: Call) -> Card:
    """Answer `change [WHAT]`, and `change E417 core group` or `review` of one's own."""
    may_raise(call)
    asking = ASKING.fullmatch(call.rest)
    if asking is not None:
        return _asked(call, asking[1], Wants(asking[2].lower()))
    if not any(call.said(each) for each in ("text", "told_by", "significant")):
        return Card(TITLES[EventKind.CHANGE], (form(call),))
    return send(
        call,
        Raised(
            EventKind.CHANGE,
            call.said("text") or call.rest,
            told_by=line(call, "told_by"),
            is_significant=_has_rule(call) and tick(call, "significant"),
        ),
    )


def form(call: Call) -> Form:
    """Ask what has changed; who told of it, and whether the conference chair is to know."""
    if ASKING.fullmatch(call.rest):
        raise Refusal("Nothing is asked here.", f'Say "change {call.rest}".')
    may_raise(call)
    return Form("change", tuple(_fields(call)), to_the_lead(call))


def _fields(call: Call) -> Iterator[Field]:
    asks = ASKS[EventKind.CHANGE]
    text = call.said("text") or call.rest
    yield Field("text", asks, FieldKind.TEXT, value=text, required=True)
    if not call.me.is_family:
        yield TOLD_BY
    if _has_rule(call):
        label = "It is significant: the conference chair is told as well, and can read it."
        yield Field("significant", label, FieldKind.TICK)


def _has_rule(call: Call) -> bool:
    """Tell whether the profile sends significant changes to the conference chair."""
    return change_to_conference_chair(call.facts.profile, call.today) is not None


def _asked(call: Call, number: str, wants: Wants) -> Card:
    call.ask(Verb.WRITE, Subject.EVENT, owner=call.member)
    with holding(call) as work:
        work.facts = ask_for(work.facts, number, wants, call.member, call.now)
        work.audit("raised: asked for more", number.upper())
        return work.answer(_is_asked(call, wants))


def _is_asked(call: Call, wants: Wants) -> Card:
    asked = later(wants, to_family=call.me.is_family)
    if call.me.is_family:
        return Card(f"You have asked for {asked}", (Text(FAMILY_OPEN),))
    return Card(f"The lead is asked for {asked}", (Text(STILL_OPEN),))
