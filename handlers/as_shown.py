"""Decided is what was shown: a request carries the revision of what stood above its button."""

from typing import Final
from zlib import crc32

from bot.core.refusals import Refusal, StaleForm
from handlers.call import Call

ANSWER_AGAIN: Final = "Nothing was noted. Look at it as it stands now, and answer again."
AS_IT_STANDS: Final = "Open it again: what you see then is how things stand."


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


def must_be_as_drawn(call: Call, revision: int, about: str) -> None:
    """Ask the same of a form, which is given back as it stands now; `about` says what changed."""
    must_be_as_shown(
        call, revision, Refusal(f"{about} has changed since this form was drawn.", AS_IT_STANDS)
    )


def fingerprint(*shown: object) -> int:
    """Return what tells how a thing stands now from how else it stood, where no revision does.

    The parts must be drawn alike by every process: texts, numbers, days, and tuples of them.
    """
    return crc32(repr(shown).encode())
