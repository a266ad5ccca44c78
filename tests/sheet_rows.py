"""The contact sheet of 7KQ2 as rows, picked apart, for tests to begin from."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.facts.people import Reader
from bot.core.sheet.lines import HELD, Picked, Row

CARE = "Eastmere Children's Social Care"


def picked(address: str, telephone: str, email: str = "", marked: Reader | None = None) -> Picked:
    mark = " (shared mailbox)" if marked is Reader.SHARED else ""
    written = "; ".join(filter(None, (address, telephone, email + mark)))
    return Picked(written, address, telephone, email, marked)


def row(of: str, /, **cells: object) -> Row:
    """Return one of the rows below by name, with other cells where given."""
    found = next(each for each in ROWS if each.name == of)
    return replace(found, **cells)  # type: ignore[arg-type] # the cells of a row by name


ROWS = (
    Row(
        1,
        "Priya Nair",
        CARE,
        picked("Civic Offices, Eastmere", "01632 960101", "priya.nair@eastmere.example"),
        "Slack",
        "social worker, lead",
    ),
    Row(
        2,
        "Tom Adeyemi",
        CARE,
        picked("Civic Offices, Eastmere", "01632 960102", "tom.adeyemi@eastmere.example"),
        "Slack",
        "team manager",
    ),
    Row(
        3,
        "Grace Holloway",
        "Eastmere Community Health",
        picked("Orchard Clinic, Eastmere", "01632 960103", "g.holloway@health.example"),
        "Secure e-mail",
        "health visitor",
    ),
    Row(
        4,
        "Martin Pryce",
        "Larkfield Primary School",
        picked("Larkfield Road", "01632 960104", "dsl@larkfield.example", Reader.SHARED),
        "Teams",
        "school DSL; brings Child A's views",
    ),
    Row(
        5,
        "Asha Roy",
        "Eastmere Police",
        picked("Station Street, Eastmere", "01632 960105", "asha.roy@police.example"),
        "Teams",
        "police",
    ),
    Row(
        6,
        "Dawn Kerrigan",
        "Eastmere Homes",
        picked("Mill Lane, Eastmere", "01632 960106", "d.kerrigan@homes.example"),
        "Slack",
        "housing officer",
    ),
    Row(
        7,
        "Leah Carrow",
        "Family",
        picked("3 Mill Lane, Eastmere", "01632 960107"),
        "By hand (Priya Nair)",
        "mother; own reference H4MX",
    ),
    Row(
        8,
        "Dean Marsh",
        "Family",
        picked(HELD, "01632 960108"),
        "Post",
        "father; own reference T9RK; needs a Portuguese interpreter",
    ),
)


def references(*drawn: str) -> Iterator[str]:
    """Return references one after the other, to be drawn by `next`."""
    return iter(drawn)
