"""An authority's own profile follows its file while Core Group runs."""

from pathlib import Path

import pytest

from bot.core.procedure.layers import ProfileError
from bot.own_profile import OwnProfile
from tests.profiles import edited_text
from tests.story import EASTMERE

SHORTER = edited_text({"first_meeting": "7 working days"})


def test_an_edited_file_is_read_again_and_one_that_stands_is_not(tmp_path: Path) -> None:
    file = tmp_path / "eastmere.toml"
    file.write_text(edited_text({}))
    own = OwnProfile(file)
    first = own.load()
    assert first == EASTMERE
    assert own.load() is first
    file.write_text(SHORTER)
    assert own.load()["first_meeting"].written == "7 working days"


def test_a_file_that_is_gone_is_told_by_its_name(tmp_path: Path) -> None:
    own = OwnProfile(tmp_path / "gone.toml")
    with pytest.raises(ProfileError, match=r"gone\.toml cannot be read"):
        own.load()
