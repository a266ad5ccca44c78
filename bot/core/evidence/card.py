"""The evidence of one group as tables: no family name, no free text, nothing raised (B10)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.core.cards import Block, Card, Facts, Table, Text
from bot.core.evidence.due import Due, due_in
from bot.core.evidence.people import Row, called, roles, taking_part, took_part
from bot.core.evidence.reasons import reason_recorded
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import Minutes
from bot.core.notices.delivery import Delivery
from bot.core.procedure.day_names import short_day
from bot.core.procedure.listing import DATE_WORDS
from bot.core.receipts.copies import Copy
from bot.core.receipts.of_minutes import headline, of_minutes
from bot.core.saying.periods import Period

DUE = ("What", "Due", "By the rule", "Other reading", "Done on", "How", "Why late")
RECEIPTS = ("Who", "How far", "When")
ROLES = ("Role", "Who", "From", "Until")
IN_GROUP = ("Who", "From", "Until")
TOOK_PART = ("Meeting", "Expected", "There", "Update in time", "Update late", "Neither")
NO_CONTENT = (
    "Days, rules and who was told: no name of family, no word of what was written, and nothing of "
    "what was raised in private."
)

OF_ALL = "all of the group's time until that day"
OF_A_PERIOD = (
    "This is a part: what was due or done in these days and the meetings held in them, and nothing "
    "of any other day. Who held which role, and who was in the group, is shown for all of its time."
)


def evidence_card(
    facts: CoreGroup, deliveries: Sequence[Delivery], today: date, period: Period | None = None
) -> Card:
    """Return what can be shown of a group to whoever inspects it, as it stands today.

    Of a period are the dates due or done in it, and the meetings held in it: its title and its head
    say so, so that no part is taken for the whole.
    """
    of = period or Period(date.min, date.max)
    blocks = (*_about(facts, today, period), *_blocks(facts, deliveries, today, of))
    title = f"Evidence: {facts.ref}"
    return Card(f"{title}, {only(period)}" if period else title, blocks)


def only(period: Period) -> str:
    """Return how a part says of which days it is: "Fri 1 Jan 2027 to Wed 31 Mar 2027 only"."""
    return f"{period} only"


def told_by(facts: CoreGroup) -> tuple[str, ...]:
    """Return the subjects of the notices that `deliveries` are of: the minutes of the group."""
    return tuple(each.id for each in facts.minutes)


def _about(facts: CoreGroup, today: date, period: Period | None) -> Iterator[Block]:
    yield Text(NO_CONTENT)
    what = (("Group", facts.ref), ("Rules", facts.profile.name), ("On", short_day(today)))
    yield Facts((*what, ("Of", only(period) if period else OF_ALL)))
    if period:
        yield Text(OF_A_PERIOD)


def _blocks(
    facts: CoreGroup, deliveries: Sequence[Delivery], today: date, of: Period
) -> Iterator[Block]:
    due = tuple(due_row(facts, each, today) for each in due_in(facts, today, of))
    yield from _table(DUE, due, "What was due")
    then = replace(facts, meetings=tuple(each for each in facts.meetings if of.holds(each.on)))
    yield from _table(TOOK_PART, tuple(took_part(then)), "Professionals at each meeting")
    for minutes in facts.minutes:
        yield from _receipts(then, minutes, of_minutes(facts, minutes, deliveries))
    yield from _table(ROLES, tuple(roles(facts)), "Who held which role")
    yield from _table(IN_GROUP, tuple(taking_part(facts)), "Professionals in the group")


def _table(columns: Row, rows: tuple[Row, ...], heading: str) -> list[Table]:
    return [Table(columns, rows, heading=heading)] if rows else []


def due_row(facts: CoreGroup, due: Due, today: date) -> Row:
    """Return the cells under `DUE` of one date that was to be kept."""
    deadline, done = due.deadline, due.done_on
    other = short_day(deadline.other_reading) if deadline.other_reading else ""
    rule = deadline.explanation.partition(": ")[2]
    is_late = done is not None and due.days_late > 0
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
