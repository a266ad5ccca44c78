"""The written views of those who could not come, as one recipient may see them (L7, R13, B1)."""

from collections.abc import Iterator

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.attendance.marking import asked_of, whom
from bot.core.attendance.updating import PROGRESS
from bot.core.cards import Block, Items
from bot.core.documents.wording import name_of, with_agency
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import Minutes
from bot.core.facts.updates import UpdatePart, WrittenUpdate
from bot.core.procedure.day_names import many, short_day
from bot.core.procedure.forms import asked_in_updates

DOCUMENT_LINE = "Handed in as a document, which goes along."


def absent_views(facts: CoreGroup, meeting: str, viewer: Viewer) -> tuple[Block, ...]:
    """Return one list for each update, the parts left out that this viewer may not see.

    A part that is not for somebody says so to whoever else reads it. Nothing shows to the person
    named that there was more.
    """
    return tuple(_update(facts, each, viewer) for each in visible(facts, meeting, viewer))


def visible(facts: CoreGroup, meeting: str, viewer: Viewer) -> tuple[WrittenUpdate, ...]:
    """Return the updates for a meeting of which the viewer may see something."""
    return tuple(
        each
        for each in facts.updates
        if each.meeting == meeting and not each.asked and _may_see(facts, each, viewer)
    )


def enclosures(facts: CoreGroup, minutes: Minutes, viewer: Viewer) -> tuple[str, ...]:
    """Return the ids of the documents that go along with minutes sent to this viewer."""
    handed_in = (each.document for each in visible(facts, minutes.meeting, viewer))
    return tuple(each for each in (minutes.document, minutes.agreement, *handed_in) if each)


def shows_all_of(facts: CoreGroup, meeting: str, viewer: Viewer, reader: Viewer) -> bool:
    """Tell whether a viewer may see all that a reader may of these views, whatever is marked."""
    seen, read = (_said(facts, meeting, each) for each in (viewer, reader))
    return read <= seen


def _said(facts: CoreGroup, meeting: str, viewer: Viewer) -> set[tuple[str, str]]:
    found = visible(facts, meeting, viewer)
    return {(each.id, line) for each in found for line in _lines(facts, each, viewer)}


def _update(facts: CoreGroup, update: WrittenUpdate, viewer: Viewer) -> Block:
    author = facts.member(update.member)
    by = with_agency(author) if author else name_of(facts, update.member)
    since = f", since {short_day(update.since)}" if update.since else ""
    days = many(update.working_days_late, "working day")
    late = f" ({days} late)" if update.working_days_late else ""
    return Items(tuple(_lines(facts, update, viewer)) or ("-",), heading=f"{by}{since}{late}")


def _lines(facts: CoreGroup, update: WrittenUpdate, viewer: Viewer) -> Iterator[str]:
    asked = asked_in_updates()
    for number, how in update.progress:
        yield f"{number}: {PROGRESS[how]}"
    for part in update.parts:
        if part.mark is None or _may_see_marked(facts, update, part, viewer):
            yield f"{asked.get(part.question, part.question)} {part.text}{_mark(facts, part)}"
    if update.document:
        yield DOCUMENT_LINE


def _mark(facts: CoreGroup, part: UpdatePart) -> str:
    if part.mark is None:
        return ""
    return f" [Not for {whom(facts, part.mark)}: do not pass this on. Reason: {part.mark.why}]"


def _may_see(facts: CoreGroup, update: WrittenUpdate, viewer: Viewer) -> bool:
    asked = Asked(Verb.SEE, Subject.UPDATE, owner=update.member, meeting=update.meeting)
    return allowed(facts, viewer, asked)


def _may_see_marked(
    facts: CoreGroup, update: WrittenUpdate, part: UpdatePart, viewer: Viewer
) -> bool:
    if part.mark is None or update.member == viewer.member:
        return True
    return allowed(facts, viewer, asked_of(facts, update, part.mark))
