"""Who else of the family reads the mail of one of them, in the words that a lead may write."""

from dataclasses import replace

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind
from bot.core.facts.reading_along import is_read_along, names_nobody, who_reads_along
from tests.cast import DEAN, LEAH
from tests.mail_story import by_mail
from tests.story import member_of

NAN, CHILD = "p21", "p22"


def the_family() -> CoreGroup:
    group = by_mail()
    dean = member_of(group, DEAN)
    nan = replace(
        dean, id=NAN, name="Ann Carrow", part="maternal grandmother", kind=MemberKind.RELATIVE
    )
    child = replace(dean, id=CHILD, name="Child A", part="child", kind=MemberKind.CHILD)
    return replace(group, members=(*group.members, nan, child))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Dean sometimes", {DEAN}),
        ("D. Marsh", {DEAN}),
        ("the father", {DEAN}),
        ("his dad's", {DEAN}),
        ("my Husband", {DEAN}),
        ("her ex", {DEAN}),
        ("her fiancé", {DEAN}),
        ("the parents", {DEAN}),
        ("her mum", {NAN}),
        ("Nan", {NAN}),
        ("her son", {CHILD}),
        ("everyone", {DEAN, NAN, CHILD}),
        ("her sister", set()),
        ("a colleague", set()),
        ("Leah", set()),
        ("nobody", set()),
    ],
)
def test_a_name_a_part_and_a_word_of_kinship_mean_whoever_it_fits(
    said: str, meant: set[str]
) -> None:
    group = the_family()
    assert {each.id for each in who_reads_along(group, member_of(group, LEAH), said)} == meant


@pytest.mark.parametrize("said", ["Nobody.", "no one  else", "None", " no-one "])
def test_that_nobody_does_is_said_in_several_ways(said: str) -> None:
    assert names_nobody(said)
    assert not is_read_along(by_mail(), member_of(by_mail(), LEAH), said)


@pytest.mark.parametrize("said", ["nobody but Dean", "not known", "?", "her friend"])
def test_any_other_answer_is_that_somebody_does(said: str) -> None:
    assert is_read_along(by_mail(), member_of(by_mail(), LEAH), said)
