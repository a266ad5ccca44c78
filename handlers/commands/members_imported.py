"""Importing a contact sheet: `members import` with a file, all rows or none (R2, R3)."""

from collections.abc import Iterator

from bot.core.access import Subject, Verb, is_operators_door
from bot.core.cards import Block, Card, Field, FieldKind, Form, Items, Table, Text, Warn
from bot.core.facts.people import Reader
from bot.core.membership.from_sheet import RowRead, SheetRead, read_sheet
from bot.core.membership.joining import Joining
from bot.core.sheet.labels import taken_for
from bot.core.sheet.lines import SheetRefused
from handlers.call import Call
from handlers.commands.family_routes import told_by_mail_or_not
from handlers.deciding import audit_roles, must_keep_powers
from handlers.filling import line
from handlers.finding import must_be_all
from handlers.operators_door import names_hidden
from handlers.sheets.files import read_file
from handlers.sheets.grid import Cells, sheet_rows, unread_headings
from handlers.showing import READS, nobody_speaks_for

COLUMNS = ("Row", "Name", "Taken for", "", "E-mail address", "Read by", "Domain")
DOES_NOT_FIT = (
    "The row does not fit what the group knows already. What that is, the operator is not shown.",
    "Ask the lead, who sees the same list in full.",
)
FILE = Field("sheet", "The contact sheet, as .xlsx or .csv", FieldKind.FILE, required=True)
FORM = Form(
    "members import", (FILE, Field("agreed_by", "Who agreed that they join?")), "Import all rows"
)


def run(call: Call, words: str) -> Card:
    """Answer `members import`: the form, or the sheet read into the group."""
    must_be_all(words, "members import")
    call.ask(Verb.WRITE, Subject.SHEET_WORK)
    upload = call.request.uploads.get("sheet")
    if upload is None:
        return Card(f"Import the contact sheet of {call.ref}", (FORM,))
    try:
        cells = read_file(upload.content)
        return _imported(call, cells)
    except SheetRefused as refused:
        return _listed(call, refused)


def _imported(call: Call, cells: Cells) -> Card:
    sheet = sheet_rows(cells)
    with call.begin() as work:
        joining = Joining(call.now, call.member, line(call, "agreed_by"))
        read = read_sheet(work.facts, sheet.rows, joining, call.draw, sheet.troubles)
        before = work.facts
        must_keep_powers(call, before, read.facts)
        work.facts = read.facts
        audit_roles(work, before)
        work.audit("contact sheet imported")
        return work.answer(Card(f"Contact sheet of {call.ref}", tuple(_report(read, cells))))


def _report(read: SheetRead, cells: Cells) -> Iterator[Block]:
    """List each address in full, mark what is new, and say what was not stored (IG17, R2)."""
    is_one = len(read.rows) == 1
    yield Text("1 row was read." if is_one else f"{len(read.rows)} rows were read, all of them.")
    yield Table(COLUMNS, tuple(map(_row, read.rows)))
    for each in read.rows:
        yield from _of_one(read, each)
    yield from _shared(read)
    new = sorted({each.email.rpartition("@")[2] for each in read.rows if each.is_new_domain})
    if new:
        yield Warn(f"New domains, to be checked letter by letter: {', '.join(new)}.")
    if unread := unread_headings(cells):
        yield Text(f"Columns that were not read: {', '.join(unread)}.")
    yield from nobody_speaks_for(read.facts)
    yield Text(
        "Until the lead confirms an address, its owner gets nothing but "
        '"please confirm who you are": contact confirm'
    )


def _shared(read: SheetRead) -> Iterator[Block]:
    """Say which addresses are taken as read by others too, why, and how that is mended (R3)."""
    shared = [each for each in read.rows if each.email and each.reader is Reader.SHARED]
    if not shared:
        return
    yield Items(
        tuple(f"{each.name}: {each.email}" for each in shared),
        heading="Taken as shared mailboxes",
    )
    yield Text(
        "They are marked so, or bear no mark and not the person's own name. Links that go there "
        "show neither actions nor drafts (IG19). If one is read by that person alone, say so: "
        f"contact change {shared[0].member} reader=alone"
    )


def _of_one(read: SheetRead, each: RowRead) -> Iterator[Block]:
    """Tell what the sheet said of one person and what is not done with it (R2, IG18)."""
    if each.address_dropped:
        yield Warn(
            f"Row {each.row}: a home address stood there. It is not stored; "
            '"held in the case record" stands in its place.'
        )
    member = read.facts.member(each.member)
    if member is not None:
        yield from told_by_mail_or_not(read.facts, member)


def _row(each: RowRead) -> tuple[str, ...]:
    reads = READS[each.reader] if each.email else ""
    domain = "new" if each.is_new_domain else ""
    return (
        str(each.row),
        each.name,
        taken_for(each.kind),
        each.taken.value,
        each.email,
        reads,
        domain,
    )


def _listed(call: Call, refused: SheetRefused) -> Card:
    """List each bad row: its number, what is wrong, and what would be right."""
    says = tuple(
        _said_at_the_door(call, refused) if is_operators_door(call.viewer) else _said(refused)
    )
    table = Table(("Row", "What is wrong", "What would be right"), says)
    blocks = (Warn(refused.why), table, Text(refused.way_on))
    return Card("Nothing was imported", blocks, is_refusal=True)


def _said(refused: SheetRefused) -> Iterator[tuple[str, str, str]]:
    for each in refused.troubles:
        yield str(each.row), each.what, each.right


def _said_at_the_door(call: Call, refused: SheetRefused) -> Iterator[tuple[str, str, str]]:
    """Say what the rows lack, which are the operator's own; of the group no more than that.

    That a row does not fit what is known tells that something is: so does whether a row is taken.
    """
    hidden = names_hidden(call)
    for each in refused.troubles:
        is_told = each.of_group and hidden.search(f"{each.what} {each.right}")
        yield (str(each.row), *(DOES_NOT_FIT if is_told else (each.what, each.right)))
