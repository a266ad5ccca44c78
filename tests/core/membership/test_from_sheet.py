"""A whole contact sheet read into a group: all rows or none."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind, OptOut, Role
from bot.core.facts.people import Route
from bot.core.membership.from_sheet import SheetRead, Taken, read_sheet
from bot.core.membership.joining import Joining
from bot.core.refusals import Refusal
from bot.core.sheet.lines import HELD, Row, SheetRefused, Trouble
from tests.cast import PRIYA, SHEET_READ, at
from tests.sheet_rows import ROWS, picked, references, row
from tests.story import with_contact_sheet


def founded() -> CoreGroup:
    """Return the group with Priya alone, as `new` leaves it."""
    group = with_contact_sheet()
    return replace(group, members=(replace(group.members[0], part=""),))


def read(rows: tuple[Row, ...], group: CoreGroup | None = None, *drawn: str) -> SheetRead:
    drawing = references(*drawn)
    return read_sheet(group or founded(), rows, Joining(SHEET_READ, PRIYA), lambda: next(drawing))


def test_the_sheet_of_the_acceptance_case_gives_eight_members() -> None:
    sheet = read(ROWS)
    members = {each.name: each for each in sheet.facts.core_members}
    assert len(members) == 8
    assert members["Martin Pryce"].roles == {Role.BRINGS_VIEWS}
    assert members["Martin Pryce"].children == {"child-a"}
    leah = members["Leah Carrow"]
    assert (leah.kind, leah.own_reference) == (MemberKind.PARENT, "H4MX")
    assert leah.contact.as_written == f"{HELD}; 01632 960107"
    assert leah.contact.route_by == members["Priya Nair"].id
    assert members["Dean Marsh"].needs[0].what == "a Portuguese interpreter"
    assert members["Dean Marsh"].children == {"child-a"}


def test_the_report_says_what_was_dropped_and_which_domains_are_new() -> None:
    rows = read(ROWS).rows
    assert [each.row for each in rows if each.address_dropped] == [7]
    new = {each.email.partition("@")[2] for each in rows if each.is_new_domain}
    assert new == {"health.example", "larkfield.example", "police.example", "homes.example"}
    assert [each.taken for each in rows] == [Taken.CHANGED] + [Taken.OPTED_IN] * 7


def test_the_lead_who_is_on_the_sheet_stays_confirmed_under_the_same_address() -> None:
    lead = read(ROWS).facts.lead
    assert lead is not None
    assert lead.contact.is_confirmed
    assert lead.contact.work_address == "Civic Offices, Eastmere"


def test_a_second_import_of_the_same_sheet_changes_nothing() -> None:
    once = read(ROWS).facts
    again = read(ROWS, once)
    assert again.facts == once
    assert {each.taken for each in again.rows} == {Taken.AS_BEFORE}


def test_one_row_without_a_route_and_nothing_is_imported() -> None:
    rows = (*ROWS[:3], row("Martin Pryce", shared=""), *ROWS[4:])
    with pytest.raises(SheetRefused, match="row 4") as refused:
        read(rows)
    (trouble,) = refused.value.troubles
    assert trouble.row == 4
    assert "By hand" in trouble.right


def test_every_bad_row_is_listed_in_order() -> None:
    rows = (
        row("Priya Nair"),
        row("Priya Nair", number=2),
        row("Martin Pryce", number=3, part="brings Child Z's views"),
        row("Grace Holloway", number=4, agency=""),
        row("Leah Carrow", number=5, shared="By hand (Nobody Known)"),
    )
    with pytest.raises(SheetRefused, match="rows 2, 3, 4 and 5") as refused:
        read(rows)
    whats = [each.what for each in refused.value.troubles]
    assert "stands in row 1 already" in whats[0]
    assert "not a child of this group" in whats[1]
    assert "agency is missing" in whats[2]
    assert "not a professional here" in whats[3]


def test_who_stands_on_a_bad_row_makes_no_other_row_bad() -> None:
    """Leah's row waits for Una's, who is to carry: it is Una's that is to be mended."""
    una = row("Dawn Kerrigan", name="Una Lark", shared="")
    leah = row("Leah Carrow", shared="By hand (Una Lark)")
    rows = (una, leah, row("Dean Marsh"))
    cell = Trouble(8, "C9 holds a formula.", "Write it as plain text.")
    with pytest.raises(SheetRefused) as refused:
        read_sheet(founded(), rows, Joining(SHEET_READ, PRIYA), lambda: "K4MX", (cell,))
    assert [each.row for each in refused.value.troubles] == [6, 8]


