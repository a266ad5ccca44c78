"""Releasing a family copy: only what was previewed goes, word for word (B9)."""

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Text, Warn
from bot.core.copies.deciding import of_minutes_for, release
from bot.core.copies.standing import newest
from bot.core.documents.family_copy import family_copy
from bot.core.documents.family_parts import Rendered
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.minutes import Minutes
from bot.core.notices.about_copies import SECONDS
from bot.core.refusals import Refusal
from handlers.as_shown import fingerprint, must_be_as_shown, says_what_was_shown
from handlers.call import Call
from handlers.changing import changing, note_seen
from handlers.commands.family_copy_cards import command, preview, title

GOES_BY = (
    "A task prints it, to be handed over or posted. Nothing goes to them by itself, and what they "
    "have is on the receipts once the task is done."
)


def made_now(facts: CoreGroup, minutes: Minutes, reader: Member) -> Rendered:
    """Return the copy as it would be let go now, with the lead's plain words as they stand."""
    last = newest(facts, minutes, reader.id)
    return family_copy(facts, minutes, reader, dict(last.sections) if last else {})


def was_released(call: Call, meeting: Meeting, reader: Member, _more: str) -> Card:
    """Let go what was shown; who has seen nothing is shown it, and what has changed is refused."""
    call.ask(Verb.RELEASE, Subject.FAMILY_COPY, meeting=meeting.id)
    minutes = of_minutes_for(call.facts, meeting.id, reader)
    if not says_what_was_shown(call):
        note_seen(call, "copy seen", f"{minutes.id}:{reader.id}")
        return preview(call, meeting, reader, made_now(call.facts, minutes, reader))
    with changing(call, Verb.RELEASE, Subject.FAMILY_COPY, meeting=meeting.id) as work:
        minutes = of_minutes_for(work.facts, meeting.id, reader)
        me, to = work.facts.member(call.member) or call.me, work.facts.member(reader.id) or reader
        copy = made_now(work.facts, minutes, to)
        must_be_as_shown(call, fingerprint(copy.parts), _read_again(meeting, reader))
        if not copy.says:
            raise Refusal(
                "Nothing of what was said at the meeting is in this copy.",
                f"Write it in plain words first: {command(meeting, reader, 'plain')}",
            )
        work.facts = release(work.facts, minutes, to, copy.parts, me, call.now, as_cover=call.cover)
        work.audit("copy released", f"{minutes.id}:{reader.id}")
        return work.answer(_released(work.facts, meeting, reader, call.member))


def _read_again(meeting: Meeting, reader: Member) -> Refusal:
    return Refusal(
        "This copy has changed since you read it. Nothing was released.",
        f"Read it as it is now: {command(meeting, reader)}",
    )


def _released(facts: CoreGroup, meeting: Meeting, reader: Member, by: str) -> Card:
    if not facts.flag.is_set:
        return Card(title(meeting, reader), (Text("Released."), Text(GOES_BY)))
    waits = Text("Released. It goes nowhere before a second person has confirmed it (B9).")
    holders = (facts.holder(role) for role in SECONDS)
    if any(each is not None and each.id != by for each in holders):
        return Card(title(meeting, reader), (waits, Text("They have been asked."), Text(GOES_BY)))
    nobody = Warn("Nobody else here can confirm it. Name a senior social worker: add")
    return Card(title(meeting, reader), (waits, nobody))
