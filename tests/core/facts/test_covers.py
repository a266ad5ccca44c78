"""In whose place: a mark beside a record, read also from what was kept before there were three."""

import pytest
from pydantic import TypeAdapter

from bot.core.facts.covers import Cover


def test_what_was_kept_as_yes_or_no_is_read_as_cover_or_nothing() -> None:
    found = TypeAdapter(tuple[Cover, ...]).validate_json('[true, false, "deputy"]')
    assert found == (Cover.COVER, Cover.NONE, Cover.DEPUTY)
    with pytest.raises(ValueError, match="is not a valid Cover"):
        Cover("lead")


def test_it_marks_what_stands_beside_a_name() -> None:
    assert [each.mark for each in Cover] == ["", " (cover)", " (deputy)"]
