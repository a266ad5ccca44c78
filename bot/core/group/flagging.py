"""The flag: set by lead or team manager, cleared by the team manager alone, with a reason."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Flag
from bot.core.free_text import says_something
from bot.core.membership.mail_over import end_unsafe_mail
from bot.core.refusals import Refusal

QUESTION = "Must any family member not learn where another is, or what they say?"
CHOICES = ((Flag.YES, "Yes"), (Flag.NO, "No"), (Flag.NOT_KNOWN, "Not known"))


def set_flag(
    facts: CoreGroup, flag: Flag, reason: str = "", *, may_clear: bool, now: datetime
) -> CoreGroup:
    """Answer the question anew; `may_clear` says whether the caller may take the flag away.

    Where somebody else reads along, mail is over at once and the links in it die (IG18).
    """
    clears = facts.flag.is_set and not flag.is_set
    if clears and not may_clear:
        raise Refusal(
            "Only the team manager can clear the flag.",
            "Ask the team manager, who needs a reason for it.",
        )
    if clears and not says_something(reason):
        raise Refusal("Why can the flag be cleared?", "Write the reason in a line.", field="reason")
    return end_unsafe_mail(facts, replace(facts, flag=flag, flag_reason=reason), now)


def read_flag(written: str) -> Flag:
    """Read an answer to the question; "not known" counts as yes when it is kept."""
    said = written.strip().lower().replace(" ", "_")
    if said not in set(Flag):
        raise Refusal(QUESTION, 'Answer "yes", "no" or "not known".', field="flag")
    return Flag(said)
