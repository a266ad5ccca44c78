"""Contact details picked apart from free text: nobody is asked over a network, nothing guessed."""

import pytest
from hypothesis import given

from bot.core.facts.people import Reader
from handlers.sheets.details import pick_apart
from tests.sheet_rows import ROWS
from tests.texts import any_text


@pytest.mark.parametrize("row", ROWS, ids=[each.name for each in ROWS])
def test_each_cell_of_the_acceptance_case_is_picked_apart(row: object) -> None:
    details = next(each.details for each in ROWS if each is row)
    picked = pick_apart(details.as_written)
    assert (picked.address, picked.telephone) == (details.address, details.telephone)
    assert (picked.email, picked.marked, picked.wrong) == (details.email, details.marked, "")


@pytest.mark.parametrize(
    ("cell", "address", "telephone", "email"),
    [
        ("", "", "", ""),
        (
            "Tel: 01632 960 103, e-mail: a.b@x.example\nOrchard Clinic",
            *("Orchard Clinic",),
            *("01632 960 103", "a.b@x.example"),
        ),
        ("+44 1632 960103", "", "+44 1632 960103", ""),
        ("(01632) 960103", "", "(01632) 960103", ""),
        ("<a.b@x.example>", "", "", "a.b@x.example"),
        ("a.b@notgsi.gov.uk", "", "", "a.b@notgsi.gov.uk"),
        ("Room 12, 5th floor; 01632-960-101", "Room 12, 5th floor", "01632-960-101", ""),
    ],
)
def test_what_people_write_is_understood(
    cell: str, address: str, telephone: str, email: str
) -> None:
    picked = pick_apart(cell)
    assert (picked.address, picked.telephone, picked.email, picked.wrong) == (
        address,
        telephone,
        email,
        "",
    )


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ("a@b", "is not an e-mail address"),
        ("a b@@x.example", "is not an e-mail address"),
        ("a@x.example, b@x.example", "There are 2 e-mail addresses"),
        ("01632 960103; 01632 960104", "There are 2 telephone numbers"),
        ("0163 2960 1031 2345", "too few or too many digits"),
        ("960103", "is not a telephone number"),
        ("0163 2960 1031 2345 6789 01", "is not a telephone number"),
        ("a.b@gsi.gov.uk", "no longer arrives"),
        ("a.b@Police.GSX.gov.uk", "no longer arrives"),
        ("a.b@eastmere.gcsx.gov.uk", "no longer arrives"),
    ],
)
def test_what_cannot_be_one_thing_is_said(cell: str, wrong: str) -> None:
    assert wrong in pick_apart(cell).wrong


def test_who_reads_an_address_is_taken_from_its_mark() -> None:
    assert pick_apart("dsl@x.example (Shared mailbox)").marked is Reader.SHARED
    assert pick_apart("a@x.example (read by this person alone)").marked is Reader.ALONE
    assert pick_apart("a@x.example").marked is None


@given(any_text(max_size=200))
def test_any_cell_can_be_picked_apart(cell: str) -> None:
    assert isinstance(pick_apart(cell).wrong, str)
