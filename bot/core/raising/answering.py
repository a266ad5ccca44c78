"""Seeing and answering what was raised: who has, and when; one of them is enough (B6, L12)."""

from dataclasses import replace
from datetime import datetime

from bot.core.access import Asked, Case, Verb, Viewer, allowed
from bot.core.access.left_out import asked_of, past_pauses
from bot.core.facts.covers import Cover
from bot.core.facts.events import TO_BE_SEEN, Event
from bot.core.facts.groups import CoreGroup
from bot.core.facts.seen import Seen
from bot.core.free_text import free_text
from bot.core.notices.who_hears import deputies_since
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.replacing import put


def question(facts: CoreGroup, event: Event, verb: Verb, viewer: str, now: datetime) -> Asked:
    """Return what is to be asked before somebody sees or closes what was raised, at this time."""
    since = deputies_since(facts, event)
    is_unseen = since is not None and since <= now
    return asked_of(facts, event, verb, viewer, Case.UNANSWERED if is_unseen else Case.ANY)


def may(facts: CoreGroup, viewer: Viewer, event: Event, verb: Verb, now: datetime) -> bool:
    """Tell whether somebody may see or close it, past a pause by whom it is about (B6, H18).

    But for family: whoever has the use of what is theirs would read what they raised (IG16).
    """
    member = facts.member(viewer.member)
    if member is not None and not member.is_family:
        facts = past_pauses(facts, event)
    return allowed(facts, viewer, question(facts, event, verb, viewer.member, now))


def seen_by(facts: CoreGroup, viewer: Viewer, now: datetime) -> tuple[Event, ...]:
    """Return all that was raised and that somebody may see now, the newest first."""
    return tuple(e for e in reversed(facts.events) if may(facts, viewer, e, Verb.SEE, now))


def find(facts: CoreGroup, viewer: Viewer, id_: str, now: datetime) -> Event:
    """Return something raised; what is kept from somebody is refused as what is not there."""
    found = (each for each in seen_by(facts, viewer, now) if each.id == id_.upper())
    event = next(found, None)
    if event is None:
        raise Refusal(f'There is nothing "{id_[:10]}" here for you.', "See: concern raised")
    return event


def may_close(facts: CoreGroup, viewer: Viewer, event: Event, now: datetime) -> bool:
    """Tell whether it is somebody's to say that they have seen it, or to answer it."""
    return may(facts, viewer, event, Verb.CLOSE, now)


def acknowledge(facts: CoreGroup, id_: str, viewer: Viewer, now: datetime) -> CoreGroup:
    """Return the facts with somebody's word that they have seen it."""
    event = find(facts, viewer, id_, now)
    must_be_theirs_to_close(facts, viewer, event, now)
    if event.kind not in TO_BE_SEEN:
        raise Refusal(
            f"{event.id} waits for an answer.", f"Say what you answer: concern {event.id} answer"
        )
    if any(each.member == viewer.member for each in event.acknowledged):
        raise AlreadyDone(f"You have said already that you have seen {event.id}.")
    acknowledged = (*event.acknowledged, Seen(viewer.member, now))
    return replace(facts, events=put(facts.events, replace(event, acknowledged=acknowledged)))


def must_be_theirs_to_close(facts: CoreGroup, viewer: Viewer, event: Event, now: datetime) -> None:
    """Refuse whoever raised it, and whoever else may not say that it is seen or answered."""
    if not may_close(facts, viewer, event, now):
        raise Refusal(f"{event.id} is not yours to answer.", "It waits for those who were told.")


def answer(facts: CoreGroup, id_: str, viewer: Viewer, said: str, now: datetime) -> CoreGroup:
    """Return the facts with the lead's answer, or the team manager's as cover (L12, L14, H2)."""
    event = find(facts, viewer, id_, now)
    must_be_theirs_to_close(facts, viewer, event, now)
    if event.kind in TO_BE_SEEN:
        raise Refusal(
            f"{event.id} is seen, and not answered here.", f"Say: concern {event.id} seen"
        )
    if not event.is_open:
        raise AlreadyDone(f"{event.id} has been answered.")
    words = free_text(said, field="answer")
    if not words:
        raise Refusal("What is your answer?", "Write it in a line or two.", field="answer")
    answered = replace(
        event,
        answer=words,
        answered_at=now,
        answered_by=viewer.member,
        as_cover=in_whose_place(facts, event, viewer),
    )
    return replace(facts, events=put(facts.events, answered))


def in_whose_place(facts: CoreGroup, event: Event, viewer: Viewer) -> Cover:
    """Return in whose place somebody answers; what the lead raised is the manager's own."""
    lead = facts.lead.id if facts.lead else ""
    if viewer.member == lead:
        return Cover.NONE
    if viewer.stands_in:
        return Cover.DEPUTY
    return Cover.NONE if event.by == lead else Cover.COVER
