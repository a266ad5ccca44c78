"""A meeting's agenda: the guidance's items word for word, and what the room may see under each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.attendance.substituting import confirmed_substitute
from bot.core.attendance.updating import for_the_room
from bot.core.diary.booking import open_review
from bot.core.facts.actions import Action, ActionState
from bot.core.facts.attendance import Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, Role
from bot.core.facts.updates import WrittenUpdate
from bot.core.meeting.calling import ticked
from bot.core.meeting.record_keys import HAS_COPY
from bot.core.membership.gaps import agency_gaps
from bot.core.procedure.agendas import AgendaKind, agenda_items, agenda_kind
from bot.core.procedure.day_names import listed, many, short_day
from bot.core.procedure.forms import asked_in_updates
from bot.core.record.conference_record import where_record_is
from bot.core.record.plan_receipts import receipt_of
from bot.core.record.versions import in_force

PLAIN_WORDS = (
    "Plain words to hand: a core group is the small circle of people who, with the family, carry "
    "out the plan. The plan says what must change so that the child is safe, who helps, and by "
    "when. You can say what you think at every meeting, and you get a copy of what is agreed."
)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item in the guidance's words, and the lines that belong under it."""

    text: str
    lines: tuple[str, ...] = ()


Lines = Iterator[str]


def kind_of(facts: CoreGroup, meeting: Meeting) -> AgendaKind:
    """Return which agenda a meeting takes: the chair's choice, else what follows from the dates.

    On a day after others were booked and not held, `facts` are those `without_missed`.
    """
    if meeting.agenda is not None:
        return meeting.agenda
    days = [each.on for each in facts.standing]
    review = open_review(facts)
    return agenda_kind(meeting.on, days, [review.on] if review else ())


