"""What is sent from a page whose link ended while it was open: given back, with whom to phone."""

from bot.core.cards import Card, Text, Warn
from handlers.web.deciding import with_what_was_written
from handlers.web.posted import Posted

TITLE = "Nothing was sent just now"
ENDED = Text(
    "This link ended while the page was open. What you sent just now reaches nobody, and it is not "
    "kept. What you had sent before counts."
)
WAY_ON = Text(
    "If it cannot wait, phone. For anything else ask the person who leads your meetings for a new "
    "link."
)


def as_ended(sent: Posted, safety: str) -> Card:
    """Return what to tell whoever sent it; `safety` is the line of IG9.

    It may have been a worry about a child. Why the link ended is not said (access rule 7), and
    nothing is looked up: the link may have been taken away for whoever holds it (IG16).
    """
    return with_what_was_written(Card(TITLE, (Warn(safety), ENDED, WAY_ON)), sent)
