"""How a run of the tests goes: what is loaded where, in which order, and what it leaves."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from xdist.remote import Producer
from xdist.scheduler.loadfile import LoadFileScheduling

from tests import postgres
from tests.texts import any_text

FIXTURES = "tests.fixtures"
SLOWEST_FIRST = (
    "test_ledger.py",
    "test_sequences.py",
    "test_mapping.py",
    "test_backup.py",
    "test_erasing.py",
    "test_serve.py",
)
# Files whose tests share what is dear to make: one browser, one telling of the demo.
TOGETHER = {
    "tests/handlers/web/test_absent_member.py": "the browser",
    "tests/handlers/web/test_browser.py": "the browser",
    "tests/demo/test_letters.py": "the demo",
    "tests/demo/test_what_it_leaves.py": "the demo",
}
ODD_WORKERS = ("gw1", "gw3", "gw5", "gw7")
MADE_HERE = pytest.StashKey[tuple[Path, int]]()

# A busy machine is slow, not wrong: neither an example of a property nor its drawing has a limit.
SLOW = [HealthCheck.too_slow]
settings.register_profile("house", deadline=None, max_examples=10, suppress_health_check=SLOW)
settings.register_profile("thorough", deadline=None, max_examples=200, suppress_health_check=SLOW)
settings.load_profile("house")
st.register_type_strategy(str, any_text())

# What one worker has compiled the other reads, and the next run too.
sys.dont_write_bytecode = False


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder of the run's PostgreSQL; workers inherit it, nothing is started yet."""
    if postgres.FOLDER not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="coregroup-pg-"))
        os.environ[postgres.FOLDER] = str(folder)
        config.stash[MADE_HERE] = folder, postgres.hold(folder)
    if not hands_out(config):
        config.pluginmanager.import_plugin(FIXTURES)


class ByFile(LoadFileScheduling):
    """Gives a worker whole files, and those together that share something."""

    def _split_scope(self, nodeid: str) -> str:
        path = super()._split_scope(nodeid)
        return TOGETHER.get(path, path)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile | None:
    """Share the tests out by file, with few exceptions, unless another way is asked for."""
    return ByFile(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Tell of a test once, how it went, unless more is asked: telling costs two processes time."""
    option = item.config.option
    if option.durations is not None or option.verbose > 0:
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


def hands_out(config: pytest.Config) -> bool:
    """Say whether this process only hands tests out to workers: it needs no fixtures then."""
    return "PYTEST_XDIST_WORKER" not in os.environ and bool(config.getoption("tx", None))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let go of the server, which then ends; without one, only the folder goes."""
    if made := config.stash.get(MADE_HERE, None):
        folder, handle = made
        if not (folder / "address").exists():
            shutil.rmtree(folder)
        os.close(handle)
    # The process ends: to look once more through all that was made would take it seconds.
    gc.disable()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect no garbage while tests are collected: all that is made then stays to the end."""
    gc.disable()
    collected = yield
    gc.freeze()
    # Little of what tests make goes in circles: to look for those less often costs no memory.
    gc.set_threshold(50_000, 20, 20)
    gc.enable()
    return collected


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let every other worker collect from the end, so that they compile different files."""
    report = yield
    is_odd = os.environ.get("PYTEST_XDIST_WORKER") in ODD_WORKERS
    if is_odd and isinstance(collector, pytest.Directory):
        report.result.reverse()
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slowest files first: what a worker begins last is then soon over."""
    places = {name: place for place, name in enumerate(SLOWEST_FIRST)}
    items.sort(key=lambda item: (places.get(item.path.name, len(places)), item.path))
