"""`coregroup profile show` and `check`."""

import json
from pathlib import Path

import pytest

from bot.cli.program import run
from bot.core.procedure.loading import load_profile
from tests.profiles import COUNCIL


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    file = tmp_path / "council.toml"
    file.write_text(COUNCIL)
    return file


def test_show_prints_each_value_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["profile", "show", "leicester"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("leicester: ours < england < leicester, ")
    assert (
        "first_meeting = 10 working days\n  First core group.\n  From leicester: seed (L5).\n"
        in text
    )
    assert (
        "gap_due = 1 working day\n  What `end` left open.\n  Our default, not guidance.\n" in text
    )
    assert "report_draft = none\n  Draft of the joint report.\n  The guidance gives none.\n" in text


def test_show_as_json_is_the_content_with_its_digest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["profile", "show", "wales", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    wales = load_profile("wales")
    assert shown["digest"] == wales.digest
    assert shown["holidays"] == wales.calendar.version
    assert shown["values"] == wales.to_dict()["values"]


def test_check_lists_what_keeps_a_profile_from_live_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["profile", "check", "hscb"]) == 1
    text = capsys.readouterr().out
    assert "hscb: not for live use yet" in text
    assert (
        "nation (England) is probable: nobody has confirmed it.\n  Add [nation] confirmed" in text
    )


def test_check_passes_an_own_file_that_is_complete(
    own_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["profile", "check", str(own_file)]) == 0
    assert capsys.readouterr().out == "council: complete and confirmed\n"
    assert run(["profile", "check", str(own_file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_check_of_a_broken_file_is_one_line_with_file_and_key(
    own_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_file.write_text(COUNCIL.replace('"72 months"', '"6 years"'))
    assert run(["profile", "check", str(own_file)]) == 1
    error = capsys.readouterr().err
    assert error.startswith('coregroup: council.toml, [retention]: "6 years" is not a span')
    assert error.count("\n") == 1


def test_dates_takes_an_own_file(own_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["dates", "--profile", str(own_file), "--conference", "2027-03-17"]
    assert run(words) == 0
    assert "council: dates from the conference on Wed 17 Mar 2027" in capsys.readouterr().out
