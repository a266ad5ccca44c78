"""The command contact: the contact sheet as this person may see it, and what changes it."""

from collections.abc import Callable, Iterator, Mapping

from bot.core.access import Asked, Case, Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Table, Text
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member
from bot.core.membership.addresses import waiting
from bot.core.references import reference_for
from bot.core.refusals import Refusal
from bot.core.sheet.lines import COLUMNS
from bot.core.sheet.views import (
    Shown,
    at_home,
    family_sheet,
    line_for,
    sees_address,
    sheet_for,
)
from handlers.call import Call
from handlers.commands import (
    contact_changed,
    contact_confirmed,
    contact_denied,
    contact_disconnected,
    contact_own,
    contact_revoked,
    contact_safe,
    contact_sent,
    contact_who,
)
from handlers.commands.family_routes import told_by_mail_or_not
from handlers.finding_people import find_member

HEADINGS = (COLUMNS[0], COLUMNS[1], "CONTACT DETAILS", COLUMNS[3], "PART")
TO_CONFIRM = Asked(Verb.CONFIRM, Subject.SHEET_WORK)
Sub = Callable[[Call, str], Card]

SUBCOMMANDS: Mapping[str, Sub] = {
    "who": contact_who.who,
    "confirm": contact_confirmed.run,
    "ask": contact_denied.ask,
    "change": contact_changed.change,
    "safe": contact_safe.safe,
    "revoke": contact_revoked.revoke,
    "disconnect": contact_disconnected.disconnect,
    "own": contact_own.run,
    "send": contact_sent.send,
}


def run(call: Call) -> Card:
    """Answer `contact`, `contact NAME`, `contact for NAME` and the words of `SUBCOMMANDS`."""
    word, rest = call.first_word
    sub = SUBCOMMANDS.get(word)
    if sub is not None:
        return sub(call, rest)
    if word == "for":
        return _copy_for(call, rest)
    call.ask(Verb.SEE, Subject.SHEET_WORK)
    return _one(call, find_member(call.facts, call.rest)) if call.rest else _sheet(call)


def _sheet(call: Call) -> Card:
    blocks: list[Block] = [_table(sheet_for(call.facts, call.viewer))]
    not_confirmed = waiting(call.facts)
    if not_confirmed:
        names = ", ".join(each.name for each in not_confirmed)
        blocks.append(Text(f"Address not confirmed yet: {names}."))
        if call.may(TO_CONFIRM):
            blocks.append(Buttons((Button("Confirm addresses", "contact confirm"),)))
    blocks.append(Buttons((contact_sent.BUTTON,)))
    return Card(f"Contact sheet of {call.ref}", tuple(blocks))


def _one(call: Call, member: Member) -> Card:
    """Show one line, private details included where they are asked for; each look is recorded."""
    line = line_for(call.facts, call.viewer, member, Case.ASKED_FOR)
    if line is None:
        raise Refusal("You may not see that line.", "If you need it, ask the lead of the group.")
    home = at_home(call.facts, member)
    if home not in {None, call.me} and sees_address(call.facts, call.viewer, member):
        with call.begin(even_closed=True) as work:
            work.audit("private details seen", member.id)
    by_whom = told_by_mail_or_not(call.facts, member)
    said = contact_denied.warned_of_no(member) if call.may(TO_CONFIRM) else ()
    shown: tuple[Block, ...] = (_table((line,)), *said, *_needs(member), *by_whom)
    return Card(f"Contact sheet of {call.ref}", (*shown, *_to_change(call, member)))


def _to_change(call: Call, member: Member) -> Iterator[Buttons]:
    """Offer to change a line to whom it is to change (R2, IG6)."""
    private = Asked(Verb.WRITE, Subject.SHEET_PRIVATE, owner=member.id, case=Case.ASKED_FOR)
    is_private = member.kind.is_at_home and not call.may(private)
    if is_private or not call.may(Asked(Verb.WRITE, Subject.SHEET_WORK)):
        return
    change = Button("Change", f"contact change {member.id}")
    is_safe = Button("Is mail safe there?", f"contact safe {member.id}")
    yield Buttons((change, is_safe) if member.is_family else (change,))


def _needs(member: Member) -> tuple[Text, ...]:
    return tuple(Text(f"Needs {each.what}: asked at every meeting (S20).") for each in member.needs)


def _copy_for(call: Call, name: str) -> Card:
    """Show the sheet as it stands in one family member's copy, to who releases it (R2)."""
    call.ask(Verb.WRITE, Subject.SHEET_WORK)
    reader = find_member(call.facts, name)
    if not reader.is_family:
        raise Refusal(f"{reader.name} sees the sheet by asking: contact", "Name a family member.")
    return family_card(call.facts, reader)


def family_card(facts: CoreGroup, reader: Member) -> Card:
    """Draw a family member's copy of the sheet, under their own reference (IG18)."""
    return Card(f"Contacts {reference_for(facts, reader)}", (_table(family_sheet(facts, reader)),))


def _table(lines: tuple[Shown, ...]) -> Table:
    rows = tuple((each.name, each.agency, each.details, each.shared, each.part) for each in lines)
    return Table(HEADINGS, rows)
