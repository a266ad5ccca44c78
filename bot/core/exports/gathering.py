"""What is kept about one person, while it is gathered: others by their post, or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.core.access import Viewer, allowed
from bot.core.attendance.marking import asked_of
from bot.core.cards import Block, Facts, Items, Table
from bot.core.documents.third_parties import ThirdParties, third_parties
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, Role
from bot.core.facts.particulars import Flag
from bot.core.facts.updates import UpdatePart, WrittenUpdate
from bot.core.procedure.day_names import short_day
from bot.core.raising.knowing import may_know
from bot.core.sheet.labels import KIND_LABELS, role_label
from bot.core.wall_clock import day_of

SOMEBODY = "another member"
SERVICE = "this service"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """One person's part of a group, for the paper that `maker` reads and hands over.

    `left_out` are the lines that tell of somebody else, whoever wrote them: they are not on the
    paper. `doubts` are the person's own that may mean another adult: they are on it. `maker` must
    be allowed to know whatever stands on it.
    """

    facts: CoreGroup
    person: Member
    maker: Viewer
    now: datetime
    others: ThirdParties
    left_out: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def called(self, id_: str) -> str:
        """Return somebody by the post they hold, never by a name or by words of their own."""
        member = self.facts.member(id_)
        if id_ == self.person.id:
            return "you"
        if member is None:
            return SERVICE
        if member.kind.is_at_home:
            return SOMEBODY
        held = (role_label(self.facts, role) for role in Role if role in member.roles)
        return next(held, KIND_LABELS[member.kind])

    def said(self, text: str, by: str) -> str:
        """Return what `by` wrote or recorded, without the lines that tell of somebody else.

        Of others' words also those are left out that may tell of another adult; of the person's
        own such lines are on the paper and pointed out, as a paper can be found by others.
        """
        return "\n".join(self._lines(text, is_own=by == self.person.id))

    def _lines(self, text: str, *, is_own: bool) -> Iterator[str]:
        against = self.others.forbidden if is_own else self.others.found
        for line in filter(None, map(str.strip, text.splitlines())):
            if against(line):
                self.left_out.append(line)
                continue
            if self.others.doubt(line):
                self.doubts.append(line)
            yield line

    def may_know(self, subject: str) -> bool:
        """Tell whether the maker may know of all that a subject names (B6, S17)."""
        return may_know(self.facts, self.maker, subject, self.now)

    def may_read(self, update: WrittenUpdate, part: UpdatePart) -> bool:
        """Tell whether the maker may read a part of an update: whom it is not for does not (B1)."""
        mark = part.mark
        return mark is None or allowed(self.facts, self.maker, asked_of(self.facts, update, mark))


def gathering(facts: CoreGroup, person: Member, maker: Viewer, now: datetime) -> Gathering:
    """Begin what is kept about somebody.

    Others are searched for as under the flag whether it is set or not: so the paper is stricter
    than a family copy, and does not tell whether there is a flag (IG15).
    """
    flagged = replace(facts, flag=Flag.YES)
    return Gathering(facts, person, maker, now, third_parties(flagged, person))


def on(moment: datetime | None) -> str:
    """Return the day of a moment, nothing where there was none."""
    return short_day(day_of(moment)) if moment else ""


def pairs(of: Iterable[tuple[str, str]]) -> Facts:
    """Return the pairs that say something as one block."""
    return Facts(tuple((label, said) for label, said in of if said))


def table(heading: str, columns: Row, rows: Iterable[Row]) -> Iterator[Block]:
    """Yield the rows under a heading, nothing where there is none."""
    found = tuple(rows)
    if found:
        yield Table(columns, found, heading=heading)


def listing(heading: str, lines: Iterable[str]) -> Iterator[Block]:
    """Yield the lines that say something under a heading, nothing where there is none."""
    found = tuple(filter(None, lines))
    if found:
        yield Items(found, heading=heading)
