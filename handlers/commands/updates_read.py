"""Reading written updates: each part to those who may have it, the marked ones by themselves."""

from collections.abc import Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.attendance.marking import asked_of, whom
from bot.core.attendance.updating import PROGRESS, for_the_room, not_for_the_room
from bot.core.cards import Block, Items, Text, Warn
from bot.core.facts.meetings import Meeting
from bot.core.facts.updates import UpdatePart, WrittenUpdate
from bot.core.procedure.day_names import many
from bot.core.procedure.forms import asked_in_updates
from handlers.call import Call

DO_NOT_SAY = "Do not say this in the meeting"


def updates_read(call: Call, meeting: Meeting) -> tuple[Block, ...]:
    """Return the updates that came for a meeting, as the caller may see them; each look counts."""
    here = (each for each in call.facts.updates if each.meeting == meeting.id)
    seen = [each for each in here if _may_see(call, each)]
    if not call.request.only_looks:
        _record(call, seen)
    return tuple(block for each in seen for block in _blocks(call, each))


def _may_see(call: Call, update: WrittenUpdate) -> bool:
    asked = Asked(Verb.SEE, Subject.UPDATE, owner=update.member, meeting=update.meeting)
    return call.may(asked)


def _record(call: Call, seen: list[WrittenUpdate]) -> None:
    """Leave a line for each look at somebody's text (IG12)."""
    for each in seen:
        call.store.audit.append(
            call.ref, by=call.member, now=call.now, event="update opened", subject=each.id
        )


def _blocks(call: Call, update: WrittenUpdate) -> Iterator[Block]:
    author = call.facts.member(update.member)
    name = author.name if author else "somebody"
    own = update.member == call.member
    parts = update.parts if own else for_the_room(update)
    yield Items(tuple(_lines(update, parts)), heading=f"{name}{_marks(call, update)}")
    if not own:
        yield from _by_themselves(call, update, name)


def _lines(update: WrittenUpdate, parts: tuple[UpdatePart, ...]) -> Iterator[str]:
    questions = asked_in_updates()
    for number, how in update.progress:
        yield f"{number}: {PROGRESS[how]}"
    for part in parts:
        yield f"{questions.get(part.question, part.question)} {part.text}"
    if update.document:
        yield "A document was handed in."


def _marks(call: Call, update: WrittenUpdate) -> str:
    days = update.working_days_late
    late = f", {many(days, 'working day')} late" if days else ""
    entered = call.facts.member(update.on_paper_by)
    return f"{late}{f', on paper, entered by {entered.name}' if entered else ''}"


def _by_themselves(call: Call, update: WrittenUpdate, name: str) -> Iterator[Block]:
    """Show marked parts apart from the rest, with whom they are not for and why (B1)."""
    for part in not_for_the_room(update):
        mark = part.mark
        if mark is None or not call.may(asked_of(call.facts, update, mark)):
            continue
        yield Warn(f"{DO_NOT_SAY}. Not for {whom(call.facts, mark)}: {mark.why}")
        yield Items(tuple(_lines(update, (part,))), heading=f"{name}, not for everybody")
        yield Text("This part stands on no agenda.")
