"""What another process does to a group in these tests."""

import multiprocessing
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

from storage.database import read_url
from storage.hold import serving
from storage.store import Store
from tests.keys import KEY
from tests.storage.given import LATER, REF, flagged

READY = "ready"
PATIENCE = 120

# Real processes, forked off one that has already imported all of this and holds nothing.
FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload([__name__])


@dataclass(frozen=True)
class Other:
    """A running process, and the line on which it says `READY` and waits for an answer."""

    process: ForkServerProcess
    line: Connection

    def wait_until_ready(self) -> None:
        assert self.line.poll(PATIENCE)
        assert self.line.recv() == READY

    def go_on(self) -> None:
        self.line.send(READY)

    def end(self) -> int | None:
        """Wait for its end and return its exit code."""
        self.process.join(PATIENCE)
        return self.process.exitcode

    def kill(self) -> None:
        self.process.kill()
        self.process.join()


def start(what: str, url: str) -> Other:
    """Start a process that does `what`: "hold", "stop inside", or count so many times."""
    here, there = FORKED.Pipe()
    process = FORKED.Process(target=do, args=(what, url, there))
    process.start()
    there.close()
    return Other(process, here)


def do(what: str, url: str, line: Connection) -> None:
    if what == "hold":
        hold(url, line)
        return
    store = Store.open(url, KEY)
    if what == "stop inside":
        stop_inside(store, line)
    else:
        _say_and_wait(line)
        count_on(store, int(what))
    store.close()


def count_on(store: Store, times: int) -> None:
    """Read a number that stands in the facts and write the next one, again and again."""
    for _ in range(times):
        with store.begin(REF, by="p1", now=LATER) as work:
            number = int(work.facts.flag_reason or "0")
            work.facts = replace(work.facts, flag_reason=str(number + 1))


def stop_inside(store: Store, line: Connection) -> None:
    """Change the facts, send all that to the database, and wait for the end."""
    with store.begin(REF, by="p1", now=LATER) as work:
        work.facts = flagged(work.facts)
        store.documents.put(REF, b"minutes", media_type="application/pdf", by="p1", now=LATER)
        _say_and_wait(line)


def hold(url: str, line: Connection) -> None:
    with serving(read_url(url)):
        _say_and_wait(line)


def _say_and_wait(line: Connection) -> None:
    line.send(READY)
    line.recv()
