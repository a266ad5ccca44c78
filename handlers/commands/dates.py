"""The command dates: every date of the group, the binding one each, with why behind it (B3)."""

from collections.abc import Iterator
from datetime import date

from bot.core.access import Asked, Subject, Verb, is_operators_door
from bot.core.capitals import standing_alone
from bot.core.cards import Block, Card, Facts, Table, Text, Why
from bot.core.facts.adoptions import Adopted
from bot.core.facts.conferences import ConferenceKind
from bot.core.facts.meetings import Meeting
from bot.core.group.adopting import waiting
from bot.core.group.dates import dates_of, days_of, holds
from bot.core.group.reasons_for_days import reason_for_day
from bot.core.messages.phrases import one_moved
from bot.core.procedure.day_names import short_day
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.layers import ProfileError
from bot.core.procedure.listing import DATE_WORDS, Listed, our_dates
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of
from handlers.call import Call
from handlers.commands import dates_review
from handlers.commands.dates_own import STATES, own_dates, place_of_meeting
from handlers.showing import behind

EACH_WHY = "Why any of them? Say what it is called, as in: dates why first core group"


def run(call: Call) -> Card:
    """Answer `dates` and `dates why KEY`; whoever sees no more, their own invitations alone."""
    if not call.may(Asked(Verb.SEE, Subject.GROUP)):
        return own_dates(call)
    word, key = call.first_word
    if word == dates_review.WORD:
        return dates_review.run(call)
    listed = dates_of(call.facts)
    ours = our_dates(call.facts.profile, days_of(call.facts))
    if word == "why":
        return _why((*listed, *ours), key)
    if call.rest:
        raise Refusal(f'"{call.rest[:40]}" is not clear.', "dates, or dates why first_meeting")
    blocks = (*_blocks(call, listed), *dates_review.to_enter(call), *_about_the_rules(call))
    return Card(f"Dates of {call.ref}", blocks)


def _blocks(call: Call, listed: tuple[Listed, ...]) -> Iterator[Block]:
    facts = call.facts
    yield Facts((*_next(call), *_conferences(call)))
    if facts.meetings:
        yield _meetings(call)
    found = [each for each in listed if isinstance(each, Deadline) and holds(facts, each)]
    yield Table(("What", "Date", "Counted from"), tuple(map(_line, found)), heading="By the rules")
    yield Text(EACH_WHY)
    lacking = (each for each in listed if not isinstance(each, Deadline))
    yield from behind("Without a date", map(_explained, lacking))


def _explained(listed: Listed) -> str:
    return f"{DATE_WORDS[listed.key]}: {listed.explanation}"


def _about_the_rules(call: Call) -> Iterator[Block]:
    """Tell who may know it which newer rules the group was given, and which wait for it."""
    if not call.may(Asked(Verb.SEE, Subject.PROFILE)):
        return
    for each in call.facts.adoptions:
        yield Why(tuple(_adopted(each)), f"Newer rules since {short_day(_day(each))}")
    try:
        waits = waiting(call.facts, call.config.load(call.facts.profile.name))
    except ProfileError:
        return  # Of a profile that this installation no longer has, nothing can wait.
    if waits:
        yield Text(f"{' '.join(waits)} Whoever runs this service can give it to the group.")


def _adopted(adopted: Adopted) -> Iterator[str]:
    for each in adopted.differences:
        cite = f" ({each.cite})" if each.cite else ""
        yield f"{standing_alone(each.what)}: {each.before}, now {each.after}{cite}."
    if adopted.newer_holidays:
        yield "A newer list of bank holidays."
    yield from (f"{one_moved(each)}." for each in adopted.moved)


def _day(adopted: Adopted) -> date:
    return day_of(adopted.at)


def _next(call: Call) -> Iterator[tuple[str, str]]:
    """Say first when the group meets next: that is what most look here for."""
    ahead = () if call.facts.is_closed else call.facts.upcoming
    for each in [each for each in ahead if each.on >= call.today][:1]:
        yield "Next meeting", f"{short_day(each.on)} at {each.starts:%H:%M}"


def _conferences(call: Call) -> Iterator[tuple[str, str]]:
    facts = call.facts
    for each in sorted(facts.conferences, key=lambda c: c.on):
        what = "Initial conference" if each.kind is ConferenceKind.INITIAL else "Review"
        state = "" if each.held else ", planned"
        decided = (f"{child}: {how}" for child, how in dates_review.outcome_lines(facts, each))
        is_told_why = not is_operators_door(call.viewer)
        why = reason_for_day(facts, each) if is_told_why else ""
        corrected = dates_review.corrected_lines(each, is_told_why=is_told_why)
        said = "; ".join(filter(None, (why, *decided, *corrected)))
        marked = f" ({said})" if said else ""
        yield what, f"{short_day(each.on)}{state}{marked}"


def _meetings(call: Call) -> Table:
    """List the meetings; where they are stands there for whoever may see it (R24, R2)."""
    meetings = sorted(call.facts.meetings, key=lambda each: each.on)
    places = [place_of_meeting(call, each) for each in meetings]
    rows = tuple(
        (*_meeting(call, each, place), *([place] if any(places) else []))
        for each, place in zip(meetings, places, strict=True)
    )
    columns = ("Meeting", "Time", "State", "Reasons", *(["Where"] if any(places) else []))
    return Table(columns, rows, heading="Meetings")


def _meeting(call: Call, meeting: Meeting, place: str) -> tuple[str, ...]:
    """Return the line of a meeting; what was said of its place stands where the place is shown.

    Every reason is for the group's people: at the operator's door it is content (IG20).
    """
    reasons, is_off = meeting.reasons, call.facts.is_closed and meeting.is_open
    said = (
        ("cancelled", meeting.cancelled_reason),
        ("late", reasons.late),
        ("no working day", reasons.holiday),
        ("times", reasons.times),
        ("a name in the place", reasons.place if place else ""),
    )
    state = STATES[meeting.state] + (", provisional" if meeting.provisional else "")
    state = "off: the group has closed" if is_off else state
    is_told_why = not is_operators_door(call.viewer)
    why = "; ".join(f"{what}: {reason}" for what, reason in said if reason and is_told_why)
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
