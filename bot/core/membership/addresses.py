"""Addresses: who somebody says they are, the lead's word for the full address, changes (IG17)."""

from dataclasses import replace
from datetime import datetime

from bot.core.attendance.substituting import who_has_it_already
from bot.core.facts.family_mail import is_mail_safe, is_recorded_safe
from bot.core.facts.groups import CoreGroup
from bot.core.facts.mailboxes import is_same_mailbox
from bot.core.facts.members import MailSafety, Member
from bot.core.facts.people import Confirmation, Contact, Reader
from bot.core.facts.reading_along import is_read_along
from bot.core.membership.denying import (
    mailbox_left,
    must_not_be_denied,
    taken_back,
    with_denial,
    with_earlier,
)
from bot.core.membership.mail_over import end_unsafe_mail
from bot.core.refusals import Refusal
from bot.core.replacing import put_member


def waiting(facts: CoreGroup) -> tuple[Member, ...]:
    """Return those whose address the lead has still to confirm; family need none (IG17, IG18)."""
    return tuple(
        each
        for each in facts.everybody
        if not each.is_family and each.contact.email and not each.contact.is_confirmed
    )


def known_domains(facts: CoreGroup) -> frozenset[str]:
    """Return the mail domains of which an address has been confirmed in this group before."""
    confirmed = (each.contact for each in facts.members if each.contact.is_confirmed)
    return frozenset(contact.domain for contact in confirmed if contact.email)


def is_new_domain(facts: CoreGroup, email: str) -> bool:
    """Tell whether nobody's address at this domain has been confirmed yet: a warning (IG17)."""
    return bool(email) and email.rpartition("@")[2].lower() not in known_domains(facts)


def say_who(facts: CoreGroup, member: Member, now: datetime) -> CoreGroup:
    """Record that somebody answered "please confirm who you are"; the lead's word comes after."""
    return put_member(facts, replace(taken_back(member), said_who=now))


def confirm_address(
    facts: CoreGroup, member: Member, email: str, by: str, now: datetime
) -> CoreGroup:
    """Take the lead's word that the full address belongs to this person.

    `email` is the address as it was shown; if it has changed since then nothing is confirmed.
    """
    must_have_address(member)
    contact = member.contact
    if not is_same_mailbox(email, contact.email):
        raise Refusal(
            "That is not the address on the contact sheet.",
            "Look at the full address again: contact confirm",
        )
    if contact.is_confirmed:
        return facts
    must_not_be_denied(member)
    if member.id == by:
        raise Refusal(
            "Nobody confirms their own address.", "Ask the team manager, or the lead, to do it."
        )
    if who_has_it_already(facts, member) is not None:
        raise Refusal(
            "This address is somebody's who is in the group already, or was.",
            "Ask whoever named this person whom they mean, and give another address: "
            f"contact change {member.id}",
        )
    confirmed = replace(contact, confirmation=Confirmation(contact.email, by, now))
    mailbox = member.mailbox + _is_in_anothers_place(member)
    return put_member(facts, replace(member, contact=confirmed, mailbox=mailbox, left_mailbox=""))


def _is_in_anothers_place(member: Member) -> bool:
    """Tell whether another address was confirmed before: invitations begin anew at this one."""
    left = member.left_mailbox
    return bool(left) and not is_same_mailbox(left, member.contact.email)


def must_have_address(member: Member) -> None:
    """Refuse where there is no address that could be confirmed."""
    if not member.contact.email:
        raise Refusal(f"{member.name} has no e-mail address.", "There is nothing to confirm.")


def change_contact(facts: CoreGroup, member: Member, contact: Contact, now: datetime) -> CoreGroup:
    """Change how somebody is reached; a changed address must be confirmed anew (IG17).

    Links sent to the old address die with it, and so does the word that mail is safe there (IG18);
    they die too where one of the family is not told by mail any more, also as it is another's now.
    """
    old = member.contact
    same_address = contact.email == old.email or is_same_mailbox(contact.email, old.email)
    kept = _as_kept(contact, old, same_address=same_address)
    if kept == old:
        return facts
    is_over = _mail_is_over(facts, member, kept)
    changed = replace(
        member,
        contact=kept,
        contact_revision=member.contact_revision + 1,
        contact_changed_at=now,
        link_generation=member.link_generation + (is_over or not same_address),
        said_who=member.said_who if same_address else None,
        left_mailbox=member.left_mailbox if same_address else mailbox_left(member),
        had_before=with_earlier(member, kept.email, now),
        mail_safety=member.mail_safety if same_address else None,
        mailed_until=now if is_over else member.mailed_until,
    )
    return end_unsafe_mail(facts, put_member(facts, changed), now, but=member.id)


def record_mail_safety(
    facts: CoreGroup, member: Member, *, is_safe: bool, also_read_by: str, by: str, now: datetime
) -> CoreGroup:
    """Record for one family member: is mail safe there, and who else reads it? (IG18)

    Whoever is named marks the address as read by others, and so does another of the family who has
    it. Where somebody must not learn where another is, or what they say, it is safe only if nobody
    else reads it, whatever was ticked. Where mail is not safe any more, the links in it die.
    """
    if not member.is_family:
        raise Refusal(
            f"{member.name} is not a family member.", "For others mark who reads the address."
        )
    if not also_read_by:
        raise Refusal(
            "Who else reads the mail there?", 'Write the names, or "nobody".', field="also_read_by"
        )
    is_alone = not is_read_along(facts, member, also_read_by)
    is_kept_from = facts.flag.is_set and not is_alone
    safety = MailSafety(is_safe and not is_kept_from, also_read_by, by, now)
    contact = replace(member.contact, reader=Reader.ALONE if is_alone else Reader.SHARED)
    recorded = replace(member, mail_safety=safety, contact=contact)
    if is_recorded_safe(member) and not is_recorded_safe(recorded):
        dead = member.link_generation + 1
        recorded = replace(recorded, mailed_until=now, link_generation=dead)
    return put_member(facts, recorded)


def _as_kept(contact: Contact, old: Contact, *, same_address: bool) -> Contact:
    """Return new details with what was confirmed or denied of the address, where it is the same."""
    confirmation = old.confirmation if same_address else None
    kept = with_denial(replace(contact, confirmation=confirmation), old)
    return replace(kept, email=old.email) if same_address else kept


def _mail_is_over(facts: CoreGroup, member: Member, contact: Contact) -> bool:
    """Tell whether mail went to one of the family, and goes no more with these details."""
    safety = member.mail_safety if contact.email == member.contact.email else None
    after = replace(member, contact=contact, mail_safety=safety)
    return is_mail_safe(facts, member) and not is_recorded_safe(after)


def set_record_number(facts: CoreGroup, member: Member, number: str) -> CoreGroup:
    """Keep a professional's own record number, or forget it if `number` is empty (B11)."""
    if not member.is_professional:
        raise Refusal("Only professional members keep a record number here.", "")
    return put_member(facts, replace(member, own_record_number=number))
