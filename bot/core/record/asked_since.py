"""Since which draft somebody is asked for something: a change asks nobody anew but whom it must."""

from datetime import datetime
from typing import NamedTuple

from bot.core.facts.minutes import EarlierDraft, Minutes


class Since(NamedTuple):
    """The draft that somebody was first asked about, and when it came to be theirs."""

    revision: int
    at: datetime


def asked_since(minutes: Minutes, sent_at: datetime, signer: str = "") -> Since:
    """Return since which draft the lead, or one signer, has had something to do (H7).

    It is the draft sent at `sent_at`, or the one after the last that lost a signature: the
    signer's own or, for the lead, anybody's. Others read what stands there when they come to it.
    """
    drafts: tuple[EarlierDraft | Minutes, ...] = (*minutes.earlier, minutes)
    found = Since(drafts[0].revision, sent_at)
    for given, following in zip(minutes.earlier, drafts[1:], strict=True):
        lost = {each.member for each in given.signatures}
        if signer in lost or (lost and not signer):
            found = Since(following.revision, given.until)
    return found
