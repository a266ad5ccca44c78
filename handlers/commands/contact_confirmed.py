"""Confirming addresses: the lead looks at each full address and confirms it (IG17)."""

import secrets
from collections.abc import Iterator
from dataclasses import replace

from bot.core.access import Asked, Case, Subject, Verb, is_operators_door
from bot.core.attendance.substituting import who_has_it_already
from bot.core.cards import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Facts,
    Field,
    FieldKind,
    Form,
    Text,
    Warn,
)
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Person, Reader
from bot.core.membership.addresses import confirm_address, is_new_domain, must_have_address, waiting
from bot.core.membership.joining import is_called
from bot.core.membership.one_address import check_reader
from bot.core.replacing import put_member
from bot.core.sheet.labels import part_of
from bot.core.sheet.views import sees_address
from handlers.call import Call
from handlers.commands.contact_denied import warned_of_no, what_was_said
from handlers.commands.contact_who import who
from handlers.commands.family_routes import told_by_mail_or_not
from handlers.filling import choice, choices_of
from handlers.finding_people import find_member, name_and_address
from handlers.sheets.details import in_ascii
from handlers.showing import READS

TAKEN = (
    "Somebody in the group has this address already: nothing was sent to it, and it cannot be "
    "confirmed. {} Then give another address."
)
HIDDEN = "a private one, hidden; to see it: contact {}"
LOOK_ALIKE = (
    "A letter of this address is not an English one and may only look like it. Mail goes to {}."
)
MARK = Field("reader", "Who reads it?", FieldKind.CHOICE, choices_of(READS.items()))


def run(call: Call, words: str) -> Card:
    """Answer `contact confirm [NAME [ADDRESS]]`; by link, or before confirmation, it is `who`."""
    if call.request.actor.by_link or not (words or _is_of_all(call)):
        return who(call, "")
    call.ask(Verb.CONFIRM, Subject.SHEET_WORK)
    if not words:
        return _waiting(call)
    name, written = name_and_address(words)
    email = written or call.said("email")
    member = find_member(call.facts, name)
    return _confirm(call, member, email) if email else _question(call, member)


def _is_of_all(call: Call) -> bool:
    """Tell whether no name means all addresses; to whoever may not confirm it is their own."""
    return call.may(Asked(Verb.CONFIRM, Subject.SHEET_WORK)) or is_operators_door(call.viewer)


def _waiting(call: Call) -> Card:
    """List the addresses to be confirmed, each in full, with a button for each."""
    members = waiting(call.facts)
    if not members:
        return Card("Addresses", (Text("Every address has been confirmed."),))
    blocks = (block for each in members for block in _address(call, each))
    intro = Text("Look at each full address. Confirm it only if you know that it is theirs.")
    return Card("Addresses to confirm", (intro, *blocks))


def _address(call: Call, member: Member) -> tuple[Block, ...]:
    shown = _in_full(call, member)
    if not _may_be_confirmed(call.facts, member):
        return shown
    command = f"contact confirm {member.id} {member.contact.email}"
    return (*shown, Buttons((Button("Confirm this address", command, ButtonStyle.PRIMARY),)))


def _may_be_confirmed(facts: CoreGroup, member: Member) -> bool:
    """Tell whether a button would lead anywhere; `confirm_address` refuses the same."""
    return who_has_it_already(facts, member) is None and member.contact.denial is None


def _in_full(call: Call, member: Member) -> tuple[Block, ...]:
    """Show a full address, and what speaks against it; whoever named it is not told (IG6)."""
    facts, contact = call.facts, member.contact
    is_taken = who_has_it_already(facts, member) is not None
    is_shown = sees_address(facts, call.viewer, member, Case.ANY)
    pairs = (
        ("Name", f"{member.name}, {part_of(facts, member)}, {member.agency}"),
        ("E-mail address", contact.email if is_shown else HIDDEN.format(member.id)),
        ("Read by", READS[contact.reader]),
        ("Answer", "has not been asked" if is_taken else what_was_said(member)),
    )
    if is_taken:
        change = Button("Change the address", f"contact change {member.id}")
        warned = Warn(TAKEN.format(_whom_to_ask(facts, member)))
        return (Facts(pairs), warned, Buttons((change,)))
    return (Facts(pairs), *_what_speaks_against(facts, member), *warned_of_no(member))


def _what_speaks_against(facts: CoreGroup, member: Member) -> Iterator[Warn]:
    """Warn of letters that only look like others, of a new domain, and of a name that is known."""
    contact = member.contact
    if not contact.email.isascii():
        yield Warn(LOOK_ALIKE.format(in_ascii(contact.email)))
    if is_new_domain(facts, contact.email):
        yield Warn(f"{contact.domain} is new to this group: check it letter by letter.")
    others = (each for each in facts.core_members if each.id != member.id)
    if any(is_called(each, member.name) for each in others):
        whom = _whom_to_ask(facts, member)
        yield Warn(f"Somebody in the group is called {member.name} already. {whom}")


def _whom_to_ask(facts: CoreGroup, member: Member) -> str:
    named_by = facts.member(member.added_by)
    return f"Ask {named_by.name if named_by else 'whoever named it'} whom they mean."


def _question(call: Call, member: Member) -> Card:
    """Show one full address; it is confirmed as it is shown, and not as it may be changed to."""
    must_have_address(member)
    contact = member.contact
    shown = _in_full(call, member)
    if not _may_be_confirmed(call.facts, member):
        return Card("Confirm an address", shown)
    form = Form(
        f"contact confirm {member.id}",
        (
            Field("email", "The full address", value=contact.email, required=True),
            replace(MARK, value=contact.reader.value),
        ),
        submit="Confirm this address",
    )
    return Card("Confirm an address", (*shown, form))


def _confirm(call: Call, member: Member, email: str) -> Card:
    """Take the lead's word for the address, and bind it to a person known across groups."""
    reader = choice(call, MARK)
    with call.begin() as work:
        now = work.facts.member(member.id) or member
        facts = confirm_address(work.facts, now, email, call.member, call.now)
        confirmed = facts.member(member.id) or now
        contact = replace(confirmed.contact, reader=Reader(reader or confirmed.contact.reader))
        check_reader(facts, replace(confirmed, contact=contact))
        person = "" if member.is_family else bound_person(call, confirmed)
        work.facts = put_member(facts, replace(confirmed, person=person, contact=contact))
        work.audit("address confirmed", member.id)
        said = Text(f"{email} is confirmed for {member.name}.")
        by_whom = told_by_mail_or_not(work.facts, confirmed)
        return work.answer(Card("Address confirmed", (said, *by_whom)))


def bound_person(call: Call, member: Member) -> str:
    """Return the id of the person with this address: known, with a new address, or new (IG17).

    Whoever is in other groups, or may make some, keeps the address they are known by there.
    """
    people = call.store.people
    email = member.contact.email
    known = people.by_email(email)
    if known is not None:
        return known.id
    before = people.by_id(member.person) if member.person else None
    elsewhere = {ref for ref, _ in people.groups_of(member.person)} - {call.ref}
    if before is not None and not elsewhere and not before.may_create:
        people.save(replace(before, email=email, version=before.version + 1))
        return before.id
    person = Person(
        f"u{secrets.token_hex(8)}",
        email,
        member.name,
        member.agency,
        is_at_home=member.kind.is_at_home,
    )
    people.save(person)
    return person.id
