"""Minutes as a document for one professional: the full record, as this recipient may see it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.cards import Block, Card, Items, Table, Text, Warn
from bot.core.documents.absent_views import absent_views
from bot.core.documents.contact_sheet import with_first_notes
from bot.core.documents.disagreements import disagreements
from bot.core.documents.earlier_drafts import earlier_drafts
from bot.core.documents.plan import plan_blocks
from bot.core.documents.stamps import version_of
from bot.core.documents.who_was_there import apologies, attended, explained, note_taker_line
from bot.core.documents.wording import NOT_YET_COVERED, OURS, name_of, section, stamp
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.minutes import Minutes
from bot.core.facts.tasks import TaskKind
from bot.core.meeting.record_keys import childs_views
from bot.core.procedure.day_names import many, short_day
from bot.core.record.headings import (
    ABSENT,
    APOLOGIES,
    ATTENDED,
    DECISION,
    NOTE_TAKER,
    VOICE,
    Heading,
    headings,
)
from bot.core.record.signing import SIGNER_WORDS
from bot.core.record.versions import held_meeting
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of


@dataclass(frozen=True, slots=True)
class Done:
    """What a task that was done puts on the record: whose it was, the day, and what was said."""

    by: str
    on: str
    how: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the parts of a record are drawn from; `heading` is the one being drawn."""

    facts: CoreGroup
    meeting: Meeting
    minutes: Minutes
    viewer: Viewer
    heading: Heading

    @property
    def title(self) -> str:
        """The heading as it is printed: under the guidance's own number, ours marked so (R23)."""
        ours = OURS if self.heading.is_ours else ""
        return " ".join(filter(None, (self.heading.number, self.heading.text, ours)))

    @property
    def text(self) -> str:
        """What was written under the heading; empty where nothing was."""
        return self.minutes.section(self.heading.key)


def minutes_card(facts: CoreGroup, minutes: Minutes, viewer: Viewer, today: date) -> Card:
    """Return the record for one reader; that they may see it has been asked of access before.

    The plan goes with it as one pack (R8), to whom access shows the plan.

    Nothing of minutes is rendered for family: their copies have a release of their own (B9).
    """
    reader = facts.member(viewer.member)
    if reader is None or reader.is_family:
        raise Refusal("Minutes are not shown here.", "Ask the lead for your copy.")
    meeting = held_meeting(facts, minutes.meeting)
    top = stamp(facts, *_about(facts, meeting, minutes))
    pages = (Page(facts, meeting, minutes, viewer, each) for each in headings(facts.profile))
    parts = (block for page in pages for block in PARTS.get(page.heading.key, _written)(page))
    sees_plan = allowed(facts, viewer, Asked(Verb.SEE, Subject.PLAN))
    plan = plan_blocks(facts, today) if sees_plan else ()
    sheet = with_first_notes(facts, meeting, viewer)
    return Card(
        f"Minutes {facts.ref}, {short_day(meeting.on)}",
        (*_remarks(minutes), *top, *parts, *plan, *sheet, *earlier_drafts(facts, minutes)),
    )


def _remarks(minutes: Minutes) -> Iterator[Block]:
    if not minutes.is_final:
        yield Warn("DRAFT, not final. Do not pass it on.")
    if minutes.document:
        yield Text("The record was handed in as a document, which goes along.")
    if minutes.agreement:
        yield Text("A written agreement goes along (L7).")


def _about(facts: CoreGroup, meeting: Meeting, minutes: Minutes) -> Iterator[tuple[str, str]]:
    yield "Meeting", f"{short_day(meeting.on)}, {meeting.starts:%H:%M}"
    yield "Version", version_of(minutes).removeprefix("version ")
    if minutes.corrects:
        yield "Corrected because", minutes.corrects
    chair = facts.member(meeting.chair)
    yield "Chair", chair.name if chair else "nobody is named"
    for each in minutes.signatures:
        words = f"{name_of(facts, each.member)}, {SIGNER_WORDS[each.signs_as]}"
        yield "Signed", f"{words}, {short_day(day_of(each.at))}"
    if minutes.released_at is not None:
        cover = minutes.as_cover.mark
        yield "Released", f"{short_day(day_of(minutes.released_at))}{cover}"


