"""The messages that ask somebody to write: before all else they say whom to phone (IG9)."""

from dataclasses import replace

from bot.core.cards import Card, Warn
from bot.core.facts.groups import CoreGroup
from bot.core.messages.topics import TOPICS
from bot.core.notices.notice import Kind
from bot.core.safety_line import safety_line

ASKS_FOR_TEXT = frozenset(
    {
        Kind.CAN_YOU_COME,
        Kind.UPDATE_REQUEST,
        Kind.UPDATE_CHASE,
        Kind.MINUTES_DUE,
        Kind.MINUTES_OVERDUE,
        Kind.CORRECTION_WAITS,
        Kind.NOT_HELD,
        Kind.ACTION_PROPOSED,
        *(kind for kind, topic in TOPICS.items() if topic.invites_text),
    }
)
"""What invites an update, minutes, a reason, or word that something cannot be done."""


def with_whom_to_phone(facts: CoreGroup, kind: Kind, card: Card) -> Card:
    """Return the card of a message as its kind wants it: with the line first, if it invites text.

    The numbers are those of the profile that the group has when the message leaves.
    """
    if kind not in ASKS_FOR_TEXT:
        return card
    return replace(card, blocks=(Warn(safety_line(facts.profile)), *card.blocks))
