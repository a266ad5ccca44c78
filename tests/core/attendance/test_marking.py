"""A mark with a name that is nobody's: the part stays with lead, team manager and chair (B1)."""

import pytest

from bot.core.access import Viewer, allowed
from bot.core.attendance.marking import asked_of, whom
from bot.core.facts.updates import Mark, WrittenUpdate
from tests.cast import ASHA, DAWN, DEAN, GRACE, HELEN, LEAH, MARTIN, PRIYA, TOM, at
from tests.story import with_first_meeting_held, with_meeting

GROUP = with_meeting(with_first_meeting_held(), "M2", chair=ASHA, started_at=at(27, 4, 10))
UPDATE = WrittenUpdate("U1", "M2", GRACE, at(26, 4))


@pytest.mark.parametrize(
    ("mark", "kept_from"),
    [
        (Mark(frozenset({DEAN}), "why"), set()),
        (Mark(frozenset({PRIYA}), "why"), {PRIYA}),
        (Mark(frozenset(), "why", ("Dean Mash",)), {MARTIN, DAWN, HELEN, LEAH, DEAN}),
        (Mark(frozenset({TOM}), "why", ("Dean Mash",)), {TOM, MARTIN, DAWN, HELEN, LEAH, DEAN}),
    ],
)
def test_a_part_is_kept_from_whom_it_may_be_meant_for(mark: Mark, kept_from: set[str]) -> None:
    asked = asked_of(GROUP, UPDATE, mark)
    assert asked.not_for & {PRIYA, TOM, ASHA, MARTIN, DAWN, HELEN, LEAH, DEAN} == (
        kept_from | mark.not_for
    )
    assert allowed(GROUP, Viewer(ASHA), asked)


def test_who_may_read_it_is_told_whom_it_is_not_for() -> None:
    mark = Mark(frozenset({DEAN, LEAH}), "why", ("Dean Mash",))
    names = "Dean Marsh, Leah Carrow, Dean Mash (nobody here has that name: "
    assert whom(GROUP, mark) == f"{names}lead and chair alone have this part)"
