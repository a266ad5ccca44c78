"""The matrix in the code is the table that the procedure gives, cell by cell."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.access.asked import Column, Subject, Verb
from bot.core.access.conditions import CONDITIONS
from bot.core.access.matrix import matrix, row

GIVEN = Path(__file__).parents[4] / "shared" / "procedure" / "access.md"

# In the order of the given tables; a row that stands for two subjects is named once.
ROWS = (
    *("group", "members", "sheet_work", "sheet_private.own", "sheet_private.others"),
    *("home_address", "answer.own", "answer.others", "attendance", "rota", "flag", "pause"),
    *("task", "channel", "record_number"),
    *("update.own", "update.others", "update_marked", "minutes_draft", "minutes_final"),
    *("family_copy", "not_shared", "plan", "action", "contribution.own", "contribution.others"),
    *("report_draft", "report_final", "disagreement", "event.own", "event.others"),
    *("receipts", "mine", "oversight", "audit", "evidence", "retention", "profile", "creators"),
)


def given_rows() -> Iterator[list[str]]:
    """Yield the cells of each row of the given tables, without the subject and the sources."""
    in_table = False
    for line in GIVEN.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == "subject":
            in_table = True
        elif in_table and line.startswith("|") and not cells[0].startswith("---"):
            yield cells[1 : 1 + len(Column)]
        elif not line.startswith("|"):
            in_table = False


def letters(cell: str) -> set[str]:
    return set(re.findall(r"[swgrcx]", cell))


@pytest.mark.skipif(not GIVEN.exists(), reason="the procedure's tables are not beside the project")
def test_every_letter_of_the_given_tables_stands_in_the_matrix_and_no_other() -> None:
    rows = dict(zip(ROWS, given_rows(), strict=True))
    for name, cells in rows.items():
        for column, cell in zip(Column, cells, strict=True):
            assert {verb.value for verb in matrix()[name][column]} == letters(cell), (name, column)


@pytest.mark.skipif(not GIVEN.exists(), reason="the procedure's tables are not beside the project")
def test_a_letter_without_a_number_has_no_condition() -> None:
    own_only = {"record_number", "mine"}
    rows = dict(zip(ROWS, given_rows(), strict=True))
    for name, cells in rows.items():
        for column, cell in zip(Column, cells, strict=True):
            bare = not re.search(r"\d", cell) and name not in own_only and name != "task"
            conditions = set(matrix()[name][column].values())
            assert not bare or conditions <= {""}, (name, column)


def test_every_row_names_every_column_and_known_conditions() -> None:
    assert tuple(matrix()) == ROWS
    for cells in matrix().values():
        assert tuple(cells) == tuple(Column)
        assert all(name in CONDITIONS for cell in cells.values() for name in cell.values())


def test_a_row_of_own_and_others_is_chosen_by_whose_it_is() -> None:
    assert Verb.WRITE in row(Subject.ANSWER, is_own=True)[Column.PROFESSIONAL]
    assert Verb.SEE not in row(Subject.ANSWER, is_own=False)[Column.PROFESSIONAL]
    assert row(Subject.PLAN, is_own=True) == row(Subject.PLAN, is_own=False)
