"""What the papers quote is there: commands, settings, tests, other papers; and all are listed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.registry import COMMANDS
from bot.setting_problems import PREFIX
from bot.settings import Settings
from handlers.grammar import parse
from handlers.table import COMMANDS as SAID

HOUSE = Path(__file__).parents[2]
PAPERS = sorted((HOUSE / "docs").glob("*.md"))
EXPECTED = {
    "access",
    "controllers-and-processors",
    "data-flow",
    "dpia",
    "hazard-log",
    "misdirected-message",
    "privacy-family",
    "privacy-professionals",
    "slack",
    "what-is-kept",
}
each_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda each: each.stem)


def quoted(paper: Path) -> list[str]:
    return re.findall(r"`([^`\n]+)`", paper.read_text(encoding="utf-8"))


def test_the_papers_are_these_and_the_readme_names_each() -> None:
    assert {each.stem for each in PAPERS} == EXPECTED
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert {each for each in EXPECTED if f"(docs/{each}.md)" not in readme} == set()


@each_paper
def test_what_the_operator_is_told_to_type_is_a_command_or_a_setting(paper: Path) -> None:
    for words in quoted(paper):
        if words.startswith("coregroup "):
            assert words.split()[1] in COMMANDS, words
        if words.startswith(PREFIX):
            assert words.removeprefix(PREFIX).lower() in Settings.model_fields, words


@each_paper
def test_what_people_are_told_to_say_is_understood(paper: Path) -> None:
    for words in quoted(paper):
        if words.startswith("7KQ2 ") or words in {"pause", "contact"}:
            assert parse(words).word in SAID, words


@each_paper
def test_links_to_other_papers_lead_somewhere(paper: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", paper.read_text(encoding="utf-8")):
        assert (paper.parent / target).is_file(), target


def rows_of_hazards() -> Iterator[list[str]]:
    for line in (HOUSE / "docs" / "hazard-log.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| H"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def usual_table() -> dict[tuple[str, str], str]:
    """Return the risk by severity and likelihood, as the log itself prints its table."""
    log = (HOUSE / "docs" / "hazard-log.md").read_text(encoding="utf-8")
    rows = [re.findall(r"\d", line) for line in log.splitlines() if re.match(r"\| \d \|", line)]
    return {(str(s), row[0]): row[s] for row in rows for s in range(1, 6)}


def test_each_hazard_is_whole_and_its_risk_is_the_tables() -> None:
    numbers, table = [row[0] for row in rows_of_hazards()], usual_table()
    assert len(table) == 25
    assert len(set(numbers)) == len(numbers) > 30
    for number, hazard, effect, control, _, severity, likelihood, risk in rows_of_hazards():
        assert all((hazard, effect, control)), number
        assert table[severity, likelihood] == risk[0], number
        assert risk[0] < "4" or ": " in risk, f"{number}: what comes of it before live use?"


def test_each_control_is_held_by_tests_that_there_are() -> None:
    for number, *_, cell, _severity, _likelihood, _risk in rows_of_hazards():
        tests = re.findall(r"`(tests/[^`]+)`", cell)
        assert cell == ", ".join(f"`{each}`" for each in tests), number
        for file, _, name in (each.partition("::") for each in tests):
            text = (HOUSE / file).read_text(encoding="utf-8")
            assert f"def {name}(" in text or not name, (number, name)
