"""The contact sheet that goes with the first meeting's notes, as one recipient may see it (R2)."""

from collections.abc import Iterator

from bot.core.access import Viewer
from bot.core.cards import Block, Card, Table
from bot.core.documents.wording import stamp
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.procedure.forms import contact_sheet_columns
from bot.core.sheet.lines import HELD
from bot.core.sheet.views import Shown, sheet_for


def with_first_notes(facts: CoreGroup, meeting: Meeting, viewer: Viewer) -> Iterator[Block]:
    """Yield the sheet for the first meeting's notes, none for later ones.

    Work details of professionals stand in it and nobody's private ones: what the lead may see on
    the screen does not travel in a document.
    """
    if not is_first(facts, meeting):
        return
    rows = tuple(_row(facts, each) for each in sheet_for(facts, viewer))
    if rows:
        yield Table(contact_sheet_columns(), rows, heading="Contact sheet")


def is_first(facts: CoreGroup, meeting: Meeting) -> bool:
    """Tell whether no meeting was begun before this one: the sheet goes with its notes (R2)."""
    begun = [each.on for each in facts.meetings if each.started_at is not None]
    return meeting.on <= min(begun, default=meeting.on)


def contact_sheet(facts: CoreGroup, viewer: Viewer) -> Card:
    """Return the sheet as a document of its own, with no more in it than goes with the notes."""
    rows = tuple(_row(facts, each) for each in sheet_for(facts, viewer))
    return Card(
        f"Contact sheet of {facts.ref}", (*stamp(facts), Table(contact_sheet_columns(), rows))
    )


def _row(facts: CoreGroup, line: Shown) -> tuple[str, ...]:
    member = facts.member(line.member)
    is_private = member is None or member.kind.is_at_home
    return line.name, line.agency, HELD if is_private else line.details, line.shared
