"""What may be kept of one line of the contact sheet (R2, R3)."""

from dataclasses import replace

import pytest

from bot.core.facts.members import MemberKind
from bot.core.facts.people import Reader, Route
from bot.core.refusals import Refusal
from bot.core.sheet.lines import HELD, Picked, bears_name, line_of
from tests.sheet_rows import ROWS, picked, row


def test_a_professionals_columns_are_kept_word_for_word() -> None:
    line = line_of(row("Grace Holloway"))
    assert line.contact.as_written == (
        "Orchard Clinic, Eastmere; 01632 960103; g.holloway@health.example"
    )
    assert line.contact.work_address == "Orchard Clinic, Eastmere"
    assert line.contact.route is Route.SECURE_EMAIL
    assert line.contact.route_as_written == "Secure e-mail"
    assert not line.address_dropped


def test_a_home_address_of_family_is_not_kept_and_is_reported() -> None:
    line = line_of(row("Leah Carrow"))
    assert line.contact.as_written == f"{HELD}; 01632 960107"
    assert "Mill Lane" not in repr(line)
    assert line.address_dropped
    assert line.carrier == "Priya Nair"


def test_a_foster_carers_home_address_is_not_kept_either() -> None:
    given = row("Dawn Kerrigan", part="foster carer", agency="Eastmere Fostering")
    line = line_of(given)
    assert line.part.kind is MemberKind.FOSTER_CARER
    assert "Mill Lane" not in repr(line)


def test_words_that_stand_for_an_address_are_no_address() -> None:
    assert not line_of(row("Dean Marsh")).address_dropped


def test_each_address_is_read_alone_but_the_one_marked_as_shared() -> None:
    readers = {each.name: line_of(each).contact.reader for each in ROWS[:6]}
    assert readers.pop("Martin Pryce") is Reader.SHARED
    assert set(readers.values()) == {Reader.ALONE}


def test_an_unmarked_address_that_bears_no_name_counts_as_shared() -> None:
    given = row("Asha Roy", details=picked("Station Street", "", "desk4@police.example"))
    assert line_of(given).contact.reader is Reader.SHARED
    marked = replace(given, details=replace(given.details, marked=Reader.ALONE))
    assert line_of(marked).contact.reader is Reader.ALONE


@pytest.mark.parametrize(
    ("email", "name", "bears"),
    [
        ("g.holloway@health.example", "Grace Holloway", True),
        ("grace@health.example", "Grace Holloway", True),
        ("zoe@health.example", "Zoë Lark", True),
        ("ruth@health.example", "Dr. Ruth Okafor", True),
        ("dr@surgery.example", "Dr Ruth Okafor", False),
        ("grace-team@health.example", "Grace Holloway", False),
        ("g@health.example", "G Holloway", False),
        ("smith-jones@a.example", "Ann Smith-Jones", True),
        ("jones@a.example", "Ann Smith-Jones", True),
        ("smithjones@a.example", "Ann Smith-Jones", True),
        ("b-ho@a.example", "Bea Al-Ho", False),
        ("s.obrien@a.example", "Siobhán O’Brien", True),
        ("s.o'brien@a.example", "Siobhán O'Brien", True),
        ("lukasz.zolc@a.example", "Łukasz Żółć", True),
        ("p.mueller@a.example", "Petra Müller", True),
        ("p.muller@a.example", "Petra Müller", True),
        ("s.oestergaard@a.example", "Søren Østergaard", True),
        ("duty@a.example", "Siobhán O'Brien", False),
        ("info@a.example", "Li", False),
        ("duty.holloway@police.example", "", False),
    ],
)
def test_an_address_bears_its_owners_name_or_not(email: str, name: str, *, bears: bool) -> None:
    assert bears_name(email, name) is bears


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"name": " "}, "name is missing"),
        ({"agency": ""}, "agency is missing"),
        ({"shared": ""}, "shared securely"),
        ({"details": Picked("01632", wrong='"01632" is not a number.')}, "is not a number"),
        ({"details": picked("Orchard Clinic", "01632 960103")}, "no e-mail address"),
    ],
)
def test_a_row_that_cannot_be_kept_says_what_is_wrong_and_right(
    cells: dict[str, object], what: str
) -> None:
    with pytest.raises(Refusal, match=what) as refused:
        line_of(row("Grace Holloway", **cells))
    assert refused.value.way_on


def test_a_professional_reached_by_post_needs_no_e_mail_address() -> None:
    line = line_of(row("Grace Holloway", details=picked("Orchard Clinic", ""), shared="Post"))
    assert line.contact.email == ""


@pytest.mark.parametrize("shared", ["Slack", "Teams", "Microsoft Teams"])
@pytest.mark.parametrize("part", ["mother", "child", "carer", "aunt"])
def test_family_have_no_route_on_which_only_professionals_are_known(shared: str, part: str) -> None:
    """IG17, IG11: whoever is bound to such an account is a professional."""
    with pytest.raises(Refusal, match="only professionals are known there") as refused:
        line_of(row("Leah Carrow", shared=shared, part=part))
    assert refused.value.field == "route"
    assert 'Write "Post" or "By hand (NAME)"' in refused.value.way_on


def test_family_may_be_reached_by_secure_e_mail_and_foster_carers_like_professionals() -> None:
    """IG18 says when a mail may go to family; that a route is theirs says nothing of it."""
    details = picked("", "01632 960107", "leah@mail.example")
    by_mail = line_of(row("Leah Carrow", details=details, shared="Secure e-mail"))
    assert by_mail.contact.route is Route.SECURE_EMAIL
    carer = line_of(row("Dawn Kerrigan", part="foster carer", shared="Teams"))
    assert carer.contact.route is Route.TEAMS
