"""Each event that the code can put into the log is either told to people of themselves, or not."""

import re
from pathlib import Path

from bot.core.exports.log import ABOUT_OTHERS, TELLS

HOUSE = Path(__file__).parents[3]
WRITES = re.compile(r'(?:audit|changed|note_seen)\((?:call, )?"([^"]+)"')


def written() -> set[str]:
    files = (each for part in ("handlers", "storage") for each in (HOUSE / part).rglob("*.py"))
    return {event for each in files for event in WRITES.findall(each.read_text(encoding="utf-8"))}


def test_of_each_event_it_is_decided_whether_it_is_told() -> None:
    assert len(written()) > 60
    assert written() - TELLS - ABOUT_OTHERS == set()
    assert not TELLS & ABOUT_OTHERS


def test_what_tells_of_a_flag_or_of_a_copy_kept_back_is_not_told() -> None:
    assert not [each for each in TELLS if "flag" in each or "kept" in each or "not to" in each]
