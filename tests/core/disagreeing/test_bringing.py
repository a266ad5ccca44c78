"""A disagreement is its author's alone, on the profile's own steps, until they share it (S17)."""

from dataclasses import replace

import pytest

from bot.core.access import Verb, Viewer
from bot.core.access.own_steps import may
from bot.core.disagreeing.bringing import bring, share, take_step
from bot.core.disagreeing.ladder import next_own_step
from bot.core.facts.disagreements import LINE_MANAGER, POLICY, TALK
from bot.core.facts.groups import CoreGroup
from bot.core.refusals import AlreadyDone, Refusal
from tests.cast import ASHA, DAWN, DEAN, GRACE, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM
from tests.core.disagreeing.disagree_story import (
    SAID,
    SANDWELL,
    TEXT,
    brought,
    shared,
    the_one,
    under_way,
    unresolved,
)
from tests.profiles import with_value
from tests.story import with_contact_sheet

EVERYBODY = (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN, LEAH, DEAN, HELEN, IQBAL)


def seen_by(group: CoreGroup) -> set[str]:
    one = the_one(group)
    return {who for who in EVERYBODY if may(group, Viewer(who), one, Verb.SEE)}


def test_who_sees_it_grows_with_its_author_s_word_and_then_the_meeting_s() -> None:
    """Access condition 16: private until put to the meeting; chair and note taker; then H10."""
    assert seen_by(brought()) == {MARTIN}
    assert seen_by(shared()) == {MARTIN, PRIYA, TOM, ASHA}
    assert seen_by(unresolved()) == {MARTIN, PRIYA, TOM, ASHA, HELEN}
    named = with_value(unresolved(), "disagreement_to", "senior social worker")
    assert seen_by(named) == {MARTIN, PRIYA, TOM, ASHA, HELEN, IQBAL}


def test_no_link_and_no_operator_s_door_shows_it_to_its_author() -> None:
    group = brought()
    for viewer in (Viewer(MARTIN, by_link=True), Viewer(MARTIN, operator=True), Viewer("p99")):
        assert not may(group, viewer, the_one(group), Verb.SEE)


def test_before_a_meeting_is_booked_nobody_is_its_chair() -> None:
    group = brought(group=with_contact_sheet())
    assert seen_by(group) == {MARTIN}
    with pytest.raises(Refusal, match="no meeting"):
        share(group, the_one(group), SAID)


def test_its_words_are_needed_and_taken_once_while_it_is_open() -> None:
    with pytest.raises(Refusal) as refused:
        bring(under_way(), " ", by=MARTIN, now=SAID)
    assert refused.value.field == "text"
    with pytest.raises(AlreadyDone):
        brought(group=brought())
    assert len(brought(GRACE, brought()).disagreements) == 2
    settled = unresolved(settled="Weekly.")
    assert len(bring(settled, TEXT, by=MARTIN, now=SAID).disagreements) == 2


def test_own_steps_are_taken_in_the_profile_s_order_before_anybody_hears() -> None:
    """S17: talk to them, the line manager, then the policy."""
    group = brought(group=under_way(SANDWELL))
    for early in (LINE_MANAGER, POLICY):
        with pytest.raises(Refusal):
            take_step(group, the_one(group), early, "", by=MARTIN, now=SAID)
    with pytest.raises(Refusal, match="First: talk to them"):
        share(group, the_one(group), SAID)
    talked = take_step(group, the_one(group), TALK, "They see it otherwise.", by=MARTIN, now=SAID)
    assert the_one(talked).taken[0].note == "They see it otherwise."
    assert next_own_step(talked.profile, the_one(talked)) == LINE_MANAGER
    with pytest.raises(AlreadyDone):
        take_step(talked, the_one(talked), TALK, "", by=MARTIN, now=SAID)
    both = take_step(talked, the_one(talked), LINE_MANAGER, "", by=MARTIN, now=SAID)
    assert the_one(share(both, the_one(both), SAID)).further_at == SAID


def test_a_step_that_the_profile_has_not_is_refused() -> None:
    with pytest.raises(Refusal, match="no such step"):
        take_step(brought(), the_one(brought()), TALK, "", by=MARTIN, now=SAID)


def test_a_ladder_that_has_own_steps_after_the_meeting_lets_its_author_take_them_then() -> None:
    ladder = "meeting; line manager; manager and conference chair; escalation policy"
    group = unresolved(group=under_way(ladder))
    with_manager = take_step(group, the_one(group), LINE_MANAGER, "", by=MARTIN, now=SAID)
    used = take_step(with_manager, the_one(with_manager), POLICY, "", by=TOM, now=SAID)
    assert the_one(used).steps == {LINE_MANAGER, POLICY}


def test_it_is_shared_once_and_not_when_it_has_its_outcome() -> None:
    with pytest.raises(AlreadyDone, match="shared already"):
        share(shared(), the_one(shared()), SAID)
    over = replace(the_one(brought()), closed_at=SAID, outcome="Weekly.")
    with pytest.raises(AlreadyDone, match="has its outcome"):
        share(brought(), over, SAID)
