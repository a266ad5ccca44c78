"""Finding a profile: by name, in a file, in the content that a group pinned."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.core.procedure.intervals import next_meeting
from bot.core.procedure.layers import ProfileError
from bot.core.procedure.loading import (
    PROFILES,
    load_file,
    load_profile,
    product_defaults,
    profile_from_dict,
)
from bot.core.procedure.profiles import Profile
from bot.core.procedure.values import not_set
from tests.core.procedure.groups import STORY


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ProfileError) as error:
        load_profile("kent")
    assert error.value.why == 'There is no profile "kent".'
    assert "england, scotland, wales" in error.value.way_on


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"kent\.toml cannot be read: there is no such file"):
        load_file(tmp_path / "kent.toml")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "kent.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ProfileError, match=r"kent\.toml cannot be read: it is not text"):
        load_file(tmp_path / "kent.toml")


def test_a_file_without_end_or_without_bottom_is_named(tmp_path: Path) -> None:
    (tmp_path / "kent.toml").write_text("#" * 100_001)
    with pytest.raises(ProfileError, match=r"kent\.toml has more than 100,000 characters"):
        load_file(tmp_path / "kent.toml")
    (tmp_path / "kent.toml").write_text("a = " + "[" * 20_000)
    with pytest.raises(ProfileError, match=r"kent\.toml is not TOML: maximum recursion depth"):
        load_file(tmp_path / "kent.toml")


@pytest.mark.parametrize("profile", [*map(load_profile, PROFILES), STORY], ids=lambda p: p.name)
def test_a_pinned_content_is_read_back_as_it_was(profile: Profile) -> None:
    plain = json.loads(json.dumps(profile.to_dict()))
    again = profile_from_dict(plain)
    assert again == profile
    assert dict(again.values) == dict(profile.values)
    assert again.layers == profile.layers


def test_a_content_from_before_a_parameter_has_our_default_and_keeps_its_digest() -> None:
    plain = load_profile("wales").to_dict()
    del plain["values"]["gap_due"]
    older = profile_from_dict(plain)
    assert older["gap_due"] == product_defaults()["gap_due"]
    assert older.digest != load_profile("wales").digest
    assert profile_from_dict(plain).digest == older.digest


def test_a_content_with_an_unknown_parameter_is_refused() -> None:
    plain = load_profile("wales").to_dict()
    plain["values"]["tea_break"] = plain["values"]["gap_due"]
    with pytest.raises(ProfileError, match="tea_break"):
        profile_from_dict(plain)


def test_equal_content_is_an_equal_profile_with_an_equal_hash() -> None:
    wales = load_profile("wales")
    again = profile_from_dict(wales.to_dict())
    assert {wales, again} == {wales}
    assert wales != load_profile("england")
    assert wales != "wales"


def test_the_order_in_which_a_store_keeps_the_content_does_not_matter() -> None:
    plain = load_profile("wales").to_dict()
    values = {key: dict(reversed(value.items())) for key, value in plain["values"].items()}
    turned = {"values": values, "layers": plain["layers"], "name": plain["name"]}
    assert profile_from_dict(turned) == load_profile("wales")


def test_a_profile_with_another_value_is_another_profile() -> None:
    wales = load_profile("wales")
    values = {**wales.values, "interval": not_set("interval")}
    other = replace(wales, values=values)
    assert other != wales
    assert next_meeting(wales, date(2027, 5, 25)) is not None
    assert next_meeting(other, date(2027, 5, 25)) is None


def test_the_defaults_alone_are_no_profile() -> None:
    with pytest.raises(ProfileError):
        load_profile("ours")
    with pytest.raises(ValueError, match="HolidayCalendar"):
        _ = product_defaults().calendar


def test_what_every_profile_needs_is_missed_aloud() -> None:
    plain = STORY.to_dict()
    plain["values"]["window"] = {**plain["values"]["window"], "written": "none"}
    with pytest.raises(LookupError, match="window is not set in eastmere"):
        profile_from_dict(plain).window("window")
