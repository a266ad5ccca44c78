"""What a link may show of a card: what may be answered from it, and nobody's text (IG19)."""

import re
from dataclasses import replace

from bot.core.cards import Block, Button, Buttons, Card, FieldKind, Form, Text
from bot.core.messages.wording import Purpose
from bot.core.safety_line import with_safety_line
from handlers.web.purposes import may_say
from handlers.web.visits import Visit

COMMAND = re.compile(r": [a-z]+(?:-[a-z]+)*(?: [A-Za-z0-9 ]+)?$")
"""How a refusal ends that names what to say instead: "See which meetings stand: dates"."""

INSTEAD = "Open the newest message that you have about it, or ask the person who invited you."
SAY_SO = Text("Has something happened, or changed? You can say so here at any time.")
RAISE = (
    Button("I am worried about something", "concern"),
    Button("Something has changed", "change"),
)
NOT_SEEN = Button("A child was not seen", "no-access")
"""What a page offers to be told between meetings (B6): of visits, to professionals."""

STOP = (
    Text("If it is not safe that anything is sent to you, you can stop it here at once."),
    Buttons((Button("Stop what is sent to me", "pause me"),)),
)
"""What a page offers below everything else (IG16)."""

WRITTEN = {FieldKind.TEXT, FieldKind.LINE}


def as_linked(card: Card, visit: Visit) -> Card:
    """Return the card as this visit may have it.

    Buttons and forms outside the link's purpose go, texts that stand in a form already are taken
    out, and the line of IG9 stands before whatever invites text.
    """
    blocks = map(_on_a_page, card.blocks) if card.is_refusal else card.blocks
    kept = tuple(found for block in blocks if (found := _linked(block, visit.purpose)) is not None)
    return with_safety_line(replace(card, blocks=kept), visit.safety)


def with_ways_on(card: Card, visit: Visit) -> Card:
    """Return the card of a page with what is theirs to do at any time: to say what is wrong, and to
    stop what is sent to them.
    """
    raises = RAISE if visit.is_family else (*RAISE, NOT_SEEN)
    to_raise = (SAY_SO, Buttons(raises)) if visit.may_raise else ()
    return card.plus(*to_raise, *(STOP if visit.may_pause else ()))


def _on_a_page(block: Block) -> Block:
    """Return what to do instead as it can be done here: no command can be typed on a page."""
    is_command = isinstance(block, Text) and COMMAND.search(block.text)
    return Text(INSTEAD) if is_command else block


def _linked(block: Block, purpose: Purpose) -> Block | None:
    if isinstance(block, Form):
        return _without_texts(block) if may_say(purpose, block.command) else None
    if isinstance(block, Buttons):
        buttons = tuple(each for each in block.buttons if may_say(purpose, each.command))
        return Buttons(buttons) if buttons else None
    return block


def _without_texts(form: Form) -> Form:
    fields = tuple(
        replace(each, value="") if each.kind in WRITTEN else each for each in form.fields
    )
    return replace(form, fields=fields)


def form_of(card: Card, command: str) -> Form | None:
    """Return the card's form for a command."""
    forms = (block for block in card.blocks if isinstance(block, Form))
    return next((form for form in forms if form.command == command), None)
