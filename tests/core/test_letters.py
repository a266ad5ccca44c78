"""Words compared without accents, capitals and marks inside a name."""

import pytest

from bot.core.letters import bare_name, plain_letters


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Żółć", "zolc"),
        ("Łukasz", "lukasz"),
        ("Søren Ærø", "soren aero"),
        ("Siobhán O’Brien", "siobhan obrien"),
        ("Ann Smith-Jones", "ann smithjones"),
        ("Straße", "strasse"),
        ("İlknur Işık", "ilknur isik"),
    ],
)
def test_a_name_is_compared_as_a_mail_address_bears_it(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_apostrophes_are_of_one_kind() -> None:
    assert plain_letters("Mum’s") == "mum's"
