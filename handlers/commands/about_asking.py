"""The commands that ask others for more, or say that one does not agree, as the table has them."""

from bot.core.access import Asked, Subject, Verb
from handlers.call import Command
from handlers.commands import disagree

ABOUT_ASKING = (
    Command(
        "disagree",
        disagree.run,
        "What you do not agree with: step by step, to an outcome.",
        "disagree",
        rank=45,
        opens=(
            Asked(Verb.WRITE, Subject.DISAGREEMENT),
            Asked(Verb.CONFIRM, Subject.DISAGREEMENT),
        ),
        form=disagree.form,
        also=(
            "disagree X417",
            "disagree X417 talked",
            "disagree X417 manager",
            "disagree X417 share",
            "disagree X417 policy",
            "disagree X417 seen",
            "disagree X417 outcome",
        ),
    ),
)