def agenda_of(facts: CoreGroup, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Return the agenda as it may be shown or printed for the room, family included.

    No marked part of an update stands on it (B1), and nothing about one family member's answer.
    """
    items = agenda_items(kind_of(facts, meeting))
    return tuple(AgendaItem(text, tuple(_under(text)(facts, meeting))) for text in items)


def _under(text: str) -> Callable[[CoreGroup, Meeting], Lines]:
    found = (lines for begins, lines in UNDER.items() if text.startswith(begins))
    return next(found, _nothing)


def _nothing(_facts: CoreGroup, _meeting: Meeting) -> Lines:
    return iter(())


def _note_taker(facts: CoreGroup, meeting: Meeting) -> Lines:
    noter = facts.member(meeting.note_taker)
    if noter is not None:
        yield f"{_who(noter)}"


def _apologies(facts: CoreGroup, meeting: Meeting) -> Lines:
    for member in facts.core_members:
        answer = facts.answer(meeting.id, member.id)
        if member.is_family or answer is None or answer.coming is not Coming.APOLOGIES:
            continue
        substitute = confirmed_substitute(facts, meeting, member)
        instead = f"; {substitute.name} comes instead" if substitute else ""
        late = " (late)" if answer.late else ""
        yield f"Apologies: {_who(member)}{late}{instead}"


def _purpose(_facts: CoreGroup, _meeting: Meeting) -> Lines:
    yield PLAIN_WORDS


def _membership(facts: CoreGroup, _meeting: Meeting) -> Lines:
    for agency in agency_gaps(facts):
        yield f"Nobody speaks yet for {agency}."


def _copies(facts: CoreGroup, meeting: Meeting) -> Lines:
    """Say who has a copy of the plan by receipt; of the others it is asked and ticked (R25)."""
    received = [each for each in facts.professionals if receipt_of(facts, each) is not None]
    others = [each for each in facts.professionals if each not in received]
    lacking = [each for each in others if not ticked(meeting, HAS_COPY, each.id)]
    yield from _named("By receipt", received)
    yield from _named("Not yet ticked for", lacking)


def _named(words: str, members: Sequence[Member]) -> Lines:
    if members:
        yield f"{words}: {listed([each.name for each in members])}"


def _childs_views(facts: CoreGroup, _meeting: Meeting) -> Lines:
    bringer = facts.holder(Role.BRINGS_VIEWS)
    who = f"brought by {_who(bringer)}" if bringer else "nobody is named to bring them"
    parts = {each.name: each.childs_part for each in facts.family if each.childs_part}
    for child in facts.children:
        part = parts.get(child.label)
        yield f"{child.label}: {f'{part.value}; ' if part else ''}{who}"


def _reports(facts: CoreGroup, meeting: Meeting) -> Lines:
    questions = asked_in_updates()
    for update in facts.updates:
        author = facts.member(update.member)
        if update.meeting != meeting.id or author is None:
            continue
        yield f"{_who(author)}{_how_it_came(update)}"
        for part in for_the_room(update):
            yield f"{questions.get(part.question, part.question)} {part.text}"


def _how_it_came(update: WrittenUpdate) -> str:
    days = update.working_days_late
    late = f", {many(days, 'working day')} late" if days else ""
    return f"{late}{', handed in as a document' if update.document else ''}:"


def _previous(facts: CoreGroup, meeting: Meeting) -> Lines:
    last = facts.held_before(meeting.on)
    if last is not None:
        is_final, is_begun = in_force(facts, last.id), facts.minutes_of(last.id)
        state = "final" if is_final else "not final yet" if is_begun else "no record yet"
        yield f"Minutes of {short_day(last.on)}: {state}"


def _progress(facts: CoreGroup, meeting: Meeting) -> Lines:
    """List the actions by owner, as each has to answer for theirs (S11)."""
    order = {each.id: place for place, each in enumerate(facts.members)}
    found = [each for each in facts.actions if _is_to_discuss(facts, each, meeting)]
    for action in sorted(found, key=lambda each: order.get(each.action_owner, len(order))):
        owner = facts.member(action.action_owner)
        name = owner.name if owner else "nobody"
        yield f"{name}: {action.id}, {action.what}, {_standing(action, meeting)}"


def _is_to_discuss(facts: CoreGroup, action: Action, meeting: Meeting) -> bool:
    last = facts.held_before(meeting.on)
    was_done = action.done_on is not None and (last is None or action.done_on >= last.on)
    return action.is_open or was_done


def _standing(action: Action, meeting: Meeting) -> str:
    if action.done_on is not None and not action.is_open:
        return f"done on {short_day(action.done_on)}"
    late = ", overdue" if action.due_on < meeting.on else ""
    proposed = ", not accepted yet" if action.state is ActionState.PROPOSED else ""
    return f"by {short_day(action.due_on)}{late}{proposed}"


def _dates(facts: CoreGroup, meeting: Meeting) -> Lines:
    """Name the review (L18) and the meetings that are booked."""
    review = open_review(facts)
    if review is not None:
        yield f"Review conference: {short_day(review.on)}"
    ahead = [short_day(each.on) for each in facts.upcoming if each.on > meeting.on]
    if ahead:
        yield f"Booked: {listed(ahead)}"


def _record_of_conference(facts: CoreGroup, meeting: Meeting) -> Lines:
    conference = facts.initial_conference
    if conference is not None:
        where = where_record_is(facts) or "neither its record nor its decisions are here yet"
        yield f"From the conference of {short_day(conference.on)}: {where}"
    yield from _progress(facts, meeting)


def _who(member: Member) -> str:
    return f"{member.name}, {member.part or member.agency}"


UNDER: Mapping[str, Callable[[CoreGroup, Meeting], Lines]] = {
    "IDENTIFICATION OF NOTE TAKER": _note_taker,
    "INTRODUCTIONS AND APOLOGIES": _apologies,
    "PURPOSE OF THE MEETING": _purpose,
    "CONFIRMATION OF CORE GROUP MEMBERSHIP": _membership,
    "CHECK MEMBERS HAVE A COPY": _copies,
    "CHILD'S VIEWS": _childs_views,
    "REPORTS PROVIDED": _reports,
    "NOTES OF PREVIOUS MEETING": _previous,
    "REVIEW OF PROGRESS AGAINST OUTLINE": _record_of_conference,
    "REVIEW OF PROGRESS": _progress,
    "REVIEW OF THE PROGRESS": _progress,
    "DATES, TIMES AND VENUES": _dates,
}
"""What stands under an item, by how its text begins; the longer beginning comes first."""
