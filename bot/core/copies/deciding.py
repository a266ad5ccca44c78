"""Deciding of a family copy: its plain words, its release, the second person, keeping it back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.core.copies.standing import (
    copies_of,
    has_arrived,
    holds,
    kept_back,
    newest,
    released,
    waits_for_second,
)
from bot.core.facts.copies import FamilyCopy, Parts
from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import ChildsPart, Member, MemberKind, Role
from bot.core.facts.minutes import Minutes
from bot.core.facts.tasks import TaskState
from bot.core.free_text import says_something
from bot.core.numbering import next_id
from bot.core.record.sharing import tasks_to_share
from bot.core.record.versions import in_force
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put

TWO_PEOPLE: Final = Refusal(
    "Neither the lead nor the one who releases a copy confirms it: two different people (B9).",
    "The team manager or a senior social worker who has not released it confirms it.",
)
DECIDED: Final = Refusal(
    "The team manager has decided that it is not shared with them (H4).",
    "Only the team manager can release it after that.",
)


def of_minutes_for(facts: CoreGroup, meeting: str, reader: Member) -> Minutes:
    """Return the version in force of which a copy can be made for this person, or refuse.

    A child's copy follows how the child takes part (H3).
    """
    minutes = in_force(facts, meeting)
    if minutes is None:
        raise Refusal(
            "The minutes of that meeting are not released, so nobody has a copy yet (H9).",
            "A copy can be made when they are final.",
        )
    if not reader.is_family or not reader.is_active:
        raise Refusal("A family copy is for a family member of the group.", "See who is: members")
    if reader.kind is MemberKind.CHILD and reader.childs_part is None:
        raise Refusal(
            "It is not settled how the child takes part (H3).",
            "Settle it first, with its reason: members",
        )
    return minutes


def write_plainly(
    facts: CoreGroup,
    minutes: Minutes,
    reader: Member,
    sections: Mapping[str, str],
    by: str,
    now: datetime,
) -> CoreGroup:
    """Keep the lead's plain words for one reader; what was let go before stands until the next."""
    found = newest(facts, minutes, reader.id)
    copy = _open(found) or _made(facts, minutes, reader, by, now)
    said = tuple((key, text.strip()) for key, text in sections.items())
    revision = found.revision + 1 if found else 1
    return _put(facts, replace(copy, sections=said, revision=revision))


def release(
    facts: CoreGroup,
    minutes: Minutes,
    reader: Member,
    parts: Parts,
    by: Member,
    now: datetime,
    *,
    as_cover: Cover = Cover.NONE,
) -> CoreGroup:
    """Let exactly these words go to one reader; under the flag once a second person confirms.

    Refused where the team manager has decided that nothing is shared, for whoever is not that.
    """
    _may_be_shared(facts, minutes, reader, by)
    before, last = released(facts, minutes, reader.id), newest(facts, minutes, reader.id)
    if before is not None and before.kept == parts and holds(facts, before) and before == last:
        raise AlreadyDone("This copy is released.", "See how far it has come: receipts")
    copy = _open(last) or _made(facts, minutes, reader, by.id, now)
    gone = replace(
        copy,
        sections=last.sections if last else (),
        kept=parts,
        hears=reader.children,
        released_at=now,
        released_by=by.id,
        under_flag=facts.flag.is_set,
        as_cover=as_cover,
    )
    return _put(_replaced(facts, minutes, reader, gone.id), gone)


def confirm(facts: CoreGroup, copy: FamilyCopy, by: str, now: datetime) -> CoreGroup:
    """Give the second person's word for a copy that was let go under the flag (B9)."""
    if by == copy.released_by or by == (facts.lead.id if facts.lead else ""):
        raise TWO_PEOPLE
    if copy.confirmed_at is not None:
        raise AlreadyDone("This copy is confirmed.")
    if not waits_for_second(facts, copy):
        raise Refusal("No copy waits for a second person here.", "See how it stands: receipts")
    return _put(facts, replace(copy, confirmed_at=now, confirmed_by=by))


def withhold(
    facts: CoreGroup, minutes: Minutes, reader: Member, reason: str, by: Member, now: datetime
) -> CoreGroup:
    """Keep a copy back, with a reason that this person never sees.

    The lead's word keeps it back and leaves the task to share; the team manager's is the decision
    not to share, which ends that task (H4). Refused where they have had it already, and to the lead
    where that decision stands: their word would take its place.
    """
    if not says_something(reason):
        raise Refusal(
            "To keep a copy back needs its reason.",
            "Write it; the person never sees it.",
            field="reason",
        )
    if any(has_arrived(facts, each) for each in copies_of(facts, minutes, reader.id)):
        raise AlreadyDone("They have had this copy, so it cannot be kept back.")
    kept = kept_back(facts, minutes, reader.id)
    if kept is not None and kept.is_decided and not by.has(Role.TEAM_MANAGER):
        raise DECIDED
    copy = replace(
        _made(facts, minutes, reader, by.id, now),
        withheld_at=now,
        withheld_by=by.id,
        withheld_because=reason.strip(),
        is_decided=by.has(Role.TEAM_MANAGER),
    )
    return _put(_replaced(facts, minutes, reader, copy.id), copy)


def _open(copy: FamilyCopy | None) -> FamilyCopy | None:
    """Return a copy that is still being made: neither let go nor kept back."""
    is_open = copy is not None and copy.released_at is None and copy.withheld_at is None
    return copy if is_open else None


def is_decided_against(facts: CoreGroup, minutes: Minutes, reader: Member, by: Member) -> bool:
    """Tell whether the team manager's decision stands before somebody who may not alter it (H4)."""
    kept = kept_back(facts, minutes, reader.id)
    is_decided = kept is not None and kept.is_decided
    stands = is_decided or _is_not_shared(facts, minutes, reader)
    return stands and not by.has(Role.TEAM_MANAGER)


def _may_be_shared(facts: CoreGroup, minutes: Minutes, reader: Member, by: Member) -> None:
    if by.has(Role.TEAM_MANAGER):
        return
    if is_decided_against(facts, minutes, reader, by):
        raise DECIDED
    if reader.childs_part is ChildsPart.NOT_ATTENDING:
        raise Refusal(
            "The child does not take part in meetings, by decision (H3).",
            "The team manager decides whether there is a copy, and releases it.",
        )


def _is_not_shared(facts: CoreGroup, minutes: Minutes, reader: Member) -> bool:
    """Tell whether the task to share this version was closed by the decision not to."""
    shares = tasks_to_share(facts, minutes, reader.id)
    return any(each.state is TaskState.NOT_SHARED for each in shares)


def _replaced(facts: CoreGroup, minutes: Minutes, reader: Member, by: str) -> CoreGroup:
    """Let whatever was let go or kept back before give way to the copy with this id."""
    for each in copies_of(facts, minutes, reader.id):
        if each.id != by:
            facts = _put(facts, replace(each, replaced=True))
    return facts


def _made(facts: CoreGroup, minutes: Minutes, reader: Member, by: str, now: datetime) -> FamilyCopy:
    id_ = next_id("K", (each.id for each in facts.copies))
    return FamilyCopy(id_, reader.id, minutes.id, by, now)


def _put(facts: CoreGroup, copy: FamilyCopy) -> CoreGroup:
    return replace(facts, copies=put(facts.copies, copy))
