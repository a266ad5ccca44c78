"""Who has no part in the plan, and which agency has said nothing since the last meeting."""

from dataclasses import replace

from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.groups import CoreGroup
from bot.core.facts.roll_call import Presence, RollCallLine
from bot.core.membership.exchange import silent_agencies, without_item
from bot.core.plan.acting import accept, finish
from tests.cast import DAWN, GRACE, MARTIN, at
from tests.record_story import GRACES, with_actions, with_roll_called
from tests.story import with_first_meeting_booked, with_meeting

NOW = at(6, 4)


def with_dawn_absent() -> CoreGroup:
    group = with_actions(with_roll_called())
    (first, *_) = group.meetings
    lines = tuple(
        RollCallLine(DAWN, Presence.ABSENT) if line.member == DAWN else line
        for line in first.roll_call
    )
    return with_meeting(group, "M1", roll_call=lines)


def test_professionals_without_any_item_are_pointed_out() -> None:
    names = {each.name for each in without_item(with_actions())}
    assert names == {"Tom Adeyemi", "Grace Holloway", "Asha Roy"}


def test_before_the_first_meeting_nobody_is_silent() -> None:
    assert silent_agencies(with_first_meeting_booked()) == ()


def test_to_have_been_there_in_person_or_by_substitute_is_a_word() -> None:
    assert silent_agencies(with_roll_called()) == ()
    assert silent_agencies(with_dawn_absent()) == ("Eastmere Homes",)


def test_an_update_an_answer_or_a_step_on_an_action_is_a_word() -> None:
    group = with_dawn_absent()
    update = replace(GRACES, member=DAWN, sent_at=NOW)
    answer = Answer("R30", "M2", DAWN, Coming.YES, NOW, DAWN)
    spoken = (
        replace(group, updates=(update,)),
        replace(group, answers=(*group.answers, answer)),
        accept(group, "A3", DAWN, NOW),
        finish(group, "A3", NOW.date(), DAWN, NOW),
    )
    assert [silent_agencies(each) for each in spoken] == [(), (), (), ()]


def test_what_was_said_before_the_meeting_is_no_word_since_it() -> None:
    before = replace(GRACES, member=DAWN, sent_at=at(26, 3))
    assert silent_agencies(replace(with_dawn_absent(), updates=(before,))) == ("Eastmere Homes",)
    assert {GRACE, MARTIN}.isdisjoint(silent_agencies(with_dawn_absent()))
