"""The form at the end of a meeting, filled with dates and a rota that hold every rule."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.cards import Field, FieldKind, Form
from bot.core.diary.booking import MeetingWish, book
from bot.core.diary.limits import ASKED, NeedsReasons, Slot
from bot.core.diary.series import SUPPOSED, propose_days
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting, MeetingState
from bot.core.facts.members import MemberKind
from bot.core.meeting.calling import present
from bot.core.meeting.chairing import may_hold_a_post
from bot.core.meeting.record_keys import childs_views
from bot.core.meeting.rota import RotaLine, propose_rota
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.replacing import put_meeting
from handlers.call import Call
from handlers.commands import end_disagreements
from handlers.commands.meeting_cards import choices
from handlers.refused import filled

LINES_OF_ROTA = (1, 2, 3)
VIEWS_HELP = "Life at home, what the plan changes, what shows it, who worked with the child (R15)."
DATES_HELP = 'One on each line, like "tue 27 april 10:00".'


def form(call: Call, meeting: Meeting) -> Form:
    """Ask for what the meeting has not covered and what comes next."""
    facts = call.facts
    fields = (
        *_views(facts, meeting),
        *_tells(facts, meeting),
        *end_disagreements.fields(call, meeting),
        *_dates(call, meeting),
        *_rota(call, meeting),
    )
    return Form(f"end {meeting.id}", fields, "End the meeting")


def of_what_is_missing(call: Call, meeting: Meeting) -> Form:
    """Ask after the end for what is not covered yet; of dates only where none is agreed."""
    lacks_date = not any(each.on > meeting.on for each in call.facts.upcoming)
    dates = (*_dates(call, meeting), *_rota(call, meeting)) if lacks_date else ()
    fields = (*_views(call.facts, meeting), *_tells(call.facts, meeting), *dates)
    return Form(f"end {meeting.id}", fields, "Add this")


def _views(facts: CoreGroup, meeting: Meeting) -> Iterator[Field]:
    for child in facts.children:
        if not meeting.note(childs_views(child.id)):
            label = f"{child.label}: views, and what life is like"
            yield Field(f"views_{child.id}", label, FieldKind.TEXT, help=VIEWS_HELP)


def _tells(facts: CoreGroup, meeting: Meeting) -> Iterator[Field]:
    told = {each.child for each in meeting.tells_child}
    people = choices(
        each
        for each in facts.core_members
        if each.is_professional or each.kind is MemberKind.FOSTER_CARER
    )
    for child in facts.children:
        if child.id not in told:
            name = f"tells_{child.id}"
            label = f"Who tells {child.label} what was agreed?"
            yield Field(name, label, FieldKind.CHOICE, people)
            yield Field(f"{name}_by", "By when?", FieldKind.DATE)


def _dates(call: Call, meeting: Meeting) -> Iterator[Field]:
    facts = call.facts
    proposed = "\n".join(
        f"{short_day(each)} {meeting.starts:%H:%M}"
        for each in propose_days(_as_held(facts, meeting), meeting.starts)
    )
    here = choices(present(facts, meeting))
    yield Field("next_dates", "Next meetings", FieldKind.TEXT, value=proposed, help=DATES_HELP)
    yield Field("venue", "Their venue", value=meeting.venue)
    yield Field("agreed_by", "Who agreed the next date?", FieldKind.CHOICES, here)
    yield Field("no_next_date", "If there is no next date: why?")


def _rota(call: Call, meeting: Meeting) -> Iterator[Field]:
    """Ask who chairs and notes next, with a fair proposal for the dates proposed (S7)."""
    people = choices(each for each in call.facts.members if may_hold_a_post(each))
    lines = _proposed_rota(call, meeting)
    for number in LINES_OF_ROTA:
        line = lines[number - 1] if number <= len(lines) else RotaLine("")
        label = f"Next meeting {number}"
        yield Field(
            f"chair_{number}", f"{label}: chair", FieldKind.CHOICE, people, value=line.chair
        )
        yield Field(
            f"notes_{number}", f"{label}: notes", FieldKind.CHOICE, people, value=line.note_taker
        )


def _as_held(facts: CoreGroup, meeting: Meeting) -> CoreGroup:
    return put_meeting(facts, replace(meeting, state=MeetingState.ENDED))


def _proposed_rota(call: Call, meeting: Meeting) -> tuple[RotaLine, ...]:
    """Propose a rota for the next meetings as they would stand if the dates were agreed."""
    facts = _as_held(call.facts, meeting)
    for on in propose_days(facts, meeting.starts):
        wish = MeetingWish(Slot(on, meeting.starts, meeting.ends), reasons=SUPPOSED)
        try:
            facts = book(facts, wish, by=call.member, now=call.now)
        except Refusal:
            # A meeting closed long after its day: what would be past is not proposed.
            continue
    return propose_rota(facts, facts.upcoming[: len(LINES_OF_ROTA)])


def to_complete(call: Call, meeting: Meeting, problems: Sequence[Refusal]) -> Form:
    """Ask again for what could not be taken, with what was typed and a place for each reason."""
    drawn = filled(form(call, meeting), call)
    against = [
        limit.against
        for problem in problems
        if isinstance(problem, NeedsReasons)
        for limit in problem.limits
    ]
    reasons = tuple(
        Field(f"reason_{each}", ASKED[each], value=call.said(f"reason_{each}"), required=True)
        for each in dict.fromkeys(against)
    )
    wrong = {problem.field: str(problem) for problem in problems if problem.field}
    fields = tuple(replace(f, error=wrong.get(f.name, "")) for f in (*drawn.fields, *reasons))
    return replace(drawn, fields=fields, submit="Add this")
