"""What is asked before a meeting can be booked or moved, and told of it afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.core.cards import Block, Button, Buttons, Card, Facts, Field, Form, Text, Warn, Why
from bot.core.diary.booking import is_provisional
from bot.core.diary.foresight import limit_of, standing, warnings
from bot.core.diary.limits import ASKED, Limit, NeedsReasons
from bot.core.diary.place import kept_from
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, Reasons
from bot.core.meeting.agenda import kind_of
from bot.core.procedure.agendas import AgendaKind
from bot.core.procedure.day_names import short_day
from handlers.call import Call
from handlers.commands.meeting_cards import KINDS, sees_people, what_is_open, where
from handlers.commands.still_to_say import still_to_say
from handlers.refused import filled

OF_THE_DATE = ("late", "holiday", "times")
REASONS = (*OF_THE_DATE, "place")
WORDS_FOR_REASONS = {
    "late": "Marked late",
    "holiday": "On a day that is not a working day",
    "times": "At an unusual time, or outside the family's possible times",
    "place": "The place has a name of the family in it",
}


def reasons_said(call: Call) -> Reasons:
    """Return the reasons that came with the request."""
    return Reasons(**{key: call.said(f"reason_{key}") for key in REASONS})


def ask_for_reasons(needed: NeedsReasons, form: Form, call: Call) -> Card:
    """Name everything against a date and why it is so, and ask for the reasons, nothing lost."""
    against = dict.fromkeys(each.against for each in needed.limits)
    asked = tuple(
        Field(f"reason_{each}", ASKED[each], required=True, value=call.said(f"reason_{each}"))
        for each in against
    )
    warned = tuple(Warn(_sentence(call, each)) for each in needed.limits)
    why = tuple(Why(each.deadline.why) for each in needed.limits if each.deadline)
    form = filled(form, call)
    form = replace(form, fields=(*form.fields, *asked))
    return Card("Not done", (*warned, *why, Text(needed.way_on), form), is_refusal=True)


def _sentence(call: Call, limit: Limit) -> str:
    if limit.member and not sees_people(call):
        return "It is outside the family's possible times."
    return limit.sentence


def told_of(call: Call, facts: CoreGroup, meeting: Meeting) -> tuple[Block, ...]:
    """Return how a meeting stands once it is booked or moved: its date, its marks, what is open."""
    so_far = facts.without_missed(call.today)
    return (
        Facts((*_facts(so_far, meeting), *where(call, meeting))),
        *_marks(call, so_far, meeting),
        *(Warn(each) for each in warnings(so_far)),
        *_why(so_far, meeting),
        *still_to_say(call, facts, meeting, sees_people=sees_people(call)),
        *(_open(facts, meeting) if sees_people(call) else ()),
    )


def _facts(facts: CoreGroup, meeting: Meeting) -> Iterable[tuple[str, str]]:
    times = f"{meeting.starts:%H:%M} to {meeting.ends:%H:%M}"
    yield "Meeting", f"{short_day(meeting.on)}, {times}"
    stands = standing(facts, meeting.on)
    if stands:
        yield "The date is", stands
    yield "Agenda", KINDS[kind_of(facts, meeting)]


def _marks(call: Call, facts: CoreGroup, meeting: Meeting) -> Iterable[Block]:
    # What was said of a name in the place tells of the place: it stands where the place does.
    for key in REASONS if where(call, meeting) else OF_THE_DATE:
        reason = getattr(meeting.reasons, key)
        if reason:
            yield Warn(f"{WORDS_FOR_REASONS[key]}: {reason}")
    if kind_of(facts, meeting) is AgendaKind.BEFORE_REVIEW:
        yield Text("The last before the review: have the assessment's state and date ready (H13).")
    if is_provisional(facts, meeting.on):
        yield Text("Provisional until the outcome of the review before it is entered (R24).")


def _why(facts: CoreGroup, meeting: Meeting) -> Iterable[Block]:
    limit = limit_of(facts, meeting.on)
    if limit is not None:
        yield Why(limit.why)


def _open(facts: CoreGroup, meeting: Meeting) -> Iterable[Block]:
    """Say what is still to be arranged for the family, and how (S20, S21, R2)."""
    lines = tuple(what_is_open(facts, meeting))
    yield from (Warn(line) for line in lines)
    buttons = tuple(_arranging(facts, meeting, is_open=bool(lines)))
    if buttons:
        yield Buttons(buttons)


def _arranging(facts: CoreGroup, meeting: Meeting, *, is_open: bool) -> Iterator[Button]:
    if is_open:
        yield Button("Arrange for the family", f"meet needs {meeting.id}")
    if kept_from(facts, meeting):
        yield Button("Release the venue to family", f"meet venue {meeting.id}")
