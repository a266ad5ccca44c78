"""What a conference sets for one group: taken as written, looser only with a reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.procedure.loading import PROFILES, load_profile
from bot.core.procedure.overrides import Override, OverrideRefused, with_overrides
from bot.core.procedure.roles import ProfileRole
from bot.core.procedure.sources import Confidence
from bot.core.procedure.spans import Span, Unit
from bot.core.procedure.timescales import first_meeting
from tests.core.procedure.groups import STORY
from tests.story import EASTMERE

LEICESTER = load_profile("leicester")


def test_the_storys_overrides_hold() -> None:
    assert STORY.texts("escalation") == EASTMERE.texts("escalation")
    assert (STORY.text("method"), STORY.yes("outcome_measures")) == ("signs of safety", True)
    assert STORY.text("date_horizon") == "second review"
    assert STORY.span("retention") == Span(72, Unit.MONTHS)
    assert STORY.roles("minutes_signatures") == (
        (ProfileRole.CHAIR,),
        (ProfileRole.TEAM_MANAGER, ProfileRole.SENIOR_SOCIAL_WORKER),
    )


def test_an_override_says_what_it_stands_in_place_of() -> None:
    value = STORY["interval"]
    assert (value.cite, value.confidence) == ("conference", Confidence.CONFERENCE)
    assert value.notes == ('In place of "6 weeks" (L19).',)
    assert STORY["outcome_measures"].notes == ('In place of "no" (ours).',)
    uncited = with_overrides(load_profile("england"), (Override("interval", "6 weeks"),))
    assert uncited["interval"].cite == "set by the conference"
    assert uncited["interval"].notes == ()


def test_nothing_to_override_leaves_the_profile_itself() -> None:
    assert with_overrides(LEICESTER, ()) is LEICESTER


def test_overrides_can_be_laid_over_overrides() -> None:
    twice = with_overrides(STORY, (Override("interval", "4 weeks"),))
    assert twice.layers == STORY.layers
    assert twice.span("interval") == Span(4, Unit.WEEKS)


@pytest.mark.parametrize(
    ("key", "written", "why"),
    [
        ("frequency", "6 weeks", 'A conference cannot set "frequency".'),
        ("holiday_calendar", "scotland", 'A conference cannot set "holiday_calendar".'),
        ("interval", "6 wks", 'interval: "6 wks" is not a span of time.'),
        ("meetings_before_review", "three", 'meetings_before_review: "three"'),
        ("first_meeting", "0 working days", 'first_meeting: "0 working days" leaves no time'),
        ("duty_number", "ring us", 'duty_number: "ring us" holds no telephone number'),
        ("date_horizon", "ever", 'date_horizon: "ever" is not among the choices.'),
    ],
)
def test_what_is_not_understood_is_refused(key: str, written: str, why: str) -> None:
    with pytest.raises(OverrideRefused) as refusal:
        with_overrides(LEICESTER, (Override(key, written),))
    assert refusal.value.why.startswith(why)
    assert refusal.value.way_on


def test_a_misspelt_key_is_met_with_the_nearest() -> None:
    with pytest.raises(OverrideRefused, match=r"Did you mean .first_meeting.\?"):
        with_overrides(LEICESTER, (Override("first_meting", "5 days"),))


@pytest.mark.parametrize("key", ["bogus", "x", "holiday_calendar", "nation"])
def test_a_key_like_no_other_is_met_with_some_that_can_be_set(key: str) -> None:
    with pytest.raises(OverrideRefused) as refusal:
        with_overrides(LEICESTER, (Override(key, "5 days"),))
    assert "Did you mean" not in refusal.value.way_on
    assert "first_meeting, meetings_before_review, review_after" in refusal.value.way_on
    assert "holiday" not in refusal.value.way_on


def test_what_a_conference_set_under_older_rules_stays_whatever_is_asked_of_new_ones() -> None:
    older = with_overrides(LEICESTER, (Override("duty_number", "ring us"),), stay=True)
    assert older.text("duty_number") == "ring us"


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("first_meeting", "11 working days"),
        ("first_meeting", "15 calendar days"),
        ("first_meeting", "none"),
        ("after_review_first", "5 weeks"),
        ("review_after", "4 months"),
        ("meetings_before_review", "2"),
        ("report_final", "4 days"),
    ],
)
def test_more_time_than_the_guidance_needs_a_reason(key: str, written: str) -> None:
    base = with_overrides(
        load_profile("hscb" if key == "report_final" else "leicester"),
        (Override("meetings_before_review", "3", "H12"),),
    )
    with pytest.raises(OverrideRefused, match="gives more time than"):
        with_overrides(base, (Override(key, written),))
    taken = with_overrides(base, (Override(key, written, reason="The conference said so."),))
    assert taken[key].is_looser
    assert "The conference said so." in taken[key].source.notes[-1]


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("first_meeting", "9 working days"),
        ("first_meeting", "10 days"),
        ("after_review_first", "4 weeks"),
        ("interval", "42 calendar days"),
        ("written_update_due", "1 working day"),
        ("reminder_first", "3 working days"),
        ("substitute_excuses_update", "no"),
        ("meetings_before_review", "3"),
    ],
)
def test_less_time_or_our_own_default_needs_none(key: str, written: str) -> None:
    three = with_overrides(LEICESTER, (Override("meetings_before_review", "3", "H12"),))
    assert not with_overrides(three, (Override(key, written),))[key].is_looser


@given(
    st.sampled_from(PROFILES),
    st.integers(1, 30),
    st.sampled_from(Unit),
    st.dates(date(2027, 1, 1), date(2027, 12, 31)),
)
def test_what_is_taken_without_a_reason_is_never_later(
    name: str, amount: int, unit: Unit, conference: date
) -> None:
    profile = load_profile(name)
    conference = profile.calendar.on_or_before(conference)
    try:
        stricter = with_overrides(profile, (Override("first_meeting", str(Span(amount, unit))),))
    except OverrideRefused:
        return
    before, after = first_meeting(profile, conference), first_meeting(stricter, conference)
    assert before is not None
    assert after is not None
    assert after.date <= before.date
