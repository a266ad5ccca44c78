"""The papers of a group for its case file: every final version, as one reader may see it (IG8)."""

from collections.abc import Iterator
from datetime import date

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.bundled import ENDINGS, HandedIn, Leaf
from bot.core.cards import Card
from bot.core.copies.standing import has_arrived, may_leave
from bot.core.documents.absent_views import enclosures
from bot.core.documents.contact_sheet import contact_sheet
from bot.core.documents.family_copy import drawn
from bot.core.documents.minutes import minutes_card
from bot.core.documents.plan import plan_card
from bot.core.documents.stamps import stamped, version_of, version_of_plan
from bot.core.documents.who_was_there import attended
from bot.core.documents.wording import stamp
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.minutes import Minutes
from bot.core.printed import Paper
from bot.core.procedure.day_names import short_day


def papers(facts: CoreGroup, reader: Member, today: date) -> Iterator[Leaf]:
    """Yield minutes in all final versions, plan, contact sheet, attendance and family copies."""
    for minutes in final(facts, reader):
        name, what = named(facts, minutes)
        card = minutes_card(facts, minutes, Viewer(reader.id), today)
        yield Leaf(name, what, Paper(card, stamped(facts, reader, version_of(minutes), today)))
    for name, what, version, card in _as_it_stands(facts, reader, today):
        yield Leaf(name, what, Paper(card, stamped(facts, reader, version, today)))
    yield from _family_copies(facts, reader, today)


def final(facts: CoreGroup, reader: Member) -> tuple[Minutes, ...]:
    """Return the released versions that the reader may see, by meeting and version."""
    found = (
        each
        for each in facts.minutes
        if each.is_final
        and facts.meeting(each.meeting) is not None
        and _may(facts, reader, Subject.MINUTES_FINAL, each.meeting)
    )
    return tuple(sorted(found, key=lambda each: named(facts, each)))


def named(facts: CoreGroup, minutes: Minutes) -> tuple[str, str]:
    """Return the name of a version's file, which stays the same, and what it is in words."""
    meeting = facts.meeting(minutes.meeting)
    on = (meeting.on.isoformat(), short_day(meeting.on)) if meeting else ("", "")
    name = f"minutes-{on[0]}-{minutes.meeting}-v{minutes.version}"
    return name, f"Minutes of {on[1]}, {version_of(minutes)}"


def handed_in(facts: CoreGroup, reader: Member) -> Iterator[HandedIn]:
    """Yield what was handed in and belongs to released minutes, each once."""
    known: set[str] = set()
    endings = {each.id: ENDINGS.get(each.media_type, "") for each in facts.documents}
    for minutes in final(facts, reader):
        name, what = named(facts, minutes)
        for number, id_ in enumerate(enclosures(facts, minutes, Viewer(reader.id)), start=1):
            if id_ not in known:
                known.add(id_)
                own = f"{name}-handed-in-{number}{endings.get(id_, '')}"
                yield HandedIn(own, f"Handed in: {what}", id_)


def _as_it_stands(
    facts: CoreGroup, reader: Member, today: date
) -> Iterator[tuple[str, str, str, Card]]:
    if _may(facts, reader, Subject.PLAN):
        version = version_of_plan(facts)
        yield "plan", f"The plan, {version}", version, plan_card(facts, today)
    if _may(facts, reader, Subject.SHEET_WORK):
        sheet = contact_sheet(facts, Viewer(reader.id))
        yield "contact-sheet", "The contact sheet, without private details", "as it stands", sheet
    if _may(facts, reader, Subject.ATTENDANCE):
        yield "attendance", "Who was there at each meeting", "as it stands", _attendance(facts)


def _attendance(facts: CoreGroup) -> Card:
    held = (attended(facts, each, short_day(each.on)) for each in facts.held)
    return Card(f"Attendance of {facts.ref}", (*stamp(facts), *held))


def _family_copies(facts: CoreGroup, reader: Member, today: date) -> Iterator[Leaf]:
    """Yield each copy that was given or may be, word for word and under its own reference (B9)."""
    if not _may(facts, reader, Subject.FAMILY_COPY):
        return
    for copy in facts.copies:
        whose, minutes = facts.member(copy.member), facts.minutes_by_id(copy.minutes)
        is_out = has_arrived(facts, copy) or may_leave(facts, copy)
        if whose is not None and minutes is not None and is_out:
            version = f"version {minutes.version}"
            card = Card(f"Copy {whose.own_reference}", drawn(copy.kept))
            what = f"Family copy {copy.id} of: {named(facts, minutes)[1]}"
            paper = Paper(card, stamped(facts, whose, version, today))
            yield Leaf(f"family-copy-{copy.id}", what, paper)


def _may(facts: CoreGroup, reader: Member, subject: Subject, meeting: str = "") -> bool:
    return allowed(facts, Viewer(reader.id), Asked(Verb.SEE, subject, meeting=meeting))
