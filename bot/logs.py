"""Logs for machines: one line of JSON each, of events and opaque ids that we have chosen."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

OURS = ("bot", "handlers", "scheduler", "storage")
CHOSEN = ("notice", "ref", "code", "count", "job", "host", "port")
"""What may stand in a line beside the event; whatever else a record carries is left out."""


class ChosenWords(logging.Formatter):
    """Writes what was chosen and drops the rest: other libraries' words may hold an address.

    Of their records stands who spoke and where, of an error its type and the way to it, never
    its message. An event of ours is a constant; its arguments are not filled in.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        is_ours = record.name.partition(".")[0] in OURS
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": str(record.msg) if is_ours else "library",
            "by": record.name if is_ours else f"{record.name}:{record.funcName}:{record.lineno}",
        }
        line |= {key: getattr(record, key) for key in CHOSEN if hasattr(record, key)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["where"] = [f"{each.filename}:{each.lineno} {each.name}" for each in frames]
        return json.dumps(line)


def begin(level: str) -> None:
    """Log to standard error from now on, from `level` up; libraries only what is wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(ChosenWords())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())
