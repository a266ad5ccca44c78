"""The command meet: book a meeting, the family's possible times asked first (L6, L8)."""

from collections.abc import Callable, Mapping
from functools import partial

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.cards import Block, Buttons, Card, Facts, Field, Form, Text, Why
from bot.core.diary.booking import MeetingWish, book
from bot.core.diary.foresight import limit_of
from bot.core.diary.limits import NeedsReasons
from bot.core.diary.possible_times import EXAMPLE, family_not_asked, with_possible_times
from bot.core.diary.proposed_times import propose, proposed
from bot.core.facts.groups import CoreGroup
from bot.core.procedure.day_names import short_day
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands import meet_needs, meet_times, meet_venue, papers, times_asked
from handlers.commands.booking_cards import ask_for_reasons, reasons_said, told_of
from handlers.commands.meeting_cards import member_again, sees_people
from handlers.commands.slots import (
    Said,
    as_far_as_said,
    lacking,
    place_fields,
    read,
    slot,
    slot_fields,
)
from handlers.finding import must_be_all
from handlers.refused import refused

PARTS: Mapping[str, Callable[[Call, str], Card]] = {
    "venue": meet_venue.venue,
    "needs": meet_needs.needs,
    "times": meet_times.times,
    "papers": papers.run,
    "ask": times_asked.ask,
    "asked": times_asked.show,
    "yes": partial(times_asked.answer, can=True),
    "no": partial(times_asked.answer, can=False),
}

FORMS: Mapping[str, Callable[[Call, str], Form]] = {
    "venue": meet_venue.venue_form,
    "needs": meet_needs.needs_form,
    "times": meet_times.times_form,
    "papers": papers.form,
}


def run(call: Call) -> Card:
    """Answer `meet DAY TIME`, and its parts `meet venue|needs|times|papers|ask|asked|yes|no`."""
    first, rest = call.first_word
    if first in PARTS:
        return PARTS[first](call, rest)
    if not _may_book(call):
        return _propose(call)
    said = read(call, call.rest)
    if said == Said() and not call.fields:
        return _ask(call)
    if not call.fields and None in {said.on, said.starts}:
        return refused(lacking(said), form(call))
    try:
        return _book(call)
    except NeedsReasons as needed:
        return ask_for_reasons(needed, form(call), call)


def _ask(call: Call) -> Card:
    known = _to_know(call) if sees_people(call) else ()
    return Card("Book a meeting", (*known, form(call)))


def _may_book(call: Call) -> bool:
    return call.may(Asked(Verb.WRITE, Subject.GROUP))


def _book(call: Call) -> Card:
    said = read(call, call.rest)
    wish = MeetingWish(slot(said), said.venue, call.said("join_link"), reasons_said(call))
    with call.begin() as work:
        must_be_as_drawn(call, _diary(work.facts), "The diary")
        facts = _with_times(work.facts, call)
        work.facts = book(facts, wish, by=call.member, now=call.now)
        meeting = work.facts.meetings[-1]
        work.audit("meeting booked", meeting.id)
        return work.answer(Card("Meeting booked", told_of(call, work.facts, meeting)))


def _with_times(facts: CoreGroup, call: Call) -> CoreGroup:
    """Return the facts with the possible times that were entered beside the date (L6)."""
    for member in facts.family:
        words = call.said(f"times_{member.id}")
        if words:
            facts = with_possible_times(facts, member, words)
    return facts


def form(call: Call) -> Form:
    """Ask for day, time and place, filled in as far as the words said them; or for a part."""
    first, rest = call.first_word
    if first in FORMS:
        return FORMS[first](call, rest)
    said, facts = as_far_as_said(call, call.rest), call.facts
    if not _may_book(call):
        return Form("meet", slot_fields(said)[:2], "Propose this time")
    limit = limit_of(facts, said.on or call.today)
    latest = f"The latest date is {short_day(limit.date)}." if limit else ""
    asked = tuple(
        Field(f"times_{each.id}", f"When can {each.name} come? (L6)", help=EXAMPLE)
        for each in (family_not_asked(facts) if sees_people(call) else ())
    )
    fields = (*asked, *slot_fields(said, latest), *place_fields(said.venue))
    return Form("meet", fields, "Book", seen=_diary(facts))


def _diary(facts: CoreGroup) -> int:
    """Return what rises with every meeting that is booked, moved or called off."""
    return sum(each.revision for each in facts.meetings)


def _to_know(call: Call) -> tuple[Block, ...]:
    """Show what should be known while a date is chosen: the limit, and when people can come."""
    facts, limit = call.facts, limit_of(call.facts, call.today)
    can = [
        (f"{each.name} can come", each.possible_times.as_written)
        for each in facts.family
        if each.possible_times
    ]
    for member, each in proposed(facts, call.today):
        can.append((f"{member.name} proposes", f"{short_day(each.on)} at {each.starts:%H:%M}"))
        can += times_asked.tally(facts, member, each) if each.asked_at else ()
    blocks: list[Block] = [Facts(tuple(can))] if can else []
    asking = tuple(times_asked.to_ask(call))
    blocks += [Buttons(asking)] if asking else []
    if limit is not None:
        blocks += [Text(f"The latest date is {short_day(limit.date)}."), Why(limit.why)]
    return tuple(blocks)


def _propose(call: Call) -> Card:
    """Keep the time that somebody else would like: the social care team books (L8)."""
    call.ask(Verb.WRITE, Subject.GROUP, owner=call.member, case=Case.PROPOSE)
    said = read(call, call.rest)
    if said.on is None or said.starts is None:
        who_books = "" if call.me.is_family else "The social care team books. "
        text = f"{who_books}Which day and time would suit you?"
        return Card("Propose a time", (Text(text), form(call)))
    must_be_all(said.venue, "meet 30 march 10:00")
    with call.begin() as work:
        me = member_again(work.facts, call.member)
        work.facts = propose(work.facts, me, said.on, said.starts, call.now)
        work.audit("time proposed", call.member)
        text = f"{short_day(said.on)} at {said.starts:%H:%M} is proposed. Whoever books is told."
        return work.answer(Card("Time proposed", (Text(text),)))
