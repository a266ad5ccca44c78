"""The audit chains: lines whose MACs hold each other, so that none can be changed or taken out."""

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from storage.lookups import Lookups
from storage.schema import audit
from storage.tables.columns import EPOCH, MICROSECOND

INSTALLATION = "*"
MAC_BYTES = 32
APPEND = insert(audit)


@dataclass(frozen=True, slots=True)
class Line:
    """What happened, to what, by whom: opaque ids and fixed words, never content (IG12)."""

    at: datetime
    by: str
    event: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: how many lines it has and the MAC of the last."""

    seq: int = 0
    mac: bytes = b""


class Chains:
    """The keyed arithmetic of all chains."""

    def __init__(self, lookups: Lookups) -> None:
        self._secret = lookups.derive("audit")

    def mac(self, chain: str, seq: int, before: bytes, line: Line) -> bytes:
        """Return the MAC of a line at its place after the line with MAC `before`."""
        moment = (line.at - EPOCH) // MICROSECOND
        said = json.dumps([chain, seq, moment, line.by, line.event, line.subject])
        return hmac.digest(self._secret, before + said.encode(), "sha256")

    def close(self, chain: str, head: Head) -> bytes:
        """Return a head as stored: the last MAC and a tag that nobody without the key can make."""
        return head.mac + self._tag(chain, head)

    def is_closed_by(self, chain: str, head: Head, stored: bytes) -> bool:
        """Tell whether a stored head belongs to the end that the lines really have."""
        return hmac.compare_digest(self.close(chain, head), stored)

    def append(self, connection: Connection, chain: str, head: Head, lines: Sequence[Line]) -> Head:
        """Store lines after `head` and return the new one; the caller stores that."""
        rows = []
        for line in lines:
            head = Head(head.seq + 1, self.mac(chain, head.seq + 1, head.mac, line))
            rows.append(_row(chain, head, line))
        if rows:
            connection.execute(APPEND, rows)
        return head

    def _tag(self, chain: str, head: Head) -> bytes:
        said = json.dumps(["head", chain, head.seq]).encode()
        return hmac.digest(self._secret, head.mac + said, "sha256")


def stored_head(seq: int, closed: bytes) -> Head:
    """Return the head as the lines go on from it; verifying checks its tag."""
    return Head(seq, closed[:-MAC_BYTES])


def _row(chain: str, head: Head, line: Line) -> dict[str, object]:
    return {
        "chain": chain,
        "seq": head.seq,
        "at": line.at,
        "by": line.by,
        "event": line.event,
        "subject": line.subject,
        "mac": head.mac,
    }
