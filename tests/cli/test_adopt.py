"""`coregroup profile adopt`: one group or all take newer rules on; `check` says what waits."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.cli.program import run
from bot.core.facts.groups import CoreGroup
from bot.core.facts.particulars import Closing
from storage.store import Store
from tests.cast import PRIYA
from tests.profiles import edited_text, with_list_lacking
from tests.serving import settings_file
from tests.storage.given import LATER, REF, a_group
from tests.story import EASTMERE_FILE, with_contact_sheet

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
Adopt = Callable[..., tuple[int, Any]]
SHORTER = {"first_meeting": "7 working days"}


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    """The authority's own file as its groups were made with it."""
    file = tmp_path / "eastmere.toml"
    file.write_text(EASTMERE_FILE.read_text())
    return file


@pytest.fixture
def env_file(database_url: str, tmp_path: Path, own_file: Path) -> Path:
    return settings_file(tmp_path, database_url, f"maildir:{tmp_path}/mail", PROFILE=str(own_file))


@pytest.fixture
def adopt(env_file: Path, capsys: pytest.CaptureFixture[str]) -> Adopt:
    """Call the command for a program to read; return its exit code and what it printed."""

    def call(*words: str) -> tuple[int, Any]:
        code = run(("profile", "adopt", *words, "--json", "--env-file", str(env_file)))
        return code, json.loads(capsys.readouterr().out or "null")

    return call


def kept(store: Store, ref: str = REF, **fields: Any) -> CoreGroup:  # noqa: ANN401 - of a group
    return a_group(store, replace(with_contact_sheet(), ref=ref, **fields))


def said_by_check(env_file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    run(("check", "--json", "--env-file", str(env_file)))
    findings = json.loads(capsys.readouterr().out)["findings"]
    return next((each["said"] for each in findings if each["what"] == "groups"), "")


def test_an_edited_profile_changes_a_group_only_when_it_is_adopted(
    store: Store, own_file: Path, adopt: Adopt
) -> None:
    before = kept(store)
    own_file.write_text(edited_text(SHORTER))
    assert store.read(REF).profile == before.profile
    code, (outcome,) = adopt("--group", "7kq2")
    assert (code, outcome["group"], outcome["outcome"]) == (0, REF, "adopted")
    assert outcome["moved"] == [
        {
            "key": "first_meeting",
            "start": "2027-03-17",
            "before": "2027-04-02",
            "after": "2027-03-30",
            "by": ["first_meeting"],
        }
    ]
    assert outcome["differences"][0]["after"] == "7 working days"
    assert store.read(REF).profile["first_meeting"].written == "7 working days"


def test_the_audit_names_the_operator_and_which_adoption(
    store: Store, own_file: Path, adopt: Adopt
) -> None:
    kept(store)
    own_file.write_text(edited_text(SHORTER))
    adopt("--all")
    line = store.audit.lines(REF)[-1]
    assert (line.by, line.event, line.subject) == ("operator", "profile adopted", "V1")


def test_all_open_groups_adopt_and_one_that_refuses_holds_up_no_other(
    store: Store, own_file: Path, adopt: Adopt
) -> None:
    kept(store)
    without = tuple(each for each in with_contact_sheet().overrides if each.key != "retention")
    kept(store, "4BCD", overrides=without)
    closing = Closing(LATER, PRIYA, "a plan", "a centre")
    kept(store, "9WXT", closing=closing)
    own_file.write_text(edited_text(SHORTER))
    code, outcomes = adopt("--all")
    assert code == 1
    assert {each["group"]: each["outcome"] for each in outcomes} == {
        REF: "adopted",
        "4BCD": "refused",
    }
    assert "without retention" in outcomes[0]["why"]
    assert store.read("4BCD").adoptions == ()


def test_a_second_time_nothing_is_left_to_adopt(store: Store, adopt: Adopt) -> None:
    kept(store)
    version = store.read(REF).version
    code, (outcome,) = adopt("--group", REF)
    assert (code, outcome["outcome"], store.read(REF).version) == (0, "unchanged", version)


def test_a_newer_list_of_bank_holidays_is_adopted_in_the_same_way(
    store: Store, env_file: Path, adopt: Adopt, capsys: pytest.CaptureFixture[str]
) -> None:
    a_group(store, with_list_lacking(with_contact_sheet(), date(2027, 3, 29)))
    assert said_by_check(env_file, capsys) == (
        "A newer list of bank holidays waits. (1 group) "
        "To give it to them: coregroup profile adopt --all."
    )
    code, (outcome,) = adopt("--all")
    assert (code, outcome["newer_holidays"], outcome["differences"]) == (0, True, [])
    assert outcome["moved"][0]["by"] == ["bank holidays"]
    assert said_by_check(env_file, capsys) == ""


def test_check_tells_groups_by_what_waits_for_them(
    store: Store, env_file: Path, own_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(store)
    kept(store, "4BCD")
    kept(store, "5DFG", profile=replace(with_contact_sheet().profile, name="kent"))
    own_file.write_text(edited_text(SHORTER))
    said = said_by_check(env_file, capsys)
    assert "An edited profile waits. (2 groups)" in said
    assert 'The profile "kent" is not known here. (1 group)' in said


def test_a_profile_can_be_named_by_name_or_file(store: Store, tmp_path: Path, adopt: Adopt) -> None:
    kept(store, profile=replace(with_contact_sheet().profile, name="kent"))
    assert adopt("--group", REF)[0] == 1
    code, (outcome,) = adopt("--group", REF, "--profile", "eastmere")
    assert (code, outcome["outcome"], outcome["moved"]) == (0, "adopted", [])
    other = tmp_path / "other.toml"
    other.write_text(edited_text(SHORTER).replace('"eastmere"', '"other"'))
    assert adopt("--group", REF, "--profile", str(other))[0] == 0
    assert store.read(REF).profile.name == "other"


def test_people_read_which_values_differ_and_which_dates_moved(
    store: Store, own_file: Path, env_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(store)
    kept(store, "4BCD", overrides=())
    own_file.write_text(edited_text(SHORTER))
    words = ("profile", "adopt", "--all", "--env-file", str(env_file))
    assert run(words) == 1
    said = capsys.readouterr().out
    assert "7KQ2: adopted\n  first_meeting: 10 working days -> 7 working days (policy 9)\n" in said
    assert "was Fri 2 Apr 2027, now Tue 30 Mar 2027 (first_meeting)" in said
    assert "4BCD: refused\n  eastmere cannot be adopted" in said
    assert run(words) == 1
    assert "7KQ2: unchanged\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        ((), 2, "name one group with --group REF, or all with --all."),
        (("--group", REF, "--all"), 2, "name one group with --group REF, or all with --all."),
        (("--group", "ZZZZ"), 1, "There is no group ZZZZ."),
        (("--all", "--profile", "kent"), 2, 'There is no profile "kent".'),
    ],
)
def test_a_wrong_call_is_one_line(
    words: tuple[str, ...], code: int, why: str, env_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(("profile", "adopt", *words, "--env-file", str(env_file))) == code
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert why in error


def test_without_groups_there_is_nothing_to_do(
    env_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(("profile", "adopt", "--all", "--env-file", str(env_file))) == 0
    assert capsys.readouterr().out == "There is no open group.\n"
