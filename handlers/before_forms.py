"""What stands before a form that invites text: whom to phone, then the right group (IG9, IG13)."""

from datetime import date

from bot.core.cards import Card, Form, Text, asks_for_text
from bot.core.groups import CoreGroup
from bot.core.safety_line import safety_line, with_safety_line
from bot.core.saying_words import MONTH_NAMES
from handlers.call import Call


def before_forms(card: Card, call: Call) -> Card:
    """Put both before the first form that invites text; other cards stay as they are."""
    if not asks_for_text(card):
        return card
    profile = call.group.profile if call.group else call.config.load(call.config.profile)
    card = with_safety_line(card, safety_line(profile))
    if call.group is None or call.me.is_family:
        return card
    return _with_question(card, Text(right_group(call.group)))


def right_group(facts: CoreGroup) -> str:
    """Return the question that lets nobody write into the wrong group."""
    lead = facts.lead.name if facts.lead else "nobody"
    if facts.last_held is not None:
        return f"The group led by {lead} that met on {_day(facts.last_held.on)}?"
    if facts.upcoming:
        return f"The group led by {lead} that meets on {_day(facts.upcoming[0].on)}?"
    return f"The group led by {lead}?"


def _with_question(card: Card, question: Text) -> Card:
    if question in card.blocks:
        return card
    place = next(
        n
        for n, block in enumerate(card.blocks)
        if isinstance(block, Form) and any(each.invites_text for each in block.fields)
    )
    blocks = (*card.blocks[:place], question, *card.blocks[place:])
    return Card(card.title, blocks, card.is_refusal)


def _day(on: date) -> str:
    return f"{on.day} {MONTH_NAMES[on.month - 1].title()}"
