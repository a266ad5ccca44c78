"""Pinning and adopting a profile, and what keeps one from live use."""

import pytest

from bot.core.procedure.adoption import (
    check_adoption,
    check_retention,
    compare,
    differences,
    obstacles,
    pin,
)
from bot.core.procedure.loading import load_profile, profile_from_dict, read_profile
from bot.core.procedure.overrides import Override
from bot.core.procedure.profiles import Profile
from bot.core.refusals import Refusal
from tests.core.procedure.groups import STORY
from tests.profiles import edited_text
from tests.story import EASTMERE, OVERRIDES

EDITED = edited_text({"after_review_first": "21 calendar days"})
EASTMERE_DAYS = EASTMERE.calendar.nations_days
HOLIDAY = (
    '[holidays_add]\ndays = { 2027-08-16 = "Fair" }\ncite = "council"\nconfidence = "checked"\n'
)


def edited(more: str = "") -> Profile:
    return read_profile(EDITED + more, "eastmere.toml")


def test_a_pin_names_content_and_holiday_list() -> None:
    held = pin(EASTMERE)
    assert (held.name, held.digest) == ("eastmere", EASTMERE.digest)
    assert held.holidays == EASTMERE.calendar.version
    assert pin(profile_from_dict(EASTMERE.to_dict())) == held


def test_adopting_an_edited_profile_tells_what_differs_and_keeps_the_overrides() -> None:
    adoption = compare(STORY, edited(), OVERRIDES)
    (difference,) = adoption.differences
    assert (difference.key, difference.before, difference.after) == (
        "after_review_first",
        "28 calendar days",
        "21 calendar days",
    )
    assert difference.cite == "policy 9"
    assert adoption.profile.span("interval") == STORY.span("interval")
    assert not adoption.changes_nothing


def test_adopting_the_same_profile_changes_nothing() -> None:
    assert compare(STORY, EASTMERE, OVERRIDES).changes_nothing


def test_a_confirmation_alone_is_worth_adopting() -> None:
    confirmed = edited().to_dict()
    confirmed["values"]["after_review_first"]["confirmed"] = "Head of Service, 2027-01-15"
    adoption = compare(edited(), profile_from_dict(confirmed))
    assert (adoption.differences, adoption.changes_nothing) == ((), False)


def test_a_newer_list_of_bank_holidays_is_adopted_like_a_profile() -> None:
    assert compare(STORY, edited(HOLIDAY), OVERRIDES).newer_holidays
    (may_day,) = (day for day, name in EASTMERE_DAYS if day.isoformat() == "2027-05-03")
    older = tuple(each for each in EASTMERE_DAYS if each[0] != may_day)
    held = profile_from_dict(STORY.to_dict(), older)
    adoption = compare(held, EASTMERE, OVERRIDES)
    assert adoption.newer_holidays
    assert not adoption.differences
    assert not adoption.changes_nothing
    assert held != STORY
    assert held.calendar.is_working_day(may_day)


def test_a_pinned_list_that_is_still_the_installed_one_makes_no_other_profile() -> None:
    assert profile_from_dict(STORY.to_dict(), EASTMERE_DAYS) == STORY


def test_an_override_stays_though_the_newer_guidance_allows_less() -> None:
    """profiles.md: overrides of the conference stay; they are marked as giving more time."""
    stricter = edited('[interval]\nspan = "4 weeks"\ncite = "policy 9"\nconfidence = "checked"\n')
    kept = compare(STORY, stricter, OVERRIDES).profile["interval"]
    assert (kept.written, kept.is_looser) == ("6 weeks", True)
    assert "the conference set it before" in kept.source.notes[-1]


def test_an_adoption_that_leaves_the_group_without_retention_or_numbers_is_refused() -> None:
    check_adoption(compare(STORY, edited(), OVERRIDES))
    with pytest.raises(Refusal, match="without retention"):
        check_adoption(compare(STORY, EASTMERE))
    with pytest.raises(Refusal, match="without duty_number") as refusal:
        check_adoption(compare(STORY, load_profile("leicester"), OVERRIDES))
    assert "01632" in refusal.value.way_on


def test_an_adoption_of_what_nobody_has_confirmed_is_refused() -> None:
    scottish = read_profile(EDITED.replace("leicester", "scotland"), "eastmere.toml")
    with pytest.raises(Refusal, match=r"cannot be adopted: review_after .* is probable"):
        check_adoption(compare(STORY, scottish, OVERRIDES))


def test_from_when_an_interval_holds_is_a_difference_too() -> None:
    highland = load_profile("highland")
    always = read_profile(
        'name = "council"\non = "highland"\n[interval]\nspan = "6 weeks"\ncite = "4"\n'
        'confidence = "checked"\n',
        "council.toml",
    )
    assert [each.key for each in differences(highland, always)] == ["interval"]


def test_without_retention_a_new_group_is_refused() -> None:
    check_retention(STORY)
    with pytest.raises(Refusal, match="how long this group is to be kept"):
        check_retention(EASTMERE)


@pytest.mark.parametrize(
    ("name", "unsure"),
    [
        ("england", {"interval"}),
        ("scotland", {"review_after", "review_next"}),
        ("wales", set()),
        ("highland", {"review_next", "holidays_add", "holidays_remove"}),
        ("leicester", set()),
        ("nottinghamshire", {"interval"}),
        ("hscb", {"nation"}),
        ("sandwell", {"interval"}),
    ],
)
def test_live_use_wants_retention_numbers_and_what_is_unsure_confirmed(
    name: str, unsure: set[str]
) -> None:
    missing = {"retention", "duty_number", "out_of_hours_number"}
    assert {each.key for each in obstacles(load_profile(name))} == missing | unsure


def test_a_confirmed_profile_with_retention_and_numbers_is_ready() -> None:
    confirmed = "".join(
        f'[{key}]\nconfirmed = "Head of Service, 2027-01-15"\n'
        for key in ("review_next", "review_after")
    )
    profile = read_profile(EDITED.replace("leicester", "scotland") + confirmed, "eastmere.toml")
    assert [each.key for each in obstacles(profile)] == ["retention"]
    assert obstacles(STORY) == ()


def test_a_number_without_digits_that_is_pinned_keeps_a_group_from_live_use() -> None:
    pinned = EASTMERE.to_dict()
    pinned["values"]["duty_number"]["written"] = "ring us"
    found = {each.key: each for each in obstacles(profile_from_dict(pinned))}
    assert "01632 960199" in found["duty_number"].way_on
    assert found["duty_number"].why == 'duty_number ("ring us") holds no telephone number.'


def test_an_override_may_set_what_live_use_wants() -> None:
    assert Override("retention", "72 months") in OVERRIDES
    assert [each.key for each in obstacles(EASTMERE)] == ["retention"]
