"""The group with which a life in the ledger begins: marks in all that stands there already."""

from dataclasses import replace

from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import ChildsPart, Member, MemberKind, Need, Role
from bot.core.facts.people import Confirmation, Contact, Reader, Route
from tests.cast import CHILD_A, DAWN, GRACE, PRIYA, SHEET_READ, outside, professional
from tests.sequences.ledger.marks import Marks
from tests.story import with_first_meeting_held

CARER, CHILD, ORGANISER = "p13", "p14", "p15"


def beginning(marks: Marks) -> CoreGroup:
    """Return the group after its first meeting, with a foster carer, a child and an organiser."""
    group = with_first_meeting_held()
    everybody = (*group.members, _carer(), _child(), _organiser())
    return replace(
        group,
        flag_reason=marks.plant(),
        members=tuple(_marked(each, marks) for each in everybody),
        meetings=tuple(_placed(each, marks) for each in group.meetings),
    )


def _marked(member: Member, marks: Marks) -> Member:
    names = marks.names()
    number = marks.plant() if member.id in {GRACE, DAWN} else ""
    needs = tuple(Need(each.id, f"a ramp {marks.plant()}") for each in member.needs)
    return replace(
        member,
        name=f"{next(names)} {next(names)}",
        contact=_contact(member, marks),
        own_record_number=number,
        needs=needs,
    )


def _contact(member: Member, marks: Marks) -> Contact:
    contact = replace(member.contact, telephone=marks.telephone())
    if not contact.email:
        return contact
    email = f"{marks.plant()}@{contact.domain}"
    return replace(contact, email=email, confirmation=Confirmation(email, PRIYA, SHEET_READ))


def _placed(meeting: Meeting, marks: Marks) -> Meeting:
    link = f"https://video.example/{marks.plant()}"
    return replace(meeting, venue=f"{marks.plant()} Hall, Larkfield Road", join_link=link)


def _carer() -> Member:
    carer = professional(
        CARER, "Fay Kerr", "Family", "fay@mail.example", "foster carer", route=Route.SECURE_EMAIL
    )
    return replace(carer, kind=MemberKind.FOSTER_CARER, person="", children=frozenset({CHILD_A}))


def _child() -> Member:
    contact = Contact(route=Route.BY_HAND, route_by=PRIYA, reader=Reader.ALONE)
    return Member(
        CHILD,
        MemberKind.CHILD,
        "Child A",
        "Family",
        contact,
        SHEET_READ,
        own_reference="K3WD",
        children=frozenset({CHILD_A}),
        childs_part=ChildsPart.ATTENDS,
        childs_part_reason="old enough",
    )


def _organiser() -> Member:
    return outside(
        ORGANISER, "Olu Bello", "olu@eastmere.example", Role.ORGANISER, route=Route.SLACK
    )
