"""The lead hears of a suggestion, the team manager of one left unanswered, its maker the answer."""

from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Role
from bot.core.membership.suggesting import Idea, accept, decline, suggest
from bot.core.notices.notice import Kind
from tests.cast import GRACE, PRIYA, TOM, at
from tests.core.notices.reading import days, of, recipients
from tests.profiles import with_value
from tests.story import with_contact_sheet, with_member


def suggested() -> CoreGroup:
    """Grace would bring in the young carers' service, on Tue 6 Apr."""
    idea = Idea("Eastmere Young Carers", "", "Child A looks after the baby.")
    return suggest(with_contact_sheet(), idea, by=GRACE, now=at(6, 4, 10))


def test_the_lead_is_asked_at_once_and_the_manager_after_a_working_day() -> None:
    assert days(suggested(), Kind.SUGGESTED, PRIYA) == ["Tue 6 Apr 10:00"]
    assert days(suggested(), Kind.SUGGESTED, TOM) == ["Wed 7 Apr 09:02"]


def test_without_a_lead_the_manager_hears_and_who_is_both_hears_once() -> None:
    assert recipients(with_member(suggested(), PRIYA, roles=frozenset()), Kind.SUGGESTED) == [TOM]
    both = with_member(suggested(), TOM, roles=frozenset())
    assert recipients(both, Kind.SUGGESTED) == [PRIYA]
    alone = with_member(both, PRIYA, roles=frozenset({Role.LEAD, Role.TEAM_MANAGER}))
    assert len(of(alone, Kind.SUGGESTED)) == 1
    no_rule = with_value(suggested(), "to_manager", "none")
    assert recipients(no_rule, Kind.SUGGESTED) == [PRIYA]


def test_whoever_made_it_hears_that_it_is_answered_and_nobody_is_asked_any_more() -> None:
    when = at(7, 4, 11)
    for group in (
        accept(suggested(), "G1", by=PRIYA, now=when, as_cover=Cover.NONE),
        decline(suggested(), "G1", "The school does it.", by=PRIYA, now=when, as_cover=Cover.NONE),
    ):
        assert days(group, Kind.SUGGESTION_ANSWERED, GRACE) == ["Wed 7 Apr 11:00"]
        assert of(group, Kind.SUGGESTED) == []
