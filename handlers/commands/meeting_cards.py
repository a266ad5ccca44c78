"""What cards say of a meeting and of the people at it, the same in every command."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Facts, Field, Form, Text, Warn, Why
from bot.core.diary.arranging import open_needs, unseated
from bot.core.diary.booking import is_provisional
from bot.core.diary.foresight import limit_of, standing, warnings
from bot.core.diary.limits import ASKED, Limit, NeedsReasons
from bot.core.diary.place import kept_from, may_see_place, place_lines
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState, Reasons
from bot.core.facts.members import Member
from bot.core.meeting.agenda import kind_of
from bot.core.procedure.agendas import AgendaKind
from bot.core.procedure.day_names import listed, short_day
from bot.core.refusals import Refusal
from bot.core.saying.dates import day_said
from handlers.as_shown import ANSWER_AGAIN, must_be_as_shown
from handlers.call import Call
from handlers.commands.still_to_say import still_to_say
from handlers.finding import all_meetings, open_meetings
from handlers.for_somebody import whom
from handlers.refused import filled

MEETING = "This meeting"
KINDS = {
    AgendaKind.FIRST: "first core group",
    AgendaKind.SUBSEQUENT: "subsequent core group",
    AgendaKind.BEFORE_REVIEW: "core group before the review",
}
OF_THE_DATE = ("late", "holiday", "times")
REASONS = (*OF_THE_DATE, "place")
WORDS_FOR_REASONS = {
    "late": "Marked late",
    "holiday": "On a day that is not a working day",
    "times": "At an unusual time, or outside the family's possible times",
    "place": "The place has a name of the family in it",
}


def when(meeting: Meeting) -> str:
    """Return a meeting as people say it: "Tue 30 Mar 2027 at 10:00"."""
    return f"{short_day(meeting.on)} at {meeting.starts:%H:%M}"


def choices(members: Iterable[Member]) -> tuple[tuple[str, str], ...]:
    """Return people to choose from, each with what tells them apart."""
    return tuple(
        (each.id, f"{each.name}, {each.part or each.agency or 'no part given'}") for each in members
    )


def names(facts: CoreGroup, ids: Iterable[str]) -> str:
    """Return the names of people known to the group, in one line."""
    found = (facts.member(each) for each in ids)
    return ", ".join(each.name for each in found if each)


def open_first(facts: CoreGroup) -> tuple[Meeting, ...]:
    """Return the meetings to come first, so that without a date the next one is meant."""
    ahead = open_meetings(facts)
    return (*ahead, *(each for each in all_meetings(facts) if each not in ahead))


def must_be_clear(call: Call, words: str, rest: str, example: str) -> None:
    """Ask which meeting is meant where several are to come and `words` named none of them."""
    can_be = [each for each in open_meetings(call.facts) if call.now < each.ends_at]
    if rest == words.strip() and len(can_be) > 1:
        like = example.format(day_said(can_be[0].on).lower())
        raise Refusal(
            f"Which meeting: {listed([short_day(each.on) for each in can_be], 'or')}?",
            f'Write it like "{like}".',
            field="meeting",
        )


def again(facts: CoreGroup, meeting: Meeting) -> Meeting:
    """Return the meeting as it stands in the facts that a transaction holds."""
    found = facts.meeting(meeting.id)
    if found is None:
        raise Refusal("This meeting is no longer there.", "See which there are: dates")
    return found


def as_drawn(call: Call, meeting: Meeting) -> None:
    """Refuse an answer drawn from a meeting as it was: a yes to one day is none to another."""
    why = f"This meeting has been changed since you were asked: it is on {when(meeting)} now."
    if meeting.is_open:
        must_be_as_shown(call, meeting.revision, Refusal(why, ANSWER_AGAIN))


def member_again(facts: CoreGroup, id_: str) -> Member:
    """Return somebody as they stand in the facts that a transaction holds."""
    found = facts.member(id_)
    if found is None or not found.is_active:
        raise Refusal("This person has left the group.", "See who is in it: members")
    return found


def answering_for(call: Call, words: str) -> tuple[Member, str]:
    """Return for whom something is said and the words without it; a link speaks for its owner."""
    if call.request.actor.by_link:
        return call.me, words
    return whom(call, words)


def for_whom(call: Call, member: Member) -> str:
    """Return the words that end a command for somebody else: " for Grace Holloway"."""
    return f" for {member.name}" if member.id != call.member else ""


def needs_asked(facts: CoreGroup, meeting: Meeting) -> Iterable[str]:
    """Ask of each need whether it is arranged for the meeting (S20)."""
    for member, need in open_needs(facts, meeting):
        yield f"{member.name} needs {need.what}: arranged, or by whom?"


def what_is_open(facts: CoreGroup, meeting: Meeting) -> Iterable[str]:
    """Say what is still to be arranged for the family at a meeting (S20, S21)."""
    yield from needs_asked(facts, meeting)
    if unseated(facts, meeting):
        yield "Say for each parent how they take part; nothing puts both in one room (S21)."


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


def over(call: Call, meeting: Meeting) -> Iterator[Text]:
    """Say that a meeting asks for no answer any more, and which one the caller is asked to next.

    A substitute is asked to one alone, and hears of no other (L10).
    """
    is_off = meeting.state is MeetingState.CANCELLED
    yield Text(f"This meeting {'was cancelled' if is_off else 'is over'}. You need not answer.")
    others = (each for each in call.facts.upcoming if each.is_firm and each != meeting)
    ahead = next(others, None)
    if ahead is not None and call.may(
        Asked(Verb.WRITE, Subject.ANSWER, owner=call.member, meeting=ahead.id)
    ):
        yield Text(f"The next one is on {when(ahead)}. You are asked about it by itself.")


def sees_people(call: Call) -> bool:
    """Tell whether the caller may be shown who is in the group; the operator may not (IG20)."""
    return call.may(Asked(Verb.SEE, Subject.MEMBERS))


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


def where(call: Call, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Return venue and join link for whoever may see them now; else nothing (R2, IG20)."""
    if not may_see_place(call.facts, call.viewer, meeting):
        return ()
    return place_lines(meeting)


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
