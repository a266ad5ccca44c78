"""What holds for the whole tree: no address of anybody's machine, every module says what it is."""

import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "scheduler", "storage")
# Written apart, so that this file does not hold what it looks for.
NOWHERE = {
    "a registry": "pypi|pythonhosted|anaconda|artifactory|devpi",
    "an index": "index" + "[-_]url|find" + "-links|trusted" + "-host",
    "a machine's folder": "(?<![\\w~.])/(?:root|work|opt|home/\\w+|Users/\\w+)/",
}
WRITTEN = re.compile(r'"""(?:[^\\]|\\.)*?"""', re.DOTALL)
IMPORTED = re.compile(r"^[ ]*(?:from|import) (\w+)", re.MULTILINE)
"""What stands before the first dot of what is imported; no module imports two things at once."""
PYPROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))


def tracked() -> list[Path]:
    ask = ("git", "-c", "safe.directory=*", "ls-files", "-z")
    listed = subprocess.run(ask, cwd=HOUSE, capture_output=True, check=True)
    return [HOUSE / name for name in listed.stdout.decode().split("\0") if name]


def modules() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (HOUSE / package).rglob("*.py"))


@cache
def texts() -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in modules()}


@pytest.mark.parametrize("what", NOWHERE)
def test_no_tracked_file_names_it(what: str) -> None:
    pattern = re.compile(NOWHERE[what], re.IGNORECASE)
    others = (path for path in tracked() if path != Path(__file__) and path.is_file())
    texts = ((path, path.read_bytes().decode(errors="replace")) for path in others)
    found = [
        f"{path.relative_to(HOUSE)}: {hit[0]}" for path, t in texts for hit in pattern.finditer(t)
    ]
    assert found == []


def test_every_module_opens_with_one_sentence() -> None:
    for path, text in texts().items():
        said = re.match(r'"""(.*?)"""', text, re.DOTALL)
        first = said[1].strip().partition("\n\n")[0] if said else ""
        assert re.fullmatch(r"[^\n]+[.?]", first), path
        assert not re.search(r"[.!?] [A-Z]", first), path


def test_every_part_of_the_house_has_its_place_in_the_order_of_imports() -> None:
    settings = PYPROJECT["tool"]["importlinter"]
    (layers,) = (each["layers"] for each in settings["contracts"] if each["type"] == "layers")
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    in_bot = {f"bot.{path.stem}" for path in (HOUSE / "bot").iterdir() if is_module(path)}
    assert settings["root_packages"] == list(PACKAGES)
    assert placed == in_bot | {"handlers", "scheduler", "storage"}


def is_module(path: Path) -> bool:
    is_package = (path / "__init__.py").is_file()
    return is_package or (path.suffix == ".py" and path.stem != "__init__")


def test_every_package_goes_into_the_wheel() -> None:
    assert PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == list(PACKAGES)
    found = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    assert found == {*PACKAGES, "tests"}


def plain(name: str) -> str:
    """Return the name of a distribution as every index spells it."""
    return re.sub(r"[-_.]+", "-", re.sub(r"[^\w.-].*", "", name)).lower()


def imported() -> set[str]:
    """Return the libraries that the shipped code imports, by the names of their distributions."""
    named = {
        found for text in texts().values() for found in IMPORTED.findall(WRITTEN.sub("", text))
    }
    by_name = packages_distributions()
    libraries = named - set(sys.stdlib_module_names) - set(PACKAGES)
    return {plain(by_name[name][0]) for name in libraries}


def test_what_is_imported_is_named_and_what_is_named_is_imported() -> None:
    named = {plain(each) for each in PYPROJECT["project"]["dependencies"]}
    data_only = {"tzdata"}  # the time zones of machines that have none
    assert imported() == named - data_only


def test_everything_named_is_pinned() -> None:
    project = PYPROJECT["project"]
    lines = (HOUSE / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {plain(line.partition("==")[0]) for line in lines if "==" in line}
    for each in (*project["dependencies"], *project["optional-dependencies"]["test"]):
        assert plain(each) in pinned, each
    assert all("==" in line for line in lines)
