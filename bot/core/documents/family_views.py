"""The written updates of those who could not come, as far as a family member has them (B1, L7)."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.access import Asked, Case, Subject, Verb, Viewer, allowed
from bot.core.attendance.marking import asked_of
from bot.core.documents.family_headings import NEVER_TAKEN, OF_ANOTHER_CHILD
from bot.core.documents.family_parts import Reading
from bot.core.facts.updates import UpdatePart, WrittenUpdate
from bot.core.procedure.forms import asked_in_updates

HEADING = "From those who could not come"
OWN_WORDS = "own_words"
"""The child's own words: never taken, as what a child said of whom is not for a machine to tell."""

KEEP_IT = "(Please do not pass this on.)"
MARKED = "marked as not for them (B1)"


def sent_in(page: Reading) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the updates of professionals: each part that access opens, no document, no mark."""
    lines: list[str] = []
    for update in page.facts.updates:
        if update.meeting == page.meeting.id and not update.asked:
            found = tuple(_lines(page, update))
            if found:
                author = page.facts.member(update.member)
                lines += (f"{page.called(author)} wrote:", *found)
    if lines:
        yield HEADING, tuple(lines)


def _lines(page: Reading, update: WrittenUpdate) -> Iterator[str]:
    author = page.facts.member(update.member)
    is_at_work = author is not None and author.is_professional
    asked = Asked(Verb.SEE, Subject.UPDATE, update.member, update.meeting, Case.COPY)
    if not is_at_work or not allowed(page.facts, Viewer(page.reader.id), asked):
        return
    for part in update.parts:
        yield from _part(page, update, part)
    if update.document:
        page.not_taken(HEADING, "A document handed in.", "a file goes to nobody of the family")


def _part(page: Reading, update: WrittenUpdate, part: UpdatePart) -> Iterator[str]:
    because = _kept_out(page, update, part)
    if because:
        page.not_taken(HEADING, part.text, because)
        return
    question = asked_in_updates().get(part.question, "")
    lines = list(page.taken(HEADING, part.text.splitlines()))
    if lines:
        yield " ".join(filter(None, (question, lines[0])))
        yield from lines[1:]
        if part.mark is not None:
            yield KEEP_IT


def _kept_out(page: Reading, update: WrittenUpdate, part: UpdatePart) -> str:
    if part.question == OWN_WORDS:
        return NEVER_TAKEN
    if not page.hears_all:
        return OF_ANOTHER_CHILD
    if part.mark is None:
        return ""
    asked = replace(asked_of(page.facts, update, part.mark), case=Case.COPY)
    return "" if allowed(page.facts, Viewer(page.reader.id), asked) else MARKED
