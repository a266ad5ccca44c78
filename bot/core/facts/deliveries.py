"""What deliveries leave as facts: failed routes, copies asked for, documents handed in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.facts.people import Route


class FailureKind(StrEnum):
    """Refused for good, too late to be useful, or perhaps sent (three tries, no answer)."""

    REFUSED = "refused"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Failure:
    """One notice that did not arrive as planned; the next route and who is told follow from it.

    `notice` is the identity of the notice; `contact_revision` the member's at that moment: a
    later one means that the address has been mended since. `code` names no person or address.
    """

    id: str
    kind: FailureKind
    notice: str
    notice_kind: str
    recipient: str
    route: Route
    contact_revision: int
    at: datetime
    code: str = ""

    @property
    def occasion(self) -> str:
        """Return what told this notice apart from others of its kind, whichever try it was."""
        return self.notice.rpartition("|")[2].split("/")[0]


@dataclass(frozen=True, slots=True)
class Pull:
    """Somebody pressed *Send it to me* for a released document (IG2).

    `by_mail`: the address is read by this person alone and its domain is on the secure list;
    otherwise it becomes a task for the lead. `subject` is the id of minutes, "plan", "sheet",
    "evidence" or a part of it ("evidence/2027-01-01/2027-03-31"), the id of a meeting, of which the
    place is asked for, or "N1:p5", printed for somebody else.
    `domain` is that of the address then: only while it stands may the document be mailed.
    """

    id: str
    member: str
    subject: str
    at: datetime
    by_mail: bool
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file handed in, whose bytes storage keeps sealed; `digest` is its SHA-256 in hex."""

    id: str
    media_type: str
    size: int
    digest: str
    handed_in_by: str
    handed_in_at: datetime
