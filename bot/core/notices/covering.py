"""Cover: what the lead leaves, or is not there for, goes to the manager or a deputy (H2)."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import chain

from bot.core.facts.absences import away_from, away_until
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Identity, Kind
from bot.core.notices.proposal import Proposal, ids_of
from bot.core.notices.timing import at_once, day_by, on_day
from bot.core.wall_clock import day_of

COVER, DEPUTY = "cover", "deputy"
"""The words in an occasion by which somebody hears of what is the lead's, or the manager's."""

REQUESTS = frozenset(
    {
        Kind.ADDRESS_TO_CONFIRM,
        Kind.COPY_TO_CONFIRM,
        Kind.DISAGREEMENT,
        Kind.EARLY_ASKED,
        Kind.SUGGESTED,
        Kind.TIME_PROPOSED,
    }
)
"""What waits for an answer: still open when somebody goes away, it goes on from then."""

WORD = frozenset(
    {
        Kind.ACTION_OVERDUE,
        Kind.APOLOGIES_HEARD,
        Kind.ASKED_OVERDUE,
        Kind.CORRECTION_WAITS,
        Kind.EARLY_ANSWERED,
        Kind.MINUTES_OVERDUE,
        Kind.MINUTES_TO_CIRCULATE,
        Kind.MINUTES_WITH_LEAD,
        Kind.NOT_HELD,
        Kind.PAUSED,
        Kind.PAUSE_LIFTED,
        Kind.STATUTORY_NEARING,
        Kind.TASK_GIVEN,
        Kind.TASK_OVERDUE,
        Kind.TIME_ANSWERED,
        Kind.TOO_FEW_MEETINGS,
        Kind.UPDATE_MISSING,
        Kind.UPDATE_RECEIVED,
    }
)
"""What lead and manager hear as such: while they are away it is said to somebody else as well."""


def then_to_manager(
    facts: CoreGroup, asked: Proposal, but: Collection[str] = ()
) -> Iterator[Proposal]:
    """Yield for the team manager what those who are asked first have left unanswered.

    Nobody hears a thing twice, nor who is among `but`: whose it is answers no request of theirs.
    """
    told = (each for each in ids_of(facts.holder(Role.TEAM_MANAGER)) if each not in but)
    yield from then_to(facts, asked, tuple(told), asked.when)


def then_to(
    facts: CoreGroup, asked: Proposal, others: Collection[str], since: datetime
) -> Iterator[Proposal]:
    """Yield the same for `others`: at once while the lead is away, else after a working day.

    That day is counted from `since` (`to_manager`).
    """
    told = tuple(each for each in others if each not in asked.recipients)
    if told:
        cover = asked._replace(recipients=told, occasion=COVER)
        yield from _whichever_is_first(facts, cover, since, _lead_away(facts, asked))


def _whichever_is_first(
    facts: CoreGroup, cover: Proposal, since: datetime, away: datetime | None
) -> Iterator[Proposal]:
    """Yield what goes on when the lead is away, or after a working day, once."""
    day = day_by(facts.profile, "to_manager", day_of(since))
    when = None if day is None else on_day(facts, day, is_warning=False)
    if away is not None and (when is None or away < when):
        yield _from(cover, away)
    elif when is not None:
        yield cover._replace(when=when, caused=False)


def _lead_away(facts: CoreGroup, asked: Proposal) -> datetime | None:
    lead = facts.lead if facts.absences else None
    is_theirs = lead is not None and lead.id in asked.recipients
    return away_from(facts.absences, lead.id, asked.when) if lead and is_theirs else None


def _from(proposal: Proposal, moment: datetime) -> Proposal:
    """Return a proposal from a moment on, or as it is where that has come before it."""
    return proposal if moment <= proposal.when else proposal._replace(when=moment, caused=True)


def with_cover(facts: CoreGroup, found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield all that is to be said, and what of it somebody else hears for who is away.

    Nothing is taken from who is away. Of what was raised, and of who is not reached, that is said
    where it is known whom it must not reach (B6).
    """
    for proposal in found:
        yield proposal
        if proposal.kind in REQUESTS | WORD:
            yield from copies(facts, proposal)


