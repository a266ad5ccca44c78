"""The dates of one group: what is counted from a meeting waits until that one is known."""

from dataclasses import replace

from bot.core.facts.groups import CoreGroup
from bot.core.group.dates import dates_of, days_of
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.listing import our_dates
from tests.story import with_first_meeting_booked, with_first_meeting_held


def keys(group: CoreGroup) -> set[str]:
    """Return the keys that have a date."""
    ours = our_dates(group.profile, days_of(group))
    return {each.key for each in (*dates_of(group), *ours) if isinstance(each, Deadline)}


def test_the_first_core_group_alone_is_not_the_final_one_before_the_review() -> None:
    from_final = {"report_draft", "report_amendments", "contributions_asked"}
    assert not from_final & keys(with_first_meeting_booked())
    assert "final_core_group" in keys(with_first_meeting_booked())
    assert from_final <= keys(with_first_meeting_held())


def test_what_was_final_is_known_once_no_review_lies_ahead() -> None:
    group = with_first_meeting_booked()
    held = tuple(replace(each, held=True) for each in group.conferences)
    assert not days_of(group).is_final_known
    assert days_of(replace(group, conferences=held)).is_final_known
