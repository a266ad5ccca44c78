"""Whose line it is: family, foster carer, professional, or asked back (R2, IG6, IG10)."""

import pytest

from bot.core.facts.members import MemberKind, Role
from bot.core.refusals import Refusal
from bot.core.sheet.lines import HELD, line_of
from bot.core.sheet.parts import read_part
from tests.sheet_rows import picked, row

HOME = picked("Flat 2, 9 Beech Avenue", "07700 900124")
SCHOOL = "Larkfield Primary School"
PARENT, CHILD, CARER, RELATIVE = (
    MemberKind.PARENT,
    MemberKind.CHILD,
    MemberKind.CARER,
    MemberKind.RELATIVE,
)
FOSTER_CARERS = (
    "Foster carer",
    "foster carers",
    "Foster parent",
    "FOSTER FAMILY",
    "Fosterer",
    "former foster carer",
    "Foster carer (agency)",
    "Kinship foster carer",
    "Foster carer with Eastmere Fostering Agency",
    "Foster carer - Eastmere Fostering",
    "Foster carer Eastmere",
)
FAMILY = {
    "Family": RELATIVE,
    "family member": RELATIVE,
    "The whole family": RELATIVE,
    "Parent": PARENT,
    "PARENTS": PARENT,
    "Mother": PARENT,
    "mum": PARENT,
    "Mam": PARENT,
    "dad": PARENT,
    "step-father": PARENT,
    "Step mum": PARENT,
    "Mother of Child A": PARENT,
    "Child A’s mother": PARENT,
    "Leah's mum": PARENT,
    "Mother who is a nurse": PARENT,
    "mother and carer": PARENT,
    "Adoptive parent": PARENT,
    "Carer": CARER,
    "kinship carer": CARER,
    "Special guardian": CARER,
    "connected person": CARER,
    "Other adult with care": CARER,
    "Child": CHILD,
    "Child A": CHILD,
    "the children": CHILD,
    "Young person": CHILD,
    "Nan": RELATIVE,
    "gran": RELATIVE,
    "Grandmother": RELATIVE,
    "grand-parent": RELATIVE,
    "great-aunt": RELATIVE,
    "Uncle": RELATIVE,
    "sibling": RELATIVE,
    "half-sister": RELATIVE,
    "partner of mother": RELATIVE,
    "mum's partner": RELATIVE,
    "mother-in-law": RELATIVE,
    "ex-husband": RELATIVE,
    "family friend": RELATIVE,
}
PROFESSIONALS = (
    "Family support worker, Family Hub",
    "Children's social worker",
    "Parenting practitioner",
    "School parent liaison",
    "Foster carer's supervising social worker",
    "Fostering agency",
    "Eastmere Fostering",
    "Foster care social worker",
    "Mum's social worker",
    "Probation officer for father",
    "Child's advocate",
    "Mother's interpreter",
    "Children's guardian",
    "Family Court",
    "Child psychologist",
    "Team manager children and families",
    "Eastmere Council Children and Families",
    "Children and families team",
    "Child in need social worker",
    "Carers Trust",
    "Action for Children",
    "Partner agency",
    "Barnardo's",
)
UNCLEAR = (
    "Carrow family",
    "Fostering",
    "Foster placement",
    "Sunrise Carer",
    "School parent",
    "Foster Carers Association",
    "Teacher and parent",
    "n/a",
    "home",
    "Mother, Eastmere Council",
)


@pytest.mark.parametrize("agency", FOSTER_CARERS)
def test_a_foster_carers_home_address_is_not_kept_whatever_stands_as_agency(agency: str) -> None:
    line = line_of(row("Dawn Kerrigan", agency=agency, part="", details=HOME, shared="Post"))
    assert line.part.kind is MemberKind.FOSTER_CARER
    assert line.address_dropped
    assert line.contact.as_written == f"{HELD}; 07700 900124"
    assert "Beech Avenue" not in repr(line)


