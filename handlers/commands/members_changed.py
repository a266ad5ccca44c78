"""A change that `members` takes: what is asked, with which reason, and that it is recorded."""

import re
from collections.abc import Callable

from bot.core.cards import Card, Field, Form, Text
from bot.core.facts.groups import CoreGroup
from bot.core.free_text import one_line
from handlers.call import Call

BECAUSE = re.compile(r"(?:^|\s)because(?:\s+(?P<reason>\S.*))?$", re.IGNORECASE)


def because(call: Call, words: str) -> tuple[str, str]:
    """Split a reason off the end of the words, or take the field's."""
    match = BECAUSE.search(words)
    reason = (match["reason"] if match else "") or call.said("reason")
    rest = words[: match.start()] if match else words
    return rest.strip(), one_line(reason, field="reason")


def changed(
    call: Call,
    event: str,
    change: Callable[[CoreGroup], CoreGroup],
    said: str,
    *,
    subject: str = "",
    own_right: bool = False,
) -> Card:
    """Carry one change out in a transaction and say so; cover is marked (H2)."""
    with call.begin(own_right=own_right) as work:
        work.facts = change(work.facts)
        work.audit(event, subject)
        return work.answer(Card("Recorded", (Text(said),)))


def asked(title: str, command: str, *fields: Field, seen: int | None = None) -> Card:
    """Ask for what was not said, in a form whose fields are the words."""
    return Card(title, (Form(command, fields, "Record", seen=seen),))
