"""What another process does to a group in these tests: run as a script of its own."""

import subprocess
import sys
from dataclasses import replace

from storage.database import read_url
from storage.hold import serving
from storage.store import Store
from tests.keys import KEY
from tests.storage.given import LATER, REF, flagged

READY = "ready"


def count_on(store: Store, times: int) -> None:
    """Read a number that stands in the facts and write the next one, again and again."""
    for _ in range(times):
        with store.begin(REF, by="p1", now=LATER) as work:
            number = int(work.facts.flag_reason or "0")
            work.facts = replace(work.facts, flag_reason=str(number + 1))


def stop_inside(store: Store) -> None:
    """Change the facts, send all that to the database, and wait for the end."""
    with store.begin(REF, by="p1", now=LATER) as work:
        work.facts = flagged(work.facts)
        store.documents.put(REF, b"minutes", media_type="application/pdf", by="p1", now=LATER)
        _say_and_wait()


def hold(url: str) -> None:
    with serving(read_url(url)):
        _say_and_wait()


def start(what: str, url: str) -> "subprocess.Popen[str]":
    """Start a process that does `what`; it says `READY` on its output where it waits."""
    command = [sys.executable, "-m", __name__, what, url]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def wait_until_ready(process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    assert process.stdout.readline().strip() == READY


def go_on(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def kill(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def _say_and_wait() -> None:
    print(READY, flush=True)  # noqa: T201 - how the test hears of it
    sys.stdin.readline()


def main() -> None:
    what, url = sys.argv[1:]
    if what == "hold":
        hold(url)
        return
    store = Store.open(url, KEY)
    if what == "stop inside":
        stop_inside(store)
    else:
        _say_and_wait()
        count_on(store, int(what))
    store.close()


if __name__ == "__main__":
    main()
