"""A disagreement is tried at the meeting, and goes further to an outcome if it is not (N6, H10)."""

import pytest

from bot.core.disagreeing.bringing import share, take_step
from bot.core.disagreeing.ladder import policy, standing
from bot.core.disagreeing.settling import acknowledge, close
from bot.core.facts.disagreements import POLICY
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import MeetingState
from bot.core.meeting.ending import MeetingEnding, end
from bot.core.notices.told_of_disagreements import is_open, still_to_see, told
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import HELEN, IQBAL, MARTIN, PRIYA, TOM, at
from tests.core.disagreeing.disagree_story import (
    ENDED,
    SANDWELL,
    brought,
    shared,
    the_one,
    under_way,
    unresolved,
)
from tests.profiles import with_value
from tests.story import meeting_of, with_first_meeting_held, with_member

LATER = at(31, 3)


def who_is_told(group: CoreGroup) -> list[str]:
    return [each.id for each in told(group, the_one(group))]


def waiting(group: CoreGroup) -> list[str]:
    return [each.id for each in still_to_see(group, the_one(group))]


def test_settled_at_the_end_it_is_closed_and_nobody_outside_is_asked() -> None:
    group = unresolved(settled="Weekly visits.")
    one = the_one(group)
    assert (one.outcome, one.closed_at, one.closed_by, one.further_at) == (
        "Weekly visits.", ENDED, PRIYA, None,
    )  # fmt: skip
    assert (one.meeting, is_open(group, one), waiting(group)) == ("M1", False, [])


def test_unresolved_it_goes_further_and_the_meeting_ends_all_the_same() -> None:
    """7.5, S16."""
    group = unresolved()
    assert the_one(group).further_at == ENDED
    assert meeting_of(group, "M1").state is MeetingState.ENDED
    assert who_is_told(group) == waiting(group) == [TOM, HELEN]


def test_what_was_not_put_to_the_meeting_is_not_tried_there() -> None:
    private = brought()
    ended = end(private, meeting_of(private, "M1"), MeetingEnding(), by=PRIYA, now=ENDED).facts
    assert ended.disagreements == private.disagreements


def test_a_meeting_that_has_ended_is_completed_without_trying_what_waits_for_the_next() -> None:
    later = shared(TOM, with_first_meeting_held())
    again = end(later, meeting_of(later, "M1"), MeetingEnding(), by=PRIYA, now=LATER).facts
    assert again.disagreements == later.disagreements


def test_it_is_open_until_both_have_seen_it_and_an_outcome_is_recorded() -> None:
    """H10."""
    group = unresolved()
    seen = acknowledge(group, the_one(group), TOM, LATER)
    assert waiting(seen) == [HELEN]
    closed = close(seen, the_one(seen), "Weekly, for a month.", by=TOM, now=LATER)
    assert is_open(closed, the_one(closed))
    both = acknowledge(closed, the_one(closed), HELEN, LATER)
    assert not is_open(both, the_one(both))
    assert is_open(seen, the_one(seen))


def test_each_says_once_that_they_have_seen_it_and_nobody_before_it_goes_further() -> None:
    seen = acknowledge(unresolved(), the_one(unresolved()), TOM, LATER)
    with pytest.raises(AlreadyDone):
        acknowledge(seen, the_one(seen), TOM, LATER)
    with pytest.raises(Refusal, match="past the meeting"):
        acknowledge(shared(), the_one(shared()), TOM, LATER)


def test_its_outcome_is_written_once() -> None:
    group = unresolved()
    with pytest.raises(Refusal) as refused:
        close(group, the_one(group), " ", by=TOM, now=LATER)
    assert refused.value.field == "outcome"
    closed = close(group, the_one(group), "Weekly.", by=TOM, now=LATER)
    with pytest.raises(AlreadyDone):
        close(closed, the_one(closed), "Daily.", by=TOM, now=LATER)
    with pytest.raises(AlreadyDone):
        take_step(closed, the_one(closed), POLICY, "", by=TOM, now=LATER)


@pytest.mark.parametrize(
    ("ladder", "who"),
    [
        ("meeting; manager and conference chair", [TOM, HELEN]),
        ("meeting; escalation policy", [TOM]),
        ("joint report and conference chair", [TOM, HELEN]),
        (SANDWELL, [TOM]),
    ],
)
def test_the_manager_is_always_told_and_the_conference_chair_where_a_step_names_them(
    ladder: str, who: list[str]
) -> None:
    """Highland, Nottinghamshire, HSCB, Sandwell: theirs is the outcome, so the manager hears."""
    assert who_is_told(shared(group=under_way(ladder))) == who


def test_its_author_is_not_told_of_it_and_whom_the_profile_names_is_but_need_not_answer() -> None:
    assert who_is_told(unresolved(TOM)) == [HELEN]
    named = with_value(unresolved(), "disagreement_to", "senior social worker")
    assert (who_is_told(named), waiting(named)) == ([TOM, HELEN, IQBAL], [TOM, HELEN])
    alone = with_member(unresolved(), TOM, roles=frozenset())
    assert who_is_told(alone) == [HELEN]


def test_the_steps_stand_in_order_with_what_came_of_each() -> None:
    def how(group: CoreGroup) -> list[str]:
        return [how for _, how in standing(group.profile, the_one(group))]

    assert how(brought()) == ["not yet", "not yet", "not yet"]
    assert how(shared()) == ["it waits for the meeting", "not yet", "not yet"]
    assert how(unresolved(settled="Weekly.")) == ["settled", "not yet", "not yet"]
    group = unresolved()
    used = take_step(group, the_one(group), POLICY, "by letter", by=MARTIN, now=LATER)
    assert how(used) == [
        "tried, not settled", "since Tue 30 Mar 2027", "done on Wed 31 Mar 2027: by letter",
    ]  # fmt: skip


def test_where_the_policy_is_is_said_where_the_ladder_has_it() -> None:
    profile = under_way().profile
    assert policy(profile) == "https://eastmere.example/escalation-policy"
    assert policy(under_way("meeting").profile) == ""
    assert "ask your line manager" in policy(
        with_value(under_way(), "escalation_policy", "none").profile
    )


def test_a_profile_without_a_meeting_step_takes_it_further_by_its_author_s_word() -> None:
    group = brought(group=under_way("manager and conference chair"))
    assert the_one(share(group, the_one(group), LATER)).further_at == LATER
