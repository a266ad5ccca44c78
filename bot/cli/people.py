"""`coregroup people`: who is known here and may make groups, and contact sheets read in."""

import secrets
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.data import EnvFile
from bot.cli.desk import opened_desk, read_upload
from bot.cli.options import AsJson
from bot.cli.printing import print_blocks, print_json
from bot.cli.say import REFUSED
from bot.core.facts.people import Person
from bot.core.free_text import one_line, persons_name
from bot.core.procedure.day_names import many
from bot.core.refusals import Refusal
from handlers.sheets.details import wrong_email
from handlers.terminal.drawing import draw
from storage.store import Store

Email = Annotated[str, typer.Argument(metavar="E-MAIL", help="The work address they are known by.")]
NEEDS_NAME = ("A person needs a name.", 'Add it: --name "Priya Nair"')
Name = Annotated[str, typer.Option("--name", metavar="NAME", help="Their full name.")]
Agency = Annotated[str, typer.Option("--agency", metavar="AGENCY", help="The service they are of.")]
MayCreate = Annotated[
    bool | None,
    typer.Option("--may-create/--may-not-create", help="Whether they may make groups."),
]
Sheet = Annotated[Path, typer.Argument(metavar="FILE", help="The sheet, as .xlsx or .csv.")]
Ref = Annotated[str, typer.Option("--group", metavar="REF", help="The group, such as 7KQ2.")]

Writer = Annotated[
    str,
    typer.Option("--as", metavar="E-MAIL", help="As whom it is written; else as the lead."),
]


STAYS = (
    "Nobody can act here by that address any more.",
    ["What a group keeps of them stays in it, until it is erased."],
)
GROUPS_KEEP = (
    "The groups they are in keep the name they know.",
    ['The lead corrects it in each: contact change NAME name="FULL NAME"'],
)


def add(
    email: Email,
    name: Name = "",
    agency: Agency = "",
    *,
    may_create: MayCreate = None,
    as_json: AsJson = False,
    env_file: EnvFile = None,
) -> None:
    """Add a person, or change what is known of one; what is not given stays."""
    address = one_line(email)
    with opened_desk(env_file) as desk:
        known = desk.store.people.by_email(address)
        person = _changed(known or _new(address), name, agency, may_create=may_create)
        if not person.name:
            raise Refusal(*NEEDS_NAME)
        desk.store.people.save(person)
        desk.audit("person changed" if known else "person added", person.id)
    if as_json:
        print_json(_plain(person))
    else:
        print_blocks(_told(known, person), "Changed" if known else "Added")


def _told(before: Person | None, person: Person) -> list[tuple[str, list[str]]]:
    """Return what is known now; of a new name also that groups keep the one they know."""
    is_renamed = before is not None and before.name != person.name
    return [_lines(person), *([GROUPS_KEEP] if is_renamed else [])]


def _new(address: str) -> Person:
    if why := wrong_email(address):
        raise typer.BadParameter(f"{why} Write it like priya.nair@eastmere.example.")
    return Person(f"u{secrets.token_hex(8)}", address, "", version=0)


def _changed(person: Person, name: str, agency: str, *, may_create: bool | None) -> Person:
    return replace(
        person,
        name=persons_name(name, *NEEDS_NAME) if name.strip() else person.name,
        agency=one_line(agency) or person.agency,
        may_create=person.may_create if may_create is None else may_create,
        version=person.version + 1,
    )


def list_(*, as_json: AsJson = False, env_file: EnvFile = None) -> None:
    """List the people who are known by their work, and who of them may make groups."""
    with opened_desk(env_file) as desk:
        people = list(filter(_is_shown, desk.store.people.all()))
    if as_json:
        print_json([_plain(each) for each in people])
    else:
        how_many = "1 person" if len(people) == 1 else f"{len(people)} people"
        print_blocks(map(_lines, people), how_many)


def import_(
    file: Sheet, group: Ref, as_: Writer = "", *, as_json: AsJson = False, env_file: EnvFile = None
) -> int:
    """Read a contact sheet into a group: all rows or none, each bad one listed."""
    upload = read_upload(file)
    with opened_desk(env_file) as desk:
        writer = desk.person(as_) if as_ else desk.lead_of(group)
        card = desk.say(writer, f"{group} members import", {"sheet": upload})
    draw(card, is_json=as_json)
    return REFUSED if card.is_refusal else 0


def remove(email: Email, *, as_json: AsJson = False, env_file: EnvFile = None) -> None:
    """Take a person out who belongs to no open group; what closed groups keep stays there."""
    with opened_desk(env_file) as desk:
        person = desk.person(email)
        if number := _open_groups(desk.store, person):
            raise Refusal(
                f"This person is still in {many(number, 'open group')}.",
                "The lead takes them out there first, or closes the group.",
            )
        desk.store.people.remove(person.id)
        desk.audit("person removed", person.id)
    if as_json:
        print_json(_plain(person))
    else:
        print_blocks([_lines(person), STAYS], "Removed")


def _open_groups(store: Store, person: Person) -> int:
    """Return how many groups there are that have not closed and that they have not left."""
    there = ((store.read(ref), member) for ref, member in store.people.groups_of(person.id))
    found = ((facts, facts.member(member)) for facts, member in there if not facts.is_closed)
    return sum(1 for _, member in found if member is not None and member.is_active)


def _is_shown(person: Person) -> bool:
    """Tell whether the operator sees more of somebody than the address that they have typed.

    A foster carer's name and address are their group's (IG6); who may make groups is known here.
    """
    return person.may_create or not person.is_at_home


def _lines(person: Person) -> tuple[str, list[str]]:
    if not _is_shown(person):
        return person.email, ["No more of this person is shown here."]
    may = ["May make groups."] if person.may_create else []
    return person.name, [*filter(None, (person.email, person.agency)), *may]


def _plain(person: Person) -> dict[str, object]:
    is_shown = _is_shown(person)
    return {
        "email": person.email,
        "name": person.name if is_shown else "",
        "agency": person.agency if is_shown else "",
        "may_create": person.may_create,
    }
