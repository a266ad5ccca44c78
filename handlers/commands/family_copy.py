"""A family member's copy of minutes: looked at as it will be sent, and written in plain words."""

import re
from collections.abc import Callable, Iterator, Mapping

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form
from bot.core.copies.deciding import of_minutes_for, write_plainly
from bot.core.copies.standing import newest, released
from bot.core.documents.family_headings import plain_headings
from bot.core.documents.family_parts import Rendered
from bot.core.documents.third_parties import third_parties
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.free_text import free_text
from bot.core.refusals import Refusal
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.changing import changing, note_seen
from handlers.commands.family_copy_cards import (
    command,
    may_confirm,
    preview,
    shown_as_released,
    title,
)
from handlers.commands.family_copy_decided import (
    NOTHING_WAITS,
    confirmed,
    printed,
    withheld,
    withhold_form,
)
from handlers.commands.family_copy_released import made_now, was_released
from handlers.finding_people import find_member, meant

FOR = re.compile(r"(?:^|\s)for\s+(.+)", re.IGNORECASE | re.DOTALL)
FIRST = "for "
"""How the words behind a meeting begin that are about somebody's copy of its minutes."""

Step = Callable[[Call, Meeting, Member, str], Card]


def of_family(call: Call, meeting: Meeting) -> Card:
    """Answer `minutes 30 march for NAME` and what can be said after it (see STEPS)."""
    call.ask(Verb.SEE, Subject.FAMILY_COPY, meeting=meeting.id)
    reader, rest = _reader(call)
    word, _, more = rest.partition(" ")
    step = STEPS.get(word.lower())
    if step is None or (more and word.lower() != "withhold"):
        raise Refusal(
            f'"{rest[:30]}" is not something you can do with a family copy.',
            f"Say nothing more, or one of: {', '.join(filter(None, STEPS))}.",
        )
    return step(call, meeting, reader, more)


def form_of_family(call: Call, meeting: Meeting) -> Form:
    """Return the form of what was said: why a copy is kept back, else its plain words."""
    call.ask(Verb.RELEASE, Subject.FAMILY_COPY, meeting=meeting.id)
    reader, rest = _reader(call)
    if rest.lower().startswith("withhold"):
        return withhold_form(meeting, reader)
    return _plain_form(call, meeting, reader)


def _reader(call: Call) -> tuple[Member, str]:
    """Take whose copy it is off the front of the words, the longest name that is somebody's."""
    found = FOR.search(call.rest)
    said, people = (found[1] if found else "").split(), _readers(call)
    for count in range(len(said), 0, -1):
        if meant(people, " ".join(said[:count])):
            member = find_member(call.facts, " ".join(said[:count]), people)
            return member, " ".join(said[count:])
    if not _may_release(call):
        raise NOTHING_WAITS
    return find_member(call.facts, " ".join(said[:1]), people), ""


def _readers(call: Call) -> tuple[Member, ...]:
    """Return the family; to who only confirms, those alone for whom a copy was released."""
    if _may_release(call):
        return call.facts.family
    released_to = {each.member for each in call.facts.copies if each.released_at is not None}
    return tuple(each for each in call.facts.family if each.id in released_to)


def _may_release(call: Call) -> bool:
    return call.may(Asked(Verb.RELEASE, Subject.FAMILY_COPY))


def _shown(call: Call, meeting: Meeting, reader: Member, _more: str) -> Card:
    """Show what was let go or, to whoever may let it go, what would be; note who looked (IG12)."""
    minutes = of_minutes_for(call.facts, meeting.id, reader)
    note_seen(call, "copy seen", f"{minutes.id}:{reader.id}")
    last, gone = newest(call.facts, minutes, reader.id), released(call.facts, minutes, reader.id)
    if gone is not None and (gone == last or may_confirm(call, gone)):
        return shown_as_released(call, meeting, reader, gone)
    if not _may_release(call):
        raise NOTHING_WAITS
    return preview(call, meeting, reader, made_now(call.facts, minutes, reader))


def _plain(call: Call, meeting: Meeting, reader: Member, _more: str) -> Card:
    """Keep the lead's words for this reader; what speaks of another is refused at its field."""
    minutes = of_minutes_for(call.facts, meeting.id, reader)
    said = _sections(call)
    if not said:
        call.ask(Verb.RELEASE, Subject.FAMILY_COPY, meeting=meeting.id)
        return Card(title(meeting, reader), (_plain_form(call, meeting, reader),))
    with changing(call, Verb.RELEASE, Subject.FAMILY_COPY, meeting=meeting.id) as work:
        last = newest(work.facts, minutes, reader.id)
        must_be_as_drawn(call, last.revision if last else 0, "This copy")
        _must_be_of_nobody_else(work.facts, reader, said)
        work.facts = write_plainly(work.facts, minutes, reader, said, call.member, call.now)
        work.audit("copy written", f"{minutes.id}:{reader.id}")
        copy = made_now(work.facts, minutes, reader)
        return work.answer(preview(call, meeting, reader, copy))


def _sections(call: Call) -> dict[str, str]:
    keys = plain_headings(call.facts.profile)
    return {key: free_text(call.said(key), field=key) for key in keys if key in call.fields}


def _must_be_of_nobody_else(facts: CoreGroup, reader: Member, said: Mapping[str, str]) -> None:
    others = third_parties(facts, reader)
    for key, text in said.items():
        hits = (others.forbidden(line) for line in text.splitlines())
        hit = next(filter(None, hits), "")
        if hit:
            raise Refusal(
                f'"{hit[:40]}" cannot stand in this copy: it tells of somebody else, of a place '
                "that was not released, or is like an address (B9).",
                "Write it without. Under the flag professionals are named by role.",
                field=key,
            )


def _plain_form(call: Call, meeting: Meeting, reader: Member) -> Form:
    """Return a field for each heading, with what would stand there now."""
    minutes = of_minutes_for(call.facts, meeting.id, reader)
    last = newest(call.facts, minutes, reader.id)
    fields = tuple(_fields(call, made_now(call.facts, minutes, reader)))
    said = command(meeting, reader, "plain")
    return Form(said, fields, submit="Save", seen=last.revision if last else 0)


def _fields(call: Call, copy: Rendered) -> Iterator[Field]:
    stands = dict(copy.parts)
    for key, heading in plain_headings(call.facts.profile).items():
        text = "\n".join(stands.get(heading, ()))
        out = sum(each.heading == heading for each in copy.left_out)
        help_ = "Something of the record is left out here: see the list above the copy."
        yield Field(key, heading, FieldKind.TEXT, value=text, help=help_ if out else "")


STEPS: Mapping[str, Step] = {
    "": _shown,
    "plain": _plain,
    "release": was_released,
    "confirm": confirmed,
    "withhold": withheld,
    "print": printed,
}
