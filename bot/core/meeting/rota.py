"""The rota: chair and note taker of the next meetings, agreed ahead, swapped by two yeses (S7)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.core.facts.rota import Post, Swap
from bot.core.meeting.chairing import guard, may_hold_a_post, proposed_chair, proposed_note_taker
from bot.core.procedure.day_names import short_day
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put_meeting

POST_WORDS = {Post.CHAIR: "chair", Post.NOTE_TAKER: "notes"}
"""How a post is written in a command, and in what is about it."""


@dataclass(frozen=True, slots=True)
class RotaLine:
    """One line of the rota; either post may be left open."""

    meeting: str
    chair: str = ""
    note_taker: str = ""


def propose_rota(facts: CoreGroup, meetings: Iterable[Meeting]) -> tuple[RotaLine, ...]:
    """Return a line for each meeting in turn: what is agreed stays, the rest is shared fairly.

    Each line counts as a turn for the next, so nobody notes twice before all have noted.
    """
    lines = []
    for each in sorted(meetings, key=lambda meeting: meeting.on):
        chair = proposed_chair(facts, each)
        chair_id = chair.id if chair else ""
        noter = proposed_note_taker(facts, each, chair_id)
        lines.append(RotaLine(each.id, chair_id, noter.id if noter else ""))
        facts = put_meeting(
            facts, replace(each, chair=lines[-1].chair, note_taker=lines[-1].note_taker)
        )
    return tuple(lines)


def set_rota(facts: CoreGroup, lines: Iterable[RotaLine]) -> CoreGroup:
    """Return the facts with these lines agreed; a line with one person twice is refused (R5).

    A swap that was asked of somebody who keeps the post still waits for their answer.
    """
    for line in lines:
        meeting = _open(facts, line.meeting)
        for id_ in (line.chair, line.note_taker):
            _must_be_able(facts, meeting, id_)
        _must_be_two(meeting, line)
        changed = replace(meeting, chair=line.chair, note_taker=line.note_taker)
        swaps = tuple(s for s in meeting.swaps if not s.is_open or can_be_answered(changed, s))
        facts = put_meeting(facts, replace(changed, swaps=swaps))
    return facts


def _must_be_two(meeting: Meeting, line: RotaLine) -> None:
    if line.chair and line.chair == line.note_taker:
        raise Refusal(
            f"One person should not both chair and take notes on {short_day(meeting.on)} (R5).",
            "Name somebody else for one of the two.",
            field=f"note_taker_{meeting.id}",
        )


def _must_be_able(facts: CoreGroup, meeting: Meeting, id_: str) -> None:
    member = facts.member(id_)
    if id_ and (member is None or not may_hold_a_post(member)):
        raise Refusal(
            f"Professional members chair and take notes; see the line of {short_day(meeting.on)}.",
            "Choose somebody from the list.",
            field=f"chair_{meeting.id}",
        )


def _open(facts: CoreGroup, id_: str) -> Meeting:
    meeting = facts.meeting(id_)
    if meeting is None or not meeting.is_open:
        raise Refusal("The rota is for meetings to come.", "See which are booked: dates")
    return meeting


def ask_swap(
    facts: CoreGroup, meeting: Meeting, post: Post, member: Member, now: datetime
) -> CoreGroup:
    """Return the facts with `member` asking to take a post from whoever holds it.

    Nobody there to ask: the post is theirs at once. The guard R5 holds here as everywhere.
    """
    meeting = _open(facts, meeting.id)
    holder = held_by(meeting, post)
    if holder == member.id:
        raise AlreadyDone(f"You are down as {post.value} on {short_day(meeting.on)} already.")
    _must_be_able(facts, meeting, member.id)
    _must_be_asked_once(facts, meeting, post, member)
    after = take(meeting, post, member.id)
    guard(meeting, after.chair, after.note_taker, by=member.id)
    if not _is_there(facts, holder):
        return put_meeting(facts, after)
    others = (each for each in meeting.swaps if each.post is not post or not each.is_open)
    swap = Swap(post, member.id, holder, now)
    return put_meeting(facts, replace(meeting, swaps=(*others, swap)))


def _must_be_asked_once(facts: CoreGroup, meeting: Meeting, post: Post, member: Member) -> None:
    """Refuse to ask the same person again while the answer is awaited."""
    swap = asked_for(meeting, post)
    if swap is not None and swap.asked_by == member.id and _is_there(facts, swap.holder):
        raise AlreadyDone(
            f"You have asked for this already; the answer for {short_day(meeting.on)} is awaited."
        )


def answer_swap(
    facts: CoreGroup,
    meeting: Meeting,
    post: Post,
    member: Member,
    now: datetime,
    *,
    agrees: bool,
) -> CoreGroup:
    """Return the facts after the holder's yes or no; only who holds the post can give it."""
    meeting = _open(facts, meeting.id)
    swap = asked_of(meeting, post, member)
    answered = replace(swap, answered_at=now, agreed=agrees)
    swaps = tuple(answered if each is swap else each for each in meeting.swaps)
    after = replace(meeting, swaps=swaps)
    if agrees:
        _must_be_able(facts, meeting, swap.asked_by)
        after = take(after, post, swap.asked_by)
        guard(meeting, after.chair, after.note_taker, by=member.id)
    return put_meeting(facts, after)


def asked_of(meeting: Meeting, post: Post, member: Member) -> Swap:
    """Return the swap that waits for this member's yes, or refuse."""
    swap = asked_for(meeting, post)
    if swap is None or swap.holder != member.id or not can_be_answered(meeting, swap):
        raise Refusal("Nobody has asked you for a swap there.", "See the rota: rota")
    return swap


def asked_for(meeting: Meeting, post: Post) -> Swap | None:
    """Return the swap of a post that has not been answered; there is one at most."""
    return next((each for each in meeting.swaps if each.post is post and each.is_open), None)


def can_be_answered(meeting: Meeting, swap: Swap) -> bool:
    """Tell whether a swap waits for an answer and whoever it was asked of still has the post."""
    return meeting.is_open and swap.is_open and swap.holder == held_by(meeting, swap.post)


def held_by(meeting: Meeting, post: Post) -> str:
    """Return who holds a post at a meeting, or nothing."""
    return meeting.chair if post is Post.CHAIR else meeting.note_taker


def take(meeting: Meeting, post: Post, member: str) -> Meeting:
    """Return the meeting with a post in other hands; no rule is asked."""
    if post is Post.CHAIR:
        return replace(meeting, chair=member)
    return replace(meeting, note_taker=member)


def _is_there(facts: CoreGroup, id_: str) -> bool:
    member = facts.member(id_)
    return member is not None and member.is_active


def swaps_waiting(facts: CoreGroup, member: Member) -> tuple[tuple[Meeting, Swap], ...]:
    """Return the swaps that wait for this member's yes."""
    return tuple(
        (meeting, swap)
        for meeting in facts.upcoming
        for swap in meeting.swaps
        if swap.holder == member.id and can_be_answered(meeting, swap)
    )
