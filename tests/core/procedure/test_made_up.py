"""Which numbers and domains are kept for stories, and so are nobody's."""

import pytest

from bot.core.procedure.made_up import is_made_up_domain, is_made_up_number


@pytest.mark.parametrize(
    "text",
    [
        "01632 960199",
        "Duty desk: 01632 960 000 (day), 999 at night",
        "+44 1632 960999",
        "0044 (0)1632-960123",
        "07700 900461",
        "0116 496 0004",
        "(020) 7946 0018",
    ],
)
def test_a_number_kept_for_stories_is_found_however_it_is_written(text: str) -> None:
    assert is_made_up_number(text)


@pytest.mark.parametrize(
    "text", ["0116 454 1004", "01632 961199", "999", "01632 96019", "none", ""]
)
def test_a_number_that_somebody_may_answer_is_not(text: str) -> None:
    assert not is_made_up_number(text)


@pytest.mark.parametrize("domain", ["eastmere.example", "a.test", "EXAMPLE.org.", "x.example.com"])
def test_a_domain_kept_for_examples_is_found(domain: str) -> None:
    assert is_made_up_domain(domain)


@pytest.mark.parametrize("domain", ["", "eastmere.gov.uk", "example.gov.uk", "myexample.com"])
def test_a_domain_that_can_be_somebodys_is_not(domain: str) -> None:
    assert not is_made_up_domain(domain)