@pytest.mark.parametrize("words", FOSTER_CARERS)
def test_a_foster_carer_is_one_of_whatever_agency(words: str) -> None:
    assert read_part(words, SCHOOL).kind is MemberKind.FOSTER_CARER


@pytest.mark.parametrize("agency", FAMILY)
def test_a_word_of_family_as_agency_is_family_and_its_home_address_is_not_kept(agency: str) -> None:
    line = line_of(row("Dawn Kerrigan", agency=agency, part="", details=HOME, shared="Post"))
    assert line.part.kind is FAMILY[agency]
    assert "Beech Avenue" not in repr(line)


@pytest.mark.parametrize("words", FAMILY)
def test_a_word_of_family_as_role_is_family_without_another_agency(words: str) -> None:
    assert read_part(words, "n/a").kind is FAMILY[words]
    if words != "family friend":
        assert read_part(words, "Family").kind is FAMILY[words]


@pytest.mark.parametrize("words", FAMILY)
def test_a_word_of_family_as_role_beside_an_agency_is_asked_back(words: str) -> None:
    with pytest.raises(Refusal, match=f'the agency "{SCHOOL}" and the role') as refused:
        read_part(words, SCHOOL)
    assert refused.value.field == "part"
    assert 'Write "Family" as the agency' in refused.value.way_on
    assert read_part(f"{words}; professional", SCHOOL).kind is MemberKind.PROFESSIONAL


@pytest.mark.parametrize("words", PROFESSIONALS)
def test_a_title_or_agency_that_holds_a_word_of_family_stays_professional(words: str) -> None:
    assert read_part("", words).kind is MemberKind.PROFESSIONAL
    assert read_part(words, SCHOOL).kind is MemberKind.PROFESSIONAL


@pytest.mark.parametrize("agency", UNCLEAR)
def test_what_is_clearly_neither_is_asked_back_at_the_agency(agency: str) -> None:
    with pytest.raises(Refusal, match="not clear whether this is family") as refused:
        read_part("", agency)
    assert refused.value.field == "agency"
    assert read_part("social worker", agency).kind is MemberKind.PROFESSIONAL


def test_professional_in_brackets_after_the_agency_is_word_enough() -> None:
    assert read_part("", "Carrow Family (professional)").kind is MemberKind.PROFESSIONAL


@pytest.mark.parametrize("words", ["team manager", "social worker, lead", "deputy"])
@pytest.mark.parametrize("agency", ["Family", "Mother", "Foster carer"])
def test_family_and_foster_carers_hold_no_professional_role(agency: str, words: str) -> None:
    with pytest.raises(Refusal, match="not clear"):
        read_part(words, agency)


def test_a_title_beside_family_is_asked_back_unless_the_role_is_of_family_too() -> None:
    with pytest.raises(Refusal, match="not clear"):
        read_part("health visitor", "Family")
    assert read_part("mother; teacher", "Family").kind is PARENT
    assert read_part("brings the child's views", "Family").roles == {Role.BRINGS_VIEWS}


def test_what_stands_after_a_name_counts_and_a_surname_does_not() -> None:
    assert read_part("", "none", "Leah Carrow (mother)").kind is PARENT
    assert read_part("", "Family", "Child A").kind is CHILD
    with pytest.raises(Refusal, match="not clear"):
        read_part("", SCHOOL, "Leah Carrow (mother)")
    assert read_part("", SCHOOL, "Ann Cousins").kind is MemberKind.PROFESSIONAL


@pytest.mark.parametrize(
    ("agency", "part", "field"),
    [
        ("Family, 9 Beech Avenue", "", "agency"),
        ("Foster carer, EM1 2AB", "", "agency"),
        ("Family", "mother, 9a Beech Avenue", "part"),
    ],
)
def test_a_home_address_beside_the_word_of_family_is_asked_back(
    agency: str, part: str, field: str
) -> None:
    with pytest.raises(Refusal, match="looks like a home address") as refused:
        line_of(row("Dawn Kerrigan", agency=agency, part=part, details=HOME, shared="Post"))
    assert refused.value.field == field
