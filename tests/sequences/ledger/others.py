"""Who is in no other story: a foster carer, a child who attends, and an organiser."""

from dataclasses import replace

from bot.core.facts.members import ChildsPart, Member, MemberKind, Role
from bot.core.facts.people import Contact, Reader, Route
from tests.cast import CHILD_A, PRIYA, SHEET_READ, outside, professional

CARER, CHILD, ORGANISER = "p13", "p14", "p15"


def carer() -> Member:
    carer = professional(
        CARER, "Fay Kerr", "Family", "fay@mail.example", "foster carer", route=Route.SECURE_EMAIL
    )
    return replace(carer, kind=MemberKind.FOSTER_CARER, person="", children=frozenset({CHILD_A}))


def child() -> Member:
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


def organiser() -> Member:
    return outside(
        ORGANISER, "Olu Bello", "olu@eastmere.example", Role.ORGANISER, route=Route.SLACK
    )
