"""The card of a group that has just been made: reference, first dates, gaps, what to do next."""

from collections.abc import Iterator

from bot.core.cards import Block, Button, Buttons, Card, Facts, Text
from bot.core.facts.groups import CoreGroup
from bot.core.group.reasons_for_days import reason_for_day
from bot.core.membership.gaps import agency_gaps, to_consider
from bot.core.procedure.day_names import short_day
from bot.core.procedure.timescales import first_meeting, first_review
from bot.core.sheet.routes import ROUTE_LABELS
from handlers.showing import a_list, dated, why

PINNED = "No names or case details here."
NEXT = (
    Button("Opt somebody in", "add"),
    Button("Import the contact sheet", "members import"),
    Button("Book the first meeting", "meet"),
    Button("All dates", "dates"),
)


def founded(facts: CoreGroup) -> Card:
    """Show what was made; the first dates explain themselves (B3)."""
    blocks = (Facts(tuple(_facts(facts))), *_dates(facts), *_gaps(facts), Buttons(NEXT))
    return Card(f"Group {facts.ref}", blocks)


def _facts(facts: CoreGroup) -> Iterator[tuple[str, str]]:
    yield "Reference", facts.ref
    yield "Children", ", ".join(each.label for each in facts.children)
    yield "Profile", facts.profile.name
    yield "Flag", flag_words(facts)
    channel = facts.channel.platform
    if channel is not None:
        yield "Channel", f'{facts.ref} on {ROUTE_LABELS[channel]}, pinned: "{PINNED}"'


def flag_words(facts: CoreGroup) -> str:
    """Say how the flag stands, to those who may know it."""
    if not facts.flag.is_set:
        return "not set"
    return "set" if facts.flag == "yes" else "set: not known counts as yes"


def _dates(facts: CoreGroup) -> Iterator[Block]:
    initial = facts.initial_conference
    if initial is None:
        return
    first = first_meeting(facts.profile, initial.on)
    review = first_review(facts.profile, initial.on)
    yield from dated((("First meeting by", first), ("Review by", review)))
    for meeting in facts.upcoming:
        late = f" (late, reason: {meeting.reasons.late})" if meeting.reasons.late else ""
        yield Facts((("First meeting", f"{short_day(meeting.on)}, {meeting.starts:%H:%M}{late}"),))
    if planned := facts.next_review:
        reason = reason_for_day(facts, planned)
        marked = f" ({reason})" if reason else ""
        yield Facts((("Review planned", f"{short_day(planned.on)}{marked}"),))
    yield from why((first, review))


def _gaps(facts: CoreGroup) -> Iterator[Block]:
    heading = "Named at the conference, and nobody speaks for them yet"
    yield from a_list(heading, agency_gaps(facts))
    if others := to_consider(facts):
        yield Text(f"Others to think of: {', '.join(others)}.")
