"""All that is to be known of one kind of notice to say it: its words, and who may hear them."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.access import Asked
from bot.core.facts.groups import CoreGroup
from bot.core.messages.sentences import Slots, Words
from bot.core.messages.wording import Purpose
from bot.core.notices.notice import Kind, Notice


def by_reference_alone(_facts: CoreGroup, _notice: Notice) -> Slots:
    """Fill words whose one slot is {ref}, the group."""
    return {}


@dataclass(frozen=True, slots=True)
class Topic:
    """One kind of notice, as professionals hear of it.

    `words` hold no name and no content. `asks` is the question of access about the recipient, asked
    anew when it is sent (IG4). `fills` returns what fills the slots of the words beside {ref}:
    dates and numbers, never free text; None if what it is about is there no more. `link` is what
    the link in a mail opens, None for what only tells. `invites_text`: it asks somebody to write,
    so that it says first whom to phone (IG9). `may_be_entered`: whoever runs the service may enter
    for somebody what its buttons do, as that neither signs nor shows content (IG20).
    """

    kind: Kind
    words: Words
    asks: Callable[[CoreGroup, Notice], Asked]
    fills: Callable[[CoreGroup, Notice], Slots | None] = by_reference_alone
    link: Purpose | None = None
    invites_text: bool = False
    may_be_entered: bool = False
