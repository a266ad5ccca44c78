"""Changing a group: access is asked inside the transaction, of the facts as they are then."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.core.access import Asked, Case, Subject, Verb
from handlers.call import Call
from storage.work import Work


@contextmanager
def changing(
    call: Call,
    verb: Verb,
    subject: Subject,
    *,
    owner: str = "",
    meeting: str = "",
    case: Case = Case.ANY,
    even_closed: bool = False,
    own_right: bool = False,
) -> Iterator[Work]:
    """Hold the group for one change that the caller may make, `even_closed` if it has closed.

    `own_right`: the team manager makes it for themselves, and not as cover.
    Who only looks is asked the same before, so that nobody is offered what is not theirs.
    """
    if call.request.only_looks:
        call.ask(verb, subject, owner=owner, meeting=meeting, case=case)
    call.asked.append(Asked(verb, subject, owner=owner, meeting=meeting, case=case))
    with call.begin(even_closed=even_closed, own_right=own_right) as work:
        yield work


def note_seen(call: Call, event: str, subject: str) -> None:
    """Put on record that the caller opened something: who, what and when, no content (IG12)."""
    with call.begin(even_closed=True) as work:
        work.audit(event, subject)
