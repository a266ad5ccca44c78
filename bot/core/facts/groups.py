"""The core group: everything known about one group, as one value that commands replace."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from bot.core.facts.absences import Absence
from bot.core.facts.accounts import AccountAsked
from bot.core.facts.actions import Action
from bot.core.facts.adoptions import Adopted
from bot.core.facts.attendance import Answer, Coming
from bot.core.facts.conferences import Conference, ConferenceKind, NamedAgency
from bot.core.facts.copies import FamilyCopy
from bot.core.facts.deliveries import Document, Failure, Pull
from bot.core.facts.disagreements import Disagreement
from bot.core.facts.early import EarlyWish
from bot.core.facts.events import Event
from bot.core.facts.holds import Hold
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Handover, Member, Role, RoleChange
from bot.core.facts.minutes import Minutes
from bot.core.facts.particulars import Channel, ChildLabel, Closing, Flag
from bot.core.facts.pauses import Pause
from bot.core.facts.plan import Plan
from bot.core.facts.suggestions import Suggestion
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.facts.updates import UpdateAsked, WrittenUpdate
from bot.core.procedure.overrides import Override
from bot.core.procedure.profiles import Profile


@dataclass(frozen=True)
class CoreGroup:
    """All facts of one group. `version` rises by one with each transaction that changes it.

    `members` are all lines of the contact sheet, with substitutes, outsiders and who has left;
    `core_members` and `everybody` are who is there now. `profile` is the pinned one with the
    conference's `overrides`; `adoptions` tell how it changed. Without slots, for its indexes.
    """

    ref: str
    created_at: datetime
    created_by: str
    profile: Profile
    version: int = 0
    overrides: tuple[Override, ...] = ()
    flag: Flag = Flag.NOT_KNOWN
    flag_reason: str = ""
    channel: Channel = field(default_factory=Channel)
    children: tuple[ChildLabel, ...] = ()
    named_agencies: tuple[NamedAgency, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    events: tuple[Event, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    early: tuple[EarlyWish, ...] = ()
    pauses: tuple[Pause, ...] = ()
    absences: tuple[Absence, ...] = ()
    copies: tuple[FamilyCopy, ...] = ()
    holds: tuple[Hold, ...] = ()
    connecting: tuple[AccountAsked, ...] = ()
    members: tuple[Member, ...] = ()
    handovers: tuple[Handover, ...] = ()
    role_changes: tuple[RoleChange, ...] = ()
    conferences: tuple[Conference, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    answers: tuple[Answer, ...] = ()
    updates: tuple[WrittenUpdate, ...] = ()
    updates_asked: tuple[UpdateAsked, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    plan: Plan = field(default_factory=Plan)
    actions: tuple[Action, ...] = ()
    tasks: tuple[Task, ...] = ()
    failures: tuple[Failure, ...] = ()
    pulls: tuple[Pull, ...] = ()
    documents: tuple[Document, ...] = ()
    closing: Closing | None = None
    adoptions: tuple[Adopted, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Tell whether the group has ended, which is decided elsewhere (S3, S4)."""
        return self.closing is not None

    @cached_property
    def core_members(self) -> tuple[Member, ...]:
        """Members who are in the group now, family included: neither substitutes nor others."""
        return tuple(each for each in self.members if each.is_active and each.is_member)

    @cached_property
    def everybody(self) -> tuple[Member, ...]:
        """Members who are in the group now, substitutes, and who holds a role outside it."""
        return tuple(each for each in self.members if each.is_active)

    @cached_property
    def professionals(self) -> tuple[Member, ...]:
        """Professional members who are in the group now, the voluntary sector included."""
        return tuple(each for each in self.core_members if each.is_professional)

    @cached_property
    def family(self) -> tuple[Member, ...]:
        """Parents, carers, relatives and the child, as far as they are in the group now."""
        return tuple(each for each in self.core_members if each.is_family)

    def member(self, id_: str) -> Member | None:
        """Return anybody known to the group by id, members and others, whether active or not."""
        return self._member_by_id.get(id_)

    @cached_property
    def _member_by_id(self) -> Mapping[str, Member]:
        return {each.id: each for each in reversed(self.members)}

    def holder(self, role: Role) -> Member | None:
        """Return who holds a role now, in the group or outside it."""
        return self._holder_by_role.get(role)

    @cached_property
    def _holder_by_role(self) -> Mapping[Role, Member]:
        return {role: each for each in reversed(self.everybody) for role in each.held}

    @cached_property
    def lead(self) -> Member | None:
        """Return the lead social worker: exactly one from the founding to the closing (H2)."""
        return self.holder(Role.LEAD)

    @property
    def heads(self) -> tuple[Member, ...]:
        """Return lead and team manager, as far as there is one."""
        return tuple(each for each in (self.lead, self.holder(Role.TEAM_MANAGER)) if each)

    def meeting(self, id_: str) -> Meeting | None:
        """Return the meeting with a number such as "M1", whatever its state."""
        return self._meeting_by_id.get(id_)

    @cached_property
    def _meeting_by_id(self) -> Mapping[str, Meeting]:
        return {each.id: each for each in reversed(self.meetings)}

    @cached_property
    def standing(self) -> tuple[Meeting, ...]:
        """Meetings held, under way or booked: all but those cancelled, in order of date."""
        stand = (each for each in self.meetings if each.stands)
        return tuple(sorted(stand, key=lambda each: (each.on, each.starts)))

    def without_missed(self, today: date) -> "CoreGroup":
        """Return the facts without bookings for past days that nobody started.

        They were no meetings: which is first and when the next is follows without them (L5, L19).
        """
        kept = tuple(each for each in self.meetings if not each.was_missed(today))
        return self if len(kept) == len(self.meetings) else replace(self, meetings=kept)

    def action(self, id_: str) -> Action | None:
        """Return the action with a number such as "A3", whatever its state."""
        return next((each for each in self.actions if each.id == id_), None)

    @cached_property
    def open_actions(self) -> tuple[Action, ...]:
        """Actions proposed or accepted, neither done nor closed."""
        return tuple(each for each in self.actions if each.is_open)

    def actions_of(self, member: str) -> tuple[Action, ...]:
        """Return the open actions in one member's name."""
        return tuple(each for each in self.open_actions if each.action_owner == member)

    def event(self, id_: str) -> Event | None:
        """Return what was raised with a number such as "E417"."""
        return next((each for each in self.events if each.id == id_), None)

    def task(self, id_: str) -> Task | None:
        """Return the task with a number such as "T3", whatever its state."""
        return next((each for each in self.tasks if each.id == id_), None)

    def done(self, kind: TaskKind, subject: str) -> Collection[str]:
        """Return the revisions of the tasks of one kind and subject that were done."""
        return self._done_by_kind_and_subject.get((kind, subject), ())

    @cached_property
    def _done_by_kind_and_subject(self) -> Mapping[tuple[TaskKind, str], list[str]]:
        found: dict[tuple[TaskKind, str], list[str]] = {}
        for each in self.tasks:
            if each.state is TaskState.DONE:
                found.setdefault((each.kind, each.subject), []).append(each.revision)
        return found

    def answer(self, meeting: str, member: str) -> Answer | None:
        """Return a member's last answer for a meeting."""
        return self._answer_by_meeting_and_member.get((meeting, member))

    def coming(self, meeting: str, member: str) -> Coming | None:
        """Return what somebody answered for a meeting; None before they did."""
        answer = self.answer(meeting, member)
        return answer.coming if answer else None

    @cached_property
    def _answer_by_meeting_and_member(self) -> Mapping[tuple[str, str], Answer]:
        return {(each.meeting, each.member): each for each in reversed(self.answers)}

    def update(self, meeting: str, member: str) -> WrittenUpdate | None:
        """Return the last written update of a member for a meeting."""
        found = [each for each in self.updates if (each.meeting, each.member) == (meeting, member)]
        return found[-1] if found else None

    def minutes_of(self, meeting: str) -> Minutes | None:
        """Return the newest version of a meeting's minutes."""
        return self._newest_minutes.get(meeting)

    @cached_property
    def _newest_minutes(self) -> Mapping[str, Minutes]:
        return {each.meeting: each for each in sorted(self.minutes, key=lambda each: each.version)}

    def minutes_by_id(self, id_: str) -> Minutes | None:
        """Return one version of minutes, which need not be the newest."""
        return next((each for each in self.minutes if each.id == id_), None)

    @property
    def initial_conference(self) -> Conference | None:
        """Return the conference that made the plan: day 0 for the first meeting (L5)."""
        return next((c for c in self.conferences if c.kind is ConferenceKind.INITIAL), None)

    @property
    def next_review(self) -> Conference | None:
        """Return the earliest review that has not been held."""
        open_ = (c for c in self.conferences if c.kind is ConferenceKind.REVIEW and not c.held)
        return min(open_, key=lambda c: c.on, default=None)

    @property
    def last_review(self) -> Conference | None:
        """Return the last review that was held."""
        held = (c for c in self.conferences if c.kind is ConferenceKind.REVIEW and c.held)
        return max(held, key=lambda c: c.on, default=None)

    @cached_property
    def held(self) -> tuple[Meeting, ...]:
        """Meetings that were held, in order of date."""
        return tuple(each for each in self.standing if each.was_held)

    @property
    def last_held(self) -> Meeting | None:
        """Return the last meeting that was held."""
        return self.held[-1] if self.held else None

    def held_before(self, day: date) -> Meeting | None:
        """Return the last meeting that was held before a day."""
        return next((each for each in reversed(self.held) if each.on < day), None)

    @cached_property
    def upcoming(self) -> tuple[Meeting, ...]:
        """Meetings that are booked or under way, in order of date."""
        return tuple(each for each in self.standing if each.is_open)
