"""A card as mail carries it: what a link may do has its link, for the rest it says where to go."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.core.cards import Block, Button, Buttons, ButtonStyle, Card, Text
from bot.core.facts.groups import CoreGroup
from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.messages.topics import TOPICS
from bot.core.messages.wording import Wording
from bot.core.notices.notice import Kind
from bot.core.saying.dates import day_said

ASKS: Mapping[Kind, str] = {
    Kind.MINUTES_WITH_LEAD: SEND_IT_TO_ME,
    Kind.MINUTES_TO_SIGN: SEND_IT_TO_ME,
    Kind.MINUTES_TO_CIRCULATE: SEND_IT_TO_ME,
}
"""What the link does where the buttons themselves are for a chat alone: nobody signs by link."""

ENTERED = frozenset(
    {
        Kind.NOT_HELD,
        Kind.STATUTORY_NEARING,
        Kind.TOO_FEW_MEETINGS,
        *(kind for kind, topic in TOPICS.items() if topic.may_be_entered),
    }
)
"""What the operator may enter for somebody: it neither signs nor shows content (IG20)."""

DO_NOT_WAIT = "Do not wait for it: phone whoever may have told of it, or your duty team."

MEETING = re.compile(r"\bM\d+\b")


def as_mailed(facts: CoreGroup, kind: Kind, wording: Wording, *, has_chat: bool) -> Card:
    """Return the card for a reader of mail, who is left with no button that leads nowhere.

    `has_chat`: the operator offers Slack or Teams.
    """
    card, label = wording.card, ASKS.get(kind, "")
    if wording.link_for is not None and not label:
        return card
    blocks = (
        each
        for block in card.blocks
        for each in _mailed(facts, kind, block, label, has_chat=has_chat)
    )
    return replace(card, blocks=tuple(blocks))


def _mailed(
    facts: CoreGroup, kind: Kind, block: Block, label: str, *, has_chat: bool
) -> Iterator[Block]:
    if not isinstance(block, Buttons):
        yield block
        return
    yield Text(_where(kind, _commands(facts, block), has_chat=has_chat))
    if label:
        yield Buttons((Button(label, "", ButtonStyle.PRIMARY),))


def _commands(facts: CoreGroup, block: Buttons) -> str:
    """Return the commands as people say them: "start 30 March; or: cancel 30 March"."""
    on = {each.id: day_said(each.on) for each in facts.meetings}
    said = (MEETING.sub(lambda found: on[found[0]], each.command) for each in block.buttons)
    return "; or: ".join(dict.fromkeys(said))


def _where(kind: Kind, commands: str, *, has_chat: bool) -> str:
    if has_chat:
        first = "If you are not known there yet, first say: connect ADDRESS, this mail's."
        return f"In Slack or Teams say: {commands}. {first} If you have neither, ask the lead."
    if kind in ENTERED:
        return f"Ask whoever runs this service to enter it for you: {commands}."
    not_yet = (
        "This can be seen and done in Slack or Teams only, and this service has neither yet. "
        "Ask whoever runs it what to do until then."
    )
    return f"{not_yet} {DO_NOT_WAIT}" if kind is Kind.NEEDS_ATTENTION else not_yet