def _written(page: Page) -> Iterator[Block]:
    yield section(page.title, page.text)


def _note_taker(page: Page) -> Iterator[Block]:
    yield Items((note_taker_line(page.facts, page.meeting),), heading=page.title)


def _attended(page: Page) -> Iterator[Block]:
    yield attended(page.facts, page.meeting, page.title)


def _apologies(page: Page) -> Iterator[Block]:
    yield apologies(page.facts, page.meeting, page.title)


def _absent(page: Page) -> Iterator[Block]:
    """The information of those who could not come, part of the one pack (R8, L7)."""
    views = absent_views(page.facts, page.meeting.id, page.viewer)
    number = len(views)
    line = f"{many(number, 'written update')}, below." if number else "None."
    yield Items((line,), heading=page.title)
    yield from views


def _purpose(page: Page) -> Iterator[Block]:
    lines = (*page.text.splitlines(), *explained(page.facts, page.meeting))
    yield section(page.title, "\n".join(lines))


def _decision(page: Page) -> Iterator[Block]:
    """What was decided, and what was not agreed (R18)."""
    lines = disagreements(page.facts, page.meeting)
    yield section(page.title, "\n".join(filter(None, (page.text, *lines))))


def _voice(page: Page) -> Iterator[Block]:
    """Each child's item, which cannot be skipped in silence (R15, S16, H19)."""
    lines = (f"{each.label}: {_views(page, each.id)}" for each in page.facts.children)
    yield section(page.title, "\n".join([*lines, page.text]))


def _views(page: Page, child: str) -> str:
    said = page.meeting.note(childs_views(child))
    meeting = page.meeting.id
    later = _done(page.facts, TaskKind.VIEWS_NOT_COVERED, f"{meeting}:{child}")
    if not said and later is not None:
        said = f"covered on {later.on}. {later.how}".strip()
    said = said or ("as follows." if page.text else NOT_YET_COVERED)
    return f"{said}{_who_asked(page.facts, meeting, child)}"


def _who_asked(facts: CoreGroup, meeting: str, child: str) -> str:
    """Say who asked the child, and when, or why nobody did (H17)."""
    asked = _done(facts, TaskKind.BRING_VIEWS, f"{meeting}:{child}")
    if asked is not None:
        return f" Asked by {name_of(facts, asked.by)} on {asked.on}."
    nobody = _done(facts, TaskKind.NAME_WHO_BRINGS_VIEWS, meeting)
    return f" Nobody was named to ask: {nobody.how}" if nobody is not None else ""


def _done(facts: CoreGroup, kind: TaskKind, subject: str) -> Done | None:
    for each in facts.tasks:
        if (each.kind, each.subject) == (kind, subject) and each.done_on is not None:
            return Done(each.owner, short_day(each.done_on), each.how)
    return None


def _dates(page: Page) -> Iterator[Block]:
    """The dates ahead, provisional ones marked (R24, L17)."""
    rows = tuple(_date(each) for each in page.facts.upcoming if each.on > page.meeting.on)
    if rows:
        yield Table(("DATE", "TIME", "VENUE", "STANDS"), rows, heading=page.title)
    if page.text or not rows:
        yield section("" if rows else page.title, page.text or page.meeting.reasons.no_next_date)


def _date(meeting: Meeting) -> tuple[str, str, str, str]:
    stands = "provisional" if meeting.provisional else "firm"
    return short_day(meeting.on), f"{meeting.starts:%H:%M}", meeting.venue, stands


PARTS: Mapping[str, Callable[[Page], Iterator[Block]]] = {
    NOTE_TAKER: _note_taker,
    ATTENDED: _attended,
    APOLOGIES: _apologies,
    "purpose": _purpose,
    ABSENT: _absent,
    DECISION: _decision,
    VOICE: _voice,
    "dates": _dates,
}
"""Headings that are filled from what is known as well; under all others stands what was written."""
