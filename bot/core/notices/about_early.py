"""What should be said of wishes for an earlier date: who answers, and what was answered (L3)."""

from collections.abc import Iterator

from bot.core.facts.early import EarlyWish, Sooner
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.notices.covering import then_to_manager
from bot.core.notices.notice import Kind
from bot.core.notices.proposal import Proposal, ids_of


def about_early(facts: CoreGroup) -> Iterator[Proposal]:
    """Yield what each calls for: an answer, that there is one, and a review on another day."""
    for wish in facts.early:
        if wish.is_open:
            yield from _to_be_answered(facts, wish)
        else:
            yield from _answered(facts, wish)


def _to_be_answered(facts: CoreGroup, wish: EarlyWish) -> Iterator[Proposal]:
    """Tell the lead, and of the review its chair; the team manager after a working day (H2).

    The manager at once, where the lead is the one who asks.
    """
    lead, manager = facts.lead, facts.holder(Role.TEAM_MANAGER)
    is_leads = lead is None or lead.id == wish.by
    first = _others(ids_of(manager if is_leads else lead, _chair(facts, wish)), {wish.by})
    asked = Proposal(Kind.EARLY_ASKED, first, wish.id, wish.at)
    yield asked
    yield from then_to_manager(facts, asked, but={wish.by})


def _answered(facts: CoreGroup, wish: EarlyWish) -> Iterator[Proposal]:
    """Tell who asked, lead and chair; and all professionals where the review has another day."""
    at, known = wish.answered_at or wish.at, {wish.answered_by}
    told = _others((wish.by, *ids_of(facts.lead, _chair(facts, wish))), known)
    yield Proposal(Kind.EARLY_ANSWERED, told, wish.id, at)
    review = facts.next_review
    if wish.what is Sooner.REVIEW and review is not None and review.on == wish.agreed_on:
        members = ids_of(*(each for each in facts.core_members if not each.is_family))
        others = _others(members, {*told, *known})
        yield Proposal(Kind.REVIEW_SET, others, review.id, at, revision=str(review.revision))


def _chair(facts: CoreGroup, wish: EarlyWish) -> Member | None:
    """Return the conference chair, whom the date of the review concerns."""
    return facts.holder(Role.CONFERENCE_CHAIR) if wish.what is Sooner.REVIEW else None


def _others(ids: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in ids if each not in known))
