"""What holds for a contact sheet whatever stands in it."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.access import Viewer
from bot.core.facts.members import MemberKind
from bot.core.facts.people import Reader, Route
from bot.core.refusals import Refusal
from bot.core.sheet.lines import HELD, Picked, Row, line_of
from bot.core.sheet.parts import read_part
from bot.core.sheet.routes import read_route
from bot.core.sheet.views import family_sheet, sheet_for
from tests.cast import DEAN, LEAH
from tests.story import with_contact_sheet, with_member

GROUP = with_contact_sheet()
texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cf"]), max_size=40)
streets = st.from_regex(r"[0-9]{1,3} Zq[a-z]{4,10} (Street|Lane)", fullmatch=True)


@given(texts)
def test_whatever_is_written_names_one_route_or_is_refused(text: str) -> None:
    with suppress(Refusal):
        route, carrier = read_route(text)
        assert bool(carrier) is (route is Route.BY_HAND)


@given(texts, texts)
def test_whatever_is_written_is_a_part(text: str, agency: str) -> None:
    part = read_part(text, agency)
    is_family = agency.strip().lower() == "family"
    assert part.kind.is_family is (is_family and part.kind is not MemberKind.FOSTER_CARER)
    assert len(part.own_reference) in {0, 4}


@settings(max_examples=40)
@given(streets, st.sampled_from(["mother", "aunt", "carer", "foster carer"]))
def test_no_home_address_of_family_or_foster_carers_survives(street: str, part: str) -> None:
    details = Picked(f"{street}; 01632 960107", street, "01632 960107")
    line = line_of(Row(1, "Ann Lee", "Family", details, "Post", part))
    assert street not in repr(line)
    assert line.address_dropped
    assert line.contact.as_written.startswith(HELD)


@settings(max_examples=30)
@given(st.emails(), st.sampled_from([None, *Reader]))
def test_a_mark_on_an_address_always_stands(email: str, mark: Reader | None) -> None:
    details = Picked(email, "", "", email, mark)
    contact = line_of(Row(1, "Ann Lee", "Care", details, "Teams", "")).contact
    assert mark in {None, contact.reader}


@settings(max_examples=30)
@given(st.sampled_from([LEAH, DEAN]), streets, streets)
def test_no_copy_shows_what_another_family_member_said(who: str, name: str, phone: str) -> None:
    other = DEAN if who == LEAH else LEAH
    found = next(each for each in GROUP.members if each.id == other)
    group = with_member(GROUP, other, name=name, part=phone)
    reader = next(each for each in group.members if each.id == who)
    seen = repr(family_sheet(group, reader))
    assert name not in seen
    assert phone not in seen
    assert found.contact.telephone not in repr(sheet_for(group, Viewer("p3")))
