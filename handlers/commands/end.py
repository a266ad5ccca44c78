"""The command end: it always ends; what is missing becomes a named task (S16, S12, L17)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.core.access import Subject, Verb
from bot.core.cards import Block, Card, Facts, Form, Text, Warn, Why
from bot.core.diary.booking import MeetingWish
from bot.core.diary.foresight import limit_of, warnings
from bot.core.diary.limits import NeedsReasons
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.meeting.ending import (
    Ended,
    MeetingEnding,
    Telling,
    end,
    must_be_to_end,
    not_covered,
)
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.tasking.settling import settle_tasks
from handlers.call import Call
from handlers.commands import end_disagreements, end_form
from handlers.commands.booking_cards import reasons_said
from handlers.commands.ended import has_ended
from handlers.commands.meeting_cards import again, names, when
from handlers.commands.slots import read, slot
from handlers.commands.task_lines import task_line
from handlers.filling import day
from handlers.finding import all_meetings, must_be_all, take_meeting
from handlers.showing import a_list
from handlers.unread import by_label

DAY = timedelta(days=1)
LINES = re.compile(r"\s*[;\n]\s*")
DATES = "next_dates"


@dataclass(frozen=True, slots=True)
class Heard:
    """What the form says, and what of it could not be read."""

    ending: MeetingEnding
    unclear: tuple[Refusal, ...]


def run(call: Call) -> Card:
    """Answer `end 30 march`: ask what was agreed, then end, whatever is missing."""
    meeting, left = take_meeting(call.facts, call.rest, call.today, _to_end)
    must_be_all(left, "end 30 march")
    call.ask(Verb.WRITE, Subject.GROUP, meeting=meeting.id)
    call.ask(Verb.WRITE, Subject.ATTENDANCE, meeting=meeting.id)
    call.ask(Verb.SEE, Subject.MEMBERS)
    must_be_to_end(meeting)
    if not call.fields:
        return has_ended(call, meeting) or Card(
            f"End the meeting of {when(meeting)}", _to_ask(call, meeting)
        )
    heard = _heard(_as_far_as_read(call), meeting)
    with call.begin() as work:
        before = work.facts
        done = end(before, again(before, meeting), heard.ending, by=call.member, now=call.now)
        work.facts = done.facts
        work.audit("meeting ended", meeting.id)
        done = replace(done, not_taken=_not_yet(call, meeting, (*heard.unclear, *done.not_taken)))
        return work.answer(Card("The meeting has ended", _ended(call, before, done, meeting)))


def _to_end(facts: CoreGroup) -> tuple[Meeting, ...]:
    """Return the meeting under way first, then those that were held, then all others."""
    begun = [each for each in all_meetings(facts) if each.started_at is not None]
    begun.sort(key=lambda each: (each.was_held, -each.on.toordinal()))
    return (*begun, *(each for each in all_meetings(facts) if each not in begun))


def form(call: Call) -> Form:
    """Ask for views, who tells the child, the dates ahead and who does what at them."""
    meeting, _ = take_meeting(call.facts, call.rest, call.today, _to_end)
    return end_form.form(call, meeting)


def _to_ask(call: Call, meeting: Meeting) -> tuple[Block, ...]:
    missing = not_covered(call.facts, meeting)
    text = Text("You can end now: what is missing becomes a task of somebody by name (S16).")
    return (*a_list("Not covered yet", missing), text, *_limit(call.facts, meeting), form(call))


def _limit(facts: CoreGroup, meeting: Meeting) -> Iterator[Block]:
    """Say by when the next meeting has to be, where none is booked yet."""
    limit = limit_of(facts, meeting.on + DAY)
    if limit is not None and not any(each.on > meeting.on for each in facts.upcoming):
        yield Text(f"The next meeting is to be by {short_day(limit.date)}.")
        yield Why(limit.why)


def _heard(call: Call, meeting: Meeting) -> Heard:
    """Read the form; what is unclear is kept apart, for the meeting ends all the same."""
    unclear: list[Refusal] = []
    dates = tuple(_dates(call, meeting, unclear))
    ending = MeetingEnding(
        views=tuple((c.id, call.said(f"views_{c.id}")) for c in call.facts.children),
        tells=tuple(_tells(call, unclear)),
        dates=dates,
        reasons=reasons_said(call),
        no_next_date=call.said("no_next_date"),
        settled=tuple(end_disagreements.said(call)),
        agreed_by=frozenset(call.said("agreed_by").split(",")),
        # Without its dates the rota would land on other meetings.
        rota=() if _lacks_dates(call, unclear) else tuple(_rota(call)),
    )
    return Heard(ending, tuple(unclear))


def _as_far_as_read(call: Call) -> Call:
    """Return the call without what cannot be kept: it counts as not answered (S16)."""
    kept = {name: said for name, said in call.fields.items() if name not in call.unread}
    return replace(call, fields=kept)


def _lacks_dates(call: Call, unclear: Sequence[Refusal]) -> bool:
    return any(each.field == DATES for each in (*call.unread.values(), *unclear))


def _not_yet(call: Call, meeting: Meeting, others: Sequence[Refusal]) -> tuple[Refusal, ...]:
    """Return what could not be read, by its question, and then what could not be taken.

    What was left out of the words behind `end` has done its work: they name the meeting alone.
    """
    fields = (each for each in call.unread.values() if each.field)
    unread = by_label(fields, end_form.form(call, meeting))
    return (*unread, *(each for each in others if each.field not in call.unread))


def _dates(call: Call, meeting: Meeting, unclear: list[Refusal]) -> Iterator[MeetingWish]:
    venue = call.said("venue") or meeting.venue
    for line in filter(None, LINES.split(call.said(DATES))):
        try:
            said = read(replace(call, fields={}), line)
            said = replace(said, starts=said.starts or meeting.starts)
            length = said.ends or (meeting.ends if said.starts == meeting.starts else None)
            yield MeetingWish(
                slot(replace(said, ends=length)), said.venue or venue, meeting.join_link
            )
        except Refusal as refusal:
            unclear.append(Refusal(refusal.why, refusal.way_on, field=DATES))


def _tells(call: Call, unclear: list[Refusal]) -> Iterator[Telling]:
    for child in call.facts.children:
        name = f"tells_{child.id}"
        if call.said(name):
            try:
                yield Telling(child.id, call.said(name), day(call, f"{name}_by"))
            except Refusal as refusal:
                unclear.append(refusal)


def _rota(call: Call) -> Iterator[tuple[str, str]]:
    pairs = [(call.said(f"chair_{n}"), call.said(f"notes_{n}")) for n in end_form.LINES_OF_ROTA]
    while pairs and not any(pairs[-1]):
        pairs.pop()
    return iter(pairs)


def _ended(call: Call, before: CoreGroup, done: Ended, ended: Meeting) -> tuple[Block, ...]:
    facts = settle_tasks(done.facts, call.now)
    meeting = again(facts, ended)
    return (
        Text(f"The meeting of {when(meeting)} has ended."),
        *_not_taken(call, facts, done, meeting),
        *end_disagreements.gone_further(before, facts),
        *_booked(before, facts),
        *_agreed_by(facts, meeting),
        *_became_tasks(before, facts),
        *_uncovered(facts, meeting),
        *_actions(facts),
        *(Warn(each) for each in warnings(facts)),
    )


def _not_taken(call: Call, facts: CoreGroup, done: Ended, meeting: Meeting) -> Iterator[Block]:
    """Say what could not be taken, and ask for it again with everything that was typed."""
    for refusal in done.not_taken:
        yield Warn(refusal.why)
        if isinstance(refusal, NeedsReasons):
            yield from (Why(each.deadline.why) for each in refusal.limits if each.deadline)
        if refusal.way_on:
            yield Text(refusal.way_on)
    if done.not_taken:
        after = replace(call, group=facts)
        yield end_form.to_complete(after, meeting, done.not_taken)


def _booked(before: CoreGroup, facts: CoreGroup) -> Iterator[Block]:
    known = {each.id for each in before.meetings}
    new = [each for each in facts.upcoming if each.id not in known]
    if new:
        pairs = tuple((when(each), _mark(each)) for each in new)
        yield Facts(pairs)


def _mark(meeting: Meeting) -> str:
    marks = [
        "provisional until the review" if meeting.provisional else "",
        f"late: {meeting.reasons.late}" if meeting.reasons.late else "",
    ]
    return ", ".join(filter(None, marks)) or "booked"


def _agreed_by(facts: CoreGroup, meeting: Meeting) -> Iterator[Block]:
    agreed = names(
        facts, [each.id for each in facts.core_members if each.id in meeting.next_agreed_by]
    )
    if agreed:
        yield Facts((("The next date is agreed by", agreed),))


def _became_tasks(before: CoreGroup, facts: CoreGroup) -> Iterator[Block]:
    known = {each.id for each in before.tasks}
    new = (task_line(facts, each) for each in facts.tasks if each.id not in known)
    return a_list("What became whose task", new)


def _uncovered(facts: CoreGroup, meeting: Meeting) -> Iterator[Block]:
    return a_list("The record says so until it is done", not_covered(facts, meeting))


def _actions(facts: CoreGroup) -> Iterator[Block]:
    """List everybody's own actions with their dates (S16)."""
    order = {each.id: place for place, each in enumerate(facts.members)}
    owners = {each.id: each.name for each in facts.members}
    found = sorted(
        facts.open_actions, key=lambda each: (order.get(each.action_owner, len(order)), each.due_on)
    )
    lines = (
        f"{owners.get(each.action_owner, 'nobody')}: {each.id}, by {short_day(each.due_on)}"
        for each in found
    )
    return a_list("Actions", lines)
