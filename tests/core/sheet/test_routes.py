"""How information will be shared securely: the sheet's last column (R3)."""

import pytest

from bot.core.facts.people import Route
from bot.core.refusals import Refusal
from bot.core.sheet.routes import ROUTE_LABELS, read_route


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Slack", (Route.SLACK, "")),
        (" microsoft  Teams ", (Route.TEAMS, "")),
        ("Secure e-mail", (Route.SECURE_EMAIL, "")),
        ("secure_email", (Route.SECURE_EMAIL, "")),
        ("By post", (Route.POST, "")),
        ("By hand (Priya Nair)", (Route.BY_HAND, "Priya Nair")),
        ("by hand: Priya Nair", (Route.BY_HAND, "Priya Nair")),
        ("by hand by Priya Nair", (Route.BY_HAND, "Priya Nair")),
    ],
)
def test_each_route_is_understood_as_people_write_it(
    written: str, expected: tuple[Route, str]
) -> None:
    assert read_route(written) == expected


@pytest.mark.parametrize("written", ["", "  ", "e-mail", "Slack or post", "By hand", "yes"])
def test_what_names_no_one_secure_route_is_refused_with_examples(written: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_route(written)
    assert "By hand (" in refused.value.way_on
    assert refused.value.field == "route"


def test_every_route_has_a_label_that_reads_back() -> None:
    for route, label in ROUTE_LABELS.items():
        carrier = " (Priya Nair)" if route is Route.BY_HAND else ""
        assert read_route(label + carrier)[0] is route