def copies(facts: CoreGroup, proposal: Proposal) -> Iterator[Proposal]:
    """Yield what of it the manager hears for a lead who is away, and deputies for the manager."""
    covers = tuple(_for_lead(facts, proposal))
    yield from covers
    for each in (proposal, *covers):
        yield from to_deputies(facts, each, _deputies(facts, each))


def _for_lead(facts: CoreGroup, proposal: Proposal) -> Iterator[Proposal]:
    """Yield what goes to the manager at once; of requests that is said with the request itself."""
    lead, manager = facts.lead, facts.holder(Role.TEAM_MANAGER)
    if lead is None or manager is None or proposal.kind in REQUESTS:
        return
    is_heard = manager.id in {*proposal.recipients, *_whose(facts, proposal)}
    is_theirs = lead.id in proposal.recipients and not is_heard
    if is_theirs and away_until(facts.absences, lead.id, _leaves(facts, proposal)) is not None:
        yield proposal._replace(recipients=(manager.id,), occasion=marked(proposal.occasion, COVER))


def to_deputies(
    facts: CoreGroup, proposal: Proposal, deputies: Collection[str]
) -> Iterator[Proposal]:
    """Yield for these deputies what goes to a team manager who is away, or is when it is open."""
    told = tuple(each for each in deputies if each not in proposal.recipients)
    since = _manager_away(facts, proposal) if told else None
    is_now = since is not None and since <= _leaves(facts, proposal)
    if since is not None and (proposal.kind not in WORD or is_now):
        occasion = marked(proposal.occasion, DEPUTY)
        yield _from(proposal._replace(recipients=told, occasion=occasion), since)


def _leaves(facts: CoreGroup, proposal: Proposal) -> datetime:
    """Return when it leaves: what was caused at night finds away who goes in the morning."""
    if not proposal.caused or proposal.is_answer:
        return proposal.when
    return at_once(facts, proposal.when, proposal.useful_until or proposal.lapses_at)


def _manager_away(facts: CoreGroup, proposal: Proposal) -> datetime | None:
    manager = facts.holder(Role.TEAM_MANAGER) if facts.absences else None
    is_theirs = manager is not None and manager.id in proposal.recipients
    return away_from(facts.absences, manager.id, proposal.when) if manager and is_theirs else None


def _deputies(facts: CoreGroup, proposal: Proposal) -> tuple[str, ...]:
    """Return the deputies who may hear it: of what is the manager's alone to decide, nobody."""
    task = facts.task(proposal.subject)
    if task is not None and task.kind is TaskKind.DECIDE_COPY:
        return ()
    whose = _whose(facts, proposal)
    return tuple(each.id for each in deputies_of(facts) if each.id not in whose)


def deputies_of(facts: CoreGroup) -> tuple[Member, ...]:
    """Return the manager's deputies: one, several or none."""
    return tuple(each for each in facts.everybody if each.has(Role.DEPUTY))


def _whose(facts: CoreGroup, proposal: Proposal) -> frozenset[str]:
    """Return whose thing it is that is said: nobody is asked or told about their own."""
    about = proposal.subject
    whose = dict(chain(_by_author(facts), _by_member(facts)))
    pause = next((each for each in facts.pauses if each.id == about), None)
    paused = (pause.by, pause.lifted_by) if pause else ()
    return frozenset((about.rpartition(":")[2], whose.get(about, ""), *paused))


def _by_author(facts: CoreGroup) -> Iterator[tuple[str, str]]:
    yield from ((each.id, each.by) for each in facts.suggestions)
    yield from ((each.id, each.by) for each in facts.disagreements)
    yield from ((each.id, each.by) for each in facts.early)
    yield from ((each.id, each.released_by) for each in facts.copies)


def _by_member(facts: CoreGroup) -> Iterator[tuple[str, str]]:
    yield from ((each.id, each.member) for each in facts.answers)
    yield from ((each.id, each.member) for each in facts.updates)
    yield from ((each.id, each.member) for each in facts.updates_asked)


def marked(occasion: str, mark: str) -> str:
    """Return an occasion with the word by which it is heard in somebody's place."""
    return f"{occasion} {mark}".strip()


def is_marked(identity: Identity, mark: str) -> bool:
    """Tell whether a notice is heard in somebody's place: the lead's, or the manager's."""
    return mark in identity.first_occasion.split()
