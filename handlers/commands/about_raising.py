"""The commands for what is wrong between meetings, as the table lists them."""

from bot.core.access import Asked, Subject, Verb
from handlers.call import Command
from handlers.commands import cannot, change, raised

OWN = (Asked(Verb.WRITE, Subject.EVENT),)

ABOUT_RAISING = (
    Command(
        "concern",
        raised.concern,
        "A worry that cannot wait for the meeting; and what has been raised.",
        "concern",
        rank=41,
        opens=OWN,
        form=raised.form,
        when_closed=True,
        when_paused=True,
        also=("concern raised", "concern E417", "concern E417 seen", "concern E417 answer"),
    ),
    Command(
        "no-access",
        raised.no_access,
        "A child was not seen, or nobody let you in.",
        "no-access",
        rank=42,
        opens=OWN,
        form=raised.form,
        when_closed=True,
        when_paused=True,
    ),
    Command(
        "change",
        change.run,
        "Something has changed that the lead should know.",
        "change",
        rank=43,
        opens=OWN,
        form=change.form,
        also=("change E417 core group", "change E417 review"),
    ),
    Command(
        "cannot",
        cannot.run,
        "An action of yours cannot be done: the lead is asked.",
        "cannot A3",
        rank=44,
        opens=OWN,
        form=cannot.form,
    ),
)
