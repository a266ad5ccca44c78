"""Who chairs and who takes notes: the profile's proposal, the guard R5, the members' yes (L9)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import HELD_BY, Member, MemberKind, Role
from bot.core.free_text import one_line, says_something
from bot.core.meeting.turns import fewest_turns
from bot.core.procedure.roles import ProfileRole
from bot.core.refusals import Refusal

SHARED = frozenset({ProfileRole.ROTA, ProfileRole.DECIDED})
"""Under these words of a profile any professional may chair (R6, S7)."""


@dataclass(frozen=True, slots=True)
class Posts:
    """Who is to chair and who is to take notes, and what stands behind an unusual choice.

    `alone` is the chair's word why nobody else can take notes (R5); `reason` why somebody chairs
    whom the profile does not propose (H5); `agreed` that the members agreed to them (L9).
    """

    chair: str
    note_taker: str
    alone: str = ""
    reason: str = ""
    agreed: bool = False


def chair_rule(facts: CoreGroup, meeting: Meeting) -> tuple[ProfileRole, ...]:
    """Return the parts whose holder the profile proposes as chair of this meeting."""
    key = "chair_first" if is_first(facts, meeting.on) else "chair_after"
    return tuple(part for place in facts.profile.roles(key) for part in place)


def is_first(facts: CoreGroup, day: date) -> bool:
    """Tell whether no meeting was held, or is booked, before this day."""
    return not any(each.on < day for each in facts.standing)


def proposed_chair(
    facts: CoreGroup, meeting: Meeting, here: tuple[Member, ...] | None = None
) -> Member | None:
    """Return who is proposed: the rota's name, else the profile's, among those `here`.

    `here` are the members in the room, or None while nobody has been called. The team manager
    need not be a member to chair.
    """
    agreed = facts.member(meeting.chair)
    candidates = chain([agreed] if agreed else [], _by_rule(facts, meeting))
    return next((each for each in candidates if _can_chair(each, here)), None)


def _by_rule(facts: CoreGroup, meeting: Meeting) -> Iterator[Member]:
    for part in chair_rule(facts, meeting):
        holder = facts.holder(HELD_BY[part]) if part in HELD_BY else None
        if holder is not None:
            yield holder
        elif part is ProfileRole.NOMINEE:
            yield from _same_department(facts)
        elif part in SHARED:
            yield from fewest_turns(facts, facts.professionals, "chair", before=meeting.on)


def _same_department(facts: CoreGroup) -> Iterator[Member]:
    lead = facts.lead
    for each in facts.professionals:
        if lead is not None and each.agency == lead.agency and each.id != lead.id:
            yield each


def _can_chair(member: Member, here: tuple[Member, ...] | None) -> bool:
    return may_hold_a_post(member) and (here is None or member in here or not member.is_member)


def may_hold_a_post(member: Member) -> bool:
    """Tell whether somebody can chair or take notes: professionals, and the team manager.

    A substitute's access ends with the meeting, and the minutes are written after it.
    """
    is_manager = member.kind is MemberKind.OUTSIDE and member.has(Role.TEAM_MANAGER)
    return member.is_active and (member.is_professional or is_manager)


def proposed_note_taker(
    facts: CoreGroup, meeting: Meeting, chair: str, here: tuple[Member, ...] | None = None
) -> Member | None:
    """Return the rota's note taker, else who is here, does not chair and has had fewest turns."""
    among = [
        each
        for each in (facts.professionals if here is None else here)
        if may_hold_a_post(each) and each.id != chair
    ]
    agreed = [each for each in among if each.id == meeting.note_taker]
    fewest = fewest_turns(facts, among, "note_taker", before=meeting.on)
    return next(iter([*agreed, *fewest]), None)


