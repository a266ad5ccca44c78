"""The commands concern and no-access: whom to phone first, then a short form (B6, IG9)."""

import re
from collections.abc import Iterator

from bot.core.access import Subject, Verb
from bot.core.capitals import standing_alone
from bot.core.cards import Block, Card, Field, FieldKind, Form, Text, Warn
from bot.core.facts.events import Event, EventKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.notices.who_hears import (
    by_message,
    deputies,
    deputies_since,
    heads,
    reached_nobody_since,
)
from bot.core.procedure.day_names import listed
from bot.core.raising.raising import ASKS, Raised, must_be_possible, raise_it
from bot.core.refusals import NotAllowed, Refusal
from bot.core.safety_line import safety_line
from handlers.call import Call
from handlers.commands import raised_shown
from handlers.commands.raised_about import about_field, said_about
from handlers.commands.raised_shown import TITLES, holding, moment

WAYS = re.compile(r"(?:raised(?:\s+(E[0-9]+))?|(E[0-9]+)(?:\s+([a-z]+))?)", re.IGNORECASE)
PHONED = Field(
    "phoned",
    "Whom have you phoned?",
    required=True,
    help='If nobody yet, write "nobody yet". What cannot wait is said by telephone.',
)
KINDS = {"concern": EventKind.CONCERN, "no-access": EventKind.NO_ACCESS}
NO_REFERRAL = "This is no referral. What cannot wait is said by telephone."
HOW_IT_STANDS = "Its number is {}. See how it stands: concern raised"
TOLD_NOTHING = "Whom it is about is told nothing of it and sees nothing of it."


def concern(call: Call) -> Card:
    """Answer `concern`, `concern raised`, `concern E417 [seen]`."""
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
    kind = KINDS[call.word]
    if WAYS.fullmatch(call.rest):
        raise Refusal("Nothing is asked here.", f'Say "{call.word} {call.rest}".')
    text = call.said("text") or call.rest
    fields = [Field("text", ASKS[kind], FieldKind.TEXT, value=text, required=True)]
    if kind is EventKind.CONCERN:
        fields += [PHONED, about_field(call)]
    return Form(call.word, tuple(fields), "Send it")


def _raising(call: Call) -> Card:
    kind = KINDS[call.word]
    _ask(call)
    must_be_possible(call.store.read(call.ref))
    if not any(call.said(each) for each in ("text", "phoned", "about")):
        return Card(TITLES[kind], (form(call),))
    text = call.said("text") or call.rest
    wish = Raised(kind, text, call.said("phoned"), said_about(call))
    with holding(call) as work:
        work.facts = raise_it(work.facts, wish, by=call.member, now=call.now)
        event = work.facts.events[-1]
        work.audit("raised", event.id)
        after = () if call.request.actor.by_link else (Text(HOW_IT_STANDS.format(event.id)),)
        return work.answer(Card("It is sent", (*_sent(work.facts, event), *after)))


def _ask(call: Call) -> None:
    """Ask whether they may; who may not is told whom to phone all the same."""
    try:
        call.ask(Verb.WRITE, Subject.EVENT, owner=call.member)
    except NotAllowed as refusal:
        phone = f"If you are worried, phone. {safety_line(call.facts.profile)}"
        raise NotAllowed(refusal.why, f"{refusal.way_on} {phone}") from refusal


def _sent(facts: CoreGroup, event: Event) -> Iterator[Block]:
    """Say who is told of it and who will be, by role, and first of all whom to phone."""
    yield Warn(safety_line(facts.profile))
    yield Text(NO_REFERRAL)
    if reached_nobody_since(facts, event) is not None:
        yield Warn("Nobody here can be told of it. It is kept, but do not wait: phone.")
    else:
        yield from map(Text, _who_is_told(facts, event))
    if event.about:
        yield Text(TOLD_NOTHING)


def _who_is_told(facts: CoreGroup, event: Event) -> Iterator[str]:
    yield from _told_now(facts, event)
    yield from _told_unless_seen(facts, event)


def _told_now(facts: CoreGroup, event: Event) -> Iterator[str]:
    told = by_message(facts, event, heads(facts, event))
    if told:
        who = standing_alone(listed([_role(facts, each) for each in told]))
        be = "are" if len(told) > 1 else "is"
        yield f"{who} {be} told now, at any hour, by a message that says nothing of it."


def _told_unless_seen(facts: CoreGroup, event: Event) -> Iterator[str]:
    """Say when the deputy is told: at once where no head can be, or if nobody has seen it."""
    since, last = deputies_since(facts, event), by_message(facts, event, deputies(facts, event))
    if since is not None and since <= event.at:
        yield "The manager's deputy is told now."
    elif since is not None and last:
        yield f"If nobody has seen it by {moment(since)}, the manager's deputy is told."
    elif event.kind is EventKind.CONCERN:
        yield "There is no deputy who would be told later: if you hear nothing, phone."


def _role(facts: CoreGroup, member: Member) -> str:
    return "the lead" if member == facts.lead else "the team manager"
