"""Decided is what was shown: a request carries the revision of what stood above its button."""

from typing import Final

from bot.core.refusals import Refusal, StaleForm
from handlers.call import Call

ANSWER_AGAIN: Final = "Nothing was noted. Look at it as it stands now, and answer again."


def says_what_was_shown(call: Call) -> bool:
    """Tell whether the command comes from something that was shown; a typed one may not."""
    return call.request.seen is not None


def must_be_as_shown(call: Call, revision: int, stale: Refusal) -> None:
    """Raise `stale` if what the button or form was drawn from has changed since.

    To be asked inside the transaction, of the facts that are held. A command that was typed and
    says nothing of a revision passes: whether it may is for the command to say.
    """
    if call.request.seen not in {None, revision}:
        raise StaleForm(stale.why, stale.way_on)
