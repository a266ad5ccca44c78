"""What should be said about the rota: a swap asked of somebody, and what they answered (S7)."""

from collections.abc import Iterator

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.rota import Swap
from bot.core.meeting.rota import POST_WORDS, can_be_answered
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal


def about_rota(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield what the swaps of the meetings to come call for."""
    for meeting in facts.upcoming:
        for swap in meeting.swaps:
            yield from _swap(meeting, swap)


def _swap(meeting: Meeting, swap: Swap) -> Iterator[Proposal]:
    """Tell the holder that somebody asks, and who asked what the answer is."""
    asked = Proposal(
        Kind.SWAP_ASKED,
        (swap.holder,),
        f"{meeting.id}:{POST_WORDS[swap.post]}",
        swap.asked_at,
        revision=f"{int(swap.asked_at.timestamp())}.{swap.asked_by}",
        useful_until=meeting.starts_at,
        lapses_at=meeting.starts_at,
    )
    if can_be_answered(meeting, swap):
        yield asked
    elif swap.answered_at is not None:
        kind = Kind.SWAP_AGREED if swap.agreed else Kind.SWAP_REFUSED
        yield asked._replace(kind=kind, recipients=(swap.asked_by,), when=swap.answered_at)
