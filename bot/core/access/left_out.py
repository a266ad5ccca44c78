"""Whom something is about that was raised: nobody tells them, and they see nothing of it (B6)."""

from dataclasses import replace

from bot.core.access.asked import Asked, Case, Subject, Verb
from bot.core.facts.events import Event
from bot.core.facts.groups import CoreGroup
from bot.core.facts.mailboxes import mailbox


def left_out(facts: CoreGroup, event: Event) -> frozenset[str]:
    """Return the ids of everybody it is about, each also where the same person stands twice."""
    if not event.about:
        return event.about
    members = (facts.member(each) for each in event.about)
    people = {each.person for each in members if each is not None} - {""}
    return event.about | {each.id for each in facts.members if each.person in people}


def past_pauses(facts: CoreGroup, event: Event) -> CoreGroup:
    """Return the facts without the pauses that somebody whom it is about began for others.

    Nobody silences by a pause what was raised about them (B6, H18): those who may hear of it still
    hear and read it. Every other pause holds, and so does each that somebody began for themselves:
    nothing leaves to their devices (IG16), and another is told, or who raised it.
    """
    out = left_out(facts, event) if facts.pauses else frozenset()
    holding = tuple(each for each in facts.pauses if each.by not in out or each.member in out)
    return facts if len(holding) == len(facts.pauses) else replace(facts, pauses=holding)


def reads_along(facts: CoreGroup, event: Event) -> frozenset[str]:
    """Return who is not told by a message: whom it is about, and who has an address with them."""
    out = left_out(facts, event)
    if not out:
        return out
    mailboxes = {mailbox(each.contact.email) for each in facts.members if each.id in out} - {""}
    sharing = (each for each in facts.members if mailbox(each.contact.email) in mailboxes)
    return out | {each.id for each in sharing}


def asked_of(
    facts: CoreGroup, event: Event, verb: Verb, viewer: str, case: Case = Case.ANY
) -> Asked:
    """Return the question whether one member may see or close what was raised.

    A significant change is the conference chair's to see as well (access condition 19).
    """
    if event.significant and case is Case.ANY:
        case = Case.SIGNIFICANT
    about = viewer if viewer in left_out(facts, event) else ""
    return Asked(verb, Subject.EVENT, owner=event.by, about=about, case=case)
