"""Who may ever see what is written: record, updates, plan, what was raised, by access.md."""

from bot.core.facts.actions import Action
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.early import EarlyWish
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.suggestions import Suggestion
from bot.core.facts.tasks import Task, TaskKind
from bot.core.facts.updates import UpdateAsked, UpdatePart, WrittenUpdate
from tests.sequences.ledger.columns import GROUP, HEADS, RECORD, drafted, sees_record
from tests.sequences.ledger.readers import Reader
from tests.sequences.ledger.standing import Place

OF_VIEWS = {TaskKind.VIEWS_NOT_COVERED, TaskKind.NAME_WHO_BRINGS_VIEWS}


def minutes(reader: Reader, whole: Minutes, place: Place) -> bool:
    """A draft: lead, manager, chair, note taker, second signature; final: everybody's (R7, R8)."""
    is_final = whole.state is MinutesState.FINAL and "earlier" not in place.path
    can_draft = drafted(reader, whole.meeting)
    return can_draft or (is_final and sees_record(reader, whole.meeting))


def update(reader: Reader, whole: WrittenUpdate, place: Place) -> bool:
    """Others' updates from the meeting on; marked parts with the notes, never to those named."""
    if whole.member == reader.id:
        return True
    part = place.within[1] if len(place.within) > 1 else None
    if isinstance(part, UpdatePart) and part.mark is not None:
        return _marked(reader, whole, part)
    held = reader.facts.meeting(whole.meeting)
    columns = reader.at(whole.meeting)
    if columns & {"LE", "TM", "CH", "NT"}:
        return True
    if held is not None and held.started_at is not None and columns & {"PM", "FC", "SU"}:
        return True
    return sees_record(reader, whole.meeting)


def _marked(reader: Reader, whole: WrittenUpdate, part: UpdatePart) -> bool:
    if part.mark is not None and reader.id in part.mark.not_for:
        return False
    if reader.at(whole.meeting) & {"LE", "TM", "CH"}:
        return True
    if part.mark is not None and part.mark.unknown:
        return False  # Whoever was meant may be any of the others.
    return not reader.is_family and sees_record(reader, whole.meeting)


def action(reader: Reader, _whole: Action, _place: Place) -> bool:
    """The plan's actions in words: the group's; family have theirs in their copy (R11)."""
    return bool(reader.anywhere & RECORD)


def task(reader: Reader, whole: Task, place: Place) -> bool:
    """Tasks: all of the group lead's and manager's, the rest their own (condition 14).

    How something was handed over to somebody stands on their own receipts (condition 3), and what
    was said of a child's views later on, or why nobody was named to ask, in the record (S16, H17).
    """
    meeting = whole.subject.partition(":")[0]
    if whole.kind in OF_VIEWS and place.path == "tasks.how":
        is_read = drafted(reader, meeting) or sees_record(reader, meeting)
        return is_read or whole.owner == reader.id or bool(reader.at() & HEADS)
    if whole.subject.endswith(f":{reader.id}") and not reader.is_family:
        return True
    return whole.owner == reader.id or bool(reader.at() & HEADS)


def disagreement(reader: Reader, whole: Disagreement, _place: Place) -> bool:
    """Its author's alone until they share it; then lead's, manager's, and the meeting's (S17)."""
    if reader.id == whole.by:
        return True
    if whole.put_at is None and whole.further_at is None:
        return False
    columns = reader.anywhere
    is_outside = whole.further_at is not None and bool(columns & {"CC", "SW"})
    is_in_record = bool(whole.meeting) and sees_record(reader, whole.meeting)
    return bool(columns & {"LE", "TM", "CH", "NT"}) or is_outside or is_in_record


def early(reader: Reader, whole: EarlyWish, _place: Place) -> bool:
    """A wish for an earlier date: its author's, and of those who answer it (condition 4)."""
    return reader.id == whole.by or bool(reader.at() & {"LE", "TM", "CC"})


def asked(reader: Reader, whole: UpdateAsked, _place: Place) -> bool:
    """What the lead asked one member to write (L13)."""
    return reader.id == whole.member or bool(reader.at() & HEADS)


def suggestion(reader: Reader, whole: Suggestion, _place: Place) -> bool:
    """An agency that somebody suggests: theirs, and of those who take it up."""
    return reader.id == whole.by or bool(reader.anywhere & GROUP)