def test_a_row_that_a_doubled_one_has_overtaken_is_no_trouble_of_its_own() -> None:
    """Grace moves in row 2; row 3 says so twice, with an address that row 1 does not know."""
    old, new = picked("", "01632 960103", "g.h@health.example"), picked("", "", "gh@north.example")
    cells = ((1, "South", old), (2, "North", old), (3, "North", new))
    rows = (row("Grace Holloway", number=n, agency=at_, details=said) for n, at_, said in cells)
    with pytest.raises(SheetRefused) as refused:
        read(tuple(rows))
    assert [each.row for each in refused.value.troubles] == [3]


def test_an_empty_sheet_is_refused() -> None:
    with pytest.raises(Refusal, match="no rows"):
        read(())


def test_family_who_bring_no_reference_get_one_drawn_unlike_the_others() -> None:
    rows = (row("Leah Carrow", part="mother", shared="Post"),)
    sheet = read(rows, None, "7KQ3", "H4MX")
    assert sheet.facts.family[0].own_reference == "H4MX"


def test_a_changed_address_counts_as_unconfirmed_and_a_changed_route_does_not() -> None:
    once = replace(read(ROWS).facts, members=with_contact_sheet().members)
    moved = row("Grace Holloway", details=picked("", "01632 960103", "gh.holloway@health.example"))
    grace = read((moved,), once).facts.members[2]
    assert not grace.contact.is_confirmed
    assert (grace.contact_revision, grace.link_generation) == (2, 2)
    rerouted = read((row("Grace Holloway", shared="Slack"),), once).facts.members[2]
    assert rerouted.contact.is_confirmed
    assert rerouted.contact.route is Route.SLACK


def test_somebody_cannot_turn_from_professional_to_family_by_a_sheet() -> None:
    group = read(ROWS).facts
    with pytest.raises(SheetRefused) as refused:
        read((row("Dawn Kerrigan", part="foster carer"),), group)
    assert "in the group as professional" in refused.value.troubles[0].what


def test_a_sheet_that_no_longer_says_what_a_foster_carer_is_brings_no_address_in() -> None:
    """R2: her agency alone reads as a professional's, whose address would be kept."""
    fran = row("Dawn Kerrigan", name="Fran Foster", agency="Eastmere Fostering")
    group = read((replace(fran, part="foster carer"),)).facts
    left = replace(group.members[-1], opted_out=OptOut(at(20, 8), "moved", "all"))
    for known in (group, replace(group, members=(*group.members[:-1], left))):
        with pytest.raises(SheetRefused) as refused:
            read((replace(fran, part=""),), known)
        assert "was entered as foster carer" in refused.value.troubles[0].what


def test_who_had_left_is_opted_in_again_and_must_be_confirmed_anew() -> None:
    group = with_contact_sheet()
    dawn = group.members[5]
    out = replace(dawn, opted_out=OptOut(at(20, 8), "work done", "17 Aug"))
    group = replace(group, members=(*group.members[:5], out, *group.members[6:]))
    sheet = read((row("Dawn Kerrigan"),), group)
    again = sheet.facts.members[5]
    assert (again.id, again.spell, again.is_active) == (dawn.id, 2, True)
    assert again.contact == replace(again.contact, confirmation=None)
    assert sheet.rows[0].taken is Taken.AGAIN


def test_two_people_cannot_share_an_address_that_one_reads_alone() -> None:
    shared = picked("", "", "g.holloway@health.example")
    with pytest.raises(SheetRefused) as refused:
        read((*ROWS, row("Asha Roy", number=9, name="Ann Holloway", details=shared)))
    assert refused.value.troubles[0].row == 9
