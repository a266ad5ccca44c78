"""How a family copy stands: being made, waiting for a second person, to be delivered, there."""

from collections.abc import Iterator

from bot.core.facts.copies import FamilyCopy
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import Minutes
from bot.core.facts.tasks import TaskKind
from bot.core.record.versions import in_force


def copies_of(facts: CoreGroup, minutes: Minutes, member: str) -> tuple[FamilyCopy, ...]:
    """Return the copies of one version for one person, the last one last."""
    about = minutes.id, member
    return tuple(each for each in facts.copies if (each.minutes, each.member) == about)


def newest(facts: CoreGroup, minutes: Minutes, member: str) -> FamilyCopy | None:
    """Return what was last made or decided of a copy; None before anybody has."""
    found = copies_of(facts, minutes, member)
    return found[-1] if found else None


def released(facts: CoreGroup, minutes: Minutes, member: str) -> FamilyCopy | None:
    """Return the copy that was let go and that no other has replaced, withheld or not."""
    found = copies_of(facts, minutes, member)
    gone = [each for each in found if each.released_at is not None and not each.replaced]
    return gone[-1] if gone else None


def kept_back(facts: CoreGroup, minutes: Minutes, member: str) -> FamilyCopy | None:
    """Return the word that keeps a copy back, until another is released in its place."""
    found = (each for each in copies_of(facts, minutes, member) if not each.replaced)
    return next((each for each in found if each.withheld_at is not None), None)


def holds(facts: CoreGroup, copy: FamilyCopy) -> bool:
    """Tell whether what was let go may still go: nothing that it was let go upon has changed.

    It ends with a newer version of the minutes (R10), with a flag that was set since (IG15), with a
    child of whom the reader may no longer hear (H19), and when they leave.
    """
    reader, minutes = facts.member(copy.member), facts.minutes_by_id(copy.minutes)
    if reader is None or not reader.is_active or minutes is None:
        return False
    return all(
        (
            copy.released_at is not None,
            copy.withheld_at is None and not copy.replaced,
            in_force(facts, minutes.meeting) == minutes,
            copy.under_flag or not facts.flag.is_set,
            copy.hears <= reader.children,
        )
    )


def waits_for_second(facts: CoreGroup, copy: FamilyCopy) -> bool:
    """Tell whether a second person has still to confirm it: let go under the flag (B9)."""
    return copy.under_flag and copy.confirmed_at is None and holds(facts, copy)


def may_leave(facts: CoreGroup, copy: FamilyCopy) -> bool:
    """Tell whether it may be printed and given: let go and, where it must be, confirmed."""
    return holds(facts, copy) and not waits_for_second(facts, copy)


def delivery(copy: FamilyCopy) -> str:
    """Return the subject of the task to deliver a copy: "K1:p7"."""
    return f"{copy.id}:{copy.member}"


def has_arrived(facts: CoreGroup, copy: FamilyCopy) -> bool:
    """Tell whether somebody has recorded that it was given or posted (B4)."""
    return bool(facts.done(TaskKind.DELIVER_COPY, delivery(copy)))


def is_seen_to(facts: CoreGroup, minutes: Minutes, member: str) -> bool:
    """Tell whether a copy does what "share by your own procedure" asks, or it was decided not to.

    Until it may leave, that task stands (H9); so it does where the lead alone keeps it back.
    """
    found = copies_of(facts, minutes, member)
    return any(_is_seen_to(facts, each) for each in found)


def _is_seen_to(facts: CoreGroup, copy: FamilyCopy) -> bool:
    is_decided = copy.is_decided and not copy.replaced
    return is_decided or may_leave(facts, copy) or has_arrived(facts, copy)


def to_decide(facts: CoreGroup) -> Iterator[tuple[FamilyCopy, Minutes]]:
    """Yield the copies in force that the lead alone keeps back: not to share is not theirs (H4)."""
    here = {each.id for each in facts.family} if facts.copies else set()
    for copy in facts.copies:
        minutes = facts.minutes_by_id(copy.minutes)
        is_theirs = copy.member in here and _is_kept_by_lead(copy)
        if is_theirs and minutes is not None and in_force(facts, minutes.meeting) == minutes:
            yield copy, minutes


def _is_kept_by_lead(copy: FamilyCopy) -> bool:
    return copy.withheld_at is not None and not (copy.replaced or copy.is_decided)


def to_confirm(facts: CoreGroup) -> Iterator[FamilyCopy]:
    """Yield the copies that wait for a second person."""
    return (each for each in facts.copies if waits_for_second(facts, each))


def to_deliver(facts: CoreGroup) -> Iterator[FamilyCopy]:
    """Yield the copies that may leave; whether they have is for their task to say."""
    return (each for each in facts.copies if may_leave(facts, each))
