"""What is written down for those who run the service: the log, counts, the audit log, overviews."""

import logging

from prometheus_client import CollectorRegistry, generate_latest

from bot.cli.notices import as_plain
from bot.logs import OURS, ChosenWords
from storage.overview import overview
from tests.sequences.world import World


class Journal(logging.Handler):
    """The log of one life, as its lines leave."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(ChosenWords())
        self.lines: list[str] = []
        self._levels = {name: logging.getLogger(name).level for name in OURS}

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def begin(self) -> None:
        for name in OURS:
            logging.getLogger(name).addHandler(self)
            logging.getLogger(name).setLevel(logging.DEBUG)

    def end(self) -> str:
        """Return what was written, and listen no more."""
        for name, level in self._levels.items():
            logging.getLogger(name).removeHandler(self)
            logging.getLogger(name).setLevel(level)
        return "\n".join(self.lines)


def kept(world: World, registry: CollectorRegistry) -> dict[str, str]:
    """Return what whoever runs the service can read at the end of a life."""
    store = world.house.store
    return {
        "the audit log": repr(store.audit.lines("7KQ2")),
        "the counts": generate_latest(registry).decode(),
        "the courier's counts": generate_latest(world.metrics.registry).decode(),
        "the overview of notices": repr(as_plain(overview(store.database, 1000))),
    }
