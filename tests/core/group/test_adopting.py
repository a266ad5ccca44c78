"""Adopting an edited profile or a newer list: open dates move, closed ones keep their rule."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.facts.adoptions import HOLIDAYS, Moved
from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Closing
from bot.core.group.adopting import EDITED, NEWER_LIST, adopt, waiting
from bot.core.group.dates import dates_of
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.loading import load_profile
from bot.core.procedure.overrides import with_overrides
from bot.core.refusals import Refusal
from tests.cast import PRIYA, at
from tests.core.notices.test_about_minutes import with_draft
from tests.profiles import edited, with_list_lacking
from tests.story import EASTMERE, with_contact_sheet, with_first_meeting_held

NOW = at(6, 4)
CONFERENCE = date(2027, 3, 17)
EASTER_MONDAY = date(2027, 3, 29)


def moved(group: CoreGroup) -> dict[str, Moved]:
    return {each.key: each for each in group.adoptions[-1].moved}


def dates(group: CoreGroup, key: str) -> list[date]:
    return [each.date for each in dates_of(group) if isinstance(each, Deadline) and each.key == key]


def test_an_open_date_is_counted_anew_and_named_with_the_value_that_moved_it() -> None:
    group = adopt(with_contact_sheet(), edited({"first_meeting": "7 working days"}), NOW)
    expected = Moved(
        "first_meeting", CONFERENCE, date(2027, 4, 2), date(2027, 3, 30), ("first_meeting",)
    )
    assert group.adoptions[-1].moved == (expected,)
    assert dates(group, "first_meeting") == [date(2027, 3, 30)]


def test_a_date_that_is_closed_keeps_the_rule_it_had() -> None:
    """The first meeting was held on 30 March: its latest date stays Fri 2 Apr (D1)."""
    group = adopt(with_first_meeting_held(), edited({"first_meeting": "7 working days"}), NOW)
    assert group.adoptions[-1].moved == ()
    assert dates(group, "first_meeting") == [date(2027, 4, 2)]
    (kept,) = (each for each in dates_of(group) if each.key == "first_meeting")
    assert "10 working days" in kept.explanation


def test_a_second_adoption_leaves_closed_dates_as_the_first_found_them() -> None:
    group = adopt(with_first_meeting_held(), edited({"first_meeting": "7 working days"}), NOW)
    again = adopt(group, edited({"first_meeting": "5 working days"}), NOW)
    assert [each.id for each in again.adoptions] == ["V1", "V2"]
    assert again.adoptions[-1].closed == ()
    assert dates(again, "first_meeting") == [date(2027, 4, 2)]


def test_overrides_of_the_conference_stay() -> None:
    group = adopt(with_first_meeting_held(), edited({"interval": "8 weeks"}), NOW)
    assert group.profile["interval"].written == "6 weeks"
    assert group.adoptions[-1].moved == ()


def with_overrides_only(group: CoreGroup, *keys: str) -> CoreGroup:
    """Return the group as it would be if the conference had set only these values."""
    kept = tuple(each for each in group.overrides if each.key in {"retention", *keys})
    return replace(group, overrides=kept, profile=with_overrides(EASTMERE, kept))


def test_a_rule_that_is_new_holds_for_what_is_open_only() -> None:
    """The minutes of 30 March went to the lead when there was no rule for them."""
    group = with_overrides_only(with_draft())
    after = adopt(group, edited({"minutes_to_social_worker": "5 working days"}), NOW)
    assert {each.start for each in after.adoptions[-1].moved} == {
        each.on for each in group.meetings if each.id != "M1"
    }
    assert moved(after)["minutes_to_social_worker"].before is None
    assert date(2027, 4, 6) not in dates(after, "minutes_to_social_worker")
    assert dates(after, "minutes_to_social_worker")[0] == date(2027, 5, 5)


def test_a_rule_that_is_gone_stands_for_what_is_closed() -> None:
    rule = {"minutes_to_social_worker": "5 working days"}
    group = adopt(with_overrides_only(with_first_meeting_held()), edited(rule), NOW)
    sent = adopt(replace(group, minutes=with_draft().minutes), EASTMERE, NOW)
    assert dates(sent, "minutes_to_social_worker") == [date(2027, 4, 6)]
    assert moved(sent)["minutes_to_social_worker"].after is None


def test_a_date_counted_from_another_that_moved_is_named_with_the_value_that_moved_that() -> None:
    """Amendments are counted from the day the draft falls due."""
    group = with_overrides_only(with_first_meeting_held(), "report_amendments", "report_final")
    group = adopt(group, edited({"report_draft": "5 working days"}), NOW)
    after = adopt(group, edited({"report_draft": "3 working days"}), NOW)
    assert moved(after)["report_amendments"].by == ("report_draft",)
    assert moved(after)["final_core_group"].by == ("report_draft",)


def test_where_only_several_values_together_move_a_date_none_is_named() -> None:
    """Latest draft and draft both set the latest core group: here each alone sets nothing."""
    group = with_overrides_only(with_first_meeting_held(), "report_final")
    both = {"report_draft": "5 working days", "report_amendments": "5 working days"}
    assert moved(adopt(group, edited(both), NOW))["final_core_group"].by == ()


def test_a_newer_list_of_bank_holidays_moves_dates_without_any_value() -> None:
    """The list of then has no Easter Monday: the first meeting was due a day earlier."""
    group = with_list_lacking(with_contact_sheet(), EASTER_MONDAY)
    assert dates(group, "first_meeting") == [date(2027, 4, 1)]
    after = adopt(group, EASTMERE, NOW)
    assert after.profile == with_contact_sheet().profile
    assert moved(after)["first_meeting"].by == (HOLIDAYS,)
    assert after.adoptions[-1].differences == ()
    assert after.adoptions[-1].newer_holidays


def test_the_same_profile_again_changes_nothing() -> None:
    group = with_first_meeting_held()
    assert adopt(group, EASTMERE, NOW) is group


def test_a_closed_group_keeps_its_rules() -> None:
    group = replace(with_first_meeting_held(), closing=Closing(NOW, PRIYA, "a plan", "a centre"))
    with pytest.raises(Refusal, match="its dates keep the rules they had"):
        adopt(group, edited({"first_meeting": "7 working days"}), NOW)
    assert waiting(group, edited({"first_meeting": "7 working days"})) == ()


def test_what_is_not_for_live_use_is_adopted_in_the_demo_alone() -> None:
    with pytest.raises(Refusal, match="without duty_number"):
        adopt(with_first_meeting_held(), load_profile("leicester"), NOW)
    group = adopt(with_first_meeting_held(), load_profile("leicester"), NOW, demo=True)
    assert group.profile.name == "leicester"


def test_what_waits_is_said() -> None:
    group = with_first_meeting_held()
    older = with_list_lacking(group, EASTER_MONDAY)
    newer = edited({"first_meeting": "7 working days"})
    assert waiting(group, EASTMERE) == ()
    assert waiting(group, newer) == (EDITED,)
    assert waiting(older, EASTMERE) == (NEWER_LIST,)
    assert waiting(older, newer) == (EDITED, NEWER_LIST)


spans = (
    st.integers(1, 9)
    .map("{} working days".format)
    .map(lambda written: written.removesuffix("s") if written.startswith("1 ") else written)
)
edits = st.dictionaries(st.sampled_from(["first_meeting", "review_after", "interval"]), spans)


@settings(max_examples=40)  # each reads two whole profiles; three keys and nine spans are few
@given(edits, edits)
def test_every_open_date_that_differs_is_told_and_no_other(
    first: dict[str, str], second: dict[str, str]
) -> None:
    bare = with_overrides_only(with_contact_sheet())
    group = adopt(bare, edited(first), NOW)
    after = adopt(group, edited(second), NOW)
    assert after.profile == adopt(bare, edited(second), NOW).profile
    told = {} if after is group else moved(after)
    for key in ("first_meeting", "review", "written_update_due"):
        is_other = dates(group, key) != dates(after, key)
        assert is_other == (key in told)
