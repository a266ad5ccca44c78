"""What cards say of a meeting and of the people at it, the same in every command."""

from collections.abc import Iterable, Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import Text
from bot.core.diary.arranging import open_needs, unseated
from bot.core.diary.place import may_see_place, place_lines
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import Member
from bot.core.procedure.agendas import AgendaKind
from bot.core.procedure.day_names import listed, short_day
from bot.core.refusals import Refusal
from bot.core.saying.dates import day_said
from handlers.as_shown import ANSWER_AGAIN, must_be_as_shown
from handlers.call import Call
from handlers.finding import all_meetings, open_meetings
from handlers.for_somebody import whom

MEETING = "This meeting"
KINDS = {
    AgendaKind.FIRST: "first core group",
    AgendaKind.SUBSEQUENT: "subsequent core group",
    AgendaKind.BEFORE_REVIEW: "core group before the review",
}

TAKES_ITS_PLACE = "If you have answered already, what you say now takes its place."
"""Said by a link in place of the answer given, which it does not show: others may look (IG19)."""


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


def where(call: Call, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Return venue and join link for whoever may see them now; else nothing (R2, IG20)."""
    if not may_see_place(call.facts, call.viewer, meeting):
        return ()
    return place_lines(meeting)
