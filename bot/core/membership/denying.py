"""An address whose reader says that it is not this person's: nothing goes there any more (IG17)."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.groups import CoreGroup
from bot.core.facts.mailboxes import is_same_mailbox
from bot.core.facts.members import Member
from bot.core.facts.people import Contact, Denial
from bot.core.refusals import Refusal
from bot.core.replacing import put_member
from bot.core.wall_clock import day_of

WAYS_ON = "Give another address: contact change {}"
IF_THEIRS = "If you have spoken to them and it is theirs, send the question again: contact ask {}"


def deny(facts: CoreGroup, member: Member, now: datetime) -> CoreGroup:
    """Record a no: what the lead had confirmed holds no longer, and every link sent is dead."""
    contact = member.contact
    denied = replace(contact, confirmation=None, denial=Denial(contact.email, now))
    changed = replace(
        member,
        contact=denied,
        link_generation=member.link_generation + 1,
        said_who=None,
        left_mailbox=mailbox_left(member),
    )
    return put_member(facts, changed)


def ask_again(facts: CoreGroup, member: Member, now: datetime) -> CoreGroup:
    """Send the question once more, by the word of the lead who has spoken to the person."""
    denial = member.contact.denial
    if denial is None:
        raise Refusal(
            f"Nobody has said that the address of {member.name} is not theirs.",
            "Look at the addresses that wait: contact confirm",
        )
    asked = replace(member.contact, denial=replace(denial, asked_again_at=now))
    changed = replace(
        member,
        contact=asked,
        contact_revision=member.contact_revision + 1,
        contact_changed_at=now,
    )
    return put_member(facts, changed)


def must_not_be_denied(member: Member) -> None:
    """Refuse to confirm an address after a no, until a yes has come from it."""
    if member.contact.denial is None:
        return
    if member.contact.is_denied:
        raise Refusal(
            f"Whoever reads this address said that it is not for {member.name}.",
            f"{WAYS_ON.format(member.id)}. {IF_THEIRS.format(member.id)}",
        )
    raise Refusal(
        "Whoever reads this address said no, and has not answered the second question yet.",
        f"Wait for their yes. {WAYS_ON.format(member.id)}",
    )


def taken_back(member: Member) -> Member:
    """Return the member after a yes; a no stands until the question has gone out once more."""
    if member.contact.is_denied:
        raise Refusal(
            "Whoever reads your address has said that it is not yours.",
            "Speak to the lead of the group, who can have the question sent again.",
        )
    return replace(member, contact=replace(member.contact, denial=None))


def with_denial(contact: Contact, before: Contact) -> Contact:
    """Return contact details with what was said of the same address before; another has none."""
    is_same = is_same_mailbox(contact.email, before.email)
    return replace(contact, denial=before.denial if is_same else None)


def mailbox_left(member: Member) -> str:
    """Return the address that was confirmed last, for when another takes its place."""
    return member.contact.email if member.contact.is_confirmed else member.left_mailbox


def with_earlier(member: Member, email: str, now: datetime) -> tuple[str, ...]:
    """Return the addresses one at home had before `email`: they may read those still (IG6).

    What was put right on the day of opting in, before anybody confirmed it, was a slip of the pen.
    """
    old = member.contact
    if not member.kind.is_at_home or not old.email or is_same_mailbox(old.email, email):
        return member.had_before
    is_slip = not old.is_confirmed and day_of(member.opted_in) == day_of(now)
    return member.had_before if is_slip else (*member.had_before, old.email)
