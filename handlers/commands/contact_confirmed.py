"""Confirming addresses: a person says who they are, the lead confirms the full address (IG17)."""

import secrets
from dataclasses import replace

from bot.core.access import Asked, Subject, Verb
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
from bot.core.facts.deliveries import Failure, FailureKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Person, Reader, Route
from bot.core.membership.addresses import (
    confirm_address,
    is_new_domain,
    must_have_address,
    say_who,
    waiting,
)
from bot.core.notices.notice import Identity, Kind
from bot.core.numbering import next_id
from bot.core.replacing import put_member
from bot.core.sheet.labels import part_of
from handlers.call import Call
from handlers.commands.by_hand_only import carried_by_a_person
from handlers.filling import choice, choices_of
from handlers.finding import find_member, must_be_all
from handlers.showing import READS

IS_ME = Field(
    "is_me",
    "Was the message meant for you, and is the address to which it came your work address?",
    FieldKind.CHOICE,
    (("yes", "Yes, I am the person it was meant for"), ("no", "No, it was not meant for me")),
    required=True,
)
READER = Field(
    "reader",
    "Who reads this e-mail address?",
    FieldKind.CHOICE,
    ((Reader.ALONE.value, "I alone"), (Reader.SHARED.value, "Others as well")),
    required=True,
)
MARK = Field("reader", "Who reads it?", FieldKind.CHOICE, choices_of(READS.items()))


def run(call: Call, words: str) -> Card:
    """Answer `contact confirm [NAME [ADDRESS]]`; by link, or before confirmation, it is `who`."""
    may_confirm = call.may(Asked(Verb.CONFIRM, Subject.SHEET_WORK))
    if call.request.actor.by_link or not (words or may_confirm):
        return who(call, "")
    call.ask(Verb.CONFIRM, Subject.SHEET_WORK)
    if not words:
        return _waiting(call)
    name, _, last = words.rpartition(" ")
    email = last if "@" in last else call.said("email")
    member = find_member(call.facts, name if "@" in last else words)
    return _confirm(call, member, email) if email else _question(call, member)


def who(call: Call, words: str) -> Card:
    """Answer `contact who`: the owner of an address says who they are; nothing is shown."""
    must_be_all(words, "contact who")
    call.ask(Verb.WRITE, Subject.WHO, owner=call.member)
    if not {"is_me", "reader"} & set(call.fields):
        return Card("Please confirm who you are", (who_form(),))
    if choice(call, IS_ME) == "no":
        return _not_me(call)
    reader = Reader(choice(call, READER))
    with call.begin() as work:
        me = work.facts.member(call.member) or call.me
        # Narrowing is taken at once; that somebody alone reads it, the lead confirms.
        if reader is Reader.SHARED:
            me = replace(me, contact=replace(me.contact, reader=reader))
        work.facts = say_who(put_member(work.facts, me), me, call.now)
        work.audit("said who they are", me.id)
        return work.answer(
            Card("Thank you", (Text("The lead of the group confirms your address next."),))
        )


def who_form() -> Form:
    """Ask without a name: whoever opens the link learns nothing from it (IG19)."""
    return Form("contact who", (IS_ME, READER), submit="Confirm")


def _not_me(call: Call) -> Card:
    """Take it that the address is wrong: its links die, and the lead hears of a failed route."""
    with call.begin() as work:
        me = work.facts.member(call.member) or call.me
        identity = Identity(Kind.CONFIRM_WHO, me.id, me.id, str(me.contact_revision))
        failure = Failure(
            id=next_id("F", (each.id for each in work.facts.failures)),
            kind=FailureKind.REFUSED,
            notice=str(identity),
            notice_kind=Kind.CONFIRM_WHO,
            recipient=me.id,
            route=Route.SECURE_EMAIL,
            contact_revision=me.contact_revision,
            at=call.now,
            code="not meant for them",
        )
        facts = put_member(work.facts, replace(me, link_generation=me.link_generation + 1))
        work.facts = replace(facts, failures=(*facts.failures, failure))
        work.audit("address is not theirs", me.id)
        return work.answer(Card("Thank you", (Text("Nothing more will be sent to this address."),)))


def _waiting(call: Call) -> Card:
    """List the addresses to be confirmed, each in full, with a button for each."""
    members = waiting(call.facts)
    if not members:
        return Card("Addresses", (Text("Every address has been confirmed."),))
    blocks = (block for each in members for block in _address(call.facts, each))
    intro = Text("Look at each full address. Confirm it only if you know that it is theirs.")
    return Card("Addresses to confirm", (intro, *blocks))


def _address(facts: CoreGroup, member: Member) -> tuple[Block, ...]:
    contact = member.contact
    said = "has said who they are" if member.said_who else "has not answered yet"
    pairs = (
        ("Name", f"{member.name}, {part_of(facts, member)}, {member.agency}"),
        ("E-mail address", contact.email),
        ("Read by", READS[contact.reader]),
        ("Answer", said),
    )
    new = (Warn(f"{contact.domain} is new to this group: check it letter by letter."),)
    command = f"contact confirm {member.id} {contact.email}"
    button = Buttons((Button("Confirm this address", command, ButtonStyle.PRIMARY),))
    return (Facts(pairs), *(new if is_new_domain(facts, contact.email) else ()), button)


def _question(call: Call, member: Member) -> Card:
    """Show one full address; it is confirmed as it is shown, and not as it may be changed to."""
    must_have_address(member)
    contact = member.contact
    form = Form(
        f"contact confirm {member.id}",
        (
            Field("email", "The full address", value=contact.email, required=True),
            replace(MARK, value=contact.reader.value),
        ),
        submit="Confirm this address",
    )
    return Card("Confirm an address", (*_address(call.facts, member)[:-1], form))


def _confirm(call: Call, member: Member, email: str) -> Card:
    """Take the lead's word for the address, and bind it to a person known across groups."""
    reader = choice(call, MARK)
    with call.begin() as work:
        now = work.facts.member(member.id) or member
        facts = confirm_address(work.facts, now, email, call.member, call.now)
        confirmed = facts.member(member.id) or now
        contact = replace(confirmed.contact, reader=Reader(reader or confirmed.contact.reader))
        person = "" if member.is_family else bound_person(call, confirmed)
        work.facts = put_member(facts, replace(confirmed, person=person, contact=contact))
        work.audit("address confirmed", member.id)
        said = Text(f"{email} is confirmed for {member.name}.")
        by_whom = carried_by_a_person(work.facts, confirmed)
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
    person = Person(f"u{secrets.token_hex(8)}", email, member.name, member.agency)
    people.save(person)
    return person.id
