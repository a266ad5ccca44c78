"""Access.md once more, as a table from where a text stands to who may ever see it there.

It is written from the procedure's pages and asks nothing of `bot.core.access`, so that a mistake
there is seen here. What has no line in it is nobody's but its author's.
"""

from collections.abc import Mapping

from bot.core.facts.members import Member
from bot.core.facts.updates import UpdatePart
from tests.sequences.ledger.columns import GROUP, RECORD, Rule, only
from tests.sequences.ledger.of_copies import copy
from tests.sequences.ledger.of_people import (
    answered,
    conference,
    contact,
    family_details,
    is_lead,
    meeting,
    notes,
    of_family,
    own,
    people,
    venue,
)
from tests.sequences.ledger.of_record import (
    action,
    asked,
    disagreement,
    early,
    minutes,
    suggestion,
    task,
    update,
)
from tests.sequences.ledger.raised import event, reads_past_a_pause
from tests.sequences.ledger.readers import Reader
from tests.sequences.ledger.standing import Place


def may_see(reader: Reader, place: Place) -> bool:
    """Tell whether somebody may see what stands in this place, by access.md."""
    if reader.is_shut_out:
        return reads_past_a_pause(reader, place)
    found = [each for each in ROWS if place.path == each or place.path.startswith(f"{each}.")]
    return bool(found) and ROWS[max(found, key=len)](reader, place.whole, place)


def is_own_name(reader: Reader, place: Place) -> bool:
    """Tell whether it is what they are called by themselves, left and paused too."""
    is_name = place.path in {"members.name", "members.own_reference"}
    return is_name and isinstance(place.whole, Member) and place.whole.id == reader.id


def is_on_pages(reader: Reader, place: Place) -> bool:
    """Tell whether a page behind a link may show it: who leads, and their own name (B11, IG19).

    A task tells whom of the family it is for by their reference, as it stands on their paper.
    """
    if is_own_name(reader, place):
        return True
    if place.path == "members.own_reference":
        return not reader.is_family and may_see(reader, place)
    return isinstance(place.whole, Member) and is_lead(reader, place.whole, place)


def may_lie_open(place: Place) -> bool:
    """Tell whether the room may see it: no marked part, nothing raised or disagreed with (B1)."""
    part = place.within[1] if len(place.within) > 1 else None
    is_marked = isinstance(part, UpdatePart) and part.mark is not None
    return not is_marked and place.path.partition(".")[0] not in {"events", "disagreements"}


ROWS: Mapping[str, Rule] = {
    "members": people,
    "members.contact": contact,
    "members.left_mailbox": contact,
    "members.had_before": contact,
    "members.own_reference": people,
    "members.own_record_number": own,
    "members.possible_times": of_family,
    "members.needs": of_family,
    "members.mail_safety": family_details,
    "members.opted_out": people,
    "handovers": only(*GROUP),
    "named_agencies": only(*GROUP),
    "suggestions": suggestion,
    "meetings.venue": venue,
    "meetings.join_link": venue,
    "meetings.before": venue,
    "meetings": meeting,
    "meetings.notes": notes,
    "answers.reason": answered,
    "updates": update,
    "updates_asked": asked,
    "minutes": minutes,
    "plan": only(*RECORD),
    "actions": action,
    "tasks": task,
    "flag_reason": only("LE", "TM", "SW"),
    "conferences": conference,
    "events": event,
    "disagreements": disagreement,
    "early": early,
    "copies": copy,
    "holds": only("TM"),
    "closing": only(*RECORD),
}
"""From the path of a text in the facts to the row of access.md that it belongs to."""
