"""What the log says of somebody: what they did, and who looked at what is theirs (IG12)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.cards import Block
from bot.core.exports.gathering import Gathering, Row, table
from bot.core.facts.groups import CoreGroup
from bot.core.procedure.day_names import short_moment
from bot.core.raising.knowing import PARTS

LOG = ("When", "Who", "What")


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the log: who did what to what, by opaque ids and fixed words."""

    at: datetime
    by: str
    event: str
    subject: str = ""


TELLS = frozenset(
    {
        *("opted in", "opted out", "said who they are", "address is not theirs"),
        *("address confirmed", "asked again who they are", "contact changed", "name corrected"),
        *("links revoked", "mail safety recorded", "private details seen", "export seen"),
        *("possible times", "time proposed", "time asked about", "said of a time", "answered"),
        *("apologies", "substitute named", "swap asked", "swap answered", "update asked for"),
        *("update sent", "update opened", "action proposed", "action accepted", "action seen"),
        *("action brought forward", "action changed", "action closed", "action done"),
        *("action reviewed", "task done", "paused", "pause lifted", "minutes seen", "plan seen"),
        *("copy asked for", "copy to print asked for", "copy filed", "minutes written"),
        *("minutes sent to the lead", "minutes handed in", "minutes signed", "minutes released"),
        *("minutes corrected", "agreement attached", "notes passed on", "meeting booked"),
        *("meeting moved", "meeting cancelled", "meeting started", "meeting ended", "roll called"),
        *("rota agreed", "plan confirmed", "agency suggested", "early asked", "early answered"),
        *("early seen", "raised", "raised: opened", "raised: seen", "raised: answered"),
        *("raised: asked for more", "disagreement", "disagreement seen"),
        *("absence recorded", "absence ended", "role given", "role taken"),
        *("account code asked", "account code wrong", "account connected", "account taken off"),
    }
)
"""The events that the paper may tell, by somebody or about what is theirs."""

ABOUT_OTHERS = frozenset(
    {
        *(
            "by_operator",
            "cover",
            "deputy",
            "changed",
            "refused",
            "erasure held back",
            "group created",
        ),
        *("group closed", "case closure entered", "contact sheet imported", "record attached"),
        *(
            "review entered",
            "review corrected",
            "profile adopted",
            "say",
            "evidence seen",
            "hold placed",
        ),
        *("hold lifted", "family arrangements", "venue released", "copy seen", "copy written"),
        *("copy released", "copy confirmed", "copy kept back", "copy printed", "plan: views"),
        *("decided not to share", "plan copies offered", "plan: statements"),
        *("person added", "person changed", "agency named", "gap explained", "need recorded"),
        *("child's part recorded", "children linked", "lead handed over", "role changed"),
    }
)
"""What is left out: of the group and nobody's own, or it tells of others, the flag, what is kept
back, or what only the team manager sees."""


def of_the_log(page: Gathering, lines: Sequence[Logged]) -> Iterator[Block]:
    """Yield each line by or about somebody, the oldest first, with others by their post."""
    found = (each for each in lines if each.event in TELLS and _is_theirs(page, each))
    rows = (_row(page, each) for each in found if page.may_know(each.subject))
    yield from table("What the log says of you", LOG, rows)


def _is_theirs(page: Gathering, line: Logged) -> bool:
    """Tell whether it is by somebody, or about them by one of the professionals.

    When another of the family did something is theirs alone.
    """
    if page.person.id == line.by:
        return True
    by = page.facts.member(line.by)
    is_private = by is not None and by.kind.is_at_home
    return not is_private and page.person.id in _whose(page, line.subject)


def _row(page: Gathering, line: Logged) -> Row:
    return short_moment(line.at), page.called(line.by), line.event


def _whose(page: Gathering, subject: str) -> Iterator[str]:
    """Yield the members whom the subject of a line names, or whose thing its number is."""
    parts = frozenset(PARTS.split(subject))
    yield from parts
    yield from (member for number, member in _numbered(page.facts) if number in parts)


def _numbered(facts: CoreGroup) -> Iterator[tuple[str, str]]:
    """Yield the numbers of what is somebody's own, and whose it is."""
    yield from ((each.id, each.member) for each in facts.updates)
    yield from ((each.id, each.member) for each in facts.pauses)
    yield from ((each.id, each.by) for each in facts.events)
    yield from ((each.id, each.by) for each in facts.disagreements)
    yield from ((each.id, each.by) for each in facts.early)
    yield from ((each.id, each.action_owner) for each in facts.actions)
