"""The page on access says what the code decides, row by row and condition by condition."""

import re
from pathlib import Path

from bot.core.access.asked import Column, Subject
from bot.core.access.matrix import matrix
from tests.papers.access_page import COLUMNS, NOT_THERE_YET, PAGE, ROWS, page

HOUSE = Path(__file__).parents[2]
DECIDES = HOUSE / "bot" / "core" / "access"


def test_the_page_is_the_matrix_that_decides() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.papers.access_page"


def test_every_row_and_column_has_a_name_in_plain_words() -> None:
    assert list(ROWS) == list(matrix())
    assert list(COLUMNS) == list(Column)


def test_what_is_not_there_yet_is_what_nothing_asks() -> None:
    code = (
        each.read_text(encoding="utf-8")
        for part in ("bot", "handlers", "scheduler")
        for each in (HOUSE / part).rglob("*.py")
        if not each.is_relative_to(DECIDES)
    )
    asked = {found for text in code for found in re.findall(r"Subject\.([A-Z_]+)", text)}
    rows = {name.partition(".")[0] for name in matrix()}
    assert {each for each in rows if Subject(each).name not in asked} == {
        name.partition(".")[0] for name in NOT_THERE_YET
    }
