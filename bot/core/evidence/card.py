"""The evidence of one group as tables: no family name, no free text, nothing raised (B10)."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.core.cards import Block, Card, Facts, Table, Text
from bot.core.evidence.due import Due, all_due
from bot.core.evidence.people import Row, called, roles, taking_part, took_part
from bot.core.evidence.reasons import reason_recorded
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import Minutes
from bot.core.notices.delivery import Delivery
from bot.core.procedure.day_names import short_day
from bot.core.procedure.listing import DATE_WORDS
from bot.core.receipts.copies import Copy
from bot.core.receipts.of_minutes import headline, of_minutes

DUE = ("What", "Due", "By the rule", "Other reading", "Done on", "How", "Why late")
RECEIPTS = ("Who", "How far", "When")
ROLES = ("Role", "Who", "From", "Until")
IN_GROUP = ("Who", "From", "Until")
TOOK_PART = ("Meeting", "Expected", "There", "Update in time", "Update late", "Neither")
NO_CONTENT = (
    "Days, rules and who was told: no name of family, no word of what was written, and nothing of "
    "what was raised in private."
)


def evidence_card(facts: CoreGroup, deliveries: Sequence[Delivery], today: date) -> Card:
    """Return what can be shown of a group to whoever inspects it, as it stands today."""
    return Card(f"Evidence: {facts.ref}", tuple(_blocks(facts, deliveries, today)))


def told_by(facts: CoreGroup) -> tuple[str, ...]:
    """Return the subjects of the notices that `deliveries` are of: the minutes of the group."""
    return tuple(each.id for each in facts.minutes)


def _blocks(facts: CoreGroup, deliveries: Sequence[Delivery], today: date) -> Iterator[Block]:
    yield Text(NO_CONTENT)
    yield Facts((("Group", facts.ref), ("Rules", facts.profile.name), ("On", short_day(today))))
    due = tuple(due_row(facts, each, today) for each in all_due(facts, today))
    yield from _table(DUE, due, "What was due")
    yield from _table(TOOK_PART, tuple(took_part(facts)), "Professionals at each meeting")
    for minutes in facts.minutes:
        yield from _receipts(facts, minutes, of_minutes(facts, minutes, deliveries))
    yield from _table(ROLES, tuple(roles(facts)), "Who held which role")
    yield from _table(IN_GROUP, tuple(taking_part(facts)), "Professionals in the group")


def _table(columns: Row, rows: tuple[Row, ...], heading: str) -> list[Table]:
    return [Table(columns, rows, heading=heading)] if rows else []


def due_row(facts: CoreGroup, due: Due, today: date) -> Row:
    """Return the cells under `DUE` of one date that was to be kept."""
    deadline, done = due.deadline, due.done_on
    other = short_day(deadline.other_reading) if deadline.other_reading else ""
    rule = deadline.explanation.partition(": ")[2]
    is_late = done is not None and done > deadline.date
    why = (reason_recorded(facts, done) or "no reason on record") if done and is_late else ""
    days = (short_day(deadline.date), rule, other, short_day(done) if done else "")
    return DATE_WORDS[deadline.key], *days, due.standing(today), why


def _receipts(facts: CoreGroup, minutes: Minutes, copies: Sequence[Copy]) -> Iterator[Block]:
    meeting = facts.meeting(minutes.meeting)
    if meeting is None or not copies:
        return
    heading = f"Receipts: minutes of {short_day(meeting.on)}, version {minutes.version}"
    yield Table(RECEIPTS, tuple(_copy(facts, each) for each in copies), heading=heading)
    yield Text(headline(copies))


def _copy(facts: CoreGroup, copy: Copy) -> tuple[str, str, str]:
    """Return one copy without the words of who recorded it; an empty role stands by its name."""
    who = called(facts, copy.who) if facts.member(copy.who) else copy.who
    return who, copy.standing.value, short_day(copy.on) if copy.on else ""
