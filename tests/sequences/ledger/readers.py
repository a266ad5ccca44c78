"""Who reads something that left, by the columns of access.md: read off the facts anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import Member, MemberKind, Role
from bot.core.facts.minutes import MinutesState

BY_ROLE = {
    "LE": Role.LEAD,
    "TM": Role.TEAM_MANAGER,
    "OR": Role.ORGANISER,
    "CC": Role.CONFERENCE_CHAIR,
    "SW": Role.SENIOR_SOCIAL_WORKER,
    "DEPUTY": Role.DEPUTY,
}
BY_KIND = {
    MemberKind.PROFESSIONAL: "PM",
    MemberKind.VOLUNTARY: "PM",
    MemberKind.FOSTER_CARER: "FC",
    MemberKind.PARENT: "PC",
    MemberKind.CARER: "PC",
    MemberKind.RELATIVE: "PC",
    MemberKind.CHILD: "CD",
}
HEADS = {"LE", "TM"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody to whom something was shown, in the group as it was at that moment."""

    facts: CoreGroup
    member: Member

    @property
    def id(self) -> str:
        return self.member.id

    @property
    def is_family(self) -> bool:
        return self.member.kind.is_family

    def at(self, meeting: str = "") -> frozenset[str]:
        """Return the columns they stand in, those of one meeting included."""
        return frozenset({*self._standing(), *self._at(meeting)})

    @property
    def anywhere(self) -> frozenset[str]:
        """Return the columns they stand in, those of whichever meeting included."""
        found = (self._at(each.id) for each in self.facts.meetings)
        return frozenset({*self._standing(), *(column for each in found for column in each)})

    @property
    def is_shut_out(self) -> bool:
        """Tell whether they see nothing whatever they are: left, not confirmed, or paused."""
        contact = self.member.contact
        is_unknown = bool(contact.email) and not (contact.is_confirmed or self.is_family)
        standing = {each.member for each in self.facts.pauses if each.lifted_at is None}
        is_paused = self.id in standing or ("" in standing and not self.anywhere & HEADS)
        return not self.member.is_active or is_unknown or is_paused

    def _standing(self) -> Iterator[str]:
        if self.member.kind in BY_KIND:
            yield BY_KIND[self.member.kind]
        yield from (column for column, role in BY_ROLE.items() if role in self.member.roles)
        if Role.DEPUTY in self.member.roles and self._is_manager_away:
            yield "TM"
        if Role.DEPUTY in self.member.roles and self._manager_goes_away():
            yield "TM"

    def _manager_goes_away(self) -> bool:
        """Tell whether a manager's absence is recorded; on which days it counts the clock knows."""
        managers = {each.id for each in self.facts.members if Role.TEAM_MANAGER in each.roles}
        return any(each.member in managers for each in self.facts.absences)

    @property
    def _is_manager_away(self) -> bool:
        """Tell whether a deputy may stand in the team manager's place: some absence is on record.

        On which days it holds is the clock's to know, and tested beside the rule.
        """
        manager = self.facts.holder(Role.TEAM_MANAGER)
        return manager is not None and any(e.member == manager.id for e in self.facts.absences)

    def _at(self, id_: str) -> Iterator[str]:
        meeting = self.facts.meeting(id_)
        if meeting is None:
            return
        if self.member.kind is MemberKind.SUBSTITUTE:
            if self.member.substitute_at == id_ and not meeting.was_held:
                yield "SU"
            return
        newest = self.facts.minutes_of(id_)
        if newest is None or newest.state is not MinutesState.FINAL:
            yield from {"CH"} if meeting.chair == self.id else set()
            yield from {"NT"} if meeting.note_taker == self.id else set()
