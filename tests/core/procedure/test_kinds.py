"""How each kind of value is written, and what is refused with an example."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.procedure.kinds import Content, Kind, Window, parse_date
from bot.core.procedure.roles import ProfileRole, parse_places, written_places
from bot.core.procedure.spans import parse_span
from bot.core.refusals import Refusal

WEEK, MONTH = parse_span("1 week"), parse_span("1 month")


@pytest.mark.parametrize(
    ("kind", "written", "content"),
    [
        (Kind.SPAN, "1 week", WEEK),
        (Kind.SPANS, "1 week; 1 month", (WEEK, MONTH)),
        (Kind.NUMBER, " 3 ", 3),
        (Kind.YES_NO, "yes", True),
        (Kind.YES_NO, "no", False),
        (Kind.TEXT, " 01632 960199 ", "01632 960199"),
        (Kind.TEXTS, "talk; line manager", ("talk", "line manager")),
        (
            Kind.ROLES,
            "chair; lead or rota",
            ((ProfileRole.CHAIR,), (ProfileRole.LEAD, ProfileRole.ROTA)),
        ),
        (
            Kind.DAYS,
            "2027-05-03; 2027-01-04 Fair",
            ((date(2027, 1, 4), "Fair"), (date(2027, 5, 3), "")),
        ),
        (Kind.TIME, "09:00", time(9)),
        (Kind.WINDOW, "08:00 to 18:00", Window(time(8), time(18))),
    ],
)
def test_a_value_is_read(kind: Kind, written: str, content: Content) -> None:
    assert kind.parse(written) == content


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Kind.SPAN, "soon"),
        (Kind.SPANS, "1 week, 1 month"),
        (Kind.NUMBER, "three"),
        (Kind.NUMBER, "-3"),
        (Kind.NUMBER, "12345"),
        (Kind.YES_NO, "maybe"),
        (Kind.TEXT, "  "),
        (Kind.TEXT, "a\nb"),
        (Kind.TEXT, "a" * 401),
        (Kind.TEXTS, "talk;"),
        (Kind.ROLES, "boss"),
        (Kind.DAYS, "3 May 2027"),
        (Kind.TIME, "9:00"),
        (Kind.TIME, "24:00"),
        (Kind.WINDOW, "08:00"),
        (Kind.WINDOW, "18:00 to 08:00"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_would_be(kind: Kind, written: str) -> None:
    with pytest.raises(Refusal) as refusal:
        kind.parse(written)
    assert refusal.value.why
    assert refusal.value.way_on.startswith("Write")


@pytest.mark.parametrize("written", ["2027-02-30", "27-03-29", "2027-3-29", "29 Mar 2027", ""])
def test_a_date_in_a_file_is_an_iso_date(written: str) -> None:
    with pytest.raises(Refusal, match="is not a date"):
        parse_date(written)


@given(st.lists(st.lists(st.sampled_from(ProfileRole), min_size=1), min_size=1))
def test_places_are_read_back_from_their_own_words(places: list[list[ProfileRole]]) -> None:
    held = tuple(map(tuple, places))
    assert parse_places(written_places(held)) == held
