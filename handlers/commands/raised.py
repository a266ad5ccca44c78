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
SWAPPED = re.compile(rf"(seen|{ANSWER})\s+(E[0-9]+)", re.IGNORECASE)
UNCLEAR = re.compile(
    rf"(?:(?:seen|{ANSWER})\s+(E[0-9]+)|(E[0-9]+)\s+(?:seen|{ANSWER}))\b.*",
    re.IGNORECASE | re.DOTALL,
)
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
    way = _way(call.rest)
    return _raising(call) if way is None else raised_shown.run(call, *way)


def _way(said: str) -> tuple[str, str] | None:
    """Return number and word of what is said of something raised; None where it is something new.

    "seen E417" is meant as "E417 seen"; with more words behind it is asked back, and not sent.
    """
    way, swapped, unclear = (each.fullmatch(said) for each in (WAYS, SWAPPED, UNCLEAR))
    if way is not None:
        in_list, number, word = way.groups("")
        return in_list or number, word.lower()
    if swapped is not None:
        return swapped[2], swapped[1].lower()
    if unclear is None:
        return None
    number = (unclear[1] or unclear[2]).upper()
    raise Refusal(
        f"It is not clear whether this is about {number} or something new. Nothing was sent.",
        f'Say "concern {number} seen" or "concern {number} {ANSWER}", or put anew what is new.',
    )


def no_access(call: Call) -> Card:
    """Answer `no-access`: a child who was not seen goes to lead and manager at any hour."""
    return _raising(call)


def form(call: Call) -> Form:
    """Ask what is wrong; of a concern also who was phoned, and whether it is about a head."""
    kind = KINDS[call.word]
    way = _way(call.rest) if kind is EventKind.CONCERN else None
    if way is not None and way[1] == ANSWER:
        return answer_form(call, way[0])
    if way is not None:
        raise Refusal("Nothing is asked here.", f'Say "{call.word} {call.rest}".')
    must_be_possible(call.store.read(call.ref))
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
        return work.answer(sent(work.facts, event).plus(*more, *after))


def _ask(call: Call) -> None:
    """Ask whether they may; who may not is told whom to phone all the same."""
    try:
        call.ask(Verb.WRITE, Subject.EVENT, owner=call.member)
    except NotAllowed as refusal:
        phone = f"If you are worried, phone. {safety_line(call.facts.profile)}"
        raise NotAllowed(refusal.why, f"{refusal.way_on} {phone}") from refusal
