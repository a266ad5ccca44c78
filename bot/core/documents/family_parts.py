"""What the parts of a family copy are drawn from: its reader, and what is left out and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.core.documents.third_parties import ThirdParties, third_parties
from bot.core.documents.wording import with_agency
from bot.core.facts.copies import Parts
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.minutes import Minutes
from bot.core.sheet.labels import KIND_LABELS, by_role


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One line of the record that is not in the copy, for lead and team manager alone."""

    heading: str
    line: str
    because: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A copy as it stands now: what is in it, and what is not.

    `doubts` are what the lead's own words hold that may mean another adult. `says` tells whether
    anything of what was said at the meeting stands in it.
    """

    parts: Parts
    left_out: tuple[LeftOut, ...]
    doubts: tuple[LeftOut, ...]
    says: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's copy of one version of minutes, while it is being made."""

    facts: CoreGroup
    meeting: Meeting
    minutes: Minutes
    reader: Member
    others: ThirdParties
    left_out: list[LeftOut] = field(default_factory=list)
    doubts: list[LeftOut] = field(default_factory=list)

    @property
    def hears_all(self) -> bool:
        """Tell whether they may hear of each child: what is written says not of whom it is."""
        return all(each.id in self.reader.children for each in self.facts.children)

    def taken(self, heading: str, lines: Iterable[str]) -> Iterator[str]:
        """Yield the lines that nobody wrote for this reader and that say nothing of another."""
        for line in filter(None, map(str.strip, lines)):
            because = self.others.found(line)
            if because:
                self.left_out.append(LeftOut(heading, line, f'"{because}"'))
            else:
                yield line

    def written(self, heading: str, text: str) -> Iterator[str]:
        """Yield the lines that the lead wrote for this reader; what is forbidden stays out."""
        for line in filter(None, map(str.strip, text.splitlines())):
            because, doubt = self.others.forbidden(line), self.others.doubt(line)
            if because:
                self.left_out.append(LeftOut(heading, line, f'"{because}"'))
                continue
            if doubt:
                self.doubts.append(LeftOut(heading, line, f'"{doubt}"'))
            yield line

    def not_taken(self, heading: str, text: str, because: str) -> None:
        """Note what is not taken from the record whatever it says."""
        if text.strip():
            self.left_out.append(LeftOut(heading, text.strip(), because))

    def called(self, member: Member | None) -> str:
        """Return a professional as this reader may know them: by role alone under the flag."""
        if member is None or not member.is_professional:
            return KIND_LABELS[MemberKind.PROFESSIONAL]
        if not self.facts.flag.is_set:
            return with_agency(member)
        role = by_role(self.facts, member)
        return KIND_LABELS[member.kind] if self.others.found(role) else role


def reading(facts: CoreGroup, meeting: Meeting, minutes: Minutes, reader: Member) -> Reading:
    """Begin a copy of these minutes for this family member."""
    return Reading(facts, meeting, minutes, reader, third_parties(facts, reader))
