"""How each kind of value is written, and what is refused with an example."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.procedure.kinds import Content, ValueKind, Window, parse_date
from bot.core.procedure.roles import ProfileRole, parse_places
from bot.core.procedure.spans import parse_span
from bot.core.refusals import Refusal

WEEK, MONTH = parse_span("1 week"), parse_span("1 month")


@pytest.mark.parametrize(
    ("kind", "written", "content"),
    [
        (ValueKind.SPAN, "1 week", WEEK),
        (ValueKind.SPANS, "1 week; 1 month", (WEEK, MONTH)),
        (ValueKind.NUMBER, " 3 ", 3),
        (ValueKind.YES_NO, "yes", True),
        (ValueKind.YES_NO, "no", False),
        (ValueKind.TEXT, " 01632 960199 ", "01632 960199"),
        (ValueKind.TEXTS, "talk; line manager", ("talk", "line manager")),
        (
            ValueKind.ROLES,
            "chair; lead or rota",
            ((ProfileRole.CHAIR,), (ProfileRole.LEAD, ProfileRole.ROTA)),
        ),
        (
            ValueKind.DAYS,
            "2027-05-03; 2027-01-04 Fair",
            ((date(2027, 1, 4), "Fair"), (date(2027, 5, 3), "")),
        ),
        (ValueKind.TIME, "09:00", time(9)),
        (ValueKind.WINDOW, "08:00 to 18:00", Window(time(8), time(18))),
    ],
)
def test_a_value_is_read(kind: ValueKind, written: str, content: Content) -> None:
    assert kind.parse(written) == content


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (ValueKind.SPAN, "soon"),
        (ValueKind.SPANS, "1 week, 1 month"),
        (ValueKind.NUMBER, "three"),
        (ValueKind.NUMBER, "-3"),
        (ValueKind.NUMBER, "12345"),
        (ValueKind.YES_NO, "maybe"),
        (ValueKind.TEXT, "  "),
        (ValueKind.TEXT, "a\nb"),
        (ValueKind.TEXT, "a" * 401),
        (ValueKind.TEXTS, "talk;"),
        (ValueKind.ROLES, "boss"),
        (ValueKind.DAYS, "3 May 2027"),
        (ValueKind.TIME, "9:00"),
        (ValueKind.TIME, "24:00"),
        (ValueKind.WINDOW, "08:00"),
        (ValueKind.WINDOW, "18:00 to 08:00"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_would_be(
    kind: ValueKind, written: str
) -> None:
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
    written = "; ".join(" or ".join(place) for place in places)
    assert parse_places(written) == tuple(map(tuple, places))
