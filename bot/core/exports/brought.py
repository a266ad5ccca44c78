"""What is kept of what somebody brought of themselves: raised, disagreed with, wished, paused."""

from collections.abc import Iterator

from bot.core.cards import Block
from bot.core.disagreeing.ladder import WORDS
from bot.core.exports.gathering import Gathering, Row, on, pairs, table
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.early import EarlyWish
from bot.core.facts.events import Event
from bot.core.facts.suggestions import Suggestion
from bot.core.procedure.day_names import listed, short_day, short_moment

Said = Iterator[tuple[str, str]]
PAUSES = ("From", "By", "Until", "Lifted by")
AWAY = ("First day", "Last day", "Recorded by", "Ended before")


def brought(page: Gathering) -> Iterator[Block]:
    """Yield what they raised, disagreed with, wished for and suggested, and their pauses.

    Of what they raised nothing that whoever makes the paper may not see: a concern about the lead
    stays closed to the lead, and what nobody else has been told of stays its author's (B6, S17).
    """
    for said in (*_events(page), *_disagreements(page), *_wishes(page)):
        yield pairs(said)
    yield from table("When nothing was sent to you", PAUSES, _pauses(page))
    yield from table("When you were away, which is kept without a reason", AWAY, _away(page))


def _events(page: Gathering) -> Iterator[Said]:
    for each in page.facts.events:
        if each.by == page.person.id and page.may_know(each.id):
            yield _event(page, each)


def _disagreements(page: Gathering) -> Iterator[Said]:
    for each in page.facts.disagreements:
        if each.by == page.person.id and page.may_know(each.id):
            yield _disagreement(page, each)


def _wishes(page: Gathering) -> Iterator[Said]:
    mine = page.person.id
    yield from (_wish(page, each) for each in page.facts.early if each.by == mine)
    yield from (_suggestion(page, each) for each in page.facts.suggestions if each.by == mine)


def _event(page: Gathering, event: Event) -> Said:
    """Yield what was raised, and about whom by post alone."""
    yield "You raised", f"{event.id}, {event.kind.value}, on {short_moment(event.at)}"
    yield "In your words", page.said(event.text, event.by)
    yield "You had phoned", page.said(event.phoned, event.by)
    yield "Who had told you", page.said(event.told_by, event.by)
    yield "About", listed(sorted({page.called(each) for each in event.about}))
    for seen in event.acknowledged:
        yield "Seen", f"{on(seen.at)}, by: {page.called(seen.member)}"
    yield "Answered", on(event.answered_at)
    yield "The answer", page.said(event.answer, event.answered_by)


def _disagreement(page: Gathering, brought_: Disagreement) -> Said:
    yield "You disagreed", f"{brought_.id}, on {short_moment(brought_.at)}"
    yield "In your words", page.said(brought_.text, brought_.by)
    for step in brought_.taken:
        note = page.said(step.note, step.by)
        yield "Step", ": ".join(filter(None, (f"{WORDS[step.step]}, {on(step.at)}", note)))
    yield "Put to the meeting", on(brought_.put_at)
    yield "Closed", on(brought_.closed_at)
    yield "The outcome", page.said(brought_.outcome, brought_.closed_by)


def _wish(page: Gathering, wish: EarlyWish) -> Said:
    yield "You asked for an earlier", f"{wish.what.value} ({wish.id}), on {short_moment(wish.at)}"
    yield "Because", wish.ground.value
    yield "In your words", page.said(wish.text, wish.by)
    yield "The day you wanted", short_day(wish.on) if wish.on else ""
    yield "Answered", on(wish.answered_at)
    yield "Agreed for", short_day(wish.agreed_on) if wish.agreed_on else ""
    yield "The answer", page.said(wish.because, wish.answered_by)


def _suggestion(page: Gathering, suggestion: Suggestion) -> Said:
    """Yield the agency alone: the person suggested is somebody else."""
    yield "You suggested", f"{suggestion.agency}, on {on(suggestion.at)}"
    yield "In your words", page.said(suggestion.why, suggestion.by)
    if suggestion.answered_at is not None:
        how = "accepted" if suggestion.accepted else "declined"
        yield "Answered", f"{how} on {on(suggestion.answered_at)}"
        yield "The answer", page.said(suggestion.because, suggestion.answered_by)


def _away(page: Gathering) -> Iterator[Row]:
    for each in page.facts.absences:
        if each.member == page.person.id:
            days = short_day(each.first), short_day(each.last)
            yield *days, page.called(each.by), on(each.ended_at)


def _pauses(page: Gathering) -> Iterator[Row]:
    for each in page.facts.pauses:
        if each.member == page.person.id:
            by = page.called(each.lifted_by) if each.lifted_by else ""
            yield on(each.at), page.called(each.by), on(each.lifted_at), by
