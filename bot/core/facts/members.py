"""Members of one core group: who they are in it, how each is reached, when they came and left."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from bot.core.facts.people import Contact
from bot.core.procedure.roles import ProfileRole


class MemberKind(StrEnum):
    """Which of the design's audiences a member belongs to, and what the channel may hold (IG10).

    `SUBSTITUTE` comes for one meeting in a member's place (L10). `OUTSIDE` is no member: somebody
    who holds a role for the group (conference chair, deputy ...) and is reached like one (H8).
    """

    PROFESSIONAL = "professional"
    VOLUNTARY = "voluntary"
    FOSTER_CARER = "foster_carer"
    PARENT = "parent"
    CARER = "carer"
    RELATIVE = "relative"
    CHILD = "child"
    SUBSTITUTE = "substitute"
    OUTSIDE = "outside"

    @property
    def is_family(self) -> bool:
        """Parents, carers, relatives and the child; foster carers are not family."""
        return self in FAMILY_KINDS

    @property
    def is_at_home(self) -> bool:
        """Family and foster carers: their address is a home, which is never stored (R2, IG6)."""
        return self.is_family or self is MemberKind.FOSTER_CARER

    @property
    def is_professional(self) -> bool:
        """Professional members, the voluntary sector included; substitutes are not members."""
        return self in PROFESSIONAL_KINDS


FAMILY_KINDS = frozenset(
    {MemberKind.PARENT, MemberKind.CARER, MemberKind.RELATIVE, MemberKind.CHILD}
)
PROFESSIONAL_KINDS = frozenset({MemberKind.PROFESSIONAL, MemberKind.VOLUNTARY})


class Role(StrEnum):
    """What somebody is for the whole group; chair and note taker belong to a meeting."""

    LEAD = "lead"
    TEAM_MANAGER = "team_manager"
    ORGANISER = "organiser"
    SOCIAL_WORKER = "social_worker"
    SENIOR_SOCIAL_WORKER = "senior_social_worker"
    CONFERENCE_CHAIR = "conference_chair"
    DEPUTY = "deputy"
    BRINGS_VIEWS = "brings_views"
    EXPERIENCED_CHAIR = "experienced_chair"


CHECKS_LEAD = frozenset(
    {Role.TEAM_MANAGER, Role.SENIOR_SOCIAL_WORKER, Role.CONFERENCE_CHAIR, Role.DEPUTY}
)
"""The roles of the second of two people: in a lead's hands they do not count (IG15, H7, B9)."""

HELD_BY: Mapping[ProfileRole, Role] = {
    ProfileRole.LEAD: Role.LEAD,
    ProfileRole.TEAM_MANAGER: Role.TEAM_MANAGER,
    ProfileRole.SENIOR_SOCIAL_WORKER: Role.SENIOR_SOCIAL_WORKER,
    ProfileRole.CONFERENCE_CHAIR: Role.CONFERENCE_CHAIR,
}
"""Which of the roles that a profile names somebody holds for the whole group."""


class ChildsPart(StrEnum):
    """How a child takes part in meetings, decided with a reason (H3)."""

    ATTENDS = "attends"
    ATTENDS_PART = "attends part"
    VIEWS_BROUGHT = "views brought by a named person"
    NOT_ATTENDING = "not attending"


@dataclass(frozen=True, slots=True)
class Handover:
    """A change of lead: from whom to whom, when, recorded by whom and why (H2)."""

    giver: str
    taker: str
    at: datetime
    recorded_by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RoleChange:
    """A role but the lead's given to somebody or taken from them, when and by whom (B10)."""

    id: str
    member: str
    role: Role
    is_given: bool
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class PossibleTimes:
    """When a family member can come (L6): weekdays (0 is Monday) and hours, and their own words."""

    as_written: str
    days: frozenset[int] = frozenset(range(7))
    earliest: time = time(0, 0)
    latest: time = time(23, 59)

    def fit(self, day: date, starts: time) -> bool:
        """Tell whether a meeting that starts then is within them (L6)."""
        return day.weekday() in self.days and self.earliest <= starts <= self.latest


@dataclass(frozen=True, slots=True)
class SaidOfTime:
    """Whether a member can come at a time that is proposed; `recorded_by` is who entered it."""

    member: str
    can: bool
    at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class ProposedTime:
    """A time for a meeting that a member would like; the social care team books (L8).

    `asked_at` is when, and `asked_by` by whom, the members were asked whether they can come then;
    `said` is what they answered, the last word of each.
    """

    on: date
    starts: time
    at: datetime
    asked_at: datetime | None = None
    asked_by: str = ""
    said: tuple[SaidOfTime, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """A standing need of a family member, to be answered at every meeting (S20)."""

    id: str
    what: str


@dataclass(frozen=True, slots=True)
class MailSafety:
    """What the lead recorded before any mail to a family member (IG18): who else reads it?"""

    is_safe: bool
    also_read_by: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class OptOut:
    """When and why somebody left the group, and who agreed (R4)."""

    at: datetime
    reason: str
    agreed_by: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the contact sheet and what the group needs to know about this person.

    `id` is opaque and unique in the group ("p3"). `person` links a professional to their other
    groups; it is empty for family. `part` is the role in their own words ("health visitor").
    `childs_part` is set for a child alone (H3). `spell` counts opting in again,
    `contact_revision` each change of address or route, `link_generation` each revocation of
    links. `own_reference` is the only one family ever see. `mailbox` counts the addresses that
    were confirmed one after another; `left_mailbox` is the last one, while its successor waits.
    `had_before` are the addresses that one of the family or a foster carer had before this one.
    `mailed_until` is when mail to one of the family was over, after it had been safe (IG18).
    """

    id: str
    kind: MemberKind
    name: str
    agency: str
    contact: Contact
    opted_in: datetime
    person: str = ""
    part: str = ""
    roles: frozenset[Role] = frozenset()
    children: frozenset[str] = frozenset()
    opted_out: OptOut | None = None
    spell: int = 1
    contact_revision: int = 1
    contact_changed_at: datetime | None = None
    mailbox: int = 1
    left_mailbox: str = ""
    had_before: tuple[str, ...] = ()
    link_generation: int = 1
    said_who: datetime | None = None
    own_reference: str = ""
    own_record_number: str = ""
    possible_times: PossibleTimes | None = None
    proposes: ProposedTime | None = None
    needs: tuple[Need, ...] = ()
    mail_safety: MailSafety | None = None
    mailed_until: datetime | None = None
    agreed_by: str = ""
    substitute_at: str = ""
    substitute_for: str = ""
    childs_part: ChildsPart | None = None
    childs_part_reason: str = ""
    added_by: str = field(default="")

    @property
    def is_active(self) -> bool:
        """Tell whether this person has not opted out; it need not be a member."""
        return self.opted_out is None

    @property
    def is_family(self) -> bool:
        return self.kind.is_family

    @property
    def is_professional(self) -> bool:
        return self.kind.is_professional

    @property
    def is_member(self) -> bool:
        """Tell whether this is a member of the group: neither substitute nor outside it."""
        return self.kind not in {MemberKind.SUBSTITUTE, MemberKind.OUTSIDE}

    @property
    def held(self) -> frozenset[Role]:
        """The roles that count: whoever leads holds none that checks the lead, whatever is kept."""
        return self.roles - CHECKS_LEAD if Role.LEAD in self.roles else self.roles

    def has(self, role: Role) -> bool:
        """Tell whether this person holds a role for the whole group now."""
        return role in self.held
