"""The commands that ask others for more, or say that one does not agree, as the table has them."""

from bot.core.access import Asked, Subject, Verb
from bot.core.access.early import OF_THE_REVIEW
from handlers.call import Command
from handlers.commands import disagree, early

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
    Command(
        "early",
        early.run,
        "An earlier review or core group, and what it does to every date.",
        "early",
        rank=46,
        opens=(Asked(Verb.WRITE, Subject.EVENT), OF_THE_REVIEW),
        for_professionals=True,
        form=early.form,
        also=(
            "early review [DAY]",
            "early meeting [DAY]",
            "early W417",
            "early W417 agree [DAY]",
            "early W417 keep because REASON",
        ),
    ),
)
