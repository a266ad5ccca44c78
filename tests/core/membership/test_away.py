"""Absences are recorded without a reason, ended or taken back; who is not covered is said."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import OptOut, Role
from bot.core.membership.away import come_back, in_words, what_follows, without_cover
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import GRACE, IQBAL, LEAH, PRIYA, TOM
from tests.core.away_story import AFTER, DURING, FIRST, LAST, RECORDED, with_away
from tests.story import member_of, with_contact_sheet, with_member

NEITHER = frozenset({Role.SENIOR_SOCIAL_WORKER})


def lacks(group: CoreGroup) -> str:
    return " ".join(without_cover(group, RECORDED))


@pytest.mark.parametrize(
    ("first", "last"),
    [(LAST, FIRST), (date(2027, 4, 1), date(2027, 4, 28)), (FIRST, date(2028, 5, 1))],
)
def test_its_days_can_be(first: date, last: date) -> None:
    with pytest.raises(Refusal) as refused:
        with_away(GRACE, first=first, last=last)
    assert refused.value.field == "last"


def test_no_absence_is_kept_of_family_and_none_twice() -> None:
    with pytest.raises(Refusal, match="professionals alone"):
        with_away(LEAH)
    with pytest.raises(AlreadyDone, match="Mon 3 May 2027 to Fri 14 May 2027"):
        with_away(GRACE, with_away(GRACE), first=date(2027, 5, 4))
    longer = with_away(GRACE, with_away(GRACE), last=date(2027, 5, 21))
    assert [each.id for each in longer.absences] == ["Y1", "Y2"]


def test_it_is_said_before_and_during_and_no_more_after() -> None:
    group = with_away(GRACE)
    said = [in_words(group, GRACE, when) for when in (RECORDED, DURING, AFTER)]
    ahead = "away Mon 3 May 2027 to Fri 14 May 2027"
    assert said == [ahead, "away until Fri 14 May 2027", ""]


def test_one_that_stands_is_ended_first_and_of_several_ahead_it_is_asked_which() -> None:
    later = date(2027, 6, 1)
    both = with_away(GRACE, with_away(GRACE), first=later, last=later)
    grace = member_of(both, GRACE)
    back, ended = come_back(both, grace, "", by=GRACE, now=DURING)
    assert (ended.id, ended.ended_at, in_words(back, GRACE, DURING)[:8]) == (
        "Y1",
        DURING,
        "away Tue",
    )
    with pytest.raises(Refusal, match="Several absences"):
        come_back(both, grace, "", by=GRACE, now=RECORDED)
    assert come_back(both, grace, "y2", by=GRACE, now=RECORDED)[1].id == "Y2"
    with pytest.raises(Refusal, match="No such absence"):
        come_back(both, grace, "Y7", by=GRACE, now=RECORDED)


def test_what_it_means_is_said_of_lead_and_manager_alone() -> None:
    group = with_contact_sheet()
    said = [what_follows(member_of(group, who)) for who in (PRIYA, TOM, GRACE)]
    assert "as cover" in said[0]
    assert "each deputy stands in" in said[1]
    assert said[2] == ""


def test_where_nobody_is_there_instead_it_is_said_plainly() -> None:
    assert lacks(with_away(TOM)) == lacks(with_away(PRIYA)) == lacks(with_contact_sheet()) == ""
    alone = with_member(with_contact_sheet(), IQBAL, roles=NEITHER)
    assert "there is no deputy" in lacks(with_away(TOM, alone))
    assert "every deputy too" in lacks(with_away(IQBAL, with_away(TOM)))
    june = with_away(IQBAL, with_away(TOM), first=date(2027, 6, 1), last=date(2027, 6, 1))
    assert lacks(june) == ""
    no_manager = with_member(with_away(PRIYA), TOM, roles=frozenset())
    assert "there is no team manager" in lacks(no_manager)
    assert list(without_cover(no_manager, AFTER)) == []
    nobody = with_member(no_manager, PRIYA, opted_out=OptOut(RECORDED, "moved"))
    assert lacks(replace(nobody, absences=())) == lacks(nobody) == ""
