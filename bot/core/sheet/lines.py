"""One line of the contact sheet: as it came in, and as it may be kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.facts.members import MemberKind
from bot.core.facts.people import Contact, Reader, Route
from bot.core.free_text import needed_line, one_line, persons_name
from bot.core.letters import bare_name
from bot.core.procedure.day_names import listed
from bot.core.refusals import Refusal
from bot.core.sheet.parts import Part, read_part
from bot.core.sheet.routes import ROUTE_LABELS, read_route

HELD = "held in the case record"
COLUMNS = (
    "NAME",
    "AGENCY",
    "CONTACT DETAILS (address, telephone number, e-mail address)",
    "HOW WILL INFORMATION BE SHARED SECURELY?",
)
"""The seed's own four columns (R2), word for word."""


LIKE_ADDRESS = re.compile(
    r"\b\d{1,4}[a-z]?,?\s+[a-z]{3}|\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE
)
"""A house number before a street, or a postcode."""


TITLES = frozenset({"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "rev", "sir", "dame"})
"""How people are addressed: "dr@surgery.example" is nobody's own."""

TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""As Germans and Danes write them where there are no accents: "mueller"."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A cell of contact details, picked apart outside the rules.

    `address` is what is neither number nor e-mail address. `marked` is the mark on who reads the
    address, None where there is none. `wrong` says what could not be understood.
    """

    as_written: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""
    marked: Reader | None = None
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line as they came in; `number` counts from 1 below the headings."""

    number: int
    name: str
    agency: str
    details: Picked
    shared: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may be kept. `carrier` is the name of who carries by hand.

    `address_dropped`: a home address stood there and is not stored (R2).
    """

    name: str
    agency: str
    contact: Contact
    part: Part
    carrier: str = ""
    address_dropped: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with one row, and what would be right.

    `of_group`: it was found by what the group holds, and not by the sheet alone.
    """

    row: int
    what: str
    right: str
    of_group: bool = False


class SheetRefused(Refusal):
    """A sheet with at least one bad row: nothing of it is taken over; each is listed."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        rows = [str(each) for each in sorted({each.row for each in troubles})]
        word = "row" if len(rows) == 1 else "rows"
        super().__init__(
            f"Nothing was imported: {word} {listed(rows)} must be mended first.",
            "Mend what is listed and import the whole sheet again.",
        )
        self.troubles = tuple(troubles)


def line_of(row: Row, known: MemberKind | None = None) -> Line:
    """Return the line that may be kept of a row, or refuse it with what would be right.

    `known` is what a member of the group is, when their own line is written anew.
    """
    name = persons_name(row.name, "The name is missing.", "Write the person's full name.")
    agency = needed_line(
        row.agency, "The agency is missing.", 'Write the agency, or "Family".', field="agency"
    )
    part = read_part(one_line(row.part, field="part", longest=400), agency, name, known)
    _must_be_without_address(part, agency)
    route, carrier = read_route(row.shared)
    _must_be_open_to(part.kind, route)
    contact = _contact(row, part, route, name)
    dropped = part.kind.is_at_home and bool(_address(row.details))
    return Line(name, agency, contact, part, carrier, address_dropped=dropped)


def _must_be_without_address(part: Part, agency: str) -> None:
    """Refuse a street or postcode beside the word that says that somebody is family (R2)."""
    for field, text in (("agency", agency), ("part", part.words)):
        if part.kind.is_at_home and LIKE_ADDRESS.search(text):
            raise Refusal(
                f"The {'role' if field == 'part' else field} holds what looks like a home address, "
                "and none is stored of family or foster carers (R2).",
                'Write who they are alone, such as "Family" or "Foster carer".',
                field=field,
            )


def bears_name(email: str, name: str) -> bool:
    """Tell whether an address bears the person's own name: so it is not a role's mailbox.

    That is the surname somewhere in it, or a first name and nothing else: "zoe@" for Zoe Lark. It
    is written there without accents, apostrophes and hyphens: "s.obrien" for O'Brien.
    """
    words = [word for word in name.split() if len(bare_name(word)) > 2]
    local = bare_name(email.partition("@")[0])
    if local in map(bare_name, _first_names(name)):
        return True
    return bool(words) and any(each in local for each in _spellings(words[-1]))


def _first_names(name: str) -> list[str]:
    """Return what stands before the surname, but for how somebody is addressed."""
    words = (word.strip(".,") for word in name.split()[:-1])
    return [word for word in words if len(word) > 1 and word.casefold() not in TITLES]


def _spellings(surname: str) -> tuple[str, ...]:
    """Return how a surname stands in an address: whole, or the last of two names alone."""
    last = re.split("[-‐‑]", surname)[-1]
    whole = bare_name(surname), bare_name(surname.casefold().translate(TWO_LETTERS))
    return (*whole, bare_name(last)) if len(last) > 2 else whole


def _address(details: Picked) -> str:
    """Return the address, unless it is the words that stand in its place."""
    text = details.address.strip(" .,;")
    return "" if text.lower() == HELD else text


def _contact(row: Row, part: Part, route: Route, name: str) -> Contact:
    details = row.details
    if details.wrong:
        raise Refusal(
            details.wrong,
            'Write it like "Orchard Clinic, Eastmere; 01632 960103; g.holloway@health.example".',
            field="details",
        )
    _needs_email(part, route, details.email)
    is_at_home = part.kind.is_at_home
    held = (HELD, details.telephone, details.email)
    return Contact(
        as_written="; ".join(filter(None, held)) if is_at_home else details.as_written,
        work_address="" if is_at_home else _address(details),
        telephone=details.telephone,
        email=details.email,
        reader=details.marked or _reader(details.email, name),
        route=route,
        route_as_written=" ".join(row.shared.split()),
    )


def _must_be_open_to(kind: MemberKind, route: Route) -> None:
    """Refuse family a route on which professionals alone are known (IG17, IG11, IG10)."""
    if kind.is_family and route.is_chat:
        raise Refusal(
            f"Family are not reached by {ROUTE_LABELS[route]}: only professionals are known there.",
            'Write "Post" or "By hand (NAME)", or "Secure e-mail" with an address.',
            field="route",
        )


def _reader(email: str, name: str) -> Reader:
    """Take an unmarked address as shared, unless it bears the person's own name (R3, IG19)."""
    return Reader.ALONE if bears_name(email, name) else Reader.SHARED


def _needs_email(part: Part, route: Route, email: str) -> None:
    """Refuse who must be reached by mail and has no address: calendar entries go by mail (R3)."""
    needs = route is Route.SECURE_EMAIL or not (part.kind.is_family or route.is_human)
    if needs and not email:
        raise Refusal(
            "There is no e-mail address, and calendar entries and secure e-mail need one.",
            "Add the address, or write Post or By hand in the last column.",
            field="details",
        )
