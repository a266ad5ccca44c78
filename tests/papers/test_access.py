"""The page on access says what the code decides, row by row and condition by condition."""

from bot.core.access.asked import Column
from bot.core.access.matrix import matrix
from tests.papers.access_page import COLUMNS, PAGE, ROWS, page


def test_the_page_is_the_matrix_that_decides() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.papers.access_page"


def test_every_row_and_column_has_a_name_in_plain_words() -> None:
    assert list(ROWS) == list(matrix())
    assert list(COLUMNS) == list(Column)


def test_what_nothing_asks_is_marked_and_what_is_asked_is_not() -> None:
    said = PAGE.read_text(encoding="utf-8")
    assert f"| {ROWS['home_address']} (**for nobody**) |" in said
    assert f"| {ROWS['minutes_final']} |" in said
