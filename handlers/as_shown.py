"""Decided is what was shown: a command that signs carries the revision of the text beneath it."""

from typing import Final

from bot.core.refusals import Refusal, StaleForm
from handlers.call import Call

SHOWN: Final = "shown"
"""How a button says it: `minutes M1 sign as chair shown=3`. A form carries it as `seen`."""


ANSWER_AGAIN: Final = "Nothing was noted. Look at it as it stands now, and answer again."


def shown(command: str, revision: int) -> str:
    """Return the command as a button says it under the text of this revision."""
    return f"{command} {SHOWN}={revision}"


def says_what_was_shown(call: Call) -> bool:
    """Tell whether the command comes from something that was shown; a typed one may not."""
    return bool(call.said(SHOWN)) or call.request.seen is not None


def must_be_as_shown(call: Call, revision: int, stale: Refusal) -> None:
    """Raise `stale` if what the button or form was drawn from has changed since.

    To be asked inside the transaction, of the facts that are held. A command that was typed and
    says nothing of a revision passes: whether it may is for the command to say.
    """
    said = call.said(SHOWN)
    is_old = bool(said) and said != str(revision)
    if is_old or call.request.seen not in {None, revision}:
        raise StaleForm(stale.why, stale.way_on)