def name_posts(facts: CoreGroup, meeting: Meeting, posts: Posts, *, by: str) -> Meeting:
    """Return the meeting with chair and note taker named, or refuse what the guidance does not let.

    R5 is a guard, not a ban: the same person twice only if the chair, as `by`, records that nobody
    else can. A chair whom the profile does not propose needs the members' agreement and the mark
    "experienced" where the profile asks for both (L9), else a recorded reason (H5).
    """
    for id_, field in ((posts.chair, "chair"), (posts.note_taker, "note_taker")):
        must_be_able(facts, id_, field)
    alone = one_line(posts.alone, field="alone")
    guard(meeting, posts.chair, posts.note_taker, by=by, alone=alone)
    reason = one_line(posts.reason, field="chair_reason")
    is_proposed = follows_rule(facts, meeting, posts.chair)
    if not is_proposed:
        _must_be_agreed(facts, posts, reason)
    same = posts.chair == posts.note_taker
    reasons = replace(
        meeting.reasons,
        alone=(alone or meeting.reasons.alone) if same else "",
        chair="" if is_proposed else reason,
    )
    return replace(
        meeting,
        chair=posts.chair,
        note_taker=posts.note_taker,
        reasons=reasons,
        chair_agreed=posts.agreed and not is_proposed,
    )


def must_be_able(facts: CoreGroup, id_: str, field: str) -> None:
    """Refuse as chair or note taker, whichever `field` says, who cannot hold such a post."""
    member = facts.member(id_)
    if not id_:
        role = field.replace("_", " ")
        raise Refusal(f"Who is {role}?", "Choose somebody from the list.", field=field)
    if member is not None and member.kind is MemberKind.SUBSTITUTE:
        raise Refusal(
            f"{member.name} is a substitute: their access ends with the meeting, and the minutes "
            "are written after it (L10).",
            "Choose somebody from the list.",
            field=field,
        )
    if member is None or not may_hold_a_post(member):
        raise Refusal(
            "Professional members chair and take notes.",
            "Family and foster carers do not. Choose somebody from the list.",
            field=field,
        )


def guard(meeting: Meeting, chair: str, note_taker: str, *, by: str, alone: str = "") -> None:
    """Refuse one person as chair and note taker of one meeting (R5), at any time, also by a swap.

    The way on is somebody else, or the chair's own record that nobody else can.
    """
    if not chair or chair != note_taker:
        return
    stands = meeting.reasons.alone if meeting.chair == meeting.note_taker == chair else ""
    if (alone and by == chair) or stands:
        return
    raise Refusal(
        "One person should not both chair and take notes (R5).",
        "Name somebody else, or let the chair record that nobody else can.",
        field="alone" if by == chair else "note_taker",
    )


def follows_rule(facts: CoreGroup, meeting: Meeting, chair: str) -> bool:
    """Tell whether a chair is one whom the profile proposes for this meeting."""
    rule = chair_rule(facts, meeting)
    if not rule or SHARED & set(rule):
        return True
    return chair in {each.id for each in _by_rule(facts, meeting)}


def needs_agreement(facts: CoreGroup) -> bool:
    """Tell whether another chair is a matter of the members' agreement and experience (L9)."""
    places = facts.profile.roles("chair_agreed")
    return any(ProfileRole.AGREED_AND_EXPERIENCED in place for place in places)


def _must_be_agreed(facts: CoreGroup, posts: Posts, reason: str) -> None:
    chair = facts.member(posts.chair)
    if not needs_agreement(facts):
        if not says_something(reason):
            raise Refusal(
                "The profile proposes another chair (H5).",
                "Give the reason, or take the one who is proposed.",
                field="chair_reason",
            )
        return
    is_experienced = chair is not None and chair.has(Role.EXPERIENCED_CHAIR)
    if not posts.agreed or not (is_experienced or says_something(reason)):
        raise Refusal(
            "Another chair needs the members' agreement and experience in chairing (L9).",
            "Tick that the members agreed, and say what experience they have.",
            field="chair_agreed" if not posts.agreed else "chair_reason",
        )


def signature_clash(facts: CoreGroup, chair: str) -> str:
    """Return a warning where both signatures would come from one person, else nothing (B5, H7)."""
    manager, senior = facts.holder(Role.TEAM_MANAGER), facts.holder(Role.SENIOR_SOCIAL_WORKER)
    if manager is None or manager.id != chair or not facts.profile.roles("minutes_signatures"):
        return ""
    if senior is not None:
        return "The team manager chairs, so a senior social worker gives the second signature (H7)."
    return (
        "The team manager chairs, and nobody is there for the second signature: "
        "two people must sign (H7). Add a senior social worker."
    )
