"""Who may ever see what was raised in private, also past a pause, by access.md (B6, H18)."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.facts.events import Event
from bot.core.facts.members import Member
from tests.sequences.ledger.readers import Reader
from tests.sequences.ledger.standing import Place


def event(reader: Reader, whole: Event, _place: Place) -> bool:
    """What was raised: its author's, lead's and manager's but of whom it is about (B6)."""
    if reader.id == whole.by:
        return True
    if reader.id in _about(reader, whole):
        return False
    columns = reader.at()
    is_significant = whole.significant and "CC" in columns
    # Whether a deputy's hour has come is the clock's to know; that it is a deputy's at all is ours.
    return bool(columns & {"LE", "TM", "DEPUTY"}) or is_significant


def reads_past_a_pause(reader: Reader, place: Place) -> bool:
    """Tell whether it is something raised, or whom it names, for somebody who is paused.

    Nobody silences by a pause what was raised about them: it does not hold for this (B6, H18).
    """
    return any(
        _tells(each, place) and not free.is_shut_out and event(free, each, place)
        for each in reader.facts.events
        for free in (_without_their_pauses(reader, each),)
    )


def _tells(event_: Event, place: Place) -> bool:
    if isinstance(place.whole, Member):
        return place.path == "members.name" and place.whole.id in set(_named(event_))
    return isinstance(place.whole, Event) and place.whole.id == event_.id


def _named(event_: Event) -> Iterator[str]:
    yield from (event_.by, event_.answered_by, *event_.about)
    yield from (each.member for each in event_.acknowledged)


def _without_their_pauses(reader: Reader, event_: Event) -> Reader:
    about, facts = _about(reader, event_), reader.facts
    holding = (each for each in facts.pauses if each.by not in about or each.member in about)
    return replace(reader, facts=replace(facts, pauses=tuple(holding)))


def _about(reader: Reader, event_: Event) -> set[str]:
    """Return whom it is about, each also where the same person stands twice."""
    members = reader.facts.members
    people = {each.person for each in members if each.id in event_.about} - {""}
    return {*event_.about, *(each.id for each in members if each.person in people)}
