"""Who may ever see a family copy, and what may stand in one, by access.md (B9, H9)."""

from collections.abc import Sequence

from bot.core.facts.actions import Action
from bot.core.facts.copies import FamilyCopy
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.minutes import Minutes, MinutesState
from bot.core.facts.particulars import Flag
from bot.core.facts.plan import Voice
from bot.core.facts.updates import UpdatePart, WrittenUpdate
from tests.sequences.ledger.of_people import venue
from tests.sequences.ledger.readers import Reader
from tests.sequences.ledger.standing import Place

KEPT = "copies.kept"
"""Where the words stand that were let go; all else of a copy is lead's and manager's."""


def copy(reader: Reader, whole: FamilyCopy, place: Place) -> bool:
    """A family copy: lead's, manager's; what was let go the second person's, and whose it is."""
    if reader.at() & {"LE", "TM"}:
        return True
    now = next((each for each in reader.facts.copies if each.id == whole.id), whole)
    if not place.path.startswith(KEPT) or now.released_at is None:
        return False
    return "SW" in reader.at() or (reader.id == now.member and _may_leave(reader.facts, now))


def _may_leave(facts: CoreGroup, copy: FamilyCopy) -> bool:
    """Tell whether nothing stands against it: no second word missing, no later one, no newer text.

    A copy let go without the flag ends with it, and with a child of whom they hear no more.
    """
    is_confirmed = copy.confirmed_at is not None if copy.under_flag else facts.flag is Flag.NO
    reader = facts.member(copy.member)
    hears = reader is not None and copy.hears <= reader.children
    return is_confirmed and hears and not (_is_overruled(facts, copy) or _is_outdated(facts, copy))


def _is_overruled(facts: CoreGroup, copy: FamilyCopy) -> bool:
    """Tell whether it was kept back, or another was let go or kept back in its place since."""
    same = [e for e in facts.copies if (e.minutes, e.member) == (copy.minutes, copy.member)]
    later = same[[each.id for each in same].index(copy.id) + 1 :] if copy in same else ()
    decided = any(each.withheld_at or each.released_at for each in later)
    return copy.withheld_at is not None or decided


def _is_outdated(facts: CoreGroup, copy: FamilyCopy) -> bool:
    """Tell whether a correction of the minutes has been released since (R10)."""
    of = next((each for each in facts.minutes if each.id == copy.minutes), None)
    return of is None or any(
        each.meeting == of.meeting
        and each.version > of.version
        and each.state is MinutesState.FINAL
        for each in facts.minutes
    )


def may_be_copied(reader: Reader, places: Sequence[Place]) -> bool:
    """Tell whether what stands here may stand in a family member's copy as well (B9).

    A name is a name, and a part of an update what it is, wherever they stand besides.
    The lead's own words for a copy are the record's where they stand in it already.
    """
    for first in (Member, WrittenUpdate):
        if theirs := [each for each in places if isinstance(each.whole, first)]:
            return all(_may_stand(reader, each) for each in theirs)
    record = [each for each in places if not isinstance(each.whole, FamilyCopy)]
    return any(_may_stand(reader, each) for each in record or places)


def _may_stand(reader: Reader, place: Place) -> bool:
    whole, part = place.whole, place.within[1] if len(place.within) > 1 else None
    if isinstance(whole, Member):
        is_open = reader.facts.flag is Flag.NO and place.path != "members.own_record_number"
        return whole.id == reader.id or (is_open and whole.kind.is_professional)
    if isinstance(whole, WrittenUpdate):
        mark = part.mark if isinstance(part, UpdatePart) else None
        is_kept_out = mark is not None and bool(reader.id in mark.not_for or mark.unknown)
        return _is_at_work(reader, whole.member) and not is_kept_out
    if isinstance(whole, Meeting) and place.path != "meetings.notes":
        return venue(reader, whole, place)
    if isinstance(whole, FamilyCopy):
        return whole.member == reader.id and place.path == "copies.sections"
    return _is_of_record(reader, place, part)


def _is_of_record(reader: Reader, place: Place, part: object) -> bool:
    """Tell whether it is in the record and no other adult's: of their actions and views nothing."""
    whole = place.whole
    if isinstance(whole, Action):
        return whole.action_owner == reader.id or _is_at_work(reader, whole.action_owner)
    if isinstance(part, Voice):
        return part.of == reader.id
    if isinstance(whole, Minutes):
        return whole.state is MinutesState.FINAL and "earlier" not in place.path
    return place.path.partition(".")[0] in {"plan", "meetings"}


def _is_at_work(reader: Reader, who: str) -> bool:
    member = reader.facts.member(who)
    return member is not None and member.kind.is_professional
