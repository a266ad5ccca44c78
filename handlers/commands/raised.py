"""The commands concern and no-access: whom to phone first, then a short form (B6, IG9)."""

import re

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.facts.events import EventKind
from bot.core.raising.raising import ASKS, Raised, must_be_possible, raise_it
from bot.core.refusals import NotAllowed, Refusal
from bot.core.safety_line import safety_line
from handlers.call import Call
from handlers.commands import raised_shown
from handlers.commands.raised_about import about_field, said_about
from handlers.commands.raised_answered import ANSWER, answer_form
from handlers.commands.raised_held import holding
from handlers.commands.raised_sent import sent, to_ask_for
from handlers.commands.raised_shown import TITLES

WAYS = re.compile(r"(?:raised(?:\s+(E[0-9]+))?|(E[0-9]+)(?:\s+([a-z]+))?)", re.IGNORECASE)
PHONED = Field(
    "phoned",
    "Whom have you phoned?",
    required=True,
    help='If nobody yet, write "nobody yet". If it cannot wait, phone first.',
)
KINDS = {"concern": EventKind.CONCERN, "no-access": EventKind.NO_ACCESS}
HOW_IT_STANDS = "Its number is {}. See how it stands: concern raised"


def concern(call: Call) -> Card:
    """Answer `concern`, `concern raised`, `concern E417 [seen | answer]`."""
    way = WAYS.fullmatch(call.rest)
    if way is None:
        return _raising(call)
    in_list, number, word = way.groups("")
    return raised_shown.run(call, in_list or number, word.lower())


def no_access(call: Call) -> Card:
    """Answer `no-access`: a child who was not seen goes to lead and manager at any hour."""
    return _raising(call)


def form(call: Call) -> Form:
    """Ask what is wrong; of a concern also who was phoned, and whether it is about a head."""
    kind, way = KINDS[call.word], WAYS.fullmatch(call.rest)
    if way is not None and (way[3] or "").lower() == ANSWER:
        return answer_form(call, way[2])
    if way is not None:
        raise Refusal("Nothing is asked here.", f'Say "{call.word} {call.rest}".')
    text = call.said("text") or call.rest
    fields = [Field("text", ASKS[kind], FieldKind.TEXT, value=text, required=True)]
    if kind is EventKind.CONCERN:
        fields += [PHONED, about_field(call)]
    return Form(call.word, tuple(fields), "Send it")


def _raising(call: Call) -> Card:
    kind = KINDS[call.word]
    may_raise(call)
    if not any(call.said(each) for each in ("text", "phoned", "about")):
        return Card(TITLES[kind], (form(call),))
    text = call.said("text") or call.rest
    return send(call, Raised(kind, text, call.said("phoned"), said_about(call)))


def may_raise(call: Call) -> None:
    """Ask whether they may, and whether anything is told here at all; if not, whom to phone."""
    _ask(call)
    must_be_possible(call.store.read(call.ref))


def to_the_lead(call: Call) -> str:
    """Return what the button says that sends it to the lead alone; family know no lead."""
    return "Send it" if call.me.is_family else "Send it to the lead"


def send(call: Call, wish: Raised) -> Card:
    """Keep what was written, and say who hears of it and whom to phone.

    A page behind a link names no number, and takes no command (IG19).
    """
    with holding(call) as work:
        work.facts = raise_it(work.facts, wish, by=call.member, now=call.now)
        event = work.facts.events[-1]
        work.audit("raised", event.id)
        more = tuple(to_ask_for(call, event))
        after = () if call.request.actor.by_link else (Text(HOW_IT_STANDS.format(event.id)),)
        return work.answer(Card("It is sent", (*sent(work.facts, event), *more, *after)))


def _ask(call: Call) -> None:
    """Ask whether they may; who may not is told whom to phone all the same."""
    try:
        call.ask(Verb.WRITE, Subject.EVENT, owner=call.member)
    except NotAllowed as refusal:
        phone = f"If you are worried, phone. {safety_line(call.facts.profile)}"
        raise NotAllowed(refusal.why, f"{refusal.way_on} {phone}") from refusal
