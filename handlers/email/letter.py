"""What one mail says, before it is drawn as text and as HTML."""

from dataclasses import dataclass

from bot.core.cards import Block, Button, Buttons, Form, Why
from bot.core.ports import Message
from handlers.email.clean import one_line
from handlers.marks import marks

ALONE = "The link is for you alone. Please do not pass this message on."
NOT_READ = "This mailbox is not read."
USE_THE_LINK = "This mailbox is not read. Please answer with the link, not by e-mail."
USE_NO_CALENDAR = "Answers given with the buttons of your calendar do not reach us either."


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it will be read: from top to bottom, in plain words, with at most one link.

    `marks` stand first: what the reader must know of the message itself; `foot` is small print.
    """

    sender: str
    title: str
    marks: tuple[str, ...]
    blocks: tuple[Block, ...]
    link: str
    foot: tuple[str, ...]


def letter(message: Message, sender: str, *, mail_is_read: bool) -> Letter:
    """Lay out `message`: what stands behind *why?* comes last, and a link is never lost.

    In mail a button or a form is a link to the answer page; without one it is left out.
    """
    return Letter(
        sender=sender,
        title=message.card.title,
        marks=marks(message),
        blocks=tuple(sorted(_pressable(message), key=lambda block: isinstance(block, Why))),
        link=one_line(message.link),
        foot=_foot(message, mail_is_read=mail_is_read),
    )


def _pressable(message: Message) -> tuple[Block, ...]:
    blocks = message.card.blocks
    if not message.link:
        return tuple(block for block in blocks if not isinstance(block, Buttons | Form))
    if any(isinstance(block, Buttons | Form) for block in blocks):
        return blocks
    return (*blocks, Buttons((Button("Answer here", ""),)))


def _foot(message: Message, *, mail_is_read: bool) -> tuple[str, ...]:
    lines = [ALONE] if message.link else []
    if not mail_is_read:
        lines.append(USE_THE_LINK if message.link else NOT_READ)
    if message.calendar and not mail_is_read:
        lines.append(USE_NO_CALENDAR)
    return tuple(lines)
