"""A change: who told of it, whether the conference chair is to know, and what it asks for (L14)."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.core.access import Viewer
from bot.core.facts.events import EventKind, Wants
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.messages.may_hear import may_hear
from bot.core.notices.notice import Kind
from bot.core.raising.answering import answer, may_close, seen_by
from bot.core.raising.asking import ask_for
from bot.core.raising.raising import Raised, raise_it
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import DAWN, GRACE, HELEN, LEAH, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients, stored
from tests.core.raising.raising_story import raised_in, with_concern
from tests.profiles import with_value
from tests.story import with_contact_sheet, with_member

MONDAY, LATER = at(17, 5, 9), at(18, 5, 11)
WISH = Raised(EventKind.CHANGE, "She works evenings now.", told_by=" Leah,\n on paper ")
SCOTTISH = with_value(with_contact_sheet(), "change_to_conference_chair", "3 calendar days")


def with_change(by: str = LEAH) -> CoreGroup:
    return raise_it(with_contact_sheet(), WISH, by=by, now=MONDAY)


def significant(when: datetime = MONDAY, facts: CoreGroup = SCOTTISH, by: str = GRACE) -> CoreGroup:
    return raise_it(facts, replace(WISH, is_significant=True), by=by, now=when)


def test_it_is_kept_with_who_told_of_it_for_lead_and_manager() -> None:
    group = with_change(by=PRIYA)
    assert (raised_in(group).told_by, raised_in(group).is_open) == ("Leah, on paper", True)
    for who, seen in ((PRIYA, 1), (TOM, 1), (HELEN, 0), (GRACE, 0)):
        assert len(seen_by(group, Viewer(who), MONDAY)) == seen


@pytest.mark.parametrize("wants", Wants)
def test_its_author_asks_for_a_core_group_or_an_earlier_review_until_it_is_answered(
    wants: Wants,
) -> None:
    group = with_change()
    asked = ask_for(group, raised_in(group).id.lower(), wants, LEAH, LATER)
    assert (raised_in(asked).wants, raised_in(asked).is_open) == (wants, True)
    with pytest.raises(AlreadyDone):
        ask_for(asked, raised_in(group).id, wants, LEAH, LATER)
    answered = answer(asked, raised_in(group).id, Viewer(PRIYA), "On 25 May.", LATER)
    with pytest.raises(AlreadyDone, match="answered"):
        ask_for(answered, raised_in(group).id, Wants.REVIEW, LEAH, LATER)


def test_nobody_asks_for_it_of_what_is_anothers_or_is_no_change() -> None:
    for group, who in ((with_change(), DAWN), (with_concern(by=DAWN), DAWN)):
        for id_ in (raised_in(group).id, "E99"):
            with pytest.raises(Refusal, match="no such change of yours"):
                ask_for(group, id_, Wants.REVIEW, who, LATER)


def test_what_it_asks_for_is_told_anew() -> None:
    group = with_change()
    asked = ask_for(group, raised_in(group).id, Wants.REVIEW, LEAH, LATER)
    assert days(group, Kind.NEEDS_ATTENTION, PRIYA) == ["Mon 17 May 09:00"]
    (notice,) = of(asked, Kind.NEEDS_ATTENTION, PRIYA)
    assert notice.identity.revision == "2"
    assert days(asked, Kind.NEEDS_ATTENTION, PRIYA) == ["Tue 18 May 11:00"]


def test_the_conference_chair_hears_of_what_is_significant_and_reads_it() -> None:
    """Scotland and Highland only: by three calendar days."""
    group = significant()
    (notice,) = of(group, Kind.NEEDS_ATTENTION, HELEN)
    assert may_hear(group, stored(notice))
    assert seen_by(group, Viewer(HELEN), MONDAY) == group.events
    assert not may_close(group, Viewer(HELEN), raised_in(group), MONDAY)
    assert recipients(group, Kind.NEEDS_ATTENTION) == [PRIYA, TOM, HELEN]


def test_what_is_not_significant_is_none_of_the_conference_chairs() -> None:
    plain = raise_it(SCOTTISH, WISH, by=GRACE, now=MONDAY)
    assert seen_by(plain, Viewer(HELEN), MONDAY) == ()
    assert HELEN not in recipients(plain, Kind.NEEDS_ATTENTION)


def test_over_easter_it_does_not_wait_for_the_next_working_day() -> None:
    assert days(significant(at(25, 3, 19)), Kind.NEEDS_ATTENTION, HELEN) == ["Thu 25 Mar 19:00"]


def test_without_the_rule_or_where_the_chair_is_a_head_or_its_author_nobody_more_hears() -> None:
    assert HELEN not in recipients(significant(facts=with_contact_sheet()), Kind.NEEDS_ATTENTION)
    assert HELEN not in recipients(significant(by=HELEN), Kind.NEEDS_ATTENTION)
    both = with_member(SCOTTISH, TOM, roles=frozenset({Role.TEAM_MANAGER, Role.CONFERENCE_CHAIR}))
    told = recipients(
        significant(facts=with_member(both, HELEN, roles=frozenset())), Kind.NEEDS_ATTENTION
    )
    assert told == [PRIYA, TOM]
