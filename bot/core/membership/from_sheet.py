"""Reading a whole contact sheet into a group: all rows or none (R2, R3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.people import Reader
from bot.core.letters import bare_name
from bot.core.membership.addresses import change_contact, is_new_domain
from bot.core.membership.as_known import must_be_as_known
from bot.core.membership.joining import (
    Joining,
    check_joining,
    known_as,
    opt_in,
    with_carrier,
    with_part,
)
from bot.core.membership.roles_kept import with_roles_kept
from bot.core.references import fresh_reference
from bot.core.refusals import Refusal
from bot.core.replacing import put_member
from bot.core.sheet.labels import taken_for
from bot.core.sheet.lines import Line, Row, SheetRefused, Trouble, line_of


class Taken(StrEnum):
    """What a row did to the group."""

    OPTED_IN = "opted in"
    AGAIN = "opted in again"
    CHANGED = "changed"
    AS_BEFORE = "as before"


@dataclass(frozen=True, slots=True)
class RowRead:
    """What came of one row: shown to who imports, with the address in full (IG17)."""

    row: int
    member: str
    name: str
    kind: MemberKind
    taken: Taken
    email: str
    reader: Reader
    is_new_domain: bool
    address_dropped: bool


@dataclass(frozen=True, slots=True)
class SheetRead:
    """The group with the sheet read in, and a line of report for each row."""

    facts: CoreGroup
    rows: tuple[RowRead, ...]


def read_sheet(
    facts: CoreGroup,
    rows: Sequence[Row],
    joining: Joining,
    draw: Callable[[], str],
    found: Sequence[Trouble] = (),
) -> SheetRead:
    """Read all rows, or raise `SheetRefused` with every bad one and nothing changed.

    `draw` gives references for family members who bring none. `found` is what was wrong with
    cells of the file: those rows are bad, and the others are looked at all the same. Those whom
    the sheet does not name stay as they are: opting out is said one by one.
    """
    if not (rows or found):
        raise Refusal("The sheet has no rows.", "Fill it in below the headings.")
    troubles = list(found)
    lines = _lines(rows, troubles)
    now_known = facts
    reports = []
    for number, line in lines:
        try:
            facts, taken = _take(facts, line, joining, draw)
        except Refusal as refusal:
            troubles.append(Trouble(number, refusal.why, refusal.way_on, of_group=True))
            continue
        reports.append(_report(now_known, facts, number, line, taken))
    facts = _carriers(facts, rows, lines, troubles)
    if troubles:
        raise SheetRefused(sorted(troubles, key=lambda each: each.row))
    return SheetRead(facts, tuple(reports))


def _lines(rows: Sequence[Row], troubles: list[Trouble]) -> list[tuple[int, Line]]:
    lines: list[tuple[int, Line]] = []
    seen: dict[tuple[str, str], int] = {}
    bad = {each.row for each in troubles}
    for row in (each for each in rows if each.number not in bad):
        try:
            line = line_of(row)
        except Refusal as refusal:
            troubles.append(Trouble(row.number, refusal.why, refusal.way_on))
            continue
        key = (bare_name(line.name), bare_name(line.agency))
        if key in seen:
            what = f"{line.name} of {line.agency} stands in row {seen[key]} already."
            troubles.append(Trouble(row.number, what, "Keep one of the two."))
        seen.setdefault(key, row.number)
        lines.append((row.number, line))
    return lines


def _take(
    facts: CoreGroup, line: Line, joining: Joining, draw: Callable[[], str]
) -> tuple[CoreGroup, Taken]:
    member = known_as(facts, line)
    if member is not None and member.is_active:
        renewed = _renewed(facts, member, line, joining)
        return renewed, Taken.AS_BEFORE if renewed == facts else Taken.CHANGED
    reference = own_reference(facts, line, member, draw)
    taken = Taken.AGAIN if member else Taken.OPTED_IN
    return opt_in(facts, line, joining, reference), taken


def own_reference(
    facts: CoreGroup, line: Line, before: Member | None, draw: Callable[[], str]
) -> str:
    """Draw a reference for a family member who brings none; nothing is drawn for others."""
    brings_one = line.part.own_reference or (before and before.own_reference)
    if not line.part.kind.is_family or brings_one:
        return ""
    near = (facts.ref, *(each.own_reference for each in facts.members if each.own_reference))
    return fresh_reference(draw, near)


def _renewed(facts: CoreGroup, member: Member, line: Line, joining: Joining) -> CoreGroup:
    """Bring a member's line up to date; what the sheet does not say stays."""
    must_be_as_known(member, line)
    if line.part.words and line.part.kind is not member.kind:
        raise Refusal(
            f"{member.name} is in the group as {taken_for(member.kind)}.",
            "Opt them out and in again if that has changed.",
        )
    contact = replace(line.contact, route_by=member.contact.route_by)
    facts = change_contact(facts, member, contact, joining.at)
    renewed = with_part(facts, facts.member(member.id) or member, line)
    check_joining(facts, renewed)
    return with_roles_kept(facts, put_member(facts, renewed), by=joining.by, now=joining.at)


def _report(before: CoreGroup, after: CoreGroup, number: int, line: Line, taken: Taken) -> RowRead:
    member = known_as(after, line)
    contact = line.contact
    return RowRead(
        row=number,
        member=member.id if member else "",
        name=line.name,
        kind=member.kind if member else line.part.kind,
        taken=taken,
        email=contact.email,
        reader=contact.reader,
        is_new_domain=is_new_domain(before, contact.email),
        address_dropped=line.address_dropped,
    )


def _carriers(
    facts: CoreGroup,
    rows: Sequence[Row],
    lines: Sequence[tuple[int, Line]],
    troubles: list[Trouble],
) -> CoreGroup:
    """Enter who carries by hand, when everybody on the sheet is in."""
    for number, line in _on_good_rows(rows, lines, troubles):
        member = known_as(facts, line)
        if member is None:
            continue
        try:
            facts = with_carrier(facts, member.id, line.carrier)
        except Refusal as refusal:
            troubles.append(Trouble(number, refusal.why, refusal.way_on, of_group=True))
    return facts


def _on_good_rows(
    rows: Sequence[Row], lines: Sequence[tuple[int, Line]], troubles: Sequence[Trouble]
) -> list[tuple[int, Line]]:
    """Return the lines that stand on a good row, and whose carrier does.

    Whoever stands on a bad row is not in yet: that row is the trouble, not the one they carry to.
    """
    bad = {each.row for each in troubles}
    waiting = {bare_name(each.name) for each in rows if each.number in bad}
    return [
        (number, line)
        for number, line in lines
        if number not in bad and bare_name(line.carrier) not in waiting
    ]
