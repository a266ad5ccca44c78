"""The command contact change: the address and route of somebody, or a name that is wrong."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.access import Case, Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Contact, Reader, Route
from bot.core.free_text import persons_name
from bot.core.membership.addresses import change_contact
from bot.core.membership.joining import check_joining, with_carrier
from bot.core.membership.renaming import rename
from bot.core.sheet.lines import Picked, Row, line_of
from bot.core.sheet.routes import ROUTE_LABELS
from handlers.call import Call
from handlers.commands.family_routes import told_by_mail_or_not
from handlers.commands.joining import READER, to_confirm
from handlers.filling import choice, choices_of, line, route_chosen
from handlers.finding_people import find_member, name_and_address
from handlers.sheets.details import pick_apart
from storage.work import Work

CONTACT_FIELDS = ("details", "route", "carrier", "reader")
WRITTEN_STAYS = "What has been written before keeps the name it was written with."
ROUTE = Field(
    "route",
    "How will information be shared securely? Empty leaves it as it is",
    FieldKind.CHOICE,
    (("", "As it is"), *choices_of((route, ROUTE_LABELS[route]) for route in Route)),
)


def change(call: Call, words: str) -> Card:
    """Answer `contact change NAME [ADDRESS]`: a changed address must be confirmed anew (IG17).

    A wrong name is mended here too; what has been written keeps the name it was written with.
    """
    call.ask(Verb.WRITE, Subject.SHEET_WORK)
    name, email = name_and_address(words)
    member = find_member(call.facts, name)
    if member.kind.is_at_home:
        call.ask(Verb.WRITE, Subject.SHEET_PRIVATE, owner=member.id, case=Case.ASKED_FOR)
    call = _with_email(call, member, email.strip("<>,;"))
    if not call.fields:
        return Card("Change contact details", (change_form(member),))
    with call.begin() as work:
        before = work.facts
        now = before.member(member.id) or member
        work.facts = _as_wanted(call, rename(before, now, _name_wanted(call, now)), now)
        changed = work.facts.member(member.id) or now
        work.audit("contact changed", member.id)
        said = tuple(_changed(work, now, changed))
        by_whom = told_by_mail_or_not(work.facts, changed)
        return work.answer(Card("Contact details", (*said, *by_whom, *to_confirm(before, changed))))


def _as_wanted(call: Call, facts: CoreGroup, before: Member) -> CoreGroup:
    """Return the facts with the contact details as they are to be, if anything is said of them."""
    member = facts.member(before.id) or before
    if any(map(call.said, CONTACT_FIELDS)):
        contact, carrier = _wanted(call, facts, member)
        facts = change_contact(facts, member, contact, call.now)
        check_joining(facts, facts.member(member.id) or member)
        return with_carrier(facts, member.id, carrier)
    check_joining(facts, member)
    return facts


def _name_wanted(call: Call, member: Member) -> str:
    """Return the name as it is to be; what is left empty stays."""
    said = call.said("name")
    return persons_name(said, "What is the name?", "Write it in full.") if said else member.name


def _changed(work: Work, before: Member, after: Member) -> Iterator[Text]:
    """Say what is different now; a corrected name is an entry of its own in the audit."""
    if after.name != before.name:
        work.audit("name corrected", after.id)
        yield Text(f"{before.name} is called {after.name} here from now on. {WRITTEN_STAYS}")
    if after.name == before.name or after.contact != before.contact:
        yield Text(f"The contact details of {after.name} are changed.")


def change_form(member: Member) -> Form:
    """Ask for what is to be different; what is left empty stays."""
    fields = (
        Field("name", "Full name, if it is wrong. Empty leaves it as it is"),
        Field("details", "Work address; telephone; e-mail address. Empty leaves them as they are"),
        ROUTE,
        Field("carrier", "If by hand: who carries it?"),
        READER,
    )
    return Form(f"contact change {member.id}", fields, submit="Change")


def _wanted(call: Call, facts: CoreGroup, member: Member) -> tuple[Contact, str]:
    """Return the contact details as they are to be, read like a row of the sheet."""
    old = member.contact
    details = line(call, "details")
    chosen, named = route_chosen(call, ROUTE)
    route = chosen or old.route
    carrier = line(call, "carrier") or named or _name(facts, old.route_by)
    shared = ROUTE_LABELS[route]
    if route is Route.BY_HAND:
        shared = f"{shared} ({carrier})"
    row = Row(1, member.name, member.agency, _picked(call, old, details), shared, member.part)
    contact = line_of(row, member.kind).contact
    return replace(contact, route_by=old.route_by), carrier


def _picked(call: Call, old: Contact, details: str) -> Picked:
    """Return what is in the details: where none are given, those that stand."""
    picked = pick_apart(details or old.as_written)
    if not details:
        picked = replace(picked, telephone=old.telephone, email=old.email, marked=old.reader)
    reader = choice(call, READER)
    return replace(picked, marked=Reader(reader)) if reader else picked


def _with_email(call: Call, member: Member, email: str) -> Call:
    """Return the call with an address that stands behind the name: all else stays as it is."""
    if not email:
        return call
    address, old = pick_apart(member.contact.as_written).address, member.contact
    kept = [call.said("details")] if call.said("details") else [address, old.telephone]
    details = "; ".join(filter(None, (*kept, email)))
    return replace(call, fields={**call.fields, "details": details})


def _name(facts: CoreGroup, id_: str) -> str:
    found = facts.member(id_) if id_ else None
    return found.name if found else ""
