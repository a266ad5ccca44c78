"""What a link is for: the command its page begins with, and what may be done from it at all."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.core.messages.wording import Purpose
from bot.core.record.pulling import PLAN

OPENS_WITH: Final[Mapping[Purpose, str]] = MappingProxyType(
    {
        Purpose.WHO: "contact confirm",
        Purpose.ANSWER: "coming {subject}",
        Purpose.UPDATE: "update {subject}",
        Purpose.ACTION: "action {subject}",
        Purpose.MINUTES: "minutes {subject}",
        Purpose.DOCUMENT: "minutes {subject}",
        Purpose.TASK: "done {subject}",
        Purpose.SWAP: "rota asked {subject}",
        Purpose.TIME: "meet asked",
    }
)
"""The command whose form or card the page shows; said without fields it decides nothing."""

EVERYWHERE: Final = frozenset({"pause", "concern", "no-access", "change", "cannot"})
"""Words that any link may say, whatever it was sent for, besides those of its purpose."""

ALLOWED: Final[Mapping[Purpose, frozenset[str]]] = MappingProxyType(
    {
        Purpose.WHO: frozenset({"contact"}),
        Purpose.ANSWER: frozenset({"coming", "apologies", "substitute", "update", "meet"}),
        Purpose.UPDATE: frozenset({"coming", "apologies", "substitute", "update"}),
        Purpose.ACTION: frozenset({"action"}),
        Purpose.MINUTES: frozenset({"minutes"}),
        Purpose.DOCUMENT: frozenset({"minutes", PLAN}),
        Purpose.TASK: frozenset({"done"}),
        Purpose.SWAP: frozenset({"rota"}),
        Purpose.TIME: frozenset({"meet"}),
    }
)

NEVER: Final = frozenset({"sign", "release", "for", "lift"})
"""Words that no link may say: to sign, to release, to speak for another, to end a pause."""


def opens_with(purpose: Purpose, subject: str) -> str:
    """Return the command of a page; the plan is the one document that is not of a meeting."""
    if purpose is Purpose.DOCUMENT and subject == PLAN:
        return PLAN
    return OPENS_WITH[purpose].format(subject=subject.replace(":", " "))


def may_say(purpose: Purpose, command: str) -> bool:
    """Tell whether a link for this purpose may carry this command."""
    words = command.lower().split()
    said = ALLOWED[purpose] | EVERYWHERE
    return bool(words) and words[0] in said and NEVER.isdisjoint(words)
