"""What the reader must know of a message itself: that it may be a repeat, or comes late."""

from bot.core.ports import Message

REPEAT = "You may have had this message before. It is sent again in case it did not arrive."
LATE = "This message comes later than it should. Please check its dates."


def marks(message: Message) -> tuple[str, ...]:
    """Return the sentences that stand above all else in a message, wherever it goes."""
    return (REPEAT,) * (message.attempt > 1) + (LATE,) * message.is_late
