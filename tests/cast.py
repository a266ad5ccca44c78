"""The standing cast: the people of group 7KQ2, as the acceptance case has them."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.core.facts.members import Member, MemberKind, Need, Role
from bot.core.facts.people import Confirmation, Contact, Reader, Route
from bot.core.wall_clock import LONDON

PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, LEAH, DEAN = (f"p{n}" for n in range(1, 9))
HELEN, IQBAL, JOAN, BEN = "p9", "p10", "p11", "p12"
CHILD_A = "child-a"

PROFESSIONALS = (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN)
FAMILY = (LEAH, DEAN)
COMERS = (PRIYA, TOM, GRACE, MARTIN, DAWN)


def at(day: int, month: int, hour: int = 9, minute: int = 0, *, year: int = 2027) -> datetime:
    """Return an instant of 2027 by the clock on the wall in London, in UTC as commands get it."""
    return datetime(year, month, day, hour, minute, tzinfo=LONDON).astimezone(UTC)


CREATED = at(17, 3, 14)
SHEET_READ = at(18, 3, 10)


def professional(
    id_: str, name: str, agency: str, email: str, part: str, *roles: Role, route: Route
) -> Member:
    """Build a professional whose address the lead has confirmed, read by them alone."""
    reader = Reader.SHARED if email == "dsl@larkfield.example" else Reader.ALONE
    contact = Contact(
        telephone=f"01632 9601{int(id_[1:]):02}",
        email=email,
        reader=reader,
        route=route,
        confirmation=Confirmation(email, PRIYA, SHEET_READ),
    )
    kind = MemberKind.PROFESSIONAL
    return Member(
        id_, kind, name, agency, contact, SHEET_READ, part=part, roles=frozenset(roles), person=id_
    )


def parent(id_: str, name: str, part: str, reference: str, contact: Contact) -> Member:
    return Member(
        id_,
        MemberKind.PARENT,
        name,
        "Family",
        contact,
        SHEET_READ,
        part=part,
        own_reference=reference,
        children=frozenset({CHILD_A}),
    )


def outside(id_: str, name: str, email: str, *roles: Role, route: Route) -> Member:
    found = professional(id_, name, "Eastmere", email, "", *roles, route=route)
    return replace(found, kind=MemberKind.OUTSIDE)


PEOPLE = (
    professional(
        PRIYA,
        "Priya Nair",
        "Eastmere Children's Social Care",
        "priya.nair@eastmere.example",
        "social worker, lead",
        Role.LEAD,
        Role.SOCIAL_WORKER,
        route=Route.SLACK,
    ),
    professional(
        TOM,
        "Tom Adeyemi",
        "Eastmere Children's Social Care",
        "tom.adeyemi@eastmere.example",
        "team manager",
        Role.TEAM_MANAGER,
        route=Route.SLACK,
    ),
    professional(
        GRACE,
        "Grace Holloway",
        "Eastmere Community Health",
        "g.holloway@health.example",
        "health visitor",
        route=Route.SECURE_EMAIL,
    ),
    professional(
        MARTIN,
        "Martin Pryce",
        "Larkfield Primary School",
        "dsl@larkfield.example",
        "school DSL",
        Role.BRINGS_VIEWS,
        route=Route.TEAMS,
    ),
    professional(
        ASHA,
        "Asha Roy",
        "Eastmere Police",
        "asha.roy@police.example",
        "police",
        route=Route.TEAMS,
    ),
    professional(
        DAWN,
        "Dawn Kerrigan",
        "Eastmere Homes",
        "d.kerrigan@homes.example",
        "housing officer",
        route=Route.SLACK,
    ),
    parent(
        LEAH,
        "Leah Carrow",
        "mother",
        "H4MX",
        Contact(telephone="01632 960107", route=Route.BY_HAND, route_by=PRIYA),
    ),
    replace(
        parent(
            DEAN,
            "Dean Marsh",
            "father",
            "T9RK",
            Contact(telephone="01632 960108", route=Route.POST),
        ),
        needs=(Need("interpreter", "a Portuguese interpreter"),),
    ),
    outside(
        HELEN,
        "Helen Osei",
        "h.osei@reviewing.example",
        Role.CONFERENCE_CHAIR,
        route=Route.SECURE_EMAIL,
    ),
    outside(
        IQBAL,
        "Iqbal Rahim",
        "iqbal.rahim@eastmere.example",
        Role.SENIOR_SOCIAL_WORKER,
        Role.DEPUTY,
        route=Route.SLACK,
    ),
)


def joan_whitby() -> Member:
    """Build Asha's substitute for 30 March, whom Priya has confirmed."""
    joan = professional(
        JOAN,
        "Joan Whitby",
        "Eastmere Police",
        "joan.whitby@police.example",
        "police",
        route=Route.SECURE_EMAIL,
    )
    return replace(joan, kind=MemberKind.SUBSTITUTE, substitute_at="M1", substitute_for=ASHA)
