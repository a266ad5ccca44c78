"""Whom something is about that was raised: nobody tells them, and they see nothing of it (B6)."""

from bot.core.access.asked import Asked, Case, Subject, Verb
from bot.core.facts.events import Event
from bot.core.facts.groups import CoreGroup


def left_out(facts: CoreGroup, event: Event) -> frozenset[str]:
    """Return the ids of everybody it is about, each also where the same person stands twice."""
    if not event.about:
        return event.about
    members = (facts.member(each) for each in event.about)
    people = {each.person for each in members if each is not None} - {""}
    return event.about | {each.id for each in facts.members if each.person in people}


def reads_along(facts: CoreGroup, event: Event) -> frozenset[str]:
    """Return who is not told by a message: whom it is about, and who has an address with them."""
    out = left_out(facts, event)
    if not out:
        return out
    mailboxes = {each.contact.email.lower() for each in facts.members if each.id in out} - {""}
    sharing = (each for each in facts.members if each.contact.email.lower() in mailboxes)
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
