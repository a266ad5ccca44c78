"""What is decided of a family copy after its release: confirmed, kept back, printed (B9)."""

import re

from bot.core.access import Asked, Subject, Verb, allowed, ask
from bot.core.cards import Button, Buttons, Card, Field, FieldKind, Form, Text
from bot.core.copies.deciding import TWO_PEOPLE, confirm, of_minutes_for, withhold
from bot.core.copies.standing import may_leave, released
from bot.core.documents.family_copy import drawn
from bot.core.facts.copies import FamilyCopy
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, Role
from bot.core.free_text import free_text
from bot.core.refusals import Refusal
from handlers.as_shown import fingerprint, must_be_as_shown, says_what_was_shown
from handlers.call import Call
from handlers.changing import changing, note_seen
from handlers.commands.family_copy_cards import command, shown_as_released, title

BECAUSE = re.compile(r"^(?:because\s+)?", re.IGNORECASE)
NOTHING_WAITS = Refusal("No copy waits for a second person here.", "You are told when one does.")


def confirmed(call: Call, meeting: Meeting, reader: Member, _more: str) -> Card:
    """Give the second word to what was shown; the one who released it never does."""
    copy = _let_go(call.facts, meeting, reader)
    if copy.released_by == call.member:
        raise TWO_PEOPLE
    _must_be_second(call, call.facts, copy)
    if not says_what_was_shown(call):
        note_seen(call, "copy seen", f"{copy.minutes}:{reader.id}")
        return shown_as_released(call, meeting, reader, copy)
    with call.begin(own_right=True) as work:
        now = _let_go(work.facts, meeting, reader)
        _must_be_second(call, work.facts, now)
        must_be_as_shown(call, fingerprint(now.kept), _read_again(meeting, reader))
        work.facts = confirm(work.facts, now, call.member, call.now)
        work.audit("copy confirmed", f"{copy.minutes}:{reader.id}")
        said = Text("Confirmed. The lead has the task to print it, and to give or post it.")
        return work.answer(Card(title(meeting, reader), (said,)))


def _let_go(facts: CoreGroup, meeting: Meeting, reader: Member) -> FamilyCopy:
    copy = released(facts, of_minutes_for(facts, meeting.id, reader), reader.id)
    if copy is None:
        raise NOTHING_WAITS
    return copy


def _must_be_second(call: Call, facts: CoreGroup, copy: FamilyCopy) -> None:
    """Refuse whoever may not give the second word, at the operator's door anybody (IG20)."""
    asked = Asked(Verb.CONFIRM, Subject.FAMILY_COPY, first_by=copy.released_by)
    if not allowed(facts, call.viewer, asked):
        ask(facts, call.viewer, Verb.CONFIRM, Subject.FAMILY_COPY)
        raise TWO_PEOPLE


def _read_again(meeting: Meeting, reader: Member) -> Refusal:
    return Refusal(
        "Another copy has been released since you read this one. Nothing was confirmed.",
        f"Read it as it is now: {command(meeting, reader)}",
    )


def withheld(call: Call, meeting: Meeting, reader: Member, more: str) -> Card:
    """Keep a copy back, with a reason that this person never sees."""
    minutes = of_minutes_for(call.facts, meeting.id, reader)
    reason = free_text(call.said("reason") or BECAUSE.sub("", more), field="reason")
    if not reason:
        call.ask(Verb.RELEASE, Subject.FAMILY_COPY, meeting=meeting.id)
        return Card(title(meeting, reader), (withhold_form(meeting, reader),))
    asked, is_managers = (Verb.RELEASE, Subject.FAMILY_COPY), call.me.has(Role.TEAM_MANAGER)
    with changing(call, *asked, meeting=meeting.id, own_right=is_managers) as work:
        me, to = work.facts.member(call.member) or call.me, work.facts.member(reader.id) or reader
        work.facts = withhold(work.facts, minutes, to, reason, me, call.now)
        work.audit("copy kept back", f"{minutes.id}:{reader.id}")
        return work.answer(_kept_back(meeting, reader, is_decided=me.has(Role.TEAM_MANAGER)))


def withhold_form(meeting: Meeting, reader: Member) -> Form:
    """Ask why a copy is kept back."""
    field = Field(
        "reason",
        "Why is it kept back?",
        FieldKind.TEXT,
        help="Lead and team manager see it. The person concerned never does (B9).",
        required=True,
    )
    return Form(command(meeting, reader, "withhold"), (field,), submit="Keep it back")


def _kept_back(meeting: Meeting, reader: Member, *, is_decided: bool) -> Card:
    decided = "It is on record: not shared, by the team manager's decision (H4)."
    kept = (
        "It is kept back. The task to share it stays open: not to share is for the team manager, "
        "who has been asked."
    )
    return Card(title(meeting, reader), (Text(decided if is_decided else kept),))


def printed(call: Call, meeting: Meeting, reader: Member, _more: str) -> Card:
    """Show the copy to be printed: what was let go, word for word, and nothing else."""
    call.ask(Verb.RELEASE, Subject.FAMILY_COPY, meeting=meeting.id)
    minutes = of_minutes_for(call.facts, meeting.id, reader)
    copy = released(call.facts, minutes, reader.id)
    if copy is None or not may_leave(call.facts, copy):
        raise Refusal(
            "No copy can be printed: none is released, or not confirmed, or things have changed.",
            f"See how it stands: {command(meeting, reader)}",
        )
    note_seen(call, "copy printed", f"{minutes.id}:{reader.id}")
    head = Text(f"To be printed, and nothing else with it: {title(meeting, reader)}")
    buttons = Buttons((Button("Receipts", f"receipts {minutes.id}"),))
    return Card(title(meeting, reader), (head, *drawn(copy.kept), buttons))
