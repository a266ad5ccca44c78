"""Every document says whose it is, which version, for whom, of which day; family's nothing more."""

from dataclasses import replace

import pytest

from bot.core.documents.pack import pack
from bot.core.documents.stamps import stamped
from bot.core.printed import FILE_IS_RECORD, GIVER_KEEPS_RECORD, Stamp
from tests.cast import GRACE, LEAH, PRIYA, at
from tests.record_story import with_lead_having_it, with_minutes_released
from tests.story import member_of

TODAY = at(6, 4).date()
TO_GRACE = "Grace Holloway, Eastmere Community Health"


def test_final_minutes_and_the_plan_are_stamped_for_their_one_reader() -> None:
    group = with_minutes_released()
    assert pack(group, "N1", GRACE, TODAY).stamp == Stamp(
        "7KQ2", "version 1, final", TO_GRACE, TODAY, FILE_IS_RECORD
    )
    changed = replace(group, plan=replace(group.plan, revision=3))
    assert pack(changed, "plan", GRACE, TODAY).stamp == Stamp(
        "7KQ2", "version 4", TO_GRACE, TODAY, FILE_IS_RECORD
    )


def test_a_draft_says_which_one_it_is() -> None:
    stamp = pack(with_lead_having_it(), "N1", PRIYA, TODAY).stamp
    assert stamp is not None
    assert stamp.version == "version 1, draft 1"


def test_the_place_of_a_meeting_is_no_document_to_be_kept() -> None:
    group = with_minutes_released()
    found = pack(group, "M2", PRIYA, TODAY)
    assert (found.stamp, found.paper) == (None, None)


def test_the_file_is_the_card_with_its_stamp() -> None:
    found = pack(with_minutes_released(), "N1", GRACE, TODAY)
    assert found.paper is not None
    assert (found.paper.card, found.paper.stamp) == (found.card, found.stamp)


@pytest.mark.parametrize("word", ["7KQ2", "Leah", "case", "authority", "child", "group"])
def test_a_family_members_stamp_tells_nothing_to_whoever_else_sees_it(word: str) -> None:
    group = with_minutes_released()
    leah = member_of(group, LEAH)
    stamp = stamped(group, leah, "version 1", TODAY)
    assert (stamp.reference, stamp.recipient) == (leah.own_reference,) * 2
    assert stamp.record == GIVER_KEEPS_RECORD
    assert word not in repr(stamp)
