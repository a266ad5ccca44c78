"""The command dates: every date of the group, the binding one each, with why behind it (B3)."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.access import Subject, Verb
from bot.core.cards import Block, Card, Facts, Table, Why
from bot.core.conferences import Conference, ConferenceKind
from bot.core.groups import CoreGroup
from bot.core.meetings import Meeting, MeetingState
from bot.core.procedure.day_names import short_day
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.listing import DATE_WORDS, Days, Listed, listed_dates, our_dates
from bot.core.refusals import Refusal
from handlers.call import Call

NEXT = "next_meeting"
STATES = {
    MeetingState.BOOKED: "booked",
    MeetingState.STARTED: "under way",
    MeetingState.ENDED: "held",
    MeetingState.CANCELLED: "cancelled",
}


def run(call: Call) -> Card:
    """Answer `dates` and `dates why KEY`."""
    call.ask(Verb.SEE, Subject.GROUP, owner=call.member)
    listed = tuple(dates_of(call.facts))
    word, _, key = call.rest.partition(" ")
    if word.lower() == "why":
        return _why(listed, key.strip())
    if call.rest:
        raise Refusal(f'"{call.rest[:40]}" is not clear.', "dates, or dates why first_meeting")
    return Card(f"Dates of {call.ref}", tuple(_blocks(call.facts, listed)))


def dates_of(facts: CoreGroup) -> Iterator[Listed]:
    """Yield the group's dates; by when it meets next is counted from the last meeting held."""
    days = days_of(facts)
    held = replace(days, meetings=tuple(each.on for each in facts.meetings if each.was_held))
    from_held = {each.key: each for each in listed_dates(facts.profile, held)}
    for each in listed_dates(facts.profile, days):
        yield from_held[NEXT] if each.key == NEXT else each


def days_of(facts: CoreGroup) -> Days:
    """Return the days from which the group's dates are counted; cancelled meetings are none."""
    initial = facts.initial_conference
    held = [each for each in facts.conferences if _is_held_review(each)]
    review = facts.next_review or max(held, key=lambda each: each.on, default=None)
    stand = [each.on for each in facts.meetings if each.state is not MeetingState.CANCELLED]
    return Days(
        conference=initial.on if initial else None,
        review=review.on if review else None,
        meetings=tuple(sorted(stand)),
        case_closure=facts.closing.case_closed_on if facts.closing else None,
    )


def _is_held_review(conference: Conference) -> bool:
    return conference.kind is ConferenceKind.REVIEW and conference.held


def _blocks(facts: CoreGroup, listed: tuple[Listed, ...]) -> Iterator[Block]:
    yield Facts(tuple(_conferences(facts)))
    if facts.meetings:
        rows = tuple(_meeting(each) for each in sorted(facts.meetings, key=lambda m: m.on))
        yield Table(("Meeting", "Time", "State", "Reasons"), rows, heading="Meetings")
    found = [each for each in listed if isinstance(each, Deadline)]
    yield Table(("What", "Date", "Counted from"), tuple(map(_line, found)), heading="By the rules")
    ours = sorted(our_dates(facts.profile, days_of(facts)), key=lambda each: each.date)
    if ours:
        yield Why(
            tuple(f"{DATE_WORDS[each.key]}: {each.explanation}" for each in ours), "Our own dates"
        )
    for each in found:
        yield Why(each.why, f"Why {short_day(each.date)}? ({DATE_WORDS[each.key]})")
    lacking = tuple(f"{DATE_WORDS[e.key]}: {e.explanation}" for e in listed if not _is_date(e))
    if lacking:
        yield Why(lacking, "Without a date")


def _is_date(listed: Listed) -> bool:
    return isinstance(listed, Deadline)


def _conferences(facts: CoreGroup) -> Iterator[tuple[str, str]]:
    for each in sorted(facts.conferences, key=lambda c: c.on):
        what = "Initial conference" if each.kind is ConferenceKind.INITIAL else "Review"
        state = "" if each.held else ", planned"
        reason = f" (reason: {each.late_reason})" if each.late_reason else ""
        yield what, f"{short_day(each.on)}{state}{reason}"


def _meeting(meeting: Meeting) -> tuple[str, ...]:
    reasons = meeting.reasons
    said = (("late", reasons.late), ("no working day", reasons.holiday), ("times", reasons.times))
    state = STATES[meeting.state] + (", provisional" if meeting.provisional else "")
    why = "; ".join(f"{what}: {reason}" for what, reason in said if reason)
    return (short_day(meeting.on), f"{meeting.starts:%H:%M}", state, why)


def _line(deadline: Deadline) -> tuple[str, ...]:
    return (DATE_WORDS[deadline.key], short_day(deadline.date), short_day(deadline.start))


def _why(listed: tuple[Listed, ...], key: str) -> Card:
    """Explain every date under one key, those that the profile lacks included."""
    found = [each for each in listed if key.lower() in {each.key, DATE_WORDS[each.key].lower()}]
    if not found:
        keys = ", ".join(dict.fromkeys(each.key for each in listed))
        raise Refusal(f'There is no date "{key[:30]}".', f"dates why KEY, one of: {keys}.")
    blocks = tuple(
        Why(each.why, f"Why {short_day(each.date)}?")
        if isinstance(each, Deadline)
        else Why((each.explanation,), "No date")
        for each in found
    )
    return Card(f"{DATE_WORDS[found[0].key]}: why", blocks)
