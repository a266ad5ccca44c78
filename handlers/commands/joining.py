"""The command add: opting somebody in, as one line of the contact sheet is read (R4, IG5)."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.access import Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Facts, Field, FieldKind, Form, Text, Warn
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.facts.people import Reader, Route
from bot.core.membership.addresses import is_new_domain
from bot.core.membership.from_sheet import own_reference
from bot.core.membership.joining import Joining, known_as, opt_in, with_carrier
from bot.core.sheet.labels import part_of, taken_for
from bot.core.sheet.lines import Line, Row, line_of
from bot.core.sheet.routes import ROUTE_LABELS
from handlers.call import Call
from handlers.commands.family_routes import told_by_mail_or_not
from handlers.deciding import audit_roles
from handlers.filling import choice, choices_of, line, route_chosen
from handlers.sheets.details import pick_apart
from handlers.showing import READS, nobody_speaks_for

ROUTE = Field(
    "route",
    "How will information be shared securely?",
    FieldKind.CHOICE,
    choices_of((route, ROUTE_LABELS[route]) for route in Route),
    required=True,
)
READER = Field(
    "reader",
    "Who reads the e-mail address? Unmarked counts as shared, unless it bears their name",
    FieldKind.CHOICE,
    (("", "Not marked"), *choices_of(READS.items())),
)
STANDING = Field(
    "standing",
    "Member of the group?",
    FieldKind.CHOICE,
    (("", "Yes"), ("not a member", "No: they hold a role for it, from outside")),
)


def add(call: Call) -> Card:
    """Answer `add`: the form, or the member opted in."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    if not call.fields:
        return Card(f"Opt somebody in to {call.ref}", (add_form(call),))
    line_ = line_of(_row(call))
    with call.begin() as work:
        facts = work.facts
        joining = Joining(call.now, call.member, line(call, "agreed_by"))
        reference = own_reference(facts, line_, known_as(facts, line_), call.draw)
        after = opt_in(facts, line_, joining, reference)
        member = known_as(after, line_) or call.me
        work.facts = with_carrier(after, member.id, line_.carrier)
        work.audit("opted in", member.id)
        audit_roles(work, facts)
        return work.answer(_added(facts, work.facts, member, line_))


def add_form(call: Call) -> Form:
    """Ask for one line of the contact sheet; its fields are its columns (R2, R3)."""
    children = ", ".join(each.label for each in call.facts.children)
    name = f"Name; for a child the label alone ({children})"
    fields = (
        Field("name", name, value=call.rest, required=True),
        Field("agency", 'Agency, or "Family"', required=True),
        Field("part", "Part or role", help='Such as "health visitor" or "mother; needs BSL"'),
        Field("details", "Work address; telephone; e-mail address. No home address"),
        ROUTE,
        Field("carrier", "If by hand: who carries it? A professional of the group"),
        READER,
        STANDING,
        Field("agreed_by", "Who agreed that they join?"),
    )
    marked = tuple(
        replace(each, required=each.name in {"name", "agency", "route"}) for each in fields
    )
    return Form("add", marked, submit="Opt in", heading="One line of the contact sheet")


def _row(call: Call) -> Row:
    """Return what was filled in as a row of the sheet, so that both are read alike."""
    route, named = route_chosen(call, ROUTE)
    carrier = line(call, "carrier") or named
    shared = ROUTE_LABELS[route or Route(choice(call, ROUTE))] + (
        f" ({carrier})" if carrier else ""
    )
    reader = choice(call, READER)
    picked = pick_apart(line(call, "details"))
    marked = Reader(reader) if reader else picked.marked
    part = "; ".join(filter(None, (line(call, "part"), choice(call, STANDING))))
    name = call.said("name") or call.rest
    return Row(1, name, line(call, "agency"), replace(picked, marked=marked), shared, part)


def _added(before: CoreGroup, after: CoreGroup, member: Member, line_: Line) -> Card:
    member = after.member(member.id) or member
    contact = member.contact
    pairs = [("Name", member.name), ("Part", part_of(after, member)), ("Agency", member.agency)]
    pairs.append(("Taken for", taken_for(member.kind)))
    pairs.append(("Shared by", contact.route_as_written))
    if contact.email:
        pairs += [("E-mail address", contact.email), ("Read by", READS[contact.reader])]
    if member.own_reference:
        pairs.append(("Own reference", member.own_reference))
    blocks: list[Block] = [Facts(tuple(pairs))]
    if line_.address_dropped:
        blocks.append(Text("The home address is not stored: it is held in the case record (R2)."))
    blocks += (*told_by_mail_or_not(after, member), *to_confirm(before, member))
    return Card(f"Opted in to {after.ref}", (*blocks, *nobody_speaks_for(after)))


def to_confirm(before: CoreGroup, member: Member) -> Iterator[Block]:
    """Ask for the lead's word on an address, with a warning where its domain is new (IG17)."""
    contact = member.contact
    if not contact.email or contact.is_confirmed or member.is_family:
        return
    if is_new_domain(before, contact.email):
        yield Warn(f"{contact.domain} is new to this group. Check the address letter by letter.")
    yield Text(
        'Until the address is confirmed, nothing goes to it but "please confirm who you are".'
    )
    yield Buttons((Button("Confirm the address", f"contact confirm {member.id}"),))
