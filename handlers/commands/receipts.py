"""The command receipts: who has which document, how it came, and who is without (B4)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.core.access import Asked, Case, Subject, Verb, is_operators_door
from bot.core.cards import Block, Button, Buttons, Card, Table, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.minutes import Minutes
from bot.core.facts.tasks import Task
from bot.core.meeting.calling import ticked
from bot.core.meeting.record_keys import HAS_COPY
from bot.core.notices.delivery import Delivery
from bot.core.procedure.day_names import short_day
from bot.core.receipts.copies import ROUTE_NAMES, Copy, by_message
from bot.core.receipts.of_minutes import headline, of_minutes
from bot.core.receipts.plan_copies import without_copy
from bot.core.record.plan_receipts import receipt_of
from bot.core.record.pulling import PLAN
from bot.core.record.versions import in_force
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.finding import all_meetings, find_minutes, must_be_all
from handlers.showing import a_list

PLAN_COLUMNS = ("Who", "Told of it", "Has a copy by receipt", "Says they have a copy")
COLUMNS = ("Who", "How", "How far", "When", "Filed")


def run(call: Call) -> Card:
    """Answer `receipts`, `receipts 30 march`, `receipts N1` and `receipts plan`."""
    if call.rest.lower() == PLAN:
        return _of_plan(call)
    sees_all = call.may(Asked(Verb.SEE, Subject.RECEIPTS))
    if not sees_all:
        # Before anything is looked up: who may not ask does not learn what there is.
        call.ask(Verb.SEE, Subject.RECEIPTS, owner=call.member)
    minutes = _minutes(call)
    deliveries = call.store.receipts.deliveries(call.ref, (minutes.id,))
    copies = of_minutes(call.facts, minutes, deliveries)
    if not sees_all:
        copies = tuple(each for each in copies if each.who == call.member)
    return _card(call, minutes, copies, sees_all=sees_all)


def _minutes(call: Call) -> Minutes:
    """Return the minutes that are named, else those of the last meeting with a final record."""
    if call.rest:
        named, left = find_minutes(call.facts, call.rest, call.today)
        must_be_all(left, "receipts 30 march")
        is_id = call.rest.upper().startswith("N")
        return named if is_id else in_force(call.facts, named.meeting) or named
    found = (in_force(call.facts, each.id) for each in reversed(all_meetings(call.facts)))
    final = next((each for each in found if each is not None), None)
    if final is None:
        raise Refusal("Nothing has been released yet.", "See how the record stands: minutes")
    return final


def _card(call: Call, minutes: Minutes, copies: Sequence[Copy], *, sees_all: bool) -> Card:
    meeting = call.facts.meeting(minutes.meeting)
    on = short_day(meeting.on) if meeting else ""
    title = f"Receipts: minutes of {on}, version {minutes.version}"
    top = (Text(headline(copies)),) if sees_all else ()
    if is_operators_door(call.viewer):
        # Counts and no name (access.md, receipts).
        return Card(title, top)
    if not copies and not sees_all:
        return Card(title, (Text("No copy was for you."),))
    return Card(title, (*top, *_table(call, copies), *_tries(call.facts, copies)))


def _table(call: Call, copies: Sequence[Copy]) -> Iterator[Block]:
    if copies:
        yield Table(COLUMNS, tuple(_row(call.facts, each) for each in copies))
    if mine := [each.task for each in copies if _may_close(call, call.facts.task(each.task))]:
        yield Buttons(tuple(Button(f"{each}: done", f"done {each}") for each in mine))


def _may_close(call: Call, task: Task | None) -> bool:
    return task is not None and call.may(Asked(Verb.CLOSE, Subject.TASK, owner=task.owner))


def _row(facts: CoreGroup, copy: Copy) -> tuple[str, ...]:
    how = copy.standing.value + (f" ({copy.task})" if copy.task else "")
    when = short_day(copy.on) if copy.on else ""
    filed = short_day(copy.filed_on) if copy.filed_on else ""
    route = ROUTE_NAMES[copy.route] if copy.route else ""
    return _name(facts, copy), copy.how or route, how, when, filed


def _name(facts: CoreGroup, copy: Copy) -> str:
    member = facts.member(copy.who)
    return member.name if member else copy.who.replace("_", " ")


def _tries(facts: CoreGroup, copies: Sequence[Copy]) -> Iterator[Block]:
    """Tell each attempt that failed; it stays on the receipt (B4)."""
    lines = (f"{_name(facts, each)}: {tried}" for each in copies for tried in each.tries)
    return a_list("Attempts that failed", lines)


def _of_plan(call: Call) -> Card:
    """Show who has a copy of the plan, by receipt or by their own word at a meeting (R25)."""
    _ask_for_copies(call)
    deliveries = call.store.receipts.deliveries(call.ref, (PLAN,))
    rows = tuple(
        (
            member.name,
            _told_of_plan(member, deliveries),
            _on(receipt_of(call.facts, member)),
            _says_they_have_it(call.facts, member.id),
        )
        for member in call.facts.core_members
        if not member.is_family
    )
    return Card("Receipts: the plan", (Table(PLAN_COLUMNS, rows), *_to_send(call)))


def _ask_for_copies(call: Call) -> None:
    """Let whoever sees the receipts, and the chair of any meeting that is to come or under way."""
    of_copies = Asked(Verb.SEE, Subject.RECEIPTS, case=Case.PLAN_COPIES)
    chaired = (each.id for each in call.facts.meetings if each.chair == call.member)
    asked = (replace(of_copies, meeting=each) for each in ("", *chaired))
    if not any(call.may(each) for each in asked):
        call.ask(Verb.SEE, Subject.RECEIPTS, case=Case.PLAN_COPIES)


def _to_send(call: Call) -> Iterator[Block]:
    """Offer to send the plan to whoever has no copy, where the caller may (R25)."""
    if call.may(Asked(Verb.WRITE, Subject.RECEIPTS)) and without_copy(call.facts):
        yield Buttons((Button("Send it to those without", "plan send"),))


def _on(day: date | None) -> str:
    return short_day(day) if day else ""


def _told_of_plan(member: Member, deliveries: Sequence[Delivery]) -> str:
    mine = [each for each in deliveries if each.notice.identity.recipient == member.id]
    if not mine:
        return "not by a message of their own"
    copy = by_message(member.id, member.contact.route, mine)
    return copy.standing.value + (f", {short_day(copy.on)}" if copy.on else "")


def _says_they_have_it(facts: CoreGroup, who: str) -> str:
    held = (each for each in reversed(all_meetings(facts)) if ticked(each, HAS_COPY, who))
    last = next(held, None)
    return f"at the meeting of {short_day(last.on)}" if last else ""
