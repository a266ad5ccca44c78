"""What holds for a contact sheet whatever stands in it."""

from collections.abc import Callable
from contextlib import suppress

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.access import Viewer
from bot.core.facts.people import Reader, Route
from bot.core.refusals import Refusal
from bot.core.sheet.family_words import CARERS, PARENTS, RELATIVES
from bot.core.sheet.lines import HELD, Picked, Row, line_of
from bot.core.sheet.parts import read_part
from bot.core.sheet.routes import read_route
from bot.core.sheet.views import family_sheet, sheet_for
from tests.cast import DEAN, LEAH
from tests.story import with_contact_sheet, with_member
from tests.texts import ADDRESSES, CHARACTERS

GROUP = with_contact_sheet()
texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cf"]), max_size=40)
streets = st.from_regex(
    r"[0-9]{1,3} Zq[a-z]{4,10} (Street|Lane)", fullmatch=True, alphabet=CHARACTERS
)


@given(texts)
def test_whatever_is_written_names_one_route_or_is_refused(text: str) -> None:
    with suppress(Refusal):
        route, carrier = read_route(text)
        assert bool(carrier) is (route is Route.BY_HAND)


@given(texts, texts)
def test_whatever_is_written_is_a_part_or_is_asked_back(text: str, agency: str) -> None:
    with suppress(Refusal):
        assert len(read_part(text, agency).own_reference) in {0, 4}


@given(
    st.sampled_from(sorted(PARENTS | CARERS | RELATIVES | {"child", "foster carer"})),
    st.sampled_from(["{}", "The {}", "{}s", "birth {}", "{} of Child A", "Child A's {}", " {} "]),
    st.sampled_from([str.lower, str.upper, str.title]),
    st.one_of(texts, st.sampled_from(["health visitor", "team manager", "", "Eastmere Council"])),
)
def test_a_word_of_family_alone_is_never_a_professional_without_an_explicit_say(
    word: str, around: str, cased: Callable[[str], str], beside: str
) -> None:
    """As agency whatever the role, and as role whatever the agency (R2, IG6, IG10)."""
    assume("professional" not in beside.lower())
    alone = cased(around.format(word))
    for part, agency in ((beside, alone), (alone, beside or "none")):
        with suppress(Refusal):
            assert read_part(part, agency).kind.is_at_home


@given(streets, st.sampled_from(["mother", "aunt", "carer", "foster carer"]))
def test_no_home_address_of_family_or_foster_carers_survives(street: str, part: str) -> None:
    details = Picked(f"{street}; 01632 960107", street, "01632 960107")
    line = line_of(Row(1, "Ann Lee", "Family", details, "Post", part))
    assert street not in repr(line)
    assert line.address_dropped
    assert line.contact.as_written.startswith(HELD)


@given(ADDRESSES, st.sampled_from([None, *Reader]))
def test_a_mark_on_an_address_always_stands(email: str, mark: Reader | None) -> None:
    details = Picked(email, "", "", email, mark)
    contact = line_of(Row(1, "Ann Lee", "Care", details, "Teams", "")).contact
    assert mark in {None, contact.reader}


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
